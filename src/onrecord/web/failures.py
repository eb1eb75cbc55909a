"""What goes wrong to what a visitor is told: the same statuses and words in pages and in the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from starlette.exceptions import HTTPException

from onrecord.errors import NotFoundError, OnrecordError, QueryError, TimeLimitError


class Failure(NamedTuple):
    """A status of HTTP, what happened in a word for programs, and in words for people."""

    status: int
    error: str
    message: str


def failure(error: Exception) -> Failure:
    """Return what to tell of an error; what is neither ours nor HTTP's is a defect."""
    if isinstance(error, OnrecordError):
        return _ours(error)
    if isinstance(error, HTTPException):
        return Failure(
            error.status_code,
            "not_found" if error.status_code == 404 else "refused",
            _REFUSED.get(error.status_code, "This cannot be answered."),
        )
    return Failure(500, "defect", f"This is a defect in onrecord ({type(error).__name__}). Please report it.")


_REFUSED = {404: "There is nothing at this address.", 405: "This address is for reading only."}


def _ours(error: OnrecordError) -> Failure:
    if isinstance(error, NotFoundError):
        return Failure(404, "not_found", str(error))
    if isinstance(error, QueryError):
        return Failure(422, "invalid", str(error))
    return Failure(503, "too_slow" if isinstance(error, TimeLimitError) else "unavailable", str(error))


def problem(error: str, message: str, fields: Mapping[str, str] | None = None) -> dict[str, object]:
    """Return an error as the API tells it; `fields` are the parameters that cannot be, and why."""
    return {"error": error, "message": message, "fields": dict(fields or {})}


def headers(error: Exception) -> dict[str, str]:
    """Return the headers that an error of HTTP asks for, such as which methods are allowed."""
    return dict(error.headers or {}) if isinstance(error, HTTPException) else {}
