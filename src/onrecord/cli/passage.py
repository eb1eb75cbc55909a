"""Passages in their context: the blocks of an article as they stand there, with what was said or done marked in them.

On a terminal styles mark what was said; elsewhere the words stand between ⟦ and ⟧, which no article is likely to use.
The parts of an event stand between them everywhere, each with its role: ⟦actor: the minister⟧ ⟦act: met⟧.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.text import Text

from onrecord.export.visible import visible
from onrecord.model import Block, BlockKind, Quotation, Span

_OPEN, _CLOSE = "⟦", "⟧"
_LABEL = max(len(kind) for kind in BlockKind)
_ROLES = {
    "act": "bold cyan",
    "again": "cyan",
    "actor": "green",
    "recipient": "magenta",
    "date": "yellow",
    "place": "blue",
}
_STYLES = {"content": "bold underline", "source": "green", "cue": "cyan", "distancing": "yellow"}


def passage(console: Console, text: str, blocks: Iterable[Block], quotations: Sequence[Quotation]) -> None:
    """Print blocks of an article's `text`, each with its kind, the parts of `quotations` marked in them."""
    plain = not console.is_terminal
    _print(console, blocks, lambda where: _marked(text, where, quotations, plain=plain))


def roles(console: Console, text: str, blocks: Iterable[Block], spans: Iterable[tuple[str, Span]]) -> None:
    """Print blocks of an article's `text`, each with its kind, and in them each span with its role."""
    wanted = list(spans)
    _print(console, blocks, lambda where: _with_roles(text, where, wanted))


def _print(console: Console, blocks: Iterable[Block], shown_at: Callable[[Span], Text]) -> None:
    for number, block in enumerate(blocks):
        if number:
            console.print(Text(f"{'':<{_LABEL}} │", "dim"))
        shown = shown_at(block.span)
        label = block.kind.replace("_", " ")
        for line in shown.wrap(console, max(console.width - _LABEL - 3, 20)):
            line.rstrip()
            console.print(Text.assemble((f"{label:<{_LABEL}} │ ", "dim"), line), soft_wrap=True)
            label = ""


def context(blocks: Sequence[Block], quotation: Quotation) -> Sequence[Block]:
    """Return the blocks that a quotation stands in, with the one before and the one after."""
    spans = [*quotation.content, *(span for span in (quotation.source, quotation.cue) if span is not None)]
    return around(blocks, spans)


def around(blocks: Sequence[Block], spans: Sequence[Span]) -> Sequence[Block]:
    """Return the blocks that spans stand in, from the one before the first to the one after the last."""
    touched = [i for i, block in enumerate(blocks) if any(block.span.overlaps(span) for span in spans)]
    if not touched:
        return blocks
    return blocks[max(touched[0] - 1, 0) : touched[-1] + 2]


def _marked(text: str, where: Span, quotations: Iterable[Quotation], *, plain: bool) -> Text:
    parts = [part for quotation in quotations for part in _parts(quotation)]
    if plain:
        return highlighted(where.of(text), where.start, [span for part, span in parts if part == "content"], plain=True)
    shown = Text(_one_line(where.of(text)))
    for part, span in parts:
        shown.stylize(_STYLES[part], *_within(span, where.start, len(shown)))
    return shown


def _with_roles(text: str, where: Span, spans: Iterable[tuple[str, Span]]) -> Text:
    shown = Text(_one_line(where.of(text)))
    edges: list[tuple[int, str]] = []
    for role, span in sorted(spans, key=lambda part: (part[1].start, -part[1].end)):  # the outer before the inner
        place = _within(span, where.start, len(shown))
        if place.start < place.end:
            shown.stylize(_ROLES[role], place.start, place.end)
            edges += [(place.start, f"{_OPEN}{role}: "), (place.end, _CLOSE)]
    return _with_edges(shown, edges)


def highlighted(text: str, offset: int, spans: Iterable[Span], *, plain: bool) -> Text:
    """Return `text`, which stands at `offset` in its article, with `spans` of the article marked in it."""
    shown = Text(_one_line(text))
    places = [place for span in spans if (place := _within(span, offset, len(text))).start < place.end]
    if plain:
        opening = [(place.start, _OPEN) for place in places]
        return _with_edges(shown, opening + [(place.end, _CLOSE) for place in places])
    for place in places:
        shown.stylize(_STYLES["content"], place.start, place.end)
    return shown


def _one_line(text: str) -> str:
    return visible(text).replace("\n", " ")


def _within(span: Span, offset: int, length: int) -> Span:
    """Return where a span of the article stands in a stretch of it, empty where it does not."""
    start, end = max(span.start - offset, 0), min(span.end - offset, length)
    return Span(start, max(start, end))


def _parts(quotation: Quotation) -> Iterable[tuple[str, Span]]:
    yield from (("content", span) for span in quotation.content)
    yield from (("distancing", span) for span in quotation.distancing)
    if quotation.source is not None:
        yield "source", quotation.source
    if quotation.cue is not None:
        yield "cue", quotation.cue


def _with_edges(shown: Text, edges: list[tuple[int, str]]) -> Text:
    """Return the text with its marks put in; where one ends and another begins, the end comes first."""
    marked, done = Text(), 0
    for position, mark in sorted(edges, key=lambda edge: (edge[0], edge[1] != _CLOSE)):
        marked.append_text(shown[done:position])
        marked.append(mark)
        done = position
    marked.append_text(shown[done:])
    return marked
