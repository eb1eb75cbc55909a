"""What English says of times, read from `onrecord/data/times`. Reach for `lexicon()`; it is loaded once a process."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.data import toml

VALUES = (
    "months", "weekdays", "weekdays_plural", "seasons", "units", "units_plural", "dayparts", "clocks", "days", "small",
    "teens", "tens", "magnitudes", "ordinals", "decades", "frequencies", "zones",
)  # fmt: skip
"""Tables of words.toml in which a word has a value."""


_LONGEST_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of `data/times`, lower-case.

    `values` are the tables in which a word has a value, `classes` the closed lists that patterns name; the key of a
    holiday is its words, one blank apart. `capital` are dates with a capital letter only, `doubtful` need more;
    `abbreviations` are names of months and weekdays that may have a full stop.
    """

    values: Mapping[str, Mapping[str, Any]]
    classes: Mapping[str, frozenset[str]]
    holidays: Mapping[str, Mapping[str, Any]]
    named: Mapping[str, str]
    prepositions: frozenset[str]
    capital: frozenset[str]
    doubtful: frozenset[str]
    abbreviations: frozenset[str]
    name_before: frozenset[str]
    name_after: frozenset[str]
    no_year_before: frozenset[str]
    no_year_after: frozenset[str]
    year_before: frozenset[str]
    past_before: frozenset[str]
    future_before: frozenset[str]
    planned: frozenset[str]
    reports: frozenset[str]

    def number(self, table: str, word: str) -> int:
        """Return the value that a word has in a table of numbers; raises KeyError where it has none."""
        return int(self.values[table][word])


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicon."""
    words, direction, names = toml("times/words.toml"), toml("times/direction.toml"), toml("times/names.toml")
    classes = {name: frozenset(some) for name, some in words["classes"].items()}
    values = {name: words[name] for name in VALUES}
    classes |= {name.upper(): frozenset(table) for name, table in values.items()}
    return Lexicon(
        values=values,
        classes=classes,
        holidays={holiday["words"]: holiday for holiday in words["holidays"]},
        named=words["named"],
        prepositions=frozenset(words["context"]["prepositions"]),
        capital=frozenset(words["context"]["capital"]),
        doubtful=frozenset(words["context"]["doubtful"]),
        abbreviations=frozenset(
            word
            for word in (*words["months"], *words["weekdays"])
            if len(word) <= _LONGEST_ABBREVIATION and word not in words["context"]["unabbreviated"]
        ),
        name_before=frozenset(names["before"]["words"]),
        name_after=frozenset(names["after"]["words"]),
        no_year_before=frozenset(names["numbers"]["before"]),
        no_year_after=frozenset(names["numbers"]["after"]),
        year_before=frozenset(names["numbers"]["years"]),
        past_before=frozenset(direction["before"]["past"]),
        future_before=frozenset(direction["before"]["future"]),
        planned=frozenset(direction["planned"]["words"]),
        reports=frozenset(direction["reports"]["words"]),
    )
