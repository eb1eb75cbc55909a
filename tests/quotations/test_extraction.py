"""Quotations of short texts, end to end but for their speakers: `reports.txt` is the table, adding a case a few lines.

The texts are our own; the people in them are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord import layout, parsing
from onrecord.model import Block, BlockKind, Span
from onrecord.pipeline import stretches
from onrecord.quotations.draft import Draft
from onrecord.quotations.extraction import extract, spoken

HEADER, *PARTS = Path(__file__).with_name("reports.txt").read_text("utf-8").strip().split("\n\n")
CASES = ["\n".join(line for line in part.splitlines() if not line.startswith("# ")) for part in PARTS]

pytestmark = pytest.mark.model


def drafts_of(text: str, structure: Sequence[Block] = ()) -> tuple[Draft, ...]:
    blocks = layout.blocks(text, structure)
    (sentences,) = parsing.parse([parsing.Job(text, stretches(blocks))])
    return extract(text, blocks, sentences)


def written(text: str, draft: Draft) -> str:
    """Return a draft as the table writes it."""
    parts = [
        str(draft.kind),
        " // ".join(span.of(text) for span in draft.content),
        draft.source.of(text) if draft.source else "-",
        draft.cue.of(text) if draft.cue else "-",
    ]
    parts += [] if draft.within is None else [f"within {draft.within}"]
    parts += [] if draft.follows is None else [f"follows {draft.follows}"]
    parts += [f"distancing {span.of(text)}" for span in draft.distancing]
    return " | ".join(parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.splitlines()[0][:60])
def test_reports(case: str) -> None:
    line, *expected = case.splitlines()
    text = line.replace("¶", "\n\n")
    assert ([written(text, draft) for draft in drafts_of(text)] or ["nothing"]) == expected


def test_every_table_row_is_a_text_with_an_expectation() -> None:
    assert HEADER.startswith("# ")
    assert len(CASES) >= 50
    assert [case for case in CASES if len(case.splitlines()) < 2] == []


def test_a_pull_quote_that_the_words_before_it_report_is_one_quotation() -> None:
    said, quote = "The queen said:", "“We shall not yield.”"
    text = f"{said}\n\n{quote}"
    marked = [Block(BlockKind.PULL_QUOTE, Span(len(said) + 2, len(text)))]
    (draft,) = drafts_of(text, marked)
    assert written(text, draft) == "direct | We shall not yield. | The queen | said"


def test_words_of_a_turn_are_the_turns_alone() -> None:
    text = "ANNA LIND: He said: “The frontier is open.”\n\nQ: “When?” asked the queen, he said."
    assert [written(text, draft).split(" | ")[2] for draft in drafts_of(text)] == ["ANNA LIND", "Q"]


def test_reports_count_in_paragraphs_and_captions_only() -> None:
    kinds = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.PULL_QUOTE, BlockKind.PARAGRAPH)
    blocks = [Block(kind, Span(i, i + 1)) for i, kind in enumerate(kinds)]
    sentences = [parsing.Sentence.from_table("x NN 0 ROOT", start=i, block=i) for i in range(len(kinds))]
    assert [sentence.block for sentence in spoken(sentences, blocks)] == [1, 3]


def test_a_sentence_without_end_is_read_in_reasonable_time() -> None:
    text = "According to the plan " * 600 + "he said the plan was dead, " * 400
    assert all(0 <= span.start < span.end <= len(text) for draft in drafts_of(text) for span in draft.content)
