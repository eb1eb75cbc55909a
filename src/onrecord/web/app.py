"""The application: routes, what is refused, and how errors are told."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import AsyncIterator, Collection
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from onrecord.errors import NotFoundError, OnrecordError, QueryError, TimeLimitError
from onrecord.limits import MAX_QUERY_SECONDS
from onrecord.version import __version__
from onrecord.web import (
    api,
    chart_api,
    chart_pages,
    country_pages,
    event_api,
    event_pages,
    manual,
    pages,
    people,
    people_api,
)
from onrecord.web.addresses import inward
from onrecord.web.library import Library
from onrecord.web.questions import complaint
from onrecord.web.safety import Application, Guard
from onrecord.web.views import STATIC, page
from onrecord.web.warming import WARMING, warm_up

_ABOUT = (
    "A checked, searchable record of who said what in news articles. All routes read, none writes. Spans are "
    "`[start, end)` in Unicode code points of the article's text. A record that asks for a token takes it as "
    "`Authorization: Bearer TOKEN`."
)
_ROUTERS = (
    pages.router,
    people.router,
    people_api.router,
    event_pages.router,
    country_pages.router,
    chart_pages.router,
    chart_api.router,
    api.router,
    event_api.router,
    manual.router,
)
_YEAR = 365 * 24 * 3600

_SETTLED = 0.5
"""Seconds after which it is begun to make ready what takes long, so that the first requests do not wait for that."""

_log = logging.getLogger("onrecord.web")


def create_app(
    record_path: Path,
    *,
    token: str | None = None,
    allowed_hosts: Collection[str] = (),
    seconds: float = MAX_QUERY_SECONDS,
) -> Application:
    """Return the ASGI application over the record at `record_path`.

    With `token` it answers only those who show it. Requests for a host by name are answered for `localhost` and
    `allowed_hosts`, those by number always. A question to the record is broken off after `seconds`. The record is
    opened when it is first asked; where it is missing, pages say so.
    """
    library = Library(record_path, seconds)

    @contextlib.asynccontextmanager
    async def lifespan(application: FastAPI) -> AsyncIterator[None]:
        ended = threading.Event()
        warming = threading.Timer(_SETTLED, warm_up, (library, application, ended))
        warming.name, warming.daemon = WARMING, True
        warming.start()
        yield
        warming.cancel()
        ended.set()
        library.close()

    application = FastAPI(
        title="onrecord",
        version=__version__,
        description=_ABOUT,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    application.state.library = library
    application.state.token = token
    application.state.served = frozenset(str(getattr(route, "path", "")) for one in _ROUTERS for route in one.routes)
    for router in _ROUTERS:
        application.include_router(router)
    application.mount("/static", _Static(directory=STATIC))
    application.add_exception_handler(OnrecordError, _failed)
    application.add_exception_handler(RequestValidationError, _invalid)
    application.add_exception_handler(HTTPException, _refused)
    application.add_exception_handler(Exception, _defect)
    return Guard(_told(application), token=token, allowed_hosts=allowed_hosts, refuse=_refusal)


class _Static(StaticFiles):
    """Style sheets and scripts: their addresses change with their content, so that they can be kept for long."""

    def file_response(self, *arguments: object, **options: object) -> Response:
        """Return a file with leave to keep it."""
        answer = super().file_response(*arguments, **options)  # type: ignore[arg-type]
        answer.headers["cache-control"] = f"public, max-age={_YEAR}, immutable"
        return answer


def _told(application: Application) -> Application:
    """Return the application with defects told in a line to whoever runs it, and in words to the visitor."""

    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await application(scope, receive, send)
        except Exception as error:
            # The answer, in words, has been sent by then (`_defect`).
            _log.error("a defect in onrecord (%s: %s) at %s", type(error).__name__, error, scope.get("path"))

    return run


def _answer(request: Request, status: int, error: str, message: str, fields: dict[str, str] | None = None) -> Response:
    """Return an error as the visitor can read it: JSON from the API, a page from the pages."""
    if request.url.path.startswith("/api/"):
        return api.AsciiJSON({"error": error, "message": message, "fields": fields or {}}, status)
    return page(request, "error.html", status, status=status, message=message)


def _failed(request: Request, error: Exception) -> Response:
    message = str(error)
    if isinstance(error, NotFoundError):
        return _answer(request, 404, "not_found", message)
    if isinstance(error, QueryError):
        return _answer(request, 422, "invalid", message)
    if isinstance(error, TimeLimitError):
        return _answer(request, 503, "too_slow", message)
    return _answer(request, 503, "unavailable", message)


def _invalid(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    fields = dict(complaint(one) for one in found)
    message = "; ".join(f"{name}: {why}" if name else why for name, why in fields.items())
    return _answer(request, 422, "invalid", message, fields)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = {404: "There is nothing at this address.", 405: "This address is for reading only."}.get(
        status, "This cannot be answered."
    )
    answer = _answer(request, status, "not_found" if status == 404 else "refused", message)
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


def _defect(request: Request, error: Exception) -> Response:
    return _answer(request, 500, "defect", f"This is a defect in onrecord ({type(error).__name__}). Please report it.")


def _refusal(status: int, reason: str) -> Application:
    """Return an application that refuses every request, and asks for the token where that is what is wanting."""

    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if scope["path"].startswith("/api/"):
            answer: Response = JSONResponse({"error": "refused", "message": reason, "fields": {}}, status)
        elif status == 401:
            answer = page(request, "token.html", status, wrong=False, back=inward(request.url.path))
        else:
            answer = page(request, "error.html", status, status=status, message=reason)
        if status == 401:
            answer.headers["www-authenticate"] = "Bearer"
        await answer(scope, receive, send)

    return refuse
