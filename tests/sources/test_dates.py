import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.dates import day_at, parse, whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16 September 2024", "2024-09-16"),
        ("Sept. 16, 2024", "2024-09-16"),
        ("Monday, 16th Sep 2024", "2024-09-16"),
        ("Saturday, October 9, 2010", "2010-10-09"),
        ("16th of May, 1998", "1998-05-16"),
        ("2024-09-16", "2024-09-16"),
        ("16.09.2024", "2024-09-16"),
        ("9/16/2024", "2024-09-16"),
        ("16/9/2024", "2024-09-16"),
        ("4/4/2019", "2019-04-04"),
        ("3/4/2019", None),
        ("12 March 2019 14:05 GMT", "2019-03-12"),
        ("14:05, 12 March 2019", "2019-03-12"),
        ("March 12, 2019 at 2:05 p.m. EST", "2019-03-12"),
        ("31 Feb 2020", None),
        ("2024-13-01", None),
        ("Sept 16", None),
        ("May 2019", None),
        ("2019", None),
        ("26 June 1963 was a day", None),
        ("12 March 20191", None),
        ("", None),
    ],
)
def test_whole(text: str, expected: str | None) -> None:
    assert whole(text) == (datetime.date.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-09-16T23:30:00-05:00", "2024-09-16"),
        ("2024-09-16T10:00:00.000Z", "2024-09-16"),
        ("2024-09-16 10:00", "2024-09-16"),
        ("20240916", "2024-09-16"),
        ("2024-09-16+02:00", "2024-09-16"),
        ("Mon, 16 Sep 2024 10:00:00 GMT", "2024-09-16"),
        ("2024-09", None),
        ("1726444800", None),
        ("2024-09-167", None),
        ("soon", None),
    ],
)
def test_parse(value: str, expected: str | None) -> None:
    assert parse(value) == (datetime.date.fromisoformat(expected) if expected else None)


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_date_is_read_back(date: datetime.date) -> None:
    assert parse(date.isoformat()) == date
    assert whole(f"{date.day} {date:%B} {date.year}") == date


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert all(isinstance(date, datetime.date | None) for date in (parse(text), whole(text)))


def test_a_day_without_its_year_is_no_date() -> None:
    day = day_at("Talks, Sept. 16 (Agency) -", 7)
    assert day is not None
    assert (day.year, day.month, day.day, day.date()) == (None, 9, 16, None)
    assert "Talks, Sept. 16 (Agency) -"[day.start : day.end] == "Sept. 16"
