"""Lemmas by a table, `lemmas.tsv`: forms of verbs (V) and nouns (N) with what they are looked up by."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parsing.lemmas import noun_lemma, verb_lemma
from onrecord.quotations.cues import communication

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("lemmas.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("form", "tag", "lemma"), ROWS, ids=lambda value: value)
def test_table(form: str, tag: str, lemma: str) -> None:
    assert (verb_lemma if tag == "V" else noun_lemma)(form) == lemma


@pytest.mark.parametrize("lemma", sorted(communication()))
def test_a_lemma_of_the_lexicon_is_its_own(lemma: str) -> None:
    assert lemma in (verb_lemma(lemma), noun_lemma(lemma))


@given(st.text(max_size=12))
def test_any_string_has_a_lemma(form: str) -> None:
    assert isinstance(verb_lemma(form), str)
    assert isinstance(noun_lemma(form), str)
