"""Builders of what is counted from the article or from another time: "last week", "two years ago", "that year"."""

from __future__ import annotations

from typing import Final

from onrecord.times import numbers
from onrecord.times.building.groups import (
    STEP,
    in_part,
    part_code,
    relation_of,
    unit_of,
    value,
)
from onrecord.times.grammar import Groups
from onrecord.times.lexicon import lexicon
from onrecord.times.meanings import (
    Anaphoric,
    Away,
    DayPart,
    Deictic,
    Indefinite,
    Meaning,
    Recurring,
    Reference,
    Relation,
)
from onrecord.times.periods import Unit

_HALF_OF: Final = {Unit.YEAR: (Unit.MONTH, 6), Unit.DECADE: (Unit.YEAR, 5), Unit.CENTURY: (Unit.YEAR, 50)}


def named_day(groups: Groups) -> Meaning | None:
    """Return "today", "yesterday", "tomorrow morning"."""
    return in_part(groups, Deictic(Unit.DAY, value("days", groups["day"])))


def day_but_one(groups: Groups) -> Meaning | None:
    """Return "the day before yesterday"."""
    return Deictic(Unit.DAY, -2 if groups["which"][0].lower == "before" else 2)


def before_last(groups: Groups) -> Meaning | None:
    """Return "the week before last", "the year after next"."""
    count = -2 if groups["which"][0].lower == "before" else 2
    unit = Unit(unit_of(groups))
    return DayPart("NI", Deictic(Unit.DAY, count)) if unit is Unit.NIGHT else Deictic(unit, count)


def relative_unit(groups: Groups) -> Meaning | None:
    """Return "last week", "this year", "the latest quarter"."""
    unit, word = Unit(unit_of(groups)), groups["rel"][-1].lower
    if unit is Unit.WEEKEND:
        return Recurring(unit, 0, relation=relation_of(groups))
    if unit is Unit.QUARTER and word == "latest":
        return Deictic(unit, -1)
    return _deictic(unit, STEP.get(word, 0))


def calendar_unit(groups: Groups) -> Meaning | None:
    """Return "the week", "the year": the one that the article is of; reports speak of the quarter that has ended."""
    unit = Unit(unit_of(groups))
    if unit is Unit.WEEKEND:
        return Recurring(unit, 0)
    return _deictic(unit, -1 if unit is Unit.QUARTER else 0)


def unit_end(groups: Groups) -> Meaning | None:
    """Return "year-end", "the end of the month"."""
    return _deictic(Unit(unit_of(groups)), 0)


def in_the_day(_: Groups) -> Meaning | None:
    """Return "earlier in the day": the day that the text speaks of."""
    return Anaphoric(Unit.DAY, 0, Deictic(Unit.DAY, 0))


def anaphoric_unit(groups: Groups) -> Meaning | None:
    """Return "that year", "the following month", "the next morning"."""
    count = {"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(groups["which"][0].lower, 0)
    if "part" in groups:
        return DayPart(part_code(groups), Anaphoric(Unit.DAY, count))
    unit = Unit(unit_of(groups))
    coming = groups["which"][0].lower == "next" and unit is not Unit.DAY
    return Anaphoric(unit, count, Deictic(unit, count) if coming else None)


def the_day_before(groups: Groups) -> Meaning | None:
    """Return "the day before", "the week after"."""
    count = 1 if groups["which"][0].lower == "after" else -1
    unit = Unit(unit_of(groups))
    return DayPart("NI", Anaphoric(Unit.DAY, count)) if unit is Unit.NIGHT else Anaphoric(unit, count)


def ago(groups: Groups) -> Meaning | None:
    """Return "two years ago", "several months ago"."""
    return _counted(groups, -1, Deictic) or Indefinite(Reference.PAST)


def from_now(groups: Groups) -> Meaning | None:
    """Return "two weeks from now"."""
    return _counted(groups, 1, Deictic) or Indefinite(Reference.FUTURE)


def ago_day(groups: Groups) -> Meaning | None:
    """Return "60 years ago today", "a week ago Sunday", "a week from Friday", "50 years ago tonight"."""
    counted = _counted(groups, 1 if "ahead" in groups else -1, Deictic)
    if not isinstance(counted, Deictic):
        return None
    word = groups["on"][-1].lower
    known = lexicon().values
    at: Recurring | Deictic = Deictic(Unit.DAY, known["days"].get(word, 0))
    if word in known["weekdays"]:
        relation = Relation.NEXT if "ahead" in groups else Relation.NEAR
        at = Recurring(Unit.DAY, known["weekdays"][word], relation=relation)
    elif word in ("week", "month"):
        at = Deictic(Unit(word), 0)
    meaning = Away(counted.unit, counted.count, at)
    part = "NI" if word == "tonight" else known["dayparts"].get(word)
    return DayPart(part, meaning) if part else meaning


def earlier(groups: Groups) -> Meaning | None:
    """Return "three days later", "a year earlier"."""
    back = groups["which"][0].lower in ("earlier", "before", "previously")
    return _counted(groups, -1 if back else 1, Anaphoric) or Indefinite(Reference.PAST if back else None)


def year_earlier(groups: Groups) -> Meaning | None:
    """Return "the year-earlier quarter": business reports count it from the quarter that has ended."""
    month = "unit" in groups and unit_of(groups) == "month"
    return Anaphoric(Unit.YEAR, -1, Deictic(Unit.MONTH, -13) if month else Deictic(Unit.QUARTER, -5))


def _counted(groups: Groups, sign: int, kind: type[Deictic] | type[Anaphoric]) -> Meaning | None:
    """Return so many units before or after; None where the words do not say how many."""
    if "number" not in groups:
        return None
    count = numbers.cardinal(groups["number"])
    if count is None:
        return None
    unit = Unit(unit_of(groups))
    if any(word.lower == "half" for word in groups["number"]):
        smaller = _HALF_OF.get(unit)
        return kind(smaller[0], smaller[1] * sign) if smaller else None
    match unit:
        case Unit.FORTNIGHT:
            return kind(Unit.WEEK, 2 * count * sign)
        case Unit.MILLENNIUM:
            return kind(Unit.CENTURY, 10 * count * sign)
        case Unit.NIGHT:
            return kind(Unit.DAY, count * sign)
        case Unit.SECOND | Unit.MINUTE | Unit.HOUR:
            return None
        case _:
            return kind(unit, count * sign)


def _deictic(unit: Unit, count: int) -> Meaning | None:
    match unit:
        case Unit.NIGHT:
            return DayPart("NI", Deictic(Unit.DAY, min(count, 0)))
        case Unit.FORTNIGHT | Unit.MILLENNIUM | Unit.SECOND | Unit.MINUTE | Unit.HOUR:
            return None
        case _:
            return Deictic(unit, count)
