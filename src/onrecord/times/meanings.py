"""What the words of a time expression mean before any anchor is known.

`grammar` and `building` make these from words, `resolving` makes values of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onrecord.times.periods import Period, Unit

LAST: Final = -1
"""The `nth` of "the last Friday in May"."""


class Relation(StrEnum):
    """Which of the periods that recur is meant: "last May", "this May", "next May"; NEAR is a bare "May"."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    NEAR = "near"


class Reference(StrEnum):
    """A time that the words do not measure ("now", "recently", "soon"), by TIMEX3's names."""

    PRESENT = "PRESENT_REF"
    PAST = "PAST_REF"
    FUTURE = "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A period that the words state in full, or None where there is none such (30 February)."""

    period: Period | None


@dataclass(frozen=True, slots=True)
class Before:
    """A year before Christ."""

    year: int


@dataclass(frozen=True, slots=True)
class Recurring:
    """A period that every year, or every week for a weekday, has: "October", "16 September", "Friday", "Q3".

    `number` is the weekday, month, season, quarter or half, counted from 1; for a day of the year `month` is set and
    `number` is the day. `easter` counts days from Easter; `nth` is which of a month's weekdays `number` it is.
    `weekday` is one that a day of the year is said to be. `years` moves the year: "October of last year" is -1.
    """

    unit: Unit
    number: int
    month: int | None = None
    relation: Relation = Relation.NEAR
    easter: bool = False
    nth: int | None = None
    weekday: int | None = None
    years: int | None = None

    @property
    def weekly(self) -> bool:
        """Tell whether it comes every week, not every year."""
        return self.unit is Unit.WEEKEND or (self.unit is Unit.DAY and self.month is None and not self.easter)


@dataclass(frozen=True, slots=True)
class Deictic:
    """So many units from when the article was written: "yesterday", "last week", "two years ago"."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class Anaphoric:
    """So many units from another time in the text: "three days later", "that year", "a year earlier".

    `otherwise` is what the words mean where the text has no such time.
    """

    unit: Unit
    count: int
    otherwise: Deictic | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """So many units from a day, week or month itself: "60 years ago today", "a week from Friday"."""

    unit: Unit
    count: int
    day: Recurring | Deictic


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day lies in: "the week of May 6", "the first week of May"."""

    day: Fixed | Recurring


@dataclass(frozen=True, slots=True)
class NthDay:
    """A weekday before or after another time in the text: "the previous Friday", "the following Monday"."""

    weekday: int
    after: bool


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month counted from the article's: "the 15th of this month"; None is that which the text speaks of."""

    number: int
    months: int | None


@dataclass(frozen=True, slots=True)
class Indefinite:
    """A time that cannot be placed, "20 minutes later" not even among present, past and future (None)."""

    reference: Reference | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A duration, by its ISO 8601 value; X stands for a number that the words leave open ("PXY", several years)."""

    value: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """A set of times, by its TIMEX3 value with EDTF's seasons: "P1W", "XXXX-WXX-2" (every Tuesday)."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `offset` is that from UTC ("Z", "-05:00"), "" where the words do not tell, `minute` then None."""

    hour: int
    minute: int | None
    offset: str = ""
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day, by its TIMEX3 code (MO, MI, AF, EV, NI)."""

    code: str
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another."""

    first: Meaning
    last: Meaning


Meaning = (
    Fixed
    | Before
    | Recurring
    | Deictic
    | Anaphoric
    | Away
    | WeekOf
    | NthDay
    | DayOfMonth
    | Indefinite
    | Measure
    | Repeated
    | Clock
    | DayPart
    | Range
)
