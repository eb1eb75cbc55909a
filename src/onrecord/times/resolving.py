"""From what words mean to a value as TimeExpression has it: dates, times of day, ranges, durations and sets."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from onrecord.model import Origin, Precision, TimeType
from onrecord.times.meanings import (
    Before,
    Clock,
    DayPart,
    Fixed,
    Indefinite,
    Meaning,
    Measure,
    Range,
    Recurring,
    Repeated,
)
from onrecord.times.periods import PRECISION, Period, Unit, containing
from onrecord.times.placing import Placed, View, anchored, beside, place


class Resolved(NamedTuple):
    """A value as TimeExpression has it, and the period of a date."""

    type: TimeType
    value: str | None
    precision: Precision | None
    origin: Origin
    why: tuple[str, ...]
    period: Period | None = None


def resolve(meaning: Meaning, view: View) -> Resolved:
    """Return the value of a meaning, None where it has none from this view."""
    found = _resolved(meaning, view)
    if not view.narrative:
        return found
    return found._replace(why=tuple(reason.replace("anchor ", "anchor:narrative ") for reason in found.why))


def _resolved(meaning: Meaning, view: View) -> Resolved:
    match meaning:
        case Measure(value):
            return Resolved(TimeType.DURATION, value, None, Origin.STATED, ())
        case Repeated(value):
            return Resolved(TimeType.SET, value, None, Origin.STATED, ())
        case Indefinite(reference):
            return Resolved(
                TimeType.DATE, None, None, Origin.STATED, (str(reference),) if reference else ("not placed",)
            )
        case Before(year):
            before_christ = f"-{year - 1:04}" if year > 1 else "0000"
            return Resolved(TimeType.DATE, before_christ, Precision.YEAR, Origin.STATED, ())
        case Range():
            return _range(meaning, view)
        case Clock() | DayPart():
            return _time_of_day(meaning, view)
    placed = place(meaning, view)
    of_period = placed.period.value() if placed.period else None
    precision = PRECISION[placed.period.unit] if placed.period and of_period else None
    period = placed.period if of_period else None
    return Resolved(TimeType.DATE, of_period, precision, placed.origin, placed.why, period)


def _time_of_day(meaning: Clock | DayPart, view: View) -> Resolved:
    if meaning.day is not None:
        placed = place(meaning.day, view)
    elif view.day is not None:
        placed = Placed(view.day, Origin.RESOLVED, (anchored(view.day),))
    elif view.published is not None:
        published = containing(Unit.DAY, view.published)
        placed = Placed(published, Origin.INFERRED, (anchored(published),))
    else:
        placed = Placed(None, Origin.STATED, ("no anchor",))
    of_day = placed.period.value() if placed.period and placed.period.unit is Unit.DAY else None
    period = placed.period if of_day else None
    if isinstance(meaning, DayPart):
        part = f"{of_day}T{meaning.code}" if of_day else None
        return Resolved(TimeType.TIME, part, Precision.PART_OF_DAY if part else None, placed.origin, placed.why, period)
    value = f"{of_day or ''}T{meaning.hour:02}:{meaning.minute or 0:02}{meaning.offset}"
    precision = Precision.HOUR if meaning.minute is None else Precision.MINUTE
    return Resolved(TimeType.TIME, value, precision, placed.origin, placed.why, period)


def _range(meaning: Range, view: View) -> Resolved:
    """Return an interval; an end without a year takes it from the other."""
    first, last = meaning.first, meaning.last
    begin, end = place(first, view), place(last, view)
    if isinstance(first, Recurring) and isinstance(last, Fixed) and last.period is not None:
        begin = place(first, View(background=last.period, order=-1))
    elif isinstance(last, Recurring) and not last.weekly and begin.period is not None:
        end = place(last, View(background=begin.period, order=1))
    elif isinstance(last, Recurring) and last.weekly and begin.period is not None and begin.period.unit is Unit.DAY:
        end = Placed(beside(begin.period, last.number, 1), begin.origin, begin.why)
    ends = [placed.period.value() if placed.period else None for placed in (begin, end)]
    origin = Origin.STATED if begin.origin is end.origin is Origin.STATED else Origin.RESOLVED
    why = tuple(dict.fromkeys((*begin.why, *end.why)))
    if ends[0] is None or ends[1] is None or begin.period is None or end.period is None:
        return Resolved(TimeType.DATE, None, None, origin, why)
    if _start(begin.period) > _start(end.period):
        return Resolved(TimeType.DATE, None, None, origin, (*why, "ends before it begins"))
    value = f"{ends[0].partition('/')[0]}/{ends[1].rpartition('/')[2]}"
    return Resolved(TimeType.DATE, value, Precision.INTERVAL, origin, why, end.period)


def _start(period: Period) -> datetime.date:
    return period.start() or datetime.date.max
