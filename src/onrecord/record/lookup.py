"""An id, or the beginning of one, to what it names."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, String, literal, select, union_all

from onrecord.errors import NotFoundError
from onrecord.record import mapping, references, schema
from onrecord.record.rows import Found

_SHOWN = 5
"""Candidates that a message names at most."""


class _Candidate(NamedTuple):
    """An id: of an article, of a quotation, of an event, or of what only an earlier reading found."""

    kind: str
    id: str
    article: int
    successor: str | None


def article_number(connection: Connection, wanted: str) -> int:
    """Return the number of the article with this id; raises NotFoundError."""
    article = schema.article
    number: int | None = connection.execute(select(article.c.number).where(article.c.id == wanted)).scalar_one_or_none()
    if number is None:
        raise NotFoundError(f"there is no article '{wanted}' in the record{_near(connection, wanted)}")
    return number


def find(connection: Connection, wanted: str) -> Found:
    """Return what an id or an unambiguous beginning of one names; see `Record.find`."""
    prefix = wanted.strip().lower()
    candidates = _beginning_with(connection, prefix) if prefix else []
    if not candidates:
        raise NotFoundError(f"nothing in the record goes by '{wanted}'{_near(connection, prefix)}")
    if len(candidates) > 1 and candidates[0].id != prefix:
        raise NotFoundError(f"'{wanted}' may be {_listed(candidates)}: give more of it")
    candidate = candidates[0]
    [reading] = mapping.readings(connection, [candidate.article])
    refs = _refs(connection, candidate.article)
    people = references.of_article(connection, candidate.article)
    if candidate.kind == "article":
        return Found(reading, None, refs, people=people)
    present = candidate.successor if candidate.kind == "succession" else candidate.id
    is_event = candidate.id.startswith("e")
    if present is None:
        kind, told = "event" if is_event else "quotation", f"{reading.article.ref} ({reading.article.id})"
        raise NotFoundError(f"{kind} {candidate.id} was withdrawn: a later reading of {told} no longer finds it")
    succeeds = None if present == candidate.id else candidate.id
    if is_event:
        event = next(each for each in reading.events if each.id == present)
        return Found(reading, None, refs, succeeds, event, people)
    quotation = next(each for each in reading.quotations if each.id == present)
    return Found(reading, quotation, refs, succeeds, people=people)


def _refs(connection: Connection, article: int) -> tuple[str, ...]:
    seen = schema.sighting
    rows = connection.execute(select(seen.c.ref).where(seen.c.article == article).distinct())
    return tuple(sorted(row.ref for row in rows))


def _beginning_with(connection: Connection, prefix: str) -> list[_Candidate]:
    """Return the ids that begin so, in order, one more than are ever shown."""
    article, quotation, event, succession = schema.article, schema.quotation, schema.event, schema.succession
    nothing = literal(None, String)
    parts: list[Select[Any]] = [
        select(literal("article"), article.c.id, article.c.number, nothing).where(_begins(article.c.id, prefix)),
        select(literal("quotation"), quotation.c.id, quotation.c.article, nothing).where(
            _begins(quotation.c.id, prefix)
        ),
        select(literal("event"), event.c.id, event.c.article, nothing).where(_begins(event.c.id, prefix)),
        select(literal("succession"), succession.c.id, succession.c.article, succession.c.successor).where(
            _begins(succession.c.id, prefix)
        ),
    ]
    rows = connection.execute(union_all(*parts).order_by("id").limit(_SHOWN + 1))
    return [_Candidate(*row) for row in rows]


def _begins(column: Any, prefix: str) -> Any:
    return (column >= prefix) & (column < prefix + "\U0010ffff")  # a range, where LIKE would not use the index


def _near(connection: Connection, wanted: str) -> str:
    """Return, for a message, the ids that share most of their beginning with `wanted`, if any share two characters."""
    for length in range(min(len(wanted), 20) - 1, 1, -1):
        if candidates := _beginning_with(connection, wanted[:length]):
            return f"; near it: {_listed(candidates)}"
    return ""


def _listed(candidates: list[_Candidate]) -> str:
    names = [candidate.id for candidate in candidates[:_SHOWN]]
    return ", ".join(names) + (", ..." if len(candidates) > _SHOWN else "")
