"""Builders of times of day: "10 p.m.", "noon", "last night", "this morning", "the afternoon"."""

from __future__ import annotations

import re

from onrecord.times import numbers
from onrecord.times.building.groups import (
    part_code,
    value,
)
from onrecord.times.grammar import Groups
from onrecord.times.lexicon import lexicon
from onrecord.times.meanings import (
    Clock,
    DayPart,
    Deictic,
    Meaning,
)
from onrecord.times.periods import Unit


def tonight(_: Groups) -> Meaning | None:
    """Return "tonight"."""
    return DayPart("NI", Deictic(Unit.DAY, 0))


def last_night(_: Groups) -> Meaning | None:
    """Return "last night", "overnight"."""
    return DayPart("NI", Deictic(Unit.DAY, -1))


def part_of_this_day(groups: Groups) -> Meaning | None:
    """Return "this morning"."""
    return DayPart(part_code(groups), Deictic(Unit.DAY, 0))


def part_of_day(groups: Groups) -> Meaning | None:
    """Return "the morning", of a day that the context knows."""
    return DayPart(part_code(groups))


def clock(groups: Groups) -> Meaning | None:
    """Return "10 p.m.", "14:30", "0600 GMT"."""
    word = groups["hour"][0].text
    if word[0].isalpha():
        word = str(numbers.cardinal(groups["hour"]) or 0)
    figures = re.split("[:.]", word) if len(word) < 4 or not word.isdigit() else [word[:2], word[2:]]
    hour, minute = int(figures[0]), int(figures[1]) if len(figures) > 1 else None
    meridiem = next((token.lower[0] for token in groups.get("half", ())), None)
    if meridiem:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    if hour > 23 or (minute or 0) > 59:
        return None
    return Clock(hour, minute, _offset(groups))


def noon(groups: Groups) -> Meaning | None:
    """Return noon or midnight."""
    return Clock(value("clocks", groups["hour"]), 0, _offset(groups))


def _offset(groups: Groups) -> str:
    zones = lexicon().values["zones"]
    return next((zones[token.lower] for token in groups.get("zone", ()) if token.lower in zones), "")
