import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names import Index, blocking_keys

PEOPLE = [
    ("tokayev", ["Kassym-Jomart Tokayev", "Қасым-Жомарт Тоқаев"]),
    ("nazarbayev", ["Nursultan Nazarbayev"]),
    ("bush-father", ["George H. W. Bush", "George Herbert Walker Bush"]),
    ("bush-son", ["George W. Bush"]),
    ("zhou", ["Zhou Enlai"]),
    ("kim", ["Kim Dae-jung"]),
    ("sadat", ["Anwar Sadat"]),
    ("begin", ["Menachem Begin"]),
]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(PEOPLE)


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("Касым-Жомарт Токаев", "tokayev"),
        ("Kasim-Zhomart Tokaev", "tokayev"),
        ("Nursultan Nazarbaev", "nazarbayev"),
        ("George W. Bush", "bush-son"),
        ("George H.W. Bush", "bush-father"),
        ("周恩来", "zhou"),
        ("Chou En-lai", "zhou"),
        ("김대중", "kim"),
        ("أنور السادات", "sadat"),
        ("מנחם בגין", "begin"),
    ],
)
def test_a_name_is_found_in_any_spelling(index: Index, query: str, key: str) -> None:
    first, *others = index.find(query)
    assert first.key == key
    assert first.comparison.same
    assert not any(hit.comparison.same for hit in others)


def test_a_family_name_finds_its_bearers_and_matches_none(index: Index) -> None:
    hits = index.find("Bush")
    assert {hit.key for hit in hits} == {"bush-father", "bush-son"}
    assert not any(hit.comparison.same for hit in hits)


@pytest.mark.parametrize("query", ["", "42", "Xqzwv Grmpf"])
def test_nothing_is_found_for_nobody(index: Index, query: str) -> None:
    assert not any(hit.comparison.same for hit in index.find(query))


def test_limit(index: Index) -> None:
    assert len(index.find("George Bush", limit=1)) == 1


def test_postings_can_be_stored(index: Index) -> None:
    stored = json.loads(json.dumps({key: list(numbers) for key, numbers in index.postings.items()}))
    assert Index(PEOPLE, stored).find("Qasym-Jomart Toqaev") == index.find("Qasym-Jomart Toqaev")


def test_spellings_share_a_key() -> None:
    assert blocking_keys("Kassym-Jomart Tokayev") & blocking_keys("Қасым-Жомарт Тоқаев")
    assert blocking_keys("42") == frozenset()


@given(st.text(max_size=40))
def test_any_text_has_keys_and_can_be_looked_up(text: str) -> None:
    assert all(blocking_keys(text))
    assert isinstance(Index(PEOPLE[:2]).find(text), tuple)


@pytest.mark.parametrize("name", ["of the", "van der", "al-", "", "..."])
def test_a_name_of_particles_only_is_nobody(name: str) -> None:
    index = Index([("wilhelmina", "Wilhelmina of the Netherlands"), ("dekker", "Jan van der Dekker")])
    assert index.find(name) == ()
