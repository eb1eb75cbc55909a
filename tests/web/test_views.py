from __future__ import annotations

import dataclasses

import pytest

from onrecord.model import Event, QuotationKind
from onrecord.web.views import countries_of, environment, sectors_of, value_of, written
from readings import COAL, FIRED, MET, OPEN, TOLD


def test_what_is_direct_stands_in_quotation_marks_with_what_was_left_out_between() -> None:
    assert written(OPEN, 400) == "“The harbour stays open” … “whatever the winter brings.”"
    assert written(TOLD, 400) == "the island's council had said the ferries “would not sail”"


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (40, "“The harbour stays open” … “whatever the…”"),
        (22, "“The harbour stays open” …"),
        (12, "“The harbour…” …"),
    ],
)
def test_in_a_list_it_ends_with_a_whole_word_and_says_that_more_follows(most: int, shown: str) -> None:
    assert written(OPEN, most) == shown


def test_nothing_is_in_quotation_marks_that_is_not_direct() -> None:
    assert written(dataclasses.replace(OPEN, kind=QuotationKind.INDIRECT), 400) == (
        "The harbour stays open … whatever the winter brings."
    )


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("quad", "VCOOP", "verbal cooperation"),
        ("quad", "mconf", "material conflict"),
        ("of", "event", "events"),
        ("type", "CONSULT", "consult"),
        ("context", "human_rights", "human rights"),
        ("outlet", "The  Post", "The Post"),
        ("quad", "nonsense", "nonsense"),
    ],
)
def test_a_filter_is_told_in_words(name: str, value: str, told: str) -> None:
    assert value_of(name, value) == told


def test_only_codes_that_are_met_are_explained() -> None:
    assert list(countries_of([MET, COAL])) == ["SUN", "YUG"]
    assert countries_of([COAL])["YUG"] == "Yugoslavia"
    assert list(sectors_of([FIRED])) == ["COP", "CVL"]


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (dataclasses.replace(MET, recipients=(), why=("recipient:reciprocal",)), "each other"),
        (dataclasses.replace(MET, recipients=(), why=("recipient:none",)), "nobody named"),
        (MET, "Soviet envoys"),
    ],
)
def test_who_meet_each_other_do_not_meet_nobody(event: Event, told: str) -> None:
    done_to = environment().get_template("event_parts.html").module.done_to  # type: ignore[attr-defined]
    assert told in done_to(event, {})


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2016-09-30", "2016-09-30"),
        ("2016-09", "2016-09"),
        ("2016", "2016"),
        ("2016-09-30TEV", "2016-09-30, evening"),
        ("2014-22", "summer 2014"),
        ("2023-35", "third quarter of 2023"),
        ("2025-40", "first half of 2025"),
        ("2023-W07", "week 7 of 2023"),
        ("199X", "1990s"),
        ("18XX", "1800s"),
        ("2011-05-07/2011-05-08", "2011-05-07 to 2011-05-08"),
        ("2023-11-09T17:00-05:00", "2023-11-09 17:00-05:00"),
        ("PT5H", "PT5H"),
        ("XXXX-WXX-2", "XXXX-WXX-2"),
        ("-0044", "-0044"),
    ],
)
def test_a_time_is_told_in_words_where_it_is_a_code(value: str, told: str) -> None:
    when = environment().get_template("parts.html").module.when  # type: ignore[attr-defined]
    assert when(value).strip() == told


def test_a_country_by_its_name_needs_no_code_beside_it() -> None:
    parties = environment().get_template("event_parts.html").module.parties  # type: ignore[attr-defined]
    [envoys] = MET.recipients
    country = dataclasses.replace(envoys, name="Soviet Union")
    told = parties([envoys, country], {}, "nobody")
    assert told.count('href="/countries/SUN" title="Soviet Union">SUN</a>') == 1
    assert '<a href="/countries/SUN">Soviet Union</a>' in told
