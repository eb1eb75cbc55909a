"""Who takes part in events, as a condition on them: sets of numbers, to be met together.

What a country takes part in is asked of an index. Of somebody, and of what two countries are both in, the numbers are
worked out first, once for all that a page asks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, func, select

from onrecord.authority import Authority
from onrecord.record import calling, dealings, query, remembering, schema, sqlite
from onrecord.record.speaking import country_code

Part: TypeAlias = tuple[str, str | None]
"""Somebody, a body or a country, as it is asked for, and its role in the events (None: any)."""

_BETWEEN = """SELECT a.event, a.role, b.role FROM participant a CROSS JOIN participant b ON b.event = a.event
    WHERE a.country = :one AND b.country = :other"""


def sets(connection: Connection, known: Authority, parts: tuple[Part, ...], about: str | None) -> Sequence[Select[Any]]:
    """Return queries for the numbers of events, one for each of some conditions: all `parts`, and words `about` them.

    Raises QueryError where a name or the words ask for nothing.
    """
    question = ("sets", parts, about)
    return remembering.once(connection, question, lambda: tuple(_sets(connection, known, parts, about)))


def in_all(sets: Sequence[Select[Any]]) -> Select[Any]:
    """Return a query for the numbers that are in all of some sets."""
    first, *others = sets
    [number] = first.selected_columns
    return first.where(*(number.in_(other.correlate(None)) for other in others))


def between(connection: Connection, one: str, other: str) -> list[int]:
    """Return the numbers of the events that two countries, by their codes, both take part in."""
    return list(_roles_between(connection, one, other))


def _sets(connection: Connection, known: Authority, parts: Sequence[Part], about: str | None) -> Iterator[Select[Any]]:
    codes = list(dict.fromkeys(code for who, _ in parts if (code := country_code(who))))[:2]
    if len(codes) == 2:
        both = [(country_code(who), role) for who, role in parts]
        yield _these(_with_roles(connection, codes, [(code, role) for code, role in both if code in codes and role]))
        parts = [(who, role) for who, role in parts if country_code(who) not in codes]
    yield from (_taking_part(connection, known, who, role) for who, role in parts)
    if about is not None:
        yield sqlite.events_matching(query.parse(about))


def _with_roles(connection: Connection, both: Sequence[str], roles: Sequence[tuple[str | None, str]]) -> list[int]:
    """Return the numbers of the events that both countries take part in, and in which they have these roles."""
    found = _roles_between(connection, *both)
    return [event for event, taken in found.items() if taken.issuperset(roles)]


def _roles_between(connection: Connection, one: str, other: str) -> dict[int, set[tuple[str | None, str]]]:
    """Return which of two countries has which roles, by the number of each event that both take part in."""
    both = sorted((one, other))

    def asked() -> dict[int, set[tuple[str | None, str]]]:
        fewer, more = sorted(both, key=lambda code: dealings.events_of(connection, code))
        found: defaultdict[int, set[tuple[str | None, str]]] = defaultdict(set)
        for event, first, second in sqlite.rows(connection, _BETWEEN, {"one": fewer, "other": more}):
            found[event] |= {(fewer, first), (more, second)}
        return found

    return remembering.once(connection, ("between", *both), asked)


def _taking_part(connection: Connection, known: Authority, who: str, role: str | None) -> Select[Any]:
    """Return a query for the numbers of the events in which a country, or somebody of that name, takes part."""
    participant = schema.participant
    if code := country_code(who):
        of_country = select(participant.c.event).where(participant.c.country == code)
        return of_country if role is None else of_country.where(participant.c.role == role)
    return _these(sorted(_of_somebody(connection, known, who, role)))


def _these(numbers: Sequence[int]) -> Select[Any]:
    return select(func.json_each(json.dumps(numbers)).table_valued("value").c.value)


def _of_somebody(connection: Connection, known: Authority, name: str, role: str | None) -> set[int]:
    """Return the numbers of the events in which somebody or some body of that name has a role (None: any)."""
    from onrecord.authority import places

    body = places().organisation(name)
    names = [name] if body is None else [name, body.name, *(each for each in body.names if len(each.split()) > 1)]
    return calling.taking_part(connection, name, known, role, names)
