from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.folding import fold, tokens, words

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("folding.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_a_text_has_these_tokens(text: str, expected: str, why: str) -> None:
    assert fold(json.loads(text)) == expected, why


@given(st.text())
def test_placed_tokens_are_the_tokens(text: str) -> None:
    assert [token.text for token in tokens(text)] == words(text)


@given(st.text(), st.integers(0, 1000))
def test_places_are_in_order_and_in_the_text(text: str, offset: int) -> None:
    placed = tokens(text, offset)
    assert all(offset <= token.start < token.end <= offset + len(text) for token in placed)
    assert [token.start for token in placed] == sorted(token.start for token in placed)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"])))
def test_the_characters_at_a_place_make_its_token(text: str) -> None:
    for token in tokens(text):
        assert token.text in fold(text[token.start : token.end])


@given(st.text())
def test_tokens_hold_nothing_that_a_search_engine_could_take_for_syntax(text: str) -> None:
    assert all(unicodedata.category(character)[0] in "LNM" for word in words(text) for character in word)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcéñøžșåЖкйёάώğ"))
def test_case_does_not_count(text: str) -> None:
    assert fold(text.upper()) == fold(text)


def test_a_place_takes_in_the_marks_that_were_folded_away() -> None:
    text = "said E\u0301lodie\u0301 today"
    assert [text[token.start : token.end] for token in tokens(text)] == ["said", "E\u0301lodie\u0301", "today"]
