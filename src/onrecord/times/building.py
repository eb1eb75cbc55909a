"""From the words that a rule matched to what they mean: one function a builder that `grammar.toml` names.

A builder takes the groups of its rule and returns a meaning, or None where the words are no time after all.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Final

from onrecord.times import numbers
from onrecord.times.grammar import Groups
from onrecord.times.lexicon import lexicon
from onrecord.times.meanings import (
    LAST,
    Anaphoric,
    Away,
    Before,
    Clock,
    DayOfMonth,
    DayPart,
    Deictic,
    Fixed,
    Indefinite,
    Meaning,
    NthDay,
    Range,
    Recurring,
    Reference,
    Relation,
    Repeated,
    WeekOf,
)
from onrecord.times.periods import Period, Unit, containing, day, part_of_year
from onrecord.times.recurrence import in_year
from onrecord.times.tokens import Token

Builder = Callable[[Groups], Meaning | None]

_STEP: Final = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "latest": 0}
_HALVES: Final = {"first": 1, "second": 2, "latter": 2}

_HALF_OF: Final = {Unit.YEAR: (Unit.MONTH, 6), Unit.DECADE: (Unit.YEAR, 5), Unit.CENTURY: (Unit.YEAR, 50)}


def iso(groups: Groups) -> Meaning | None:
    """Return an ISO 8601 date, or a time of that day."""
    words = groups["iso"][0].text
    date = day(int(words[:4]), int(words[5:7]), int(words[8:10]))
    if date is None or len(words) == 10:
        return Fixed(date)
    return Clock(int(words[11:13]), int(words[14:16]), re.sub(r"^.{16}[\d:.]*", "", words), Fixed(date))


def iso_month(groups: Groups) -> Meaning | None:
    """Return "2001-09"."""
    month = int(groups["month"][0].text)
    return Fixed(part_of_year(Unit.MONTH, _year(groups) or 0, month)) if 1 <= month <= 12 else None


def iso_week(groups: Groups) -> Meaning | None:
    """Return "2023-W41"."""
    try:
        monday = datetime.date.fromisocalendar(_year(groups) or 0, int(groups["week"][0].text), 1)
    except ValueError:
        return None
    return Fixed(containing(Unit.WEEK, monday))


def slashed(groups: Groups) -> Meaning | None:
    """A date in figures, where only one order of day and month makes it one; points stand in day-first dates."""
    first, second, year = (int(part) for part in re.split("[/.]", groups["slashed"][0].text))
    if first > 999:
        return Fixed(found) if (found := day(first, second, year)) else None
    if year < 100:
        year += 2000 if year < 30 else 1900
    day_first = "." in groups["slashed"][0].text or first > 12
    if not day_first and second <= 12 and first != second:
        return None
    month, number = (second, first) if day_first else (first, second)
    return Fixed(found) if (found := day(year, month, number)) else None


def month_day(groups: Groups) -> Meaning | None:
    """Return a day of a month, of a year where the words tell it."""
    month, number = _number("months", groups["month"]), numbers.ordinal(groups["day"])
    if number is None or not 1 <= number <= 31:
        return None
    if (year := _year(groups)) is not None:
        return Fixed(day(year, month, number))
    weekday = _number("weekdays", groups["weekday"]) if "weekday" in groups else None
    return Recurring(Unit.DAY, number, month, weekday=weekday, years=_years(groups))


def month_days(groups: Groups) -> Meaning | None:
    """Return "May 3-5", "3 to 5 May 2019"."""
    first, last = (month_day({**groups, "day": groups[name]}) for name in ("first", "last"))
    return Range(first, last) if first and last else None


def week_of_day(groups: Groups) -> Meaning | None:
    """Return "the week of May 6", "the week ended Friday, May 10"."""
    of_day = month_day(groups)
    return WeekOf(of_day) if isinstance(of_day, Fixed | Recurring) else None


def week_of_month(groups: Groups) -> Meaning | None:
    """Return "the first week of May", as the week that its first day lies in; the last is that of the 28th."""
    nth = numbers.ordinal(groups["ord"])
    number = 28 if nth is None else 7 * nth - 6
    month, year = _number("months", groups["month"]), _year(groups)
    if year is not None:
        return WeekOf(Fixed(day(year, month, number)))
    return WeekOf(Recurring(Unit.DAY, number, month, years=_years(groups)))


def months(groups: Groups) -> Meaning | None:
    """Return "May to July", "December-January 2020"."""
    first, last = (_number("months", groups[name]) for name in ("first", "last"))
    if (year := _year(groups)) is not None:
        begin = year - 1 if first > last else year
        return Range(Fixed(part_of_year(Unit.MONTH, begin, first)), Fixed(part_of_year(Unit.MONTH, year, last)))
    return Range(Recurring(Unit.MONTH, first), Recurring(Unit.MONTH, last))


def month_year(groups: Groups) -> Meaning | None:
    """Return "October 2019", "October of last year"."""
    month = _number("months", groups["month"])
    if (year := _year(groups)) is not None:
        return Fixed(part_of_year(Unit.MONTH, year, month))
    return Recurring(Unit.MONTH, month, years=_years(groups) or 0)


def month(groups: Groups) -> Meaning | None:
    """Return "October", "last October"."""
    return Recurring(Unit.MONTH, _number("months", groups["month"]), relation=_relation(groups))


def weekday(groups: Groups) -> Meaning | None:
    """Return "Friday", "last Friday", "Friday night"."""
    named = Recurring(Unit.DAY, _number("weekdays", groups["weekday"]), relation=_relation(groups))
    return _in_part(groups, named)


def weekday_of_week(groups: Groups) -> Meaning | None:
    """Return "Friday of last week"."""
    week = {Relation.LAST: -1, Relation.NEXT: 1}.get(_relation(groups), 0)
    return Recurring(Unit.DAY, _number("weekdays", groups["weekday"]), years=week)


def nth_weekday(groups: Groups) -> Meaning | None:
    """Return "the previous Friday"."""
    after = groups["which"][0].lower in ("following", "next")
    return NthDay(_number("weekdays", groups["weekday"]), after)


def weekday_of_month(groups: Groups) -> Meaning | None:
    """Return "the third Thursday of November"."""
    word = groups["ord"][0].lower
    nth = LAST if word == "last" else numbers.ordinal(groups["ord"])
    weekday, in_month = _number("weekdays", groups["weekday"]), _number("months", groups["month"])
    found = Recurring(Unit.DAY, weekday, in_month, nth=nth, years=_years(groups))
    year = _year(groups)
    return found if year is None else Fixed(in_year(found, year))


def before_last(groups: Groups) -> Meaning | None:
    """Return "the week before last", "the year after next"."""
    count = -2 if groups["which"][0].lower == "before" else 2
    unit = Unit(_unit(groups))
    return DayPart("NI", Deictic(Unit.DAY, count)) if unit is Unit.NIGHT else Deictic(unit, count)


def holiday(groups: Groups) -> Meaning | None:
    """Return a feast, of a year where the words tell it."""
    feast = lexicon().holidays[" ".join(token.lower for token in groups["day"]).replace(" 's", "'s")]
    relation, years = _relation(groups) if "year" not in groups else Relation.NEAR, _years(groups)
    if "rel" in groups and groups["rel"][-1].start > groups["day"][0].start:
        relation = Relation.NEAR
    else:
        years = None
    if "easter" in feast:
        found = Recurring(Unit.DAY, feast["easter"], easter=True, relation=relation, years=years)
    elif "nth" in feast:
        in_month, of_week, nth = feast["nth"]
        found = Recurring(Unit.DAY, of_week, in_month, nth=nth, relation=relation, years=years)
    else:
        in_month, number = map(int, feast["day"].split("-"))
        found = Recurring(Unit.DAY, number, in_month, relation=relation, years=years)
    year = _year(groups)
    return Fixed(in_year(found, year)) if year is not None else found


def named_date(groups: Groups) -> Meaning | None:
    """Return a day that its month and day name for good: 9/11."""
    date = lexicon().named.get(" ".join(token.lower for token in groups["day"]))
    return Fixed(day(*map(int, date.split("-")))) if date else None


def named_day(groups: Groups) -> Meaning | None:
    """Return "today", "yesterday", "tomorrow morning"."""
    return _in_part(groups, Deictic(Unit.DAY, _number("days", groups["day"])))


def tonight(_: Groups) -> Meaning | None:
    """Return "tonight"."""
    return DayPart("NI", Deictic(Unit.DAY, 0))


def last_night(_: Groups) -> Meaning | None:
    """Return "last night", "overnight"."""
    return DayPart("NI", Deictic(Unit.DAY, -1))


def day_but_one(groups: Groups) -> Meaning | None:
    """Return "the day before yesterday"."""
    return Deictic(Unit.DAY, -2 if groups["which"][0].lower == "before" else 2)


def part_of_this_day(groups: Groups) -> Meaning | None:
    """Return "this morning"."""
    return DayPart(_part(groups), Deictic(Unit.DAY, 0))


def part_of_day(groups: Groups) -> Meaning | None:
    """Return "the morning", of a day that the context knows."""
    return DayPart(_part(groups))


def relative_unit(groups: Groups) -> Meaning | None:
    """Return "last week", "this year", "the latest quarter"."""
    unit, word = Unit(_unit(groups)), groups["rel"][-1].lower
    if unit is Unit.WEEKEND:
        return Recurring(unit, 0, relation=_relation(groups))
    if unit is Unit.QUARTER and word == "latest":
        return Deictic(unit, -1)
    return _deictic(unit, _STEP.get(word, 0))


def calendar_unit(groups: Groups) -> Meaning | None:
    """Return "the week", "the year": the one that the article is of; reports speak of the quarter that has ended."""
    unit = Unit(_unit(groups))
    if unit is Unit.WEEKEND:
        return Recurring(unit, 0)
    return _deictic(unit, -1 if unit is Unit.QUARTER else 0)


def unit_end(groups: Groups) -> Meaning | None:
    """Return "year-end", "the end of the month"."""
    return _deictic(Unit(_unit(groups)), 0)


def in_the_day(_: Groups) -> Meaning | None:
    """Return "earlier in the day": the day that the text speaks of."""
    return Anaphoric(Unit.DAY, 0, Deictic(Unit.DAY, 0))


def anaphoric_unit(groups: Groups) -> Meaning | None:
    """Return "that year", "the following month", "the next morning"."""
    count = {"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(groups["which"][0].lower, 0)
    if "part" in groups:
        return DayPart(_part(groups), Anaphoric(Unit.DAY, count))
    unit = Unit(_unit(groups))
    coming = groups["which"][0].lower == "next" and unit is not Unit.DAY
    return Anaphoric(unit, count, Deictic(unit, count) if coming else None)


def the_day_before(groups: Groups) -> Meaning | None:
    """Return "the day before", "the week after"."""
    count = 1 if groups["which"][0].lower == "after" else -1
    unit = Unit(_unit(groups))
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
    month = "unit" in groups and _unit(groups) == "month"
    return Anaphoric(Unit.YEAR, -1, Deictic(Unit.MONTH, -13) if month else Deictic(Unit.QUARTER, -5))


def quarter(groups: Groups) -> Meaning | None:
    """Return "the third quarter", "Q3 2023"."""
    number = int(groups["q"][0].text) if "q" in groups else numbers.ordinal(groups["ord"]) or 0
    return _part_of_year(groups, Unit.QUARTER, number) if 1 <= number <= 4 else None


def half(groups: Groups) -> Meaning | None:
    """Return "the first half of 2025"."""
    return _part_of_year(groups, Unit.HALF, _HALVES[groups["ord"][0].lower])


def season(groups: Groups) -> Meaning | None:
    """Return "last summer", "the summer of 2014"."""
    return _part_of_year(groups, Unit.SEASON, _number("seasons", groups["season"]))


def year(groups: Groups) -> Meaning | None:
    """Return a year."""
    found = _year(groups)
    return Fixed(Period(Unit.YEAR, found)) if found is not None else None


def year_bc(groups: Groups) -> Meaning | None:
    """Return "44 B.C."."""
    found = numbers.cardinal(groups["year"])
    return Before(found) if found and found < 10000 else None


def year_ad(groups: Groups) -> Meaning | None:
    """Return "A.D. 79"."""
    found = numbers.cardinal(groups["year"])
    return Fixed(Period(Unit.YEAR, found)) if found and found < 10000 else None


def years(groups: Groups) -> Meaning | None:
    """Return "2001-2003", "1990-91"."""
    first, last = int(groups["first"][0].text), groups["last"][0].text
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if len(last) == 2 and end < first:
        end += 100
    if not first < end <= 2199:
        return None
    return Range(Fixed(Period(Unit.YEAR, first)), Fixed(Period(Unit.YEAR, end)))


def decade(groups: Groups) -> Meaning | None:
    """Return "the 1980s", "the nineties"."""
    word = groups["decade"][-1]
    if word.text[0].isalpha():
        tens = _number("decades", groups["decade"])
    else:
        tens = int("".join(letter for letter in word.text if letter.isdigit()))
    if tens < 100:
        tens += 1900 if tens >= 30 else 2000
    return Fixed(Period(Unit.DECADE, tens // 10))


def century(groups: Groups) -> Meaning | None:
    """Return "the 19th century"."""
    number = numbers.ordinal(groups["ord"])
    if number is None or not 1 <= number <= 30:
        return None
    if "era" in groups and groups["era"][0].lower.startswith("b"):
        return Indefinite(None)
    return Fixed(Period(Unit.CENTURY, number - 1))


def day_of_month(groups: Groups) -> Meaning | None:
    """Return "the 15th of this month"."""
    number = numbers.ordinal(groups["day"])
    months = _STEP.get(groups["rel"][0].lower, 0) if "rel" in groups else None
    return DayOfMonth(number, months) if number and number <= 31 else None


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
    return Clock(_number("clocks", groups["hour"]), 0, _offset(groups))


def present(_: Groups) -> Meaning | None:
    """Return "now"."""
    return Indefinite(Reference.PRESENT)


def past(_: Groups) -> Meaning | None:
    """Return "recently"."""
    return Indefinite(Reference.PAST)


def future(_: Groups) -> Meaning | None:
    """Return "soon"."""
    return Indefinite(Reference.FUTURE)


def each_month(groups: Groups) -> Meaning | None:
    """Return "every May"."""
    return Repeated(f"XXXX-{_number('months', groups['month']):02}")


def each_part(groups: Groups) -> Meaning | None:
    """Return "every morning"."""
    return Repeated(f"XXXX-XX-XXT{_part(groups)}")


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
    return Repeated(f"XXXX-{20 + _number('seasons', groups['season'])}")


def _part_of_year(groups: Groups, unit: Unit, number: int) -> Meaning:
    if (stated := _year(groups)) is not None:
        return Fixed(part_of_year(unit, stated, number))
    if "unit" in groups:
        return Recurring(unit, number, years=0)
    if "rel" in groups and groups["rel"][0].start > groups.get("season", groups["rel"])[0].start:
        return Recurring(unit, number, years=_years(groups))
    if "rel" in groups and unit is not Unit.SEASON:
        return Recurring(unit, number, years=_years(groups))
    return Recurring(unit, number, relation=_relation(groups))


def _counted(groups: Groups, sign: int, kind: type[Deictic] | type[Anaphoric]) -> Meaning | None:
    """Return so many units before or after; None where the words do not say how many."""
    if "number" not in groups:
        return None
    count = numbers.cardinal(groups["number"])
    if count is None:
        return None
    unit = Unit(_unit(groups))
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


def _in_part(groups: Groups, named: Meaning) -> Meaning:
    return DayPart(_part(groups), named) if "part" in groups else named


def _part(groups: Groups) -> str:
    return str(lexicon().values["dayparts"][groups["part"][0].lower])


def _unit(groups: Groups) -> str:
    word, values = groups["unit"][0].lower, lexicon().values
    return str(values["units"].get(word) or values["units_plural"].get(word) or word)


def _number(table: str, words: Sequence[Token]) -> int:
    return lexicon().number(table, words[0].lower)


def _year(groups: Groups) -> int | None:
    return numbers.year(groups["year"]) if "year" in groups else None


def _years(groups: Groups) -> int | None:
    return _STEP.get(groups["rel"][-1].lower, 0) if "rel" in groups else None


def _relation(groups: Groups) -> Relation:
    if "rel" not in groups:
        return Relation.NEAR
    step = _STEP.get(groups["rel"][-1].lower, 0)
    return Relation.LAST if step < 0 else Relation.NEXT if step > 0 else Relation.THIS


def _offset(groups: Groups) -> str:
    zones = lexicon().values["zones"]
    return next((zones[token.lower] for token in groups.get("zone", ()) if token.lower in zones), "")
