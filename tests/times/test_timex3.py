from __future__ import annotations

import datetime

import pytest

from onrecord.times import time
from onrecord.times.timex3 import value

ON = datetime.date(2024, 9, 16)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the third quarter of 1988", "1988-Q3"),
        ("last summer", "2024-SU"),
        ("the first half of 2025", "2025-H1"),
        ("the 1980s", "198"),
        ("the 20th century", "19"),
        ("last weekend", "2024-W37-WE"),
        ("every summer", "XXXX-SU"),
        ("44 BC", "BC0044"),
        ("5 p.m. EST Nov. 9, 2023", "2023-11-09T17:00"),
        ("between 1990 and 1994", "1990/1994"),
        ("October 2023", "2023-10"),
        ("now", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("in the near future", "FUTURE_REF"),
        ("February 30, 2020", None),
    ],
)
def test_timex3_value(words: str, expected: str | None) -> None:
    found = time(words, ON)
    assert found is not None
    assert value(found) == expected
