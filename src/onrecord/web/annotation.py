"""A reading to what a reader sees of it: marks on the text, the notes that explain them, and paragraphs to show.

A mark leads to a note by the note's anchor; a note leads back to the place in the text where its first mark begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.export.arrangement import nested
from onrecord.model import Block, BlockKind, Quotation, QuotationKind, Reading, Span
from onrecord.quotations import voices
from onrecord.quotations.voices import Framing, Part, Voices
from onrecord.web.marks import Mark

SPEAKER_COLOURS = 8
"""Colours that speakers take turns with; the style sheet has as many."""

UNKNOWN = "unknown"

TOLD: dict[Part, str] = {
    "source": "how the outlet names the speaker here",
    "cue": "with what words the outlet reports it",
    "distancing": "with what words the outlet keeps its distance",
    "paraphrase": "what was said, in the outlet’s words",
}
"""What words of the outlet do, for a reader."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a marked passage is: its `layer` of marks, its style classes, the anchor of its note (None: no link)."""

    layer: str
    classes: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class QuotationNote:
    """A quotation beside the text: its depth within other reports, its speaker's colour, and whose its words are.

    `colour` is a class of the style sheet.
    """

    quotation: Quotation
    depth: int
    colour: str
    voices: Voices


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is shown with an article: a note for each quotation, the outlet's own voice, and all that is marked.

    Of the notes, reports within reports are behind the one that reports them. Each mark has the note that explains it.
    """

    notes: tuple[QuotationNote, ...]
    framing: Framing
    marks: tuple[Mark[Sign], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Blocks that stand on one line or run on, with what the whole of them is: `element` of HTML, and its kind."""

    element: str
    kind: BlockKind | None
    blocks: tuple[Block, ...]
    span: Span


_RANKS = {
    "said": 0,
    "verbatim": 1,
    "framing": 2,
    "event": 3,
    "person": 4,
    "source": 5,
    "cue": 5,
    "distancing": 6,
    "place": 7,
    "time": 8,
}
"""Which of two marks with the same span is outside: the passage said, then what is in it."""


def colours(quotations: Iterable[Quotation]) -> dict[str, str]:
    """Return the style class of each speaker's colour by their key, in the order in which they begin to speak."""
    found: dict[str, str] = {}
    for quotation in quotations:
        if quotation.speaker is not None and quotation.speaker.key not in found:
            found[quotation.speaker.key] = f"speaker-{len(found) % SPEAKER_COLOURS}"
    return found


def colour(quotation: Quotation, colours_of: dict[str, str]) -> str:
    """Return the style class of the colour of a quotation's speaker, known or not."""
    return colours_of.get(quotation.speaker.key, UNKNOWN) if quotation.speaker else UNKNOWN


def annotate(reading: Reading) -> Annotation:
    """Return what is shown with an article."""
    inside = voices.passages(reading)
    colours_of, text = colours(reading.quotations), reading.article.text
    notes = tuple(
        QuotationNote(one, depth, colour(one, colours_of), voices.voices(text, one, inside))
        for depth, one in nested(reading.quotations)
    )
    framing = voices.framing(reading, inside)
    return Annotation(notes, framing, tuple(_marks(reading, notes, framing)))


def _marks(reading: Reading, notes: Iterable[QuotationNote], framing: Framing) -> Iterator[Mark[Sign]]:
    yield from _mentions(reading)
    for note in notes:
        yield from quotation_marks(note.quotation, note.voices, note.colour, note.quotation.id)
    for i, span in enumerate(framing.distancing):
        yield _mark(span, "framing", "distancing", f"distance-{i}")
    for i, span in enumerate(framing.marked):
        yield _mark(span, "framing", "marked", f"marked-{i}")
    for i, time in enumerate(reading.times):
        yield _mark(time.span, "time", f"time {time.origin}", f"time-{i}")
    for i, place in enumerate(reading.places):
        yield _mark(place.span, "place", "place", f"place-{i}")
    for event in reading.events:
        classes = f"event {event.quad.lower()} {event.status}"
        for trigger in dict.fromkeys((event.trigger, *event.mentions)):
            yield _mark(trigger, "event", classes, event.id)


def quotation_marks(quotation: Quotation, apart: Voices, colour_class: str, note: str | None) -> list[Mark[Sign]]:
    """Return the marks of one quotation: what was said, who is named there, the words that report it."""
    inferred = " inferred" if quotation.inferred else ""
    found = [_mark(span, "said", f"said {quotation.kind} {colour_class}{inferred}", note) for span in quotation.content]
    if quotation.kind is QuotationKind.MIXED:
        # No note of their own: they are part of the passage, which leads to it.
        found += [_mark(span, "verbatim", f"verbatim {colour_class}", None) for span in apart.verbatim]
    if quotation.source is not None:
        found.append(_mark(quotation.source, "source", f"source {colour_class}", note))
    if quotation.cue is not None:
        found.append(_mark(quotation.cue, "cue", f"cue {colour_class}", note))
    found += [_mark(span, "distancing", "distancing", note) for span in quotation.distancing]
    return found


def _mentions(reading: Reading) -> Iterator[Mark[Sign]]:
    for i, entity in enumerate(reading.people):
        for mention in entity.mentions:
            yield _mark(mention.span, "person", f"person {entity.type} {mention.kind}", f"entity-{i}")


def _mark(span: Span, layer: str, classes: str, note: str | None) -> Mark[Sign]:
    return Mark(span, Sign(layer, classes, note), _RANKS[layer])


_ELEMENTS = {BlockKind.HEADING: "h2", BlockKind.PULL_QUOTE: "blockquote"}


def paragraphs(text: str, blocks: Sequence[Block], title: str | None = None) -> list[Paragraph]:
    """Return the blocks as paragraphs; those between which no line ends are one, as they stand in the text.

    The first heading is the page's own (`h1`) where it is the article's title.
    """
    found: list[Paragraph] = []
    for group in _lines(text, blocks):
        main = max(group, key=lambda block: block.span.end - block.span.start)
        element = _ELEMENTS.get(main.kind, "p")
        span = Span(group[0].span.start, group[-1].span.end)
        if element == "h2" and title is not None and span.of(text).split() == title.split():
            element, title = "h1", None
        found.append(Paragraph(element, main.kind, tuple(group), span))
    return found


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        if group and "\n" in text[group[-1].span.end : block.span.start]:
            yield group
            group = []
        group.append(block)
    if group:
        yield group
