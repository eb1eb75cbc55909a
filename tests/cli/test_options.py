from __future__ import annotations

import datetime

import pytest
import typer

from onrecord.cli.options import first_day, last_day, one_day, period


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1963", "1963-01-01", "1963-12-31"),
        ("1963-06", "1963-06-01", "1963-06-30"),
        ("1964-02", "1964-02-01", "1964-02-29"),
        ("1963-06-26", "1963-06-26", "1963-06-26"),
        (" 1963 ", "1963-01-01", "1963-12-31"),
    ],
)
def test_a_date_is_the_period_that_it_names(value: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in period(value)] == [first, last]
    assert (first_day(value).isoformat(), last_day(value).isoformat()) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "yesterday", "63", "1963-13", "1963-02-30", "0000", "26/06/1963", "１９６３", "1963-6"]
)
def test_anything_else_is_refused_with_the_form_that_is_meant(value: str) -> None:
    with pytest.raises(typer.BadParameter, match="write YYYY, YYYY-MM or YYYY-MM-DD"):
        period(value)


def test_a_day_of_publication_is_one_day() -> None:
    assert one_day("1963-06-26") == datetime.date(1963, 6, 26)
    with pytest.raises(typer.BadParameter, match="not one day"):
        one_day("1963-06")
