"""What a user asks for, as words and phrases to find: nothing that is typed here can be a syntax error.

`strategic partnership` finds both words in any order, `"strategic partnership"` the phrase, `negotiat*` every word
that begins so, `peace -talks` the first word without the second. Words of several tokens (`Kasym-Zhomart`) are phrases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.errors import QueryError
from onrecord.limits import MAX_QUERY_CHARS
from onrecord.record.folding import words

# A minus only negates before a word or phrase; quotation marks of any kind pair with any other, and one left open
# closes at the end.
_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:["“”„«»](?P<phrase>[^"“”„«»]*)(?:["“”„«»]|$)|(?P<word>[^\s"“”„«»]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Folded tokens that must stand together; `prefix` says that the last may go on."""

    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What must be found, all of it, and what must not be; what `parse` returns wants something."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def parse(text: str) -> Query:
    """Read a query as a user types it.

    Raises QueryError where it holds no word to look for, or is longer than `limits.MAX_QUERY_CHARS`.
    """
    _check_length(text)
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    for part in _PART.finditer(text):
        written = part["phrase"] if part["phrase"] is not None else part["word"]
        found = tuple(words(written))
        if found:
            (unwanted if part["minus"] else wanted)[Term(found, written.endswith("*"))] = None
    if not wanted:
        more = " beside what to leave out" if unwanted else ""
        raise QueryError(f"'{text}' has no word to look for{more}: give at least one")
    return Query(tuple(wanted), tuple(unwanted))


def name(text: str) -> Term:
    """Read the name, or any words in a row of the name, of a speaker or an outlet.

    Raises QueryError where it holds no word, or is longer than `limits.MAX_QUERY_CHARS`.
    """
    _check_length(text)
    found = tuple(words(text))
    if not found:
        raise QueryError(f"'{text}' is no name: give at least one word of it")
    return Term(found)


def _check_length(text: str) -> None:
    if len(text) > MAX_QUERY_CHARS:
        raise QueryError(f"the query is {len(text)} characters long: shorten it to {MAX_QUERY_CHARS}")
