import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names.parts import _folded, take_apart


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Dr. Ángel O'Hara-Łuk", "angel ohara luk"),
        ("Président Strauß", "strauss"),
        ("President", "president"),
        ("Горбачёв", "горбачев"),
        ("Ҷон", "ҷон"),
        ("بُطْرُس", "بطرس"),
        ("ג׳ון", "ג'ונ"),
        ("ﾄｰｷｮｰ", "トーキョー"),
        ("AB, Cd (ed.)", "ab cd ed"),
        ("42", ""),
        ("", ""),
    ],
)
def test_folding(name: str, folded: str) -> None:
    assert take_apart(name).folded == folded


@pytest.mark.parametrize(
    ("name", "number"),
    [("Elizabeth II", 2), ("Paul 6", 6), ("비오 9세", 9), ("Sammy Davis Jr.", -1), ("Malcolm X", None), ("II", None)],
)
def test_numbers_after_names(name: str, number: int | None) -> None:
    assert take_apart(name).number == number


def test_particles_and_initials() -> None:
    parts = {part.text: part for part in take_apart("J. van der Saud al-Il").parts}
    assert [text for text, part in parts.items() if part.particle] == ["van", "der", "al"]
    assert [text for text, part in parts.items() if part.initial] == ["j"]
    assert parts["al"].word == parts["il"].word


def test_the_arabic_article_stands_by_itself() -> None:
    assert [part.text for part in take_apart("القذافي").parts] == ["ال", "قذافي"]
    assert [part.text for part in take_apart("الب").parts] == ["الب"]


@given(st.text(st.characters(max_codepoint=127), max_size=30))
def test_ascii_is_folded_as_all_else_is(name: str) -> None:
    assert _folded(name + "é") == _folded(name) + "e"
