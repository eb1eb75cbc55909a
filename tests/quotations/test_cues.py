from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parsing import Sentence
from onrecord.quotations.cues import Lexicon, communication, lemma, lexicon, unvoiced

# "say" is a word of communication, "eat" is none; both classes have been seen with and without a quotation.
SPOKEN, OTHER = "say", "eat"
ROWS = [(SPOKEN, "ccomp", 10, 9), (SPOKEN, "object", 10, 1), (OTHER, "ccomp", 10, 1), (OTHER, "object", 40, 1)]


def pair(rows: list[tuple[str, str, int, int]], word: str, frame: str) -> float:
    return Lexicon.count(rows).log_odds(word, frame)[0]


def test_the_classes_are_as_the_examples_need_them() -> None:
    assert SPOKEN in communication()
    assert OTHER not in communication()


def test_what_was_seen_more_often_as_a_cue_is_likelier() -> None:
    values = [pair([*ROWS, ("tell", "ccomp", 20, cues)], "tell", "ccomp") for cues in range(21)]
    assert values == sorted(values)
    assert len(set(values)) == 21


def test_seen_often_counts_for_more_than_seen_once() -> None:
    often = pair([*ROWS, ("tell", "ccomp", 200, 200)], "tell", "ccomp")
    once = pair([*ROWS, ("tell", "ccomp", 1, 1)], "tell", "ccomp")
    never = pair(ROWS, "tell", "ccomp")
    assert often > once > never


def test_an_unseen_word_borrows_from_its_class() -> None:
    unseen_spoken, unseen_other = pair(ROWS, "tell", "ccomp"), pair(ROWS, "run", "ccomp")
    assert unseen_spoken > unseen_other


def test_an_unseen_pair_borrows_from_its_word_and_its_construction() -> None:
    assert pair(ROWS, "tell", "ccomp") > pair(ROWS, "tell", "predicate") > pair(ROWS, "tell", "object")


def test_a_word_has_the_same_odds_by_itself_in_every_construction() -> None:
    counted = Lexicon.count(ROWS)
    assert counted.log_odds(SPOKEN, "ccomp")[1] == counted.log_odds(SPOKEN, "never seen")[1]


@given(
    st.lists(
        st.tuples(
            st.sampled_from((SPOKEN, "tell", OTHER, "run")),
            st.sampled_from(("ccomp", "object")),
            st.integers(1, 10_000),
            st.integers(0, 10_000),
        ).map(lambda row: (row[0], row[1], row[2], min(row[2], row[3]))),
        max_size=6,
        unique_by=lambda row: row[:2],
    )
)
def test_whatever_was_counted_log_odds_are_finite(rows: list[tuple[str, str, int, int]]) -> None:
    counted = Lexicon.count(rows)
    for word in (SPOKEN, "tell", OTHER, "run"):
        for frame in ("ccomp", "object", "predicate"):
            assert all(math.isfinite(value) for value in counted.log_odds(word, frame))


def test_the_lexicon_that_ships_knows_what_reports() -> None:
    said, _ = lexicon().log_odds("say", "ccomp")
    eaten, _ = lexicon().log_odds("eat", "object")
    assert said > 0 > eaten


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("denied VBD 0 ROOT", "deny"),
        ("Stresses VBZ 0 ROOT", "stress"),
        ("speeches NNS 0 ROOT", "speech"),
        ("Claims NNPS 0 ROOT", "claim"),
        ("promise NN 0 ROOT", "promise"),
        ("According VBG 0 ROOT", "accord"),
    ],
)
def test_words_are_looked_up_by_their_lemma(row: str, expected: str) -> None:
    assert lemma(Sentence.from_table(row).tokens[0]) == expected


def test_belief_is_listed_and_saying_is_not() -> None:
    assert {"believe", "hope", "think", "fear"} <= unvoiced()
    assert not {"say", "deny", "promise", "claim"} & unvoiced()
