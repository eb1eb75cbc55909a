"""Whose words they are: what a quotation gives word for word, and what the outlet says in its own.

Reach for it where the speaker and the outlet are to be told apart, in a reading whose quotations are found. What stands
inside quotation marks is the speaker's; the source, the cue, words of distance and reported speech outside quotation
marks are the outlet's. What was said is not judged: spans are of marks and words as they stand in the text, and of the
cue it is told whether it judges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.model import BlockKind, Quotation, QuotationKind, Reading, Span, united
from onrecord.quotations.framing import distancing
from onrecord.quotations.joining import Passages, touches
from onrecord.quotations.marks import scan
from onrecord.quotations.stance import Stance, stance

Part = Literal["source", "cue", "distancing", "paraphrase"]
"""What words of the outlet do: name the speaker, report, keep at arm's length, say again what was said."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a quotation outside the speaker's own. `follows` tells that only blanks part them from those before."""

    span: Span
    part: Part
    follows: bool


@dataclass(frozen=True, slots=True)
class Voices:
    """The words of a quotation by whose they are, each in the order of the text.

    `verbatim` leaves the quotation marks out. `quoted` tells that the report itself stands inside quotation marks:
    `told` are then the words of whoever is quoted around it, and not the outlet's. `stance` is what the cue says about
    what it reports, None where it does not tell.
    """

    verbatim: tuple[Span, ...]
    told: tuple[Told, ...]
    quoted: bool
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class Framing:
    """The outlet's own voice in an article, beside its quotations: each in the order of the text.

    `headings` are its headings, `distancing` its words of distance that belong to no quotation, `marked` what stands
    inside quotation marks and is read as nobody's words: a title, a nickname, words held at arm's length, or something
    said that was missed.
    """

    headings: tuple[Span, ...]
    distancing: tuple[Span, ...]
    marked: tuple[Span, ...]


def passages(reading: Reading) -> Passages:
    """Return what stands inside quotation marks in an article; nothing where it was not read."""
    text = reading.article.text
    return Passages(text, scan(text, reading.blocks))


def voices(text: str, quotation: Quotation, inside: Passages) -> Voices:
    """Tell the words of a quotation apart; `inside` is what stands inside quotation marks in its article."""
    verbatim = tuple(_verbatim(text, quotation, inside))
    parts: list[tuple[Span, Part]] = [(span, "paraphrase") for span in _outside(text, quotation, verbatim)]
    source, cue = quotation.source, quotation.cue
    if source is not None:
        parts += [(span, "source") for span in _around(text, source, cue)]
    if cue is not None:
        parts += [(span, "cue") for span in _around(text, cue, source)]
    parts += [(span, "distancing") for span in quotation.distancing if not touches(span, _spans(parts))]
    parts.sort()
    told = []
    for i, (span, part) in enumerate(parts):
        blank = i > 0 and not text[parts[i - 1][0].end : span.start].strip()
        told.append(Told(span, part, follows=blank))
    report = quotation.cue or quotation.source
    quoted = report is not None and inside.at(report.start) is not None
    return Voices(verbatim, tuple(told), quoted, stance(text, quotation))


def told_apart(reading: Reading, quotation: Quotation) -> Voices:
    """Tell the words of a single quotation of an article apart; for many of one article, `passages` are found once."""
    return voices(reading.article.text, quotation, passages(reading))


def framing(reading: Reading, inside: Passages) -> Framing:
    """Return the outlet's own voice in an article; `inside` is what stands inside quotation marks in it."""
    text = reading.article.text
    content = united(span for quotation in reading.quotations for span in quotation.content)
    known = united(span for quotation in reading.quotations for span in quotation.distancing)
    distant = [
        span
        for block in reading.blocks
        if block.kind is not BlockKind.BOILERPLATE
        for span in distancing(text, block.span, (block.span,), inside)
        if not touches(span, known)
    ]
    marked = [
        Span(passage.content[0].start, passage.content[-1].end)
        for passage in inside.outermost
        if not any(touches(part, content) for part in passage.content)
    ]
    headings = [block.span for block in reading.blocks if block.kind is BlockKind.HEADING]
    return Framing(tuple(headings), tuple(distant), tuple(marked))


def _verbatim(text: str, quotation: Quotation, inside: Passages) -> Iterator[Span]:
    """Yield the stretches of the content that are the speaker's own words, without the quotation marks around them."""
    if quotation.kind is QuotationKind.DIRECT:
        yield from quotation.content
    elif quotation.kind is QuotationKind.MIXED:
        for span in quotation.content:
            for outer in inside.outers(span):
                passage = inside.at(outer.start)
                if passage is None:
                    continue
                own = passage.content[passage.outer.index(outer)]
                part = Span(max(own.start, span.start), min(own.end, span.end))
                if any(character.isalnum() for character in part.of(text)):
                    yield part


def _outside(text: str, quotation: Quotation, verbatim: Iterable[Span]) -> Iterator[Span]:
    """Yield the stretches of the content that are not verbatim, without blanks and quotation marks at their ends."""
    for span in quotation.content:
        start = span.start
        for own in [part for part in verbatim if span.covers(part)] + [Span(span.end, span.end)]:
            words = text[start : own.start]
            if any(character.isalnum() for character in words):
                left = len(words) - len(words.lstrip(_EDGE))
                yield Span(start + left, start + len(words.rstrip(_EDGE)))
            start = own.end


def _around(text: str, span: Span, inner: Span | None) -> Iterator[Span]:
    """Yield a stretch without another that lies within it ("in *his* opinion"), or as it is."""
    if inner is None or inner == span or not span.covers(inner):
        yield span
        return
    for start, end in ((span.start, inner.start), (inner.end, span.end)):
        words = text[start:end]
        if words.strip():
            yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


_EDGE = " \t\r\n\u00a0\"“”„«»‹›‘’'`,;"


def _spans(parts: Iterable[tuple[Span, Part]]) -> list[Span]:
    return united(span for span, _ in parts)
