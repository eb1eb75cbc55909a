from __future__ import annotations

import datetime
import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.charts.axes import DAYS, MONTHS, YEARS, named_days
from onrecord.charts.vega import room

DAY = datetime.date
LONGEST = {DAYS: "28 Sep 2016", MONTHS: "Sep 2016", YEARS: "2016"}


def test_a_month_is_named_by_days_that_tell_their_year() -> None:
    days, written = named_days(DAY(2016, 9, 4), DAY(2016, 10, 9), 1060)
    assert written == DAYS
    assert "%Y" in DAYS
    assert days[:2] == [DAY(2016, 9, 5), DAY(2016, 9, 9)]


def test_a_year_is_named_by_its_months_and_a_century_by_decades() -> None:
    days, written = named_days(DAY(2015, 12, 20), DAY(2017, 1, 10), 290)
    assert (days, written) == ([DAY(2016, month, 1) for month in (4, 7, 10)], MONTHS)
    days, written = named_days(DAY(1920, 1, 1), DAY(2020, 1, 1), 720)
    assert (written, {day.year % 10 for day in days}) == (YEARS, {0})


@given(st.dates(), st.integers(4, 3_000_000), st.integers(200, 1200))
@example(DAY(2016, 9, 2), 28, 290)
@example(DAY(1, 1, 1), 3_652_058, 1060)
def test_names_are_there_apart_and_within_the_chart(first: datetime.date, more: int, width: int) -> None:
    last = DAY.fromordinal(min(first.toordinal() + more, DAY.max.toordinal()))
    if (last - first).days < 4:
        return
    days, written = named_days(first, last, width)
    places = [(day - first).days * width / (last - first).days for day in days]
    half = room(LONGEST[written]) / 2
    assert days
    assert all(left + 2 * half < right for left, right in itertools.pairwise(places))
    assert places[0] - half >= -16
    assert places[-1] + half <= width + 16
