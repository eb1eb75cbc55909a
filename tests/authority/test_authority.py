"""Finding people by name in the authority that ships."""

from datetime import date

import pytest

from onrecord.authority import authority

TOKAYEV = ["Kasim-Zhomart Tokaev", "Kasym-Zhomart Tokayev", "Kassym-Jomart Tokayev", "Қасым-Жомарт Тоқаев",
           "Касым-Жомарт Токаев", "Qasym-Jomart Toqaev"]  # fmt: skip


@pytest.mark.parametrize("name", TOKAYEV)
def test_one_president_in_six_spellings(name: str) -> None:
    first, *others = authority().find(name)
    assert (first.person.wikidata, first.same) == ("Q200881", True)
    assert all(not other.same for other in others)


@pytest.mark.parametrize(
    ("name", "person"),
    [("Chou En-lai", "Zhou Enlai"), ("习近平", "Xi Jinping"), ("Владимир Путин", "Vladimir Putin"),
     ("김정은", "Kim Jong-un"), ("بشار الأسد", "Bashar al-Assad"), ("בנימין נתניהו", "Benjamin Netanyahu"),
     ("安倍晋三", "Shinzō Abe"), ("Dag Hammarskjold", "Dag Hammarskjöld"), ("JFK", "John F. Kennedy"),
     ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"), ("Haile Selassie I", "Haile Selassie")],
)  # fmt: skip
def test_names_in_other_scripts_and_spellings(name: str, person: str) -> None:
    assert authority().find(name)[0].person.name == person


def test_namesakes_are_both_candidates() -> None:
    found = {candidate.person.name for candidate in authority().find("George Bush") if candidate.same}
    assert found >= {"George W. Bush", "George H. W. Bush"}
    bershins = [person for person in authority().people if person.name == "Andris Bērziņš"]
    assert {person.wikidata for person in bershins} == {"Q57506", "Q380986"}


def test_a_surname_alone_is_nobody_for_sure() -> None:
    for surname in ("Bush", "Assad", "Trudeau", "Nehru"):
        assert [candidate.person.name for candidate in authority().find(surname) if candidate.same] == []


def test_the_offices_of_a_life() -> None:
    offices = [term.office for term in authority().offices_of("Q200881")]
    assert offices[0] == "KAZ/foreign_minister"
    assert offices[-1] == "KAZ/president"
    assert [term.office for term in authority().offices_of("Q200881", date(2000, 6, 1))] == ["KAZ/prime_minister"]


def test_a_person_has_what_is_known() -> None:
    person = authority().person("Q200881")
    assert person is not None
    assert (person.sex, person.born, person.died) == ("m", "1953-05-17", None)
    assert "Қасым-Жомарт Тоқаев" in person.names
