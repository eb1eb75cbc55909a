"""What the groups of a match say: reach for these to read a year, a unit or a relation out of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.times import numbers
from onrecord.times.grammar import Groups
from onrecord.times.lexicon import lexicon
from onrecord.times.meanings import (
    DayPart,
    Meaning,
    Relation,
)
from onrecord.times.tokens import Token

STEP: Final = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "latest": 0}
"""How far from the article's own period a word goes."""


def value(table: str, words: Sequence[Token]) -> int:
    """Return the value that a word has in a table of numbers."""
    return lexicon().number(table, words[0].lower)


def stated_year(groups: Groups) -> int | None:
    """Return the year that the words state, None where they state none."""
    return numbers.year(groups["year"]) if "year" in groups else None


def years_away(groups: Groups) -> int | None:
    """Return how many years the words move: "of last year" is -1, None where they say nothing."""
    return STEP.get(groups["rel"][-1].lower, 0) if "rel" in groups else None


def relation_of(groups: Groups) -> Relation:
    """Return which of those that recur is meant."""
    if "rel" not in groups:
        return Relation.NEAR
    step = STEP.get(groups["rel"][-1].lower, 0)
    return Relation.LAST if step < 0 else Relation.NEXT if step > 0 else Relation.THIS


def unit_of(groups: Groups) -> str:
    """Return the name of the unit."""
    word, values = groups["unit"][0].lower, lexicon().values
    return str(values["units"].get(word) or values["units_plural"].get(word) or word)


def part_code(groups: Groups) -> str:
    """Return TIMEX3's code of the part of a day."""
    return str(lexicon().values["dayparts"][groups["part"][0].lower])


def in_part(groups: Groups, named: Meaning) -> Meaning:
    """Return a part of that day where the words name one."""
    return DayPart(part_code(groups), named) if "part" in groups else named
