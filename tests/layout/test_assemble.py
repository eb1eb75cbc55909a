"""Blocks of whole articles. A case is a file in `cases/`: `{kind|text}`, everything else being blank."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import layout
from onrecord.model import Block, BlockKind, Span

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
MARKED = re.compile(r"\{(\w+)\|([^{}]*)\}")


def unmarked(case: str) -> tuple[str, list[Block]]:
    text, blocks, end = "", [], 0
    for match in MARKED.finditer(case):
        text += case[end : match.start()]
        blocks.append(Block(BlockKind(match[1]), Span(len(text), len(text) + len(match[2]))))
        text += match[2]
        end = match.end()
    return text + case[end:], blocks


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    text, expected = unmarked(path.read_text("utf-8").split("\n", 1)[1])
    found = layout.blocks(text)
    assert [(b.kind.value, b.span.of(text)) for b in found] == [(b.kind.value, b.span.of(text)) for b in expected]
    assert list(found) == expected


PIECES = st.sampled_from(
    [
        "Share",
        "\n",
        "\n\n",
        " ",
        "\r\n",
        "\u2028",
        "\x85",
        "We ",
        "said. ",
        "— Jane Doe, President",
        "“",
        '"',
        "A b",
        ".",
        "BERLIN — ",
        "Photo: x",
        "Read more: ",
        "By Jane Doe",
        "date 2024-01-02",
        "our country ",
        "He said so.",
        "\u00a0",
        ":",
    ]
)
KINDS = st.sampled_from(list(BlockKind))


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)), st.data())
def test_blocks_are_in_order_trimmed_and_leave_only_blanks_out(text: str, data: st.DataObject) -> None:
    edge = st.integers(-3, len(text) + 3)
    structure = [
        Block(data.draw(KINDS), Span(*sorted((data.draw(edge), data.draw(edge)))))
        for _ in range(data.draw(st.integers(0, 3)))
    ]
    end = 0
    for block in layout.blocks(text, structure):
        assert not text[end : block.span.start].strip()
        words = block.span.of(text)
        assert words
        assert words == words.strip()
        assert end <= block.span.start < block.span.end
        end = block.span.end
    assert not text[end:].strip()


def test_markup_wins_over_rules() -> None:
    text = "Share\n\nThe minister said so.\n\nOur country is ready."
    heading = Block(BlockKind.HEADING, Span(0, 5))
    quote = Block(BlockKind.PARAGRAPH, Span(30, 51))
    found = layout.blocks(text, [quote, heading])
    assert [block.kind for block in found] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert found[0] == heading


def test_markup_beyond_the_text_or_over_itself_is_cut() -> None:
    text = "One. Two. "
    found = layout.blocks(text, [Block(BlockKind.CAPTION, Span(5, 99)), Block(BlockKind.HEADING, Span(6, 8))])
    assert found == (Block(BlockKind.PARAGRAPH, Span(0, 4)), Block(BlockKind.CAPTION, Span(5, 9)))


def test_nothing_in_a_text_of_blanks() -> None:
    assert layout.blocks(" \n\n\t ") == ()


@pytest.mark.corpus
def test_specimen(shared: Path) -> None:
    text = (shared / "article" / "tokayev-2024-09-16.txt").read_text("utf-8")
    expected = json.loads((shared / "article" / "expected.json").read_text("utf-8"))
    found: dict[BlockKind, list[Span]] = {}
    for block in layout.blocks(text):
        found.setdefault(block.kind, []).append(block.span)
    assert [span.of(text) for span in found[BlockKind.HEADING]] == expected["blocks"]["headings"]
    assert [list(span) for span in found[BlockKind.BOILERPLATE]] == expected["blocks"]["boilerplate"]
    pulled = [list(span) for q in expected["quotations"] if q.get("pullquote") for span in q["content"]]
    assert [list(span) for span in found[BlockKind.PULL_QUOTE]] == pulled
    assert [span.start for span in found[BlockKind.SIGNATURE]] == [pulled[0][1] + 1]
    assert [span.of(text) for span in found[BlockKind.DATELINE]] == ["date 2024-09-16"]


@pytest.mark.corpus
def test_unsigned_pull_quotes_stay_rare(shared: Path) -> None:
    """PolNeAR's articles hardly have any, so nearly every find there would be a false one."""
    with (shared / "corpora" / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    pulled = sum(block.kind is BlockKind.PULL_QUOTE for text in texts for block in layout.blocks(text))
    assert pulled <= 4
