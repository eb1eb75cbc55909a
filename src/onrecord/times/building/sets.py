"""Builders of sets of times: "every Tuesday", "Friday nights", "every summer"."""

from __future__ import annotations

from onrecord.times.building.groups import (
    part_code,
    value,
)
from onrecord.times.grammar import Groups
from onrecord.times.lexicon import lexicon
from onrecord.times.meanings import (
    Meaning,
    Repeated,
)


def each_month(groups: Groups) -> Meaning | None:
    """Return "every May"."""
    return Repeated(f"XXXX-{value('months', groups['month']):02}")


def each_part(groups: Groups) -> Meaning | None:
    """Return "every morning"."""
    return Repeated(f"XXXX-XX-XXT{part_code(groups)}")


def each_weekend(_: Groups) -> Meaning | None:
    """Return "weekends"."""
    return Repeated("XXXX-WXX-WE")


def each_weekday(groups: Groups) -> Meaning | None:
    """Return "every Tuesday", "Friday nights"."""
    word = groups["weekday"][0].lower
    values = lexicon().values
    number = values["weekdays"].get(word) or values["weekdays_plural"][word]
    part = values["dayparts"][groups["part"][0].lower.removesuffix("s")] if "part" in groups else ""
    return Repeated(f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def each_season(groups: Groups) -> Meaning | None:
    """Return "every summer"."""
    return Repeated(f"XXXX-{20 + value('seasons', groups['season'])}")
