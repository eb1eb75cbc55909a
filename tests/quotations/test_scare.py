from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import layout
from onrecord.model import Block, BlockKind, Span
from onrecord.quotations.marks import scan
from onrecord.quotations.scare import utterance_score


def score(text: str) -> tuple[float, str]:
    """Return the score of the first passage of a paragraph."""
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return utterance_score(text, scan(text, [block])[0], block)


@pytest.mark.parametrize(
    "text",
    [
        "“Never,” she said.",
        "“No!”",
        "The minister said: “We will build the railway.”",
        "“We will build the railway,” the minister said, “and the bridge.”",
        '"The money has been found," he told reporters.',
        "He left. “It is done.”",
    ],
)
def test_utterances(text: str) -> None:
    assert score(text)[0] > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “experts” met in Strelsau.",
        "She wrote “The Prisoner of Zenda” in a year.",
        "Rudolf “Red Fox” Elphberg won the vote.",
        "The film “A Bridge Too Many” opens on Friday.",
        "He read from the ‘charter’ for an hour.",
        "The “strategic” railway ends in a field.",
    ],
)
def test_scare_quotes_titles_and_nicknames(text: str) -> None:
    assert score(text)[0] < 0.5


def test_the_reason_is_the_feature_that_pulls_hardest() -> None:
    assert score("The so-called “experts” met in Strelsau.")[1] == "words:1"


@given(st.text(alphabet="\"“”' .,ab—A\n", max_size=60))
def test_a_score_is_a_probability(text: str) -> None:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    for passage in scan(text, [block]):
        value, reason = utterance_score(text, passage, block)
        assert 0 < value < 1
        assert reason


def _words(text: str, span: Span) -> frozenset[int]:
    return frozenset(i for i in range(*span) if text[i].isalnum())


@pytest.mark.corpus
def test_marks_alone_find_direct_quotations(shared: Path) -> None:
    """Nine in ten fragments of PolNeAR's direct quotations are found with their exact words."""
    gold = right = 0
    with (shared / "corpora" / "polnear" / "dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = article["text"]
            blocks = layout.blocks(text)
            kept = {
                _words(text, part)
                for passage in scan(text, blocks)
                if utterance_score(text, passage, blocks[passage.block])[0] >= 0.5
                for part in passage.content
            }
            for quotation in article["quotations"]:
                if quotation["kind"] == "direct":
                    fragments = [_words(text, Span(*span)) for span in quotation["content"]]
                    gold += len(fragments)
                    right += sum(fragment in kept for fragment in fragments)
    assert right / gold > 0.9
