"""Candidates from the syntax of a sentence.

Each file in `cases` is one: a description, the sentence as a table (`Sentence.from_table`), and lines of what must be
among its candidates: `construction [variant] | cue | source | content`, and behind these, where it is so, `to HEARER`,
`keeps TAIL` and `drops TAIL`. A line that begins with `not` names a construction and a cue that must not be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parsing import Sentence, Token
from onrecord.quotations.syntax import Candidate, candidates, noun_phrase, subject

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
TAGS = ("NN", "NNS", "NNP", "VBD", "VBG", "VBN", "VB", "PRP", "IN", "TO", "DT", ",", "''", "WP", "MD", ".")
LABELS = (
    "nsubj", "nsubjpass", "ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "dobj", "pobj", "pcomp", "prep", "agent",
    "poss", "oprd", "attr", "parataxis", "mark", "aux", "auxpass", "punct", "cc", "prt", "dative", "appos", "npadvmod",
)  # fmt: skip
WORDS = ("said", "adding", "claim", "he", "that", "to", "by", "of", "as", "in", "view", ",", "”", "according")


def words(sentence: Sentence, positions: Sequence[int]) -> str:
    return " ".join(sentence.tokens[i].text for i in positions)


def written(sentence: Sentence, candidate: Candidate) -> str:
    """Return a candidate as a case file writes it."""
    parts = [
        f"{candidate.construction} {candidate.variant}".strip(),
        words(sentence, candidate.cue),
        words(sentence, candidate.source),
        words(sentence, candidate.content),
    ]
    parts += [f"to {words(sentence, candidate.addressee)}"] if candidate.addressee else []
    parts += [f"keeps {tail.name}" for tail in candidate.kept]
    parts += [f"drops {candidate.dropped.name}"] if candidate.dropped else []
    return " | ".join(parts)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    table, expected = path.read_text("utf-8").split("\n\n")
    sentence = Sentence.from_table(table.split("\n", 1)[1])
    found = [written(sentence, candidate) for candidate in candidates(sentence)]
    for line in expected.strip().splitlines():
        if line.startswith("not "):
            assert [one for one in found if one.startswith(line[4:])] == []
        else:
            assert line in found


def test_every_construction_has_a_case() -> None:
    lines = [line for path in CASES for line in path.read_text("utf-8").split("\n\n")[1].splitlines()]
    found = {line.split(" | ")[0].split()[0].split("+")[0].split(":for")[0] for line in lines}
    assert found >= {
        "ccomp", "xcomp", "object", "predicate", "prep", "parenthetical", "as", "according", "linear", "noun:ccomp",
        "noun:xcomp", "noun:prep", "passive:predicate", "passive:subject",
    }  # fmt: skip


def test_a_phrase_keeps_title_and_apposition_without_relative_clause() -> None:
    sentence = Sentence.from_table(
        """
        Foreign NNP 2 compound
        Minister NNP 4 compound
        Anna NNP 4 compound
        Lind NNP 13 nsubj
        +, , 4 punct
        head NN 4 appos
        of IN 6 prep
        mission NN 7 pobj
        +, , 4 punct
        who WP 11 nsubj
        resigned VBD 4 relcl
        +, , 4 punct
        spoke VBD 0 ROOT
        """
    )
    head = subject(sentence, sentence.tokens[12])
    assert head == 3
    assert words(sentence, noun_phrase(sentence, head)) == "Foreign Minister Anna Lind , head of mission"


def test_a_verb_without_a_subject_has_none() -> None:
    sentence = Sentence.from_table("Wait VB 0 ROOT\n+. . 1 punct")
    assert subject(sentence, sentence.tokens[0]) is None


def test_there_and_what_are_nobody() -> None:
    sentence = Sentence.from_table("There EX 2 nsubj\nsaid VBD 0 ROOT")
    assert subject(sentence, sentence.tokens[1]) is None


@st.composite
def trees(draw: st.DrawFn) -> Sentence:
    """A sentence whose words, tags and labels make no sense, as a proper tree."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    tokens: dict[int, Token] = {}
    for rank, i in enumerate(order):
        head = i if rank == 0 else order[draw(st.integers(0, rank - 1))]
        text = draw(st.sampled_from(WORDS))
        dep = "ROOT" if rank == 0 else draw(st.sampled_from(LABELS))
        row = (i, i * 12, i * 12 + len(text), text, text, draw(st.sampled_from(TAGS)), dep, head, "", False)
        tokens[i] = Token(*row)
    return Sentence.build(0, [tokens[i] for i in range(size)])


@given(trees())
def test_whatever_the_tree_candidates_are_well_formed(sentence: Sentence) -> None:
    positions = range(len(sentence))
    for candidate in candidates(sentence):
        assert candidate.content
        assert candidate.head in candidate.cue
        for part in (candidate.content, candidate.cue, candidate.source, candidate.addressee):
            assert list(part) == sorted(set(part))
            assert all(i in positions for i in part)
        assert (candidate.source_head in candidate.source) if candidate.source else (candidate.source_head is None)
        assert all(after == before + 1 for before, after in pairwise(candidate.source))
        assert not set(candidate.cue) & set(candidate.content)
