"""What the search index would say of one row, told from the row's own folded text: whether it holds given words.

To ask FTS5 whether one quotation holds a word takes as long as to look through a hundred. Reach for this where few rows
are left to ask, or where most of them will do. Tokens are parted by single blanks (`folding`), so that a phrase is
there where its tokens stand with a blank on either side; a beginning needs none behind it.
"""

from __future__ import annotations

from onrecord.record.query import Query, Term

_COLUMNS = {"quotation": ("speaker", "text"), "article": ("title", "text")}
_BETWEEN = ";"
"""Parts the columns: no token holds it, so that no phrase runs from one into the next."""


def holds(kind: str, words: Query, *, said: bool = False) -> tuple[list[str], dict[str, str]]:
    """Return conditions on a row of the search index of `kind`, in SQL, and their parameters.

    A row meets all of them where `sqlite.expression(words)`, or `sqlite.said(words)` with `said`, matches it.
    """
    columns = _COLUMNS[kind][-1:] if said else _COLUMNS[kind]
    text = f" || ' {_BETWEEN} ' || ".join(f"{kind}_search.{column}" for column in columns)
    conditions: list[str] = []
    parameters: dict[str, str] = {}
    for terms, comparison in ((words.wanted, ">"), (words.unwanted, "=")):
        for term in terms:
            name = f"held_{len(conditions)}"
            conditions.append(f"instr(' ' || {text} || ' ', :{name}) {comparison} 0")
            parameters[name] = _needle(term)
    return conditions, parameters


def _needle(term: Term) -> str:
    return f" {' '.join(term.tokens)}" + ("" if term.prefix else " ")
