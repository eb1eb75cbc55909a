"""FROM and WHERE for what was chosen: the tables in the order in which they are asked, which is the plan (CROSS JOIN).

`listing l` and, of quotations, `quotation q` are in each; what is asked first differs.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.choosing import Choice, where

NEWEST = {"quotation": "l.published DESC, l.id, q.position", "article": "l.published DESC, l.id"}
"""The order of lists: newest article first, in the order of the text."""

NUMBER = {"quotation": "q.number", "article": "l.article"}
"""The column that holds the number of what is found."""


def given(made: Choice, *, bare: bool = False) -> str:
    """Return the plan that looks at the numbers in the parameter `given`; `bare` leaves all conditions out."""
    conditions = [] if bare else [*made.dated, *made.own]
    if made.kind == "article":
        return f"FROM json_each(:given) AS g CROSS JOIN listing l{where(['l.article = g.value', *conditions])}"
    tables = "json_each(:given) AS g CROSS JOIN quotation q ON q.number = g.value CROSS JOIN listing l"
    return f"FROM {tables}{where(['l.article = q.article', *conditions])}"


def gathered(made: Choice) -> str:
    """Return the plan that takes all that the search index finds."""
    search = f"{made.kind}_search"
    conditions = [f"{search} MATCH :words", *made.dated, *made.own]
    if made.kind == "article":
        return f"FROM {search} CROSS JOIN listing l{where([f'l.article = {search}.rowid', *conditions])}"
    tables = f"{search} CROSS JOIN quotation q ON q.number = {search}.rowid CROSS JOIN listing l"
    return f"FROM {tables}{where(['l.article = q.article', *conditions])}"


def sifted(made: Choice, more: Sequence[str] = ()) -> str:
    """Return the plan that goes from article to article and keeps what the search index finds; `more` are conditions.

    It asks indices only: no text is looked at.
    """
    search = f"{made.kind}_search"
    return _kept(made, more, f"SELECT rowid FROM {search} WHERE {search} MATCH :words")  # noqa: S608 - ours


def picked(made: Choice, more: Sequence[str] = ()) -> str:
    """Return the plan that goes from article to article and keeps the numbers in `given`; `more` are conditions."""
    return _kept(made, more, "SELECT value FROM json_each(:given)")


def _kept(made: Choice, more: Sequence[str], numbers: str) -> str:
    # The sign keeps SQLite from going by the numbers.
    among = f"+{NUMBER[made.kind]} IN ({numbers})"
    tables = "listing l" if made.kind == "article" else "listing l CROSS JOIN quotation q ON q.article = l.article"
    return f"FROM {tables}{where([*made.dated, *more, *made.own, among])}"


def scanned(made: Choice, more: Sequence[str] = ()) -> str:
    """Return the plan that goes from article to article and looks for the words in each; `more` are conditions."""
    search = f"{made.kind}_search"
    conditions = [*made.dated, *more, *made.held, *made.own]
    if made.kind == "article":
        return f"FROM listing l CROSS JOIN {search}{where([f'{search}.rowid = l.article', *conditions])}"
    tables = f"listing l CROSS JOIN {search} CROSS JOIN quotation q ON q.number = {search}.rowid"
    return f"FROM {tables}{where([f'{search}.rowid BETWEEN l.first AND l.last', *conditions])}"
