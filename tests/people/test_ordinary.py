from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parsing import Sentence
from onrecord.people.chunks import Chunk
from onrecord.people.ordinary import pruned
from sketches import sketch

LINES = Path(__file__).with_name("ordinary.tsv").read_text("utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]
WORDS = ["Anna", "Corvel", "Denies", "Report", "Money", "the", "of", "-", "“", "von", "May", "report"]


def cut(line: str, besides: str, known: str = "") -> list[tuple[str, str]]:
    """Return the names left of the bracketed one, with their labels, in an article that has the names `besides`."""
    sentence, name = sketch(line)
    sentences, names = [sentence], [name]
    for other in besides.split("|") if besides != "-" else []:
        more, elsewhere = sketch(f"[{other}] was there")
        names.append(Chunk(len(sentences), elsewhere.first, elsewhere.last, "PERSON"))
        sentences.append(more)
    left = [chunk for chunk in pruned(sentences, names, known.__eq__) if chunk.sentence == 0]
    return [(" ".join(chunk.words(sentence)), chunk.label) for chunk in left]


@pytest.mark.parametrize(("line", "besides", "expected"), CASES)
def test_names_are_cut_to_what_can_be_a_name(line: str, besides: str, expected: str) -> None:
    names = [name for name, label in cut(line, besides) if label == "PERSON"]
    assert names == ([] if expected == "-" else expected.split("|"))


def test_the_name_of_somebody_known_is_kept() -> None:
    headline = "[Anna Report] Denies The Missing Money Story"
    assert cut(headline, "-", "Anna Report") == [("Anna Report", "PERSON")]
    assert cut(headline, "-") == [("Anna", "")]


def test_names_of_others_are_kept() -> None:
    sentence, name = sketch("[Harbour Report Council] Denies The Missing Money Story", label="ORG")
    assert pruned([sentence], [name], "".__eq__) == [name]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), st.data())
def test_nothing_is_added_to_a_name(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    sentence = Sentence.from_table("\n".join(f"{word} NNP 0 ROOT" for word in words))
    end = first
    for chunk in pruned([sentence], [Chunk(0, first, last, "PERSON")], "".__eq__):
        assert end <= chunk.first < chunk.last <= last
        end = chunk.last
