"""Words to the people, bodies and countries that are called so, for a search box: each once, however it is spelt."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, select

from onrecord.authority import Authority
from onrecord.record import calling, page, plans, query, sqlite
from onrecord.record.people_rows import PersonRow
from onrecord.record.people_schema import identity

_LOOKED_AT = 500
"""The latest quotations, and as many participants, under a word whose bearers are weighed: milliseconds' work.

Who is met most by a name that half of the record has is among them.
"""

_COMMON, _SOME = 50_000, 2_000
"""Quotations that hold a word which may be no mere name. To find the few of them whose speaker is called so can take
long: such a word is looked for in canonical names instead. Some of those that hold it tell how many will.
"""


_SPEAKING = f"""SELECT DISTINCT p.identity FROM (
        SELECT rowid AS number FROM quotation_search
        WHERE quotation_search MATCH :speaker ORDER BY rowid DESC LIMIT :some) AS g
    CROSS JOIN {plans.spoken("g.number")} CROSS JOIN presence p ON p.entity = q.entity"""  # noqa: S608 - ours
"""Those who last spoke under a name."""

_TAKING_PART = """SELECT DISTINCT p.identity FROM (
        SELECT rowid AS number FROM participant_search
        WHERE participant_search MATCH :name ORDER BY rowid DESC LIMIT :some) AS g
    CROSS JOIN participant t ON t.number = g.number CROSS JOIN presence p ON p.entity = t.entity"""
"""Those who last took part in events under a name."""


def figures(connection: Connection, known: Authority, text: str, limit: int) -> list[PersonRow]:
    """Return who is called by words of `text`: those whose names have most of them first, then who is quoted most.

    Names are those that articles have; canonical ones, where a word is no mere name. A full name finds whom the
    authority knows by it in any spelling and script. Raises QueryError where it asks for nothing.
    """
    terms = query.parse(text).wanted
    fitting = Counter(id_ for term in terms for id_ in _called(connection, term))
    fitting.update(dict.fromkeys(calling.known_as(connection, text, known), len(terms)))
    rows = page.of(connection, fitting)
    return sorted(rows, key=lambda row: (-fitting[row.id], -row.quotations, -row.articles, row.name, row.id))[:limit]


def _called(connection: Connection, term: query.Term) -> set[str]:
    """Return who speaks or takes part in events under a name with a term."""
    asked = {"name": sqlite.expression(query.Query((term,))), "some": _LOOKED_AT}
    found = {row[0] for row in sqlite.rows(connection, _TAKING_PART, asked)}
    if _is_common(connection, term):
        return found | _canonical(connection, term)
    speaking = asked | {"speaker": sqlite.naming([term])}
    return found | {row[0] for row in sqlite.rows(connection, _SPEAKING, speaking)}


def _is_common(connection: Connection, term: query.Term) -> bool:
    """Tell from the first quotations that hold a term whether about `_COMMON` of all do."""
    last = sqlite.number(connection, "SELECT max(number) FROM quotation", {})
    held = "SELECT rowid FROM quotation_search WHERE quotation_search MATCH :words LIMIT :some"
    told = f"SELECT count(*), max(rowid) FROM ({held})"  # noqa: S608 - ours
    parameters = {"words": sqlite.expression(query.Query((term,))), "some": min(_COMMON, _SOME)}
    [(number, reached)] = sqlite.rows(connection, told, parameters)
    return number == min(_COMMON, _SOME) and bool(number * last >= _COMMON * reached)


def _canonical(connection: Connection, term: query.Term) -> set[str]:
    """Return those whose canonical names hold a term."""
    words = f" {' '.join(term.tokens)}{'' if term.prefix else ' '}"
    return set(connection.execute(select(identity.c.id).where(calling.goes_by(words))).scalars())
