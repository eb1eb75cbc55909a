"""What layout knows of words, read once a process.

From `onrecord/data/layout`, `data/sources/dates.toml` and `data/people/titles.toml`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.data import table, toml


@dataclass(frozen=True, slots=True)
class Voice:
    """Words that tell whose voice a paragraph is in. All are lower-case.

    `reports` finds a verb or phrase that reports what somebody says, `first_person` a pronoun of the speaker's own
    voice, `own_side` a phrase in which somebody speaks for a side. `speakers` are the labels of a transcript's lines,
    `offices` the nouns that follow a name in a signature, `particles` the small words within a name.
    """

    reports: re.Pattern[str]
    first_person: re.Pattern[str]
    own_side: re.Pattern[str]
    speakers: frozenset[str]
    offices: frozenset[str]
    particles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Alternatives of regular expressions: names of months and weekdays, and labels in front of a line of the head."""

    months: str
    weekdays: str
    labels: str


@functools.cache
def voice() -> Voice:
    """Return the words of `voice.toml`, and the offices of `titles.toml`."""
    data = toml("layout/voice.toml")
    reports = [*data["reports"].split(), *data["report_phrases"]]
    own = data["first_person"].split()
    # "US" is a country, and "I" a numeral behind a name: "World War I".
    first_person = _any_of([*own, *(word.capitalize() for word in own if word != "us")])
    return Voice(
        re.compile(rf"\b(?:{_any_of(reports)})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{first_person})\b|(?:^|[^\w\s]\s*|\b[a-z]\w*\s+)I\b(?!\.)"),
        re.compile(rf"\b(?:{'|'.join(data['own_side'])})\b", re.IGNORECASE),
        frozenset(data["speakers"]),
        frozenset(word for words in toml("people/titles.toml")["offices"].values() for word in words.split()),
        frozenset(data["particles"].split()),
    )


@functools.cache
def calendar() -> Calendar:
    """Return the names and labels of `dates.toml`, those lines of the head left out that are not passed over."""
    data = toml("sources/dates.toml")
    months = [name for names in data["months"].values() for name in names]
    labels = [*data["labels"]["published"], *data["labels"]["other"]]
    return Calendar(_any_of(months), _any_of(data["words"]["weekdays"]), _any_of(labels))


@functools.cache
def furniture() -> dict[str, re.Pattern[str]]:
    """Return, for each role in `furniture.tsv`, a pattern that matches any of its entries."""
    roles: dict[str, list[str]] = {}
    for role, pattern in table("layout/furniture.tsv"):
        roles.setdefault(role, []).append(pattern)
    return {role: re.compile("|".join(f"(?:{p})" for p in some), re.IGNORECASE) for role, some in roles.items()}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
