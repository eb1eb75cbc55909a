from __future__ import annotations

import csv
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.people.names import PersonName, fold, parse_name, same_given, similar

LINES = [line for line in (Path(__file__).parent / "names.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
PAIRS = [(row["kind"], row["one"], row["other"], row["same"]) for row in csv.DictReader(LINES, delimiter="\t")]


@pytest.mark.parametrize(("kind", "one", "other", "same"), PAIRS)
def test_spellings_of_one_name(kind: str, one: str, other: str, same: str) -> None:
    found = similar(fold(one), fold(other)) if kind == "family" else same_given(one, other)
    assert found is (same == "yes")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Konrad Adenauer", PersonName("Konrad", (), "Adenauer")),
        ("John Fitzgerald Kennedy", PersonName("John", ("Fitzgerald",), "Kennedy")),
        ("Ludwig van der Rohe", PersonName("Ludwig", (), "van der Rohe")),
        ("de Gaulle", PersonName("", (), "de Gaulle")),
        ("Ben Bradlee", PersonName("Ben", (), "Bradlee")),
        ("Martin Luther King Jr.", PersonName("Martin", ("Luther",), "King", junior=True)),
        ("Sadat", PersonName("", (), "Sadat")),
    ],
)
def test_parts_of_a_name(words: str, name: PersonName) -> None:
    assert parse_name(tuple(words.split())) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("el-Sadat", "Sadat", True),
        ("Anwar el-Sadat", "Anwar Sadat", True),
        ("Bashar al Assad", "al-Assad", True),
        ("ash-Shabbi", "al-Shabbi", True),
        ("El", "Al", False),
        ("Charles de Gaulle", "Gaulle", False),
        ("Alsop", "Sop", False),
    ],
)
def test_an_arabic_article_is_no_part_of_a_surname(one: str, other: str, same: bool) -> None:
    first, second = parse_name(tuple(one.split())), parse_name(tuple(other.split()))
    assert first is not None
    assert second is not None
    assert (first.surname == second.surname) is same
    assert first.surname


def test_no_name_in_a_suffix_alone() -> None:
    assert parse_name(("Jr.",)) is None


@given(st.text())
def test_folds_are_plain_lower_case_letters(word: str) -> None:
    assert set(fold(word)) <= set(string.ascii_lowercase + "CZ")


@given(st.text(max_size=20), st.text(max_size=20))
def test_similarity_is_symmetric(one: str, other: str) -> None:
    assert similar(fold(one), fold(other)) == similar(fold(other), fold(one))
