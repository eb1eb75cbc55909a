"""Words to the people, bodies and countries that are called so, for a search box: each once, however it is spelt."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select

from onrecord.authority import Authority
from onrecord.record import calling, page, query, schema, sqlite
from onrecord.record.people_rows import PersonRow
from onrecord.record.people_schema import identity
from onrecord.record.standing import presence

_LOOKED_AT = 500
"""The latest quotations, and as many participants, under a word whose bearers are weighed: milliseconds' work.

Who is met most by a name that half of the record has is among them.
"""

_COMMON, _LATEST, _SOME = 50_000, 20_000, 2_000
"""Quotations that hold a word which may be no mere name. To find the few of them whose speaker is called so can take
long: such a word is looked for in so many of the latest quotations, and in all canonical names. Some of those that hold
it tell how many will.
"""


def figures(connection: Connection, known: Authority, text: str, limit: int) -> list[PersonRow]:
    """Return who is called by words of `text`: those whose names have most of them first, then who is quoted most.

    Names are those that articles have, and the canonical ones of speakers. A full name finds whom the authority knows
    by it in any spelling and script. Raises QueryError where it asks for nothing.
    """
    terms = query.parse(text).wanted
    fitting = Counter(id_ for term in terms for id_ in _called(connection, term))
    fitting.update(dict.fromkeys(calling.known_as(connection, text, known), len(terms)))
    rows = page.of(connection, fitting)
    return sorted(rows, key=lambda row: (-fitting[row.id], -row.quotations, -row.articles, row.name, row.id))[:limit]


def _called(connection: Connection, term: query.Term) -> set[str]:
    """Return who speaks or takes part in events under a name with a term."""
    participant = schema.participant
    last = connection.execute(select(func.max(schema.quotation.c.number))).scalar_one() or 0
    speaking = [_speaking(term, 0)]
    if _is_common(connection, term, last):
        speaking = [_speaking(term, last - _LATEST), _canonical(term)]
    taking = _latest(sqlite.participants_matching(term))
    parties = (
        select(presence.c.identity)
        .select_from(taking)
        .join(participant, participant.c.number == taking.c.number)
        .join(presence, presence.c.entity == participant.c.entity)
    )
    return {id_ for statement in (*speaking, parties) for id_ in connection.execute(statement.distinct()).scalars()}


def _is_common(connection: Connection, term: query.Term, last: int) -> bool:
    """Tell from the first quotations that hold a term whether about `_COMMON` of `last` do."""
    held = "SELECT rowid FROM quotation_search WHERE quotation_search MATCH :words LIMIT :some"
    told = f"SELECT count(*), max(rowid) FROM ({held})"  # noqa: S608 - ours
    parameters = {"words": sqlite.expression(query.Query((term,))), "some": min(_COMMON, _SOME)}
    [(number, reached)] = sqlite.rows(connection, told, parameters)
    return number == min(_COMMON, _SOME) and bool(number * last >= _COMMON * reached)


def _canonical(term: query.Term) -> Select[Any]:
    """Return a query for those whose canonical names hold a term."""
    words = f" {' '.join(term.tokens)}{'' if term.prefix else ' '}"
    return select(identity.c.id).where(calling.goes_by(words))


def _speaking(term: query.Term, after: int) -> Select[Any]:
    """Return a query for those who speak under a name with a term, in the latest quotations behind a number."""
    quotation = schema.quotation
    spoken = _latest(sqlite.quotations_naming([term]).where(literal_column("rowid") > after))
    return (
        select(presence.c.identity)
        .select_from(spoken)
        .join(quotation, quotation.c.number == spoken.c.number)
        .join(presence, presence.c.entity == quotation.c.entity)
    )


def _latest(matching: Select[Any]) -> Any:
    return matching.order_by(literal_column("rowid").desc()).limit(_LOOKED_AT).subquery()
