"""What an event is found by in a search: who takes part in it, and the words that tell of it, folded.

Reach for it where events are put into the search index; `events` asks it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from onrecord.model import Event, Span
from onrecord.record import sqlite
from onrecord.record.folding import fold

_BATCH = 500
"""Events that are put into the index together where a whole record is."""


def parties(names: Iterable[str], countries: Iterable[str | None]) -> str:
    """Return all that the participants of an event are called, from their folded names and their countries' codes.

    A country goes by its name, so that a meeting of two presidents is found by the names of their countries.
    """
    from onrecord.authority import places

    known = places().countries
    homes = [fold(known[code].name) for code in countries if code in known]
    return f" {sqlite.NAME_BREAK} ".join(dict.fromkeys([*names, *homes]))


def act(words: Iterable[str], codes: Iterable[str | None], place: str | None) -> str:
    """Return what tells of an event: the words of each telling, its type, mode and context, and where it was."""
    told = [fold(part.replace("_", " ")) for part in (*words, *codes, place) if part]
    return f" {sqlite.NAME_BREAK} ".join(dict.fromkeys(told))


def row(number: int, event: Event, names: Iterable[str], text: str) -> dict[str, Any]:
    """Return the row of the search index for event `number` of the article with this text; `names` are folded."""
    homes = [each.country for each in (*event.actors, *event.recipients)]
    words = [span.of(text) for span in dict.fromkeys((event.trigger, *event.mentions))]
    place = event.place.name if event.place else None
    return {
        "rowid": number,
        "parties": parties(names, homes),
        "act": act(words, (event.type, event.mode, event.context), place),
    }


def index_all(connection: Connection) -> None:
    """Migration: make the search index of events, and put into it those that a record has."""
    sqlite.create_search_index(connection, "event")
    found = connection.exec_driver_sql("SELECT number FROM event ORDER BY number").scalars().all()
    for i in range(0, len(found), _BATCH):
        first, last = found[i], found[min(i + _BATCH, len(found)) - 1]
        sqlite.index(connection, "event", list(_stored(connection, first, last)))


def _stored(connection: Connection, first: int, last: int) -> Iterator[dict[str, Any]]:
    """Yield the rows for the events of these numbers, in SQL that later changes of the schema leave as it is."""
    names: dict[int, list[str]] = {}
    homes: dict[int, list[str]] = {}
    taking = connection.exec_driver_sql(
        "SELECT event, country, name FROM (SELECT number, event, country FROM participant WHERE event BETWEEN ? AND ?) "
        "JOIN participant_search ON participant_search.rowid = number ORDER BY number",
        (first, last),
    )
    for event, country, name in taking:
        names.setdefault(event, []).append(name)
        homes.setdefault(event, []).append(country)
    rows = connection.exec_driver_sql(
        "SELECT e.number, e.type, e.mode, e.context, e.place_name, e.trigger_start, e.trigger_stop, e.mentions, a.text "
        "FROM event e JOIN article a ON a.number = e.article WHERE e.number BETWEEN ? AND ?",
        (first, last),
    )
    for number, type_, mode, context, place, start, stop, mentions, written in rows:
        text, where = _text(written), _text(place) if place is not None else None
        spans = dict.fromkeys([Span(start, stop), *(Span(*span) for span in json.loads(mentions))])
        yield {
            "rowid": number,
            "parties": parties(names.get(number, []), homes.get(number, [])),
            "act": act([span.of(text) for span in spans], (type_, mode, context), where),
        }


def _text(stored: str | bytes) -> str:
    return stored.decode("utf-8", "surrogatepass") if isinstance(stored, bytes) else stored
