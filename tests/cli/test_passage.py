from __future__ import annotations

import dataclasses
import io

from rich.console import Console

from onrecord.cli.passage import context, passage, roles
from onrecord.model import Block, BlockKind, Quotation, Span
from readings import FREEZE, OPEN, READING, TEXT, TOLD


def shown(text: str, blocks: tuple[Block, ...], *quotations: Quotation, terminal: bool = False) -> str:
    file = io.StringIO()
    console = Console(
        file=file, width=100, force_terminal=terminal, markup=False, highlight=False, emoji=False, _environ={}
    )
    passage(console, text, blocks, quotations)
    return file.getvalue()


def test_each_block_stands_with_its_kind_and_the_words_said_are_marked() -> None:
    lines = shown(TEXT, READING.blocks, *READING.quotations).splitlines()
    assert lines[0] == "heading     │ Minister warns of a hard winter"
    assert "dateline    │ LUNDHAVN, May 3, 1988 -" in lines
    assert "pull quote  │ ⟦Nobody shall freeze here.⟧" in lines
    assert any("“⟦The harbour stays open⟧,” Minister Arvid Lindqvist said," in line for line in lines)
    assert "said ⟦the ferries “would not" in shown(TEXT, READING.blocks, *READING.quotations)


def test_without_the_marks_it_is_the_text() -> None:
    text = shown(TEXT, READING.blocks, *READING.quotations)
    words = text.replace("⟦", "").replace("⟧", "").replace("│", "").split()
    for kind in ("heading", "dateline", "paragraph", "paragraph", "pull", "quote", "paragraph"):
        words.remove(kind)
    assert words == TEXT.split()


def marked(text: str, *parts: tuple[str, Span], terminal: bool = False) -> str:
    file = io.StringIO()
    console = Console(file=file, width=200, force_terminal=terminal, markup=False, highlight=False, _environ={})
    roles(console, text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), parts)
    return file.getvalue()


def test_parts_of_an_event_have_their_roles() -> None:
    actor, act = ("actor", Span(0, 3)), ("act", Span(3, 6))
    assert "│ ⟦actor: abc⟧⟦act: def⟧\n" in marked("abcdef", act, actor)
    assert "⟦actor: " in marked("abcdef", actor, terminal=True)
    inner, same = ("place", Span(3, 6)), ("date", Span(0, 6))
    assert "│ ⟦date: ⟦actor: abc⟧⟦place: def⟧⟧\n" in marked("abcdef", inner, actor, same)
    assert "│ abcdef\n" in marked("abcdef", ("again", Span(6, 9)))


def test_a_terminal_gets_styles_instead_of_marks() -> None:
    text = shown(TEXT, READING.blocks, OPEN, terminal=True)
    assert "⟦" not in text
    assert "\x1b[1;4mThe harbour stays open\x1b[0m" in text


def test_adjoining_fragments_close_before_they_open() -> None:
    both = dataclasses.replace(OPEN, content=(Span(0, 3), Span(3, 6)), source=None, cue=None)
    assert "│ ⟦abc⟧⟦def⟧\n" in shown("abcdef", (Block(BlockKind.PARAGRAPH, Span(0, 6)),), both)


def test_an_article_cannot_drive_the_terminal() -> None:
    text = "[red]x[/red] \x1b[2J \x07 \u202e y"
    everything = dataclasses.replace(OPEN, content=(Span(0, len(text)),), source=None, cue=None)
    output = shown(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), everything)
    assert not set(output) & set("\x1b\x07\u202e")
    assert "[red]x[/red]" in output


def test_context_is_the_blocks_of_a_quotation_and_their_neighbours() -> None:
    assert context(READING.blocks, TOLD) == READING.blocks[2:5]
    assert context(READING.blocks, FREEZE) == READING.blocks[3:6]
    assert context((), FREEZE) == ()
