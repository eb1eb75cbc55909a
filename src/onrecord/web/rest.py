"""The REST API as an application of its own, with its OpenAPI description.

It is made when it is first asked: what FastAPI takes to load, pages need not wait for (`app.create_app`).
"""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.errors import OnrecordError
from onrecord.version import __version__
from onrecord.web import api, chart_api, event_api, manual, people_api
from onrecord.web.failures import failure, headers, problem
from onrecord.web.library import Library
from onrecord.web.questions import complaint, in_a_line

_ABOUT = (
    "A checked, searchable record of who said what in news articles. All routes read, none writes. Spans are "
    "`[start, end)` in Unicode code points of the article's text. A record that asks for a token takes it as "
    "`Authorization: Bearer TOKEN`."
)
_ROUTERS = (people_api.router, chart_api.router, api.router, event_api.router, manual.router)


def create_api(library: Library) -> FastAPI:
    """Return the ASGI application that answers all addresses below /api."""
    application = FastAPI(
        title="onrecord", version=__version__, description=_ABOUT, openapi_url=None, docs_url=None, redoc_url=None
    )
    application.state.library = library
    for router in _ROUTERS:
        application.include_router(router)
    for kind in (OnrecordError, HTTPException, Exception):
        application.add_exception_handler(kind, _failed)
    application.add_exception_handler(RequestValidationError, _invalid)
    return application


def _failed(_: Request, error: Exception) -> Response:
    told = failure(error)
    return api.AsciiJSON(problem(told.error, told.message), told.status, headers(error))


def _invalid(_: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    fields = dict(complaint(one) for one in found)
    return api.AsciiJSON(problem("invalid", in_a_line(fields.items()), fields), 422)
