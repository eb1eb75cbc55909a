"""How what was chosen is asked for: the tables in the order in which they are asked, which is the plan (CROSS JOIN).

`given` and `gathered` are FROM and WHERE, with `listing l` and, of quotations, `quotation q` in them. The others go
from article to article: they are whole queries for numbers, the newest first.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.choosing import Choice, where

NEWEST = {"quotation": "l.published DESC, l.id, q.position", "article": "l.published DESC, l.id"}
"""The order of lists: newest article first, in the order of the text."""

NUMBER = {"quotation": "q.number", "article": "l.article"}
"""The column that holds the number of what is found."""


PRELOADED = (
    "SELECT sum(words) FROM listing NOT INDEXED",
    "SELECT sum(last) FROM listing INDEXED BY listing_newest",
    "SELECT sum(named) FROM presence NOT INDEXED",
    "SELECT sum(quotations) FROM presence INDEXED BY presence_article",
    "SELECT sum(articles) FROM standing INDEXED BY standing_order",
    "SELECT sum(length(countries)) FROM identity NOT INDEXED",
    "SELECT sum(position) FROM event NOT INDEXED",
    "SELECT sum(trigger_start) FROM event INDEXED BY event_days",
    "SELECT sum(entity) FROM participant INDEXED BY participant_event",
    "SELECT sum(entity) FROM participant INDEXED BY participant_country WHERE country IS NOT NULL",
    "SELECT sum(event) FROM participant INDEXED BY participant_identity WHERE identity IS NOT NULL",
    "SELECT sum(position) FROM quotation INDEXED BY quotation_place",
    "SELECT sum(position) FROM quotation INDEXED BY quotation_entity WHERE entity IS NOT NULL",
    "SELECT sum(entity) FROM spoken_of INDEXED BY ix_spoken_of_quotation",
)
"""What goes through the indices, and the narrow tables, that most questions begin with.

Summed is what they hold: to count rows, SQLite would take whatever index is smallest.
"""


def given(made: Choice, *, bare: bool = False) -> str:
    """Return the plan that looks at the numbers in the parameter `given`; `bare` leaves all conditions out."""
    conditions = [] if bare else [*made.dated, *made.own]
    if made.kind == "article":
        return f"FROM json_each(:given) AS g CROSS JOIN listing l{where(['l.article = g.value', *conditions])}"
    tables = "json_each(:given) AS g CROSS JOIN quotation q ON q.number = g.value CROSS JOIN listing l"
    return f"FROM {tables}{where(['l.article = q.article', *conditions])}"


def placed(made: Choice) -> str:
    """Return the query for the numbers in `given`, newest first: of quotations of which nothing of their own is asked.

    Those of an article follow one another, so that it is found by its first, and their own rows need not be asked.
    """
    article = "SELECT p.article FROM listing p WHERE p.first <= g.value ORDER BY p.first DESC LIMIT 1"
    found = where([f"l.article = ({article})", *made.dated])
    tables = f"json_each(:given) AS g CROSS JOIN listing l{found}"
    return f"SELECT g.value FROM {tables} ORDER BY l.published DESC, l.id, g.value"  # noqa: S608 - ours


def gathered(made: Choice) -> str:
    """Return the plan that takes all that the search index finds."""
    search = f"{made.kind}_search"
    conditions = [f"{search} MATCH :words", *made.dated, *made.own]
    if made.kind == "article":
        return f"FROM {search} CROSS JOIN listing l{where([f'l.article = {search}.rowid', *conditions])}"
    tables = f"{search} CROSS JOIN quotation q ON q.number = {search}.rowid CROSS JOIN listing l"
    return f"FROM {tables}{where(['l.article = q.article', *conditions])}"


def sifted(made: Choice, more: Sequence[str] = ()) -> str:
    """Return the query that goes from article to article and keeps what the search index finds; `more` are conditions.

    It asks indices only: no text is looked at.
    """
    search = f"{made.kind}_search"
    return _kept(made, more, f"SELECT rowid FROM {search} WHERE {search} MATCH :words")  # noqa: S608 - ours


def picked(made: Choice, more: Sequence[str] = ()) -> str:
    """Return the query that goes from article to article and keeps the numbers in `given`; `more` are conditions."""
    return _kept(made, more, "SELECT value FROM json_each(:given)")


def _kept(made: Choice, more: Sequence[str], numbers: str) -> str:
    # The sign keeps SQLite from going by the numbers.
    among = f"+{NUMBER[made.kind]} IN ({numbers})"
    tables = "listing l" if made.kind == "article" else "listing l CROSS JOIN quotation q ON q.article = l.article"
    return _in_order(made, f"{tables}{where([*made.dated, *more, *made.own, among])}")


def leafed(made: Choice) -> str:
    """Return the query for the first and last quotation of each of the newest `limit` articles."""
    conditions = where(["l.first IS NOT NULL", *made.dated])
    return f"SELECT l.first, l.last FROM listing l{conditions} ORDER BY l.published DESC, l.id LIMIT :limit"  # noqa: S608 - ours


def scanned(made: Choice, more: Sequence[str] = ()) -> str:
    """Return the query that goes from article to article and looks for the words in each; `more` are conditions."""
    search = f"{made.kind}_search"
    conditions = [*made.dated, *more, *made.held, *made.own]
    if made.kind == "article":
        return _in_order(made, f"listing l CROSS JOIN {search}{where([f'{search}.rowid = l.article', *conditions])}")
    within = where([f"{search}.rowid BETWEEN l.first AND l.last", *conditions])
    if made.own:
        tables = f"listing l CROSS JOIN {search} CROSS JOIN quotation q ON q.number = {search}.rowid"
        return _in_order(made, f"{tables}{within}")
    # The numbers of an article's quotations follow one another, so that their own rows need not be asked.
    number, tables = f"{search}.rowid", f"listing l CROSS JOIN {search}"
    return f"SELECT {number} FROM {tables}{within} ORDER BY l.published DESC, l.id, {number}"  # noqa: S608 - ours


def _in_order(made: Choice, rows: str) -> str:
    return f"SELECT {NUMBER[made.kind]} FROM {rows} ORDER BY {NEWEST[made.kind]}"  # noqa: S608 - ours
