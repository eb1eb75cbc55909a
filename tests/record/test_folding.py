from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.folding import Tokens, fold, words

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
    assert Tokens(text).words == words(text)


@given(st.text(), st.integers(0, 1000))
def test_places_are_in_order_and_in_the_text(text: str, offset: int) -> None:
    tokens = Tokens(text, offset)
    placed = [tokens.span(i) for i in range(len(tokens.words))]
    assert all(offset <= span.start < span.end <= offset + len(text) for span in placed)
    assert [span.start for span in placed] == sorted(span.start for span in placed)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"])))
def test_the_characters_at_a_place_make_its_token(text: str) -> None:
    tokens = Tokens(text)
    for number, word in enumerate(tokens.words):
        assert word in fold(tokens.span(number).of(text))


@given(st.text(alphabet="a.é“”‘’–—ß "))
def test_common_marks_are_folded_as_all_others(text: str) -> None:
    assert fold(text) == " ".join(fold(part) for part in re.split("[“”‘’–—]", text) if fold(part))


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
    tokens = Tokens(text)
    assert [tokens.span(i).of(text) for i in range(len(tokens.words))] == ["said", "E\u0301lodie\u0301", "today"]
