"""The application: the pages, the REST API below /api, what is refused, and how errors are told."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import AsyncIterator, Callable, Collection
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.errors import OnrecordError
from onrecord.limits import MAX_QUERY_SECONDS
from onrecord.web import chart_pages, country_pages, event_pages, pages, people
from onrecord.web.addresses import inward
from onrecord.web.failures import failure, headers, problem
from onrecord.web.library import Library
from onrecord.web.safety import Application, Guard
from onrecord.web.views import STATIC, page
from onrecord.web.warming import WARMING, warm_up

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
    async def lifespan(application: Starlette) -> AsyncIterator[None]:
        ended = threading.Event()
        warming = threading.Timer(_SETTLED, warm_up, (library, _told(application), ended))
        warming.name, warming.daemon = WARMING, True
        warming.start()
        yield
        warming.cancel()
        ended.set()
        library.close()

    rest = _Later(lambda: _rest(library))
    application = Starlette(
        routes=(
            *pages.ROUTES,
            *people.ROUTES,
            *event_pages.ROUTES,
            *country_pages.ROUTES,
            *chart_pages.ROUTES,
            Route("/api", rest),
            Route("/api/{rest:path}", rest),
            Mount("/static", _Static(directory=STATIC)),
        ),
        exception_handlers=dict.fromkeys((OnrecordError, HTTPException, Exception), _failed),
        lifespan=lifespan,
    )
    application.state.library = library
    application.state.token = token
    return Guard(_told(application), token=token, allowed_hosts=allowed_hosts, refuse=_refusal)


def _rest(library: Library) -> ASGIApp:
    from onrecord.web.rest import create_api  # takes a third of a second, which the pages need not wait for

    return create_api(library)


class _Later:
    """An application that is made when it is first asked."""

    def __init__(self, make: Callable[[], ASGIApp]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if self._made is None:
            await run_in_threadpool(self._once)
        await self._once()(scope, receive, send)

    def _once(self) -> ASGIApp:
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made


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
            # The answer, in words, has been sent by then (`_failed`).
            _log.error("a defect in onrecord (%s: %s) at %s", type(error).__name__, error, scope.get("path"))

    return run


def _failed(request: Request, error: Exception) -> Response:
    """Return a page that tells what went wrong."""
    told = failure(error)
    answer = page(request, "error.html", told.status, status=told.status, message=told.message)
    answer.headers.update(headers(error))
    return answer


def _refusal(status: int, reason: str) -> Application:
    """Return an application that refuses every request, and asks for the token where that is what is wanting."""

    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if scope["path"].startswith("/api/"):
            answer: Response = JSONResponse(problem("refused", reason), status)
        elif status == 401:
            answer = page(request, "token.html", status, wrong=False, back=inward(request.url.path))
        else:
            answer = page(request, "error.html", status, status=status, message=reason)
        if status == 401:
            answer.headers["www-authenticate"] = "Bearer"
        await answer(scope, receive, send)

    return refuse
