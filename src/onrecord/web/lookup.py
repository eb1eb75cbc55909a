"""An id in an address to what it names, where the kind is known: an id of the other kind is not found."""

from __future__ import annotations

from onrecord.errors import NotFoundError
from onrecord.model import Event, Quotation
from onrecord.record import Found, Record


def article(record: Record, id: str) -> Found:  # noqa: A002 - the word of the model
    """Return the article that an id, or an unambiguous beginning of one, names; raises NotFoundError."""
    found = record.find(id)
    if not found.reading.article.id.startswith(id.strip().lower()):
        raise NotFoundError(f"'{id}' is not an article, but something in one")
    return found


def quotation(record: Record, id: str) -> tuple[Found, Quotation]:  # noqa: A002 - the word of the model
    """Return the quotation that an id, or an unambiguous beginning of one, names; raises NotFoundError."""
    found = record.find(id)
    if found.quotation is None:
        raise NotFoundError(f"'{id}' is not a quotation")
    return found, found.quotation


def event(record: Record, id: str) -> tuple[Found, Event]:  # noqa: A002 - the word of the model
    """Return the event that an id, or an unambiguous beginning of one, names; raises NotFoundError."""
    found = record.find(id)
    if found.event is None:
        raise NotFoundError(f"'{id}' is not an event")
    return found, found.event
