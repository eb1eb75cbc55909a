"""How what was chosen is asked for: the tables in the order in which they are asked, which is the plan (CROSS JOIN).

`given` is FROM and WHERE, with `listing l` and, of quotations, `quotation q` in them. The others are whole queries for
numbers: `meeting`, `placed`, `found` and `gathered` look each number up, the rest go from article to article.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.choosing import Choice, where

NEWEST = {"quotation": "l.published DESC, l.id, q.position", "article": "l.published DESC, l.id"}
"""The order of lists: newest article first, in the order of the text."""

NUMBER = {"quotation": "q.number", "article": "l.article"}
"""The column that holds the number of what is found."""


def given(made: Choice) -> str:
    """Return the plan that looks at the numbers in the parameter `given`, and leaves all conditions out."""
    if made.kind == "article":
        return "FROM json_each(:given) AS g CROSS JOIN listing l WHERE l.article = g.value"
    tables = "json_each(:given) AS g CROSS JOIN quotation q ON q.number = g.value CROSS JOIN listing l"
    return f"FROM {tables} WHERE l.article = q.article"


def meeting(made: Choice) -> str:
    """Return the query for those of the numbers in `given` that meet the conditions, in no order."""
    return f"SELECT g.value {_looked_up(made, 'json_each(:given) AS g', 'g.value')}"


def placed(made: Choice) -> str:
    """Return the query for those of the numbers in `given` that meet the conditions, newest first."""
    return f"{meeting(made)} ORDER BY l.published DESC, l.id, g.value"


def gathered(made: Choice) -> str:
    """Return the query for all that the search index finds and that meets the conditions, newest first."""
    return f"{found(made)} ORDER BY l.published DESC, l.id, {made.kind}_search.rowid"


def found(made: Choice) -> str:
    """Return the query for all that the search index finds and that meets the conditions, in no order."""
    search = f"{made.kind}_search"
    return f"SELECT {search}.rowid {_looked_up(made, search, f'{search}.rowid', [f'{search} MATCH :words'])}"


def _looked_up(made: Choice, source: str, number: str, more: Sequence[str] = ()) -> str:
    """Return FROM and WHERE for what stands in a column of a table; `more` are conditions on it.

    The rows of quotations, which are wide, are not looked at: an index has what is asked of them.
    """
    tables, article = f"{source} CROSS JOIN listing l", number
    conditions = [*made.dated, *made.own]
    if made.kind == "quotation":
        article = article_of(number)
        if made.own:
            tables += f" CROSS JOIN {_KINDS}"
            conditions = [f"q.number = {number}", *conditions]
    return f"FROM {tables}{where([*more, f'l.article = {article}', *conditions])}"


def article_of(number: str) -> str:
    """Return the query for the article of the quotation with a number: those of an article follow one another."""
    return f"(SELECT p.article FROM listing p WHERE p.first <= {number} ORDER BY p.first DESC LIMIT 1)"  # noqa: S608 - ours


def spoken(number: str) -> str:
    """Return the table and condition for the quotation `q` with a number, of which an index tells who speaks, its id.

    To look at its own row, which is as wide as what was said, takes ten times as long when nobody has before.
    """
    return f"quotation q INDEXED BY quotation_place ON q.article = {article_of(number)} AND q.number = {number}"


_KINDS = "quotation q INDEXED BY quotation_place ON q.article = l.article"
"""The quotations of an article, of which no row is looked at."""


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
    tables = "listing l" if made.kind == "article" else f"listing l CROSS JOIN {_KINDS}"
    return _in_order(made, f"{tables}{where([*made.dated, *more, *made.own, among])}")


def leafed(made: Choice, more: Sequence[str] = ()) -> str:
    """Return the query for the first and last quotation of each of the newest `limit` articles that meet conditions."""
    conditions = where(["l.first IS NOT NULL", *made.dated, *more])
    return f"SELECT l.first, l.last FROM listing l{conditions} ORDER BY l.published DESC, l.id LIMIT :limit"  # noqa: S608 - ours


def scanned(made: Choice, more: Sequence[str] = ()) -> str:
    """Return the query that goes from article to article and looks for the words in each; `more` are conditions."""
    search = f"{made.kind}_search"
    conditions = [*made.dated, *more, *made.held, *made.own]
    if made.kind == "article":
        return _in_order(made, f"listing l CROSS JOIN {search}{where([f'{search}.rowid = l.article', *conditions])}")
    conditions = [f"{search}.rowid BETWEEN l.first AND l.last", *conditions]
    if made.own:
        tables = f"listing l CROSS JOIN {search} CROSS JOIN {_KINDS}"
        return _in_order(made, f"{tables}{where([f'q.number = {search}.rowid', *conditions])}")
    # The numbers of an article's quotations follow one another, so that their own rows need not be asked.
    number, tables = f"{search}.rowid", f"listing l CROSS JOIN {search}"
    return f"SELECT {number} FROM {tables}{where(conditions)} ORDER BY l.published DESC, l.id, {number}"  # noqa: S608 - ours


def _in_order(made: Choice, rows: str) -> str:
    return f"SELECT {NUMBER[made.kind]} FROM {rows} ORDER BY {NEWEST[made.kind]}"  # noqa: S608 - ours
