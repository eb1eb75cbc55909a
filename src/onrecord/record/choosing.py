"""Which quotations or articles are asked for: conditions and words as the database takes them.

`ways` finds them, and says how many there are. Whose quotations are wanted is asked of `calling` and `speaking` first,
once.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection

from onrecord import limits
from onrecord.authority import Authority
from onrecord.model import QuotationKind
from onrecord.record import calling, listing, query, speaking, sqlite
from onrecord.record.folding import fold
from onrecord.record.holding import holds

Kind = Literal["quotation", "article"]


class Order(StrEnum):
    """What comes first in a list of what was found: what fits the words best, or what was published last."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a search is narrowed down to; None leaves a condition out. See `Record.quotations` for their meanings.

    `of` keeps to quotations or articles. `by`, `kind` and `country` (whose speakers they are by) are of quotations:
    where one of them is given, no article is found.
    """

    of: Kind | None = None
    by: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    kind: QuotationKind | None = None
    outlet: str | None = None
    country: str | None = None

    def kinds(self) -> tuple[Kind, ...]:
        """Return what can be found under these conditions."""
        possible: tuple[Kind, ...] = (
            ("quotation",) if self.by or self.kind or self.country else ("quotation", "article")
        )
        return tuple(kind for kind in possible if self.of in (None, kind))


class Candidate(NamedTuple):
    """What is found: its number, how well it fits (0 where that was not asked), and what it is sorted by."""

    kind: Kind
    number: int
    score: float
    id: str
    published: datetime.date | None
    article: str
    position: int


class Numbers(NamedTuple):
    """A page of what is found, by number, and how many there are in all.

    Where that is not `exact` there are more.
    """

    total: int
    page: list[int]
    exact: bool = True


@dataclass(slots=True)
class Choice:
    """Quotations or articles that meet conditions.

    `dated` are conditions on `listing l`, `own` on `quotation q`. `words` are in FTS5's own language
    (`sqlite.expression`), None where none are looked for; `held` are the same as conditions on a row (`holding`).
    `matches` are the numbers of all that hold the words, None where those are more than `limits.MAX_RANKED`; `share`
    is about how many of so many rows hold them then. `speakers` are the numbers of the quotations by those who are
    wanted, ascending; None where anybody is.
    """

    kind: Kind
    words: str | None = None
    held: list[str] = field(default_factory=list)
    dated: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)
    matches: list[int] | None = None
    share: float = 0.0
    speakers: Sequence[int] | None = None

    @property
    def many(self) -> bool:
        """Whether so many hold the words that they are not ranked."""
        return self.words is not None and self.matches is None


def choice(
    connection: Connection,
    known: Authority | None,
    kind: Kind,
    words: query.Query | None,
    wanted: Filter,
    *,
    said: bool = False,
) -> Choice:
    """Return the choice of what holds `words` (of quotations, with `said`: in what was said) and meets conditions.

    `known` is the authority by which speakers go; articles do without.
    """
    made = Choice(kind)
    if kind == "quotation":
        _spoken(connection, known, made, wanted)
    for name, operator, value in (("since", ">=", wanted.since), ("until", "<=", wanted.until)):
        if value is not None:
            made.dated.append(f"l.published {operator} :{name}")
            made.parameters[name] = value.isoformat()
    if wanted.outlet is not None:
        made.dated.append("l.outlet_folded IN (SELECT value FROM json_each(:outlets))")
        names = listing.outlets(connection, wanted.outlet)
        made.parameters["outlets"] = json.dumps(sorted({f" {fold(name)} " for name in names}))
        made.parameters["names"] = json.dumps(names)
    if words is not None:
        made.words = sqlite.said(words) if said else sqlite.expression(words)
        made.held, parameters = holds(kind, words, said=said)
        made.parameters |= parameters
        _match(connection, made)
    return made


def _match(connection: Connection, made: Choice) -> None:
    """Look up what holds the words, no further than one beyond what is ranked."""
    made.parameters["words"] = made.words
    search = f"{made.kind}_search"
    found = f"SELECT rowid FROM {search} WHERE {search} MATCH :words LIMIT {limits.MAX_RANKED + 1}"  # noqa: S608 - ours
    # Counted first: to hand them over takes ten times as long.
    counted = f"SELECT count(*), max(rowid) FROM ({found})"  # noqa: S608 - ours
    [(number, last)] = sqlite.rows(connection, counted, made.parameters)
    if number <= limits.MAX_RANKED:
        made.matches = sqlite.numbers(connection, found, made.parameters)
    else:
        # They come by number: where the last of these stands tells how often the others will hold the words.
        made.share = number / last


def _spoken(connection: Connection, known: Authority | None, made: Choice, wanted: Filter) -> None:
    """Add the conditions that only quotations can meet."""
    if wanted.kind is not None:
        # In two tables' terms, since SQLite would else make a Bloom filter of all quotations of the kind first.
        made.own.append("iif(l.article, q.kind, NULL) = :kind")
        made.parameters["kind"] = str(wanted.kind)
    # Asked once, for the count and the page: who is meant takes longer to find out than what they said.
    if wanted.by is not None and known is not None:
        made.speakers = calling.quotations_by(connection, wanted.by, known)
    if wanted.country is not None:
        of_country = speaking.quotations_for(connection, speaking.known_country(wanted.country))
        made.speakers = sorted(of_country if made.speakers is None else of_country.intersection(made.speakers))


def where(conditions: Iterable[str]) -> str:
    """Return the WHERE of a statement with these conditions."""
    joined = " AND ".join(conditions)
    return f" WHERE {joined}" if joined else ""
