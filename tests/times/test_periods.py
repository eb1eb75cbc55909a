from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.times.periods import PRECISION, Period, Unit, containing, day, easter

UNITS = sorted(PRECISION)


@pytest.mark.parametrize(
    ("unit", "date", "value"),
    [
        (Unit.DAY, "2024-02-29", "2024-02-29"),
        (Unit.WEEK, "2021-01-03", "2020-W53"),
        (Unit.WEEKEND, "2024-09-16", "2024-09-21/2024-09-22"),
        (Unit.MONTH, "2023-12-31", "2023-12"),
        (Unit.SEASON, "2024-01-16", "2023-24"),
        (Unit.SEASON, "2024-03-01", "2024-21"),
        (Unit.QUARTER, "2024-10-01", "2024-36"),
        (Unit.HALF, "2024-06-30", "2024-40"),
        (Unit.YEAR, "0007-06-30", "0007"),
        (Unit.DECADE, "1999-12-31", "199X"),
        (Unit.CENTURY, "2000-01-01", "20XX"),
    ],
)
def test_the_value_of_the_period_of_a_day(unit: Unit, date: str, value: str) -> None:
    assert containing(unit, datetime.date.fromisoformat(date)).value() == value


@given(st.sampled_from(UNITS), st.dates(min_value=datetime.date(1, 3, 1), max_value=datetime.date(9998, 12, 31)))
def test_a_period_contains_the_day_and_is_followed_by_the_next(unit: Unit, date: datetime.date) -> None:
    period = containing(unit, date)
    start, end = period.start(), period.shift(1).start()
    assert start is not None
    assert end is not None
    assert start <= end
    if unit is not Unit.WEEKEND:
        assert start <= date < end
        assert containing(unit, start) == period


@given(st.sampled_from(UNITS), st.integers())
def test_no_number_is_too_great(unit: Unit, number: int) -> None:
    period = Period(unit, number)
    assert (period.value() is None) or isinstance(period.start(), datetime.date)


def test_what_the_calendar_does_not_have_is_none() -> None:
    assert day(2023, 2, 29) is None
    assert Period(Unit.YEAR, 10000).value() is None
    assert Period(Unit.DAY, 10**30).start() is None


@pytest.mark.parametrize("date", ["1961-04-02", "2000-04-23", "2024-03-31", "2038-04-25"])
def test_easter(date: str) -> None:
    assert easter(int(date[:4])).isoformat() == date
