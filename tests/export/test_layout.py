from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_rows import dated
from onrecord.export import layout
from onrecord.model import Status


@given(st.text(st.characters(exclude_categories=())))
def test_words_of_an_article_are_one_cell_of_one_line(text: str) -> None:
    made = layout.words(text)
    assert not set(made) & set('\t\r\n"\x1b\0')
    assert len(made.splitlines()) <= 1
    assert made[:1] not in set("=+-@")
    assert made.encode("utf-8").decode("utf-8") == made


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("1988-05-01", "1988-05-01"),
        ("1988-05-01T14:30", "1988-05-01"),
        ("1988-W18-7", "1988-05-08"),
        ("1988-05", ""),
        ("1988", ""),
        ("1988-05-01/1988-05-02", ""),
        ("soon", ""),
        (None, "1988-05-03"),
    ],
)
def test_a_day_is_given_only_where_the_text_gives_one_or_no_date_at_all(value: str | None, day: str) -> None:
    assert layout.event_day(dated(value)) == day


def test_the_past_is_not_dated_by_the_article() -> None:
    assert layout.event_day(dated(None, Status.PAST)) == ""
    assert layout.event_day(dated("1987-05-01", Status.PAST)) == "1987-05-01"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("KAZ", "KAZ"), ("GB-SCT", "GBR"), ("GUM", "GUM"), ("SUN", "SUN"), (None, None)],
)
def test_a_part_of_a_state_counts_for_the_state(code: str | None, expected: str | None) -> None:
    assert layout.country(code) == expected


def test_countries_as_others_call_them() -> None:
    assert layout.country_codes("RUS") == ("365", "Russian Federation")
    assert layout.country_codes("USA") == ("2", "United States")
    assert layout.country_codes("PSE") == (None, "Occupied Palestinian Territory")
    assert layout.country_codes("GUM") == (None, None)


def test_a_place_is_a_city_or_the_country() -> None:
    assert layout.is_country("Sweden", "SWE")
    assert not layout.is_country("Stockholm", "SWE")
    assert not layout.is_country("Georgia", "USA")
    assert not layout.is_country("Sweden", None)
