from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.days import bounds

COVERED = """
1988-05-03              1988-05-03  1988-05-03
1988-05-03T14:30        1988-05-03  1988-05-03
1988-05-03T14:30:00Z    1988-05-03  1988-05-03
1988-05-03T14:30+02:00  1988-05-03  1988-05-03
1988-05-03TMO           1988-05-03  1988-05-03
1988-05                 1988-05-01  1988-05-31
1988-02                 1988-02-01  1988-02-29
1988                    1988-01-01  1988-12-31
1988-W18                1988-05-02  1988-05-08
1988-W18-2              1988-05-03  1988-05-03
1988-W18-WE             1988-05-07  1988-05-08
1987-W53                1987-12-28  1988-01-03
1988-WXX                1988-01-01  1988-12-31
1988-Q2                 1988-04-01  1988-06-30
1988-QX                 1988-01-01  1988-12-31
1988-H2                 1988-07-01  1988-12-31
1988-SP                 1988-03-01  1988-05-31
1988-SU                 1988-06-01  1988-08-31
1988-FA                 1988-09-01  1988-11-30
1988-AU                 1988-09-01  1988-11-30
1987-WI                 1987-12-01  1988-02-29
1988-21                 1988-03-01  1988-05-31
1987-24                 1987-12-01  1988-02-29
1988-29                 1988-09-01  1988-11-30
1988-34                 1988-04-01  1988-06-30
1988-39                 1988-09-01  1988-12-31
1988-41                 1988-07-01  1988-12-31
198                     1980-01-01  1989-12-31
198X                    1980-01-01  1989-12-31
19                      1900-01-01  1999-12-31
19XX                    1900-01-01  1999-12-31
1988-XX                 1988-01-01  1988-12-31
1988-XX-XX              1988-01-01  1988-12-31
1988-05-XX              1988-05-01  1988-05-31
1988-05-0X              1988-05-01  1988-05-09
1988-05-3X              1988-05-30  1988-05-31
1988?                   1988-01-01  1988-12-31
1988-05~                1988-05-01  1988-05-31
1988-~05-%03            1988-05-03  1988-05-03
1988/1991-04            1988-01-01  1991-04-30
1988-05-03/1988-05-05   1988-05-03  1988-05-05
1988/..                 1988-01-01  9999-12-31
1988/                   1988-01-01  9999-12-31
../1988                 0001-01-01  1988-12-31
[1667,1668..1670]       1667-01-01  1670-12-31
{1988-05,1988-09}       1988-05-01  1988-09-30
"""


@pytest.mark.parametrize("case", COVERED.strip().splitlines(), ids=lambda case: case.split()[0])
def test_a_value_covers_its_days(case: str) -> None:
    value, first, last = case.split()
    found = bounds(value)
    assert found is not None
    assert [day.isoformat() for day in found] == [first, last]


@pytest.mark.parametrize(
    "value",
    [
        "", "P3D", "PT2H", "PXM", "PRESENT_REF", "soon", "0000", "1988-13", "1988-00", "1988-02-30", "1988-W54",
        "1988-W00", "1988-Q5", "1988-ZZ", "198-05", "198X-Q1", "1988-05-4X", "1991/1988", "1988/soon", "[soon]", "[]",
        "a/b/c", "1988/1989/1990", "9999-WI", "١٩٨٨", "Y17000000002", "-0044", "1988-5", "1988-05-03 or so",
    ],
)  # fmt: skip
def test_what_names_no_days_covers_none(value: str) -> None:
    assert bounds(value) is None


@given(st.text(st.characters(codec=None)) | st.text("0123456789-/TWXQ.[],{}~", max_size=14))
def test_any_value_has_an_answer(value: str) -> None:
    found = bounds(value)
    assert found is None or found.first <= found.last


@given(st.dates())
def test_a_day_covers_itself_and_lies_in_its_month_week_and_year(day: datetime.date) -> None:
    assert bounds(day.isoformat()) == (day, day)
    year, week, _ = day.isocalendar()
    for value in (f"{day:%Y-%m}".zfill(7), f"{day.year:04}", f"{day.year // 10:03}X", f"{year:04}-W{week:02}"):
        found = bounds(value)
        # Weeks and decades at either end of the calendar reach beyond it.
        assert found is None or found.first <= day <= found.last, value
        assert found is not None or day.year < 10 or day.year == 9999
