from __future__ import annotations

from datetime import date

import pytest

from onrecord.authority import who
from onrecord.authority.asking import LEAST_SCORE

TODAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    "spelling",
    [
        "Kasim-Zhomart Tokaev",
        "Kasym-Zhomart Tokayev",
        "Kassym-Jomart Tokayev",
        "Қасым-Жомарт Тоқаев",
        "Касым-Жомарт Токаев",
        "Qasym-Jomart Toqaev",
    ],
)
def test_a_person_in_any_spelling(spelling: str) -> None:
    first, *others = who(spelling).matches
    assert first.person.wikidata == "Q200881"
    assert all(other.score < first.score - 0.3 for other in others)
    assert ("KAZ/president", "2019-03-20") in [(office.key, term.start.text) for term, office in first.terms]


@pytest.mark.parametrize(
    ("phrase", "on", "name"),
    [
        ("President of Kazakhstan", "2010-05-01", "Nursultan Nazarbayev"),
        ("President of Kazakhstan", "2024-09-16", "Kassym-Jomart Tokayev"),
        ("Syrian president", "1985-01-01", "Hafez al-Assad"),
        ("Syrian president", "2013-01-01", "Bashar al-Assad"),
        ("US president", "1990-01-01", "George H. W. Bush"),
        ("US president", "2005-01-01", "George W. Bush"),
        ("Canadian prime minister", "1982-01-01", "Pierre Trudeau"),
        ("Canadian prime minister", "2016-01-01", "Justin Trudeau"),
    ],
)
def test_who_held_an_office_on_a_day(phrase: str, on: str, name: str) -> None:
    answer = who(phrase, date.fromisoformat(on), today=TODAY)
    assert [match.person.name for match in answer.matches] == [name]
    assert answer.matches[0].score == 1.0
    assert answer.matches[0].why[-1] == "held"
    assert answer.on == date.fromisoformat(on)
    assert name in answer.notes[0]


def test_an_office_without_a_day_is_asked_for_today() -> None:
    answer = who("President of Kazakhstan", today=TODAY)
    assert answer.on == TODAY
    assert [match.person.wikidata for match in answer.matches] == ["Q200881"]


def test_nobody_is_named_after_what_is_known() -> None:
    answer = who("President of Kazakhstan", date(2090, 1, 1))
    assert answer.matches == ()
    assert "not known after" in answer.notes[0]


def test_a_name_with_a_day_is_of_somebody_in_office() -> None:
    assert [match.person.wikidata for match in who("George Bush", date(1990, 1, 1)).matches] == ["Q23505"]
    assert who("Kassym-Jomart Tokayev", date(1970, 1, 1)).matches == ()


def test_an_ambiguous_name_has_several_answers_best_first() -> None:
    matches = who("George Bush").matches
    assert {match.person.wikidata for match in matches[:2]} == {"Q207", "Q23505"}
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    assert len(who("George Bush", limit=1).matches) == 1


@pytest.mark.parametrize("query", ["Tokayev", "Hafez al-Assad", "George W. Bush", "Kim", "Trudeau"])
def test_what_hardly_agrees_is_no_answer(query: str) -> None:
    answer = who(query, limit=20)
    assert answer.matches
    assert all(match.score >= LEAST_SCORE for match in answer.matches)


@pytest.mark.parametrize("query", ["Xqzv Bwklt", "", "!", "1234", "the harbour council of Lundhavn"])
def test_nobody_fits(query: str) -> None:
    assert who(query, today=TODAY).matches == ()
