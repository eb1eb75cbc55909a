"""Builders of durations and sets: "three years", "several weeks", "every Tuesday", "twice a week", "annually"."""

from __future__ import annotations

import re
from typing import Final

from onrecord.times import numbers
from onrecord.times.grammar import Groups
from onrecord.times.lexicon import lexicon
from onrecord.times.meanings import Meaning, Measure, Repeated
from onrecord.times.periods import Unit

_CODES: Final = {
    Unit.SECOND: (1, "S"), Unit.MINUTE: (1, "M"), Unit.HOUR: (1, "H"), Unit.NIGHT: (1, "D"), Unit.DAY: (1, "D"),
    Unit.WEEKEND: (1, "WE"), Unit.WEEK: (1, "W"), Unit.FORTNIGHT: (2, "W"), Unit.MONTH: (1, "M"),
    Unit.QUARTER: (3, "M"), Unit.YEAR: (1, "Y"), Unit.DECADE: (10, "Y"), Unit.CENTURY: (100, "Y"),
    Unit.MILLENNIUM: (1000, "Y"),
}  # fmt: skip
"""How many of which ISO 8601 designator a unit is; TIMEX3's WE is the only one that ISO lacks."""

_TIME: Final = dict.fromkeys((Unit.SECOND, Unit.MINUTE, Unit.HOUR), "T")
_DECIMAL: Final = re.compile(r"\d{1,6}\.\d{1,3}")
_HALVES: Final = {Unit.HOUR: "PT30M", Unit.DAY: "PT12H", Unit.YEAR: "P6M", Unit.DECADE: "P5Y", Unit.CENTURY: "P50Y"}


def duration(groups: Groups) -> Meaning | None:
    """Return a duration; its number is X where the words leave it open."""
    unit = _unit(groups)
    words = groups.get("number", ())
    if any(word.lower == "half" for word in words):
        return Measure(_HALVES[unit]) if unit in _HALVES else None
    if words and (decimal := _DECIMAL.fullmatch(words[0].text)):
        times, code = _CODES[unit]
        return Measure(f"P{_TIME.get(unit, '')}{float(decimal[0]) * times:g}{code}")
    fraction = "".join(word.text for word in groups.get("half", ()))
    count = numbers.cardinal(words) if words and fraction.lower() in ("", "andahalf", "1/2") else None
    return Measure(_value(unit, count, bool(fraction)))


def whole(groups: Groups) -> Meaning | None:
    """Return "all day", "the whole year"."""
    return Measure(_value(_unit(groups), 1))


def duration_range(groups: Groups) -> Meaning | None:
    """Return "five to ten years": a number of units that is left open."""
    return Measure(_value(_unit(groups), None))


def each_unit(groups: Groups) -> Meaning | None:
    """Return how often, by the time from one to the next."""
    count = numbers.cardinal(groups["number"]) if "number" in groups else 2 if "other" in groups else 1
    return Repeated(_value(_unit(groups), count))


def frequency(groups: Groups) -> Meaning | None:
    """Return what an adverb or adjective of frequency says."""
    return Repeated(str(lexicon().values["frequencies"][groups["often"][0].lower]))


def _unit(groups: Groups) -> Unit:
    word, values = groups["unit"][0].lower, lexicon().values
    return Unit(values["units"].get(word) or values["units_plural"][word])


def _value(unit: Unit, count: int | None, half: bool = False) -> str:
    times, code = _CODES[unit]
    number = "X" if count is None else f"{count * times}"
    if half and count is not None:
        number = f"{(count + 0.5) * times:g}"
    return f"P{_TIME.get(unit, '')}{number}{code}"
