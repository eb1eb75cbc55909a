from __future__ import annotations

import pytest

from onrecord.model import Block, BlockKind, Span
from onrecord.quotations.transcripts import turns


def blocks(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[str, list[Block]]:
    text, found = "", []
    for words in paragraphs:
        found.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return text, found


def written(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[int, str, str]]:
    text, found = blocks(*paragraphs, kind=kind)
    return [(turn.block, turn.name.of(text), turn.content.of(text)) for turn in turns(text, found)]


def test_a_turn_is_a_name_in_capitals_and_what_follows_the_colon() -> None:
    assert written("LIND: Will you go?", "They met at noon.", "RASSENDYLL: I will.") == [
        (0, "LIND", "Will you go?"),
        (2, "RASSENDYLL", "I will."),
    ]


@pytest.mark.parametrize("name", ["Q", "A", "ANNA LIND", "O’HARA", "DR. LIND", "SMITH-JONES", "J. R. R. TOLL"])
def test_names(name: str) -> None:
    assert [found for _, found, _ in written(f"{name}: One.", "LIND: Two.")] == [name, "LIND"]


def test_quotation_marks_may_stand_before_the_name() -> None:
    assert written("“LIND: One.", "Q: Two.")[0] == (0, "LIND", "One.")


def test_one_turn_is_no_conversation() -> None:
    assert written("LIND: Will you go?", "They met at noon.") == []


@pytest.mark.parametrize(
    "line", ["Lind: Will you go?", "The plan: Will it go?", "LIND:", "LIND:Will", "LIND said: Will?", "12: Will you?"]
)
def test_what_is_no_turn(line: str) -> None:
    assert written(line, line) == []


def test_headings_and_captions_are_no_turns() -> None:
    assert written("LIND: Will you go?", "LIND: I will.", kind=BlockKind.HEADING) == []


def test_a_turn_does_not_run_into_the_next_block() -> None:
    text = "LIND:\n\nQ: One."
    assert turns(text, [Block(BlockKind.PARAGRAPH, Span(0, 5)), Block(BlockKind.PARAGRAPH, Span(7, 14))]) == ()
