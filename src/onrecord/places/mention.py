"""A toponym in a text, with what its surroundings say of it, before it is known which place is meant."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Span
from onrecord.places.gazetteer import Meaning


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place where it stands.

    `name` is the name as written, on one line; `meanings` are what the gazetteer has for it, none where it has
    nothing. `within` is the position, among the toponyms of the article, of one that this one is said to lie in
    ("Pandi" of "Pandi, Bulacan"). `why` are the signs that it is a toponym. `dateline` tells whether it opens a report.
    """

    span: Span
    name: str
    meanings: tuple[Meaning, ...]
    why: tuple[str, ...]
    within: int | None = None
    dateline: bool = False
