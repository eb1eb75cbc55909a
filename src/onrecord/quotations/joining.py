"""Where phrases meet quotation marks: content is extended to whole passages, and like sources trimmed at its edges."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

from onrecord.model import QuotationKind, Span, united
from onrecord.quotations.marks import Passage

EDGE = " \t\r\n\u00a0,;:—–-\"“”„«»‹›‘’'`"
"""What content never begins or ends with: blanks, separators before a cue, and quotation marks."""

_BEFORE = EDGE + ".!?)]"
_OPENERS = {")": "(", "]": "["}
_OWN_STOP = re.compile(r"(?:\b[A-Za-z]\.[A-Za-z]|\b[A-Z]|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|Bros|etc|p\.m|a\.m)|\.)\.$")
"""Ends of words that keep their full stop (U.S., p.m., Inc.), and an ellipsis."""


class Passages:
    """The outermost quoted passages of an article, looked up by place."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        """Index the passages that `marks.scan` found in `text`."""
        self._text = text
        self._nested = {
            outer.end: outer.start for passage in passages if passage.parent is not None for outer in passage.outer
        }
        self._opening = {
            content.start: outer
            for passage in passages
            for content, outer in zip(passage.content, passage.outer, strict=True)
        }
        self.outermost = tuple(passage for passage in passages if passage.parent is None)
        parts = sorted((outer, n, k) for n, p in enumerate(self.outermost) for k, outer in enumerate(p.outer))
        self._parts = parts
        self._starts = [outer.start for outer, _, _ in parts]

    def at(self, place: int) -> Passage | None:
        """Return the passage that a character stands in, its marks included."""
        found = bisect.bisect_right(self._starts, place) - 1
        if found >= 0 and place < self._parts[found][0].end:
            return self.outermost[self._parts[found][1]]
        return None

    def before(self, place: int) -> Passage | None:
        """Return the passage that ends directly before a character, but for blanks and commas."""
        found = bisect.bisect_right(self._starts, place) - 1
        if found < 0:
            return None
        outer, passage = self._parts[found][0], self.outermost[self._parts[found][1]]
        return passage if outer.end <= place and not self._text[outer.end : place].strip(" \u00a0,") else None

    def outers(self, span: Span) -> list[Span]:
        """Return the stretches inside quotation marks, marks included, that share a character with `span`."""
        first = max(bisect.bisect_right(self._starts, span.start) - 1, 0)
        last = bisect.bisect_left(self._starts, span.end)
        return [outer for outer, _, _ in self._parts[first:last] if outer.overlaps(span)]

    def ends_nested(self, span: Span) -> bool:
        """Tell whether a span ends with the closing mark of a nested passage that opens inside it."""
        return self._nested.get(span.end, -1) >= span.start

    def with_opening_marks(self, span: Span) -> Span:
        """Return a span with the opening marks in front of it whose passages end inside it, before its last word."""
        start, end = span
        while (outer := self._opening.get(start)) and any(char.isalnum() for char in self._text[outer.end : end]):
            start = outer.start
        return Span(start, end)

    def join(self, fragments: Iterable[Span], cue: Span) -> list[Span]:
        """Extend fragments to the whole of each passage that they share words with.

        A cue inside a passage is the quoted speaker's own report: its content then stays inside that passage.
        """
        home = self.at(cue.start)
        if home is not None:
            part = next(outer for outer in home.outer if outer.start <= cue.start < outer.end)
            inside = home.content[home.outer.index(part)]
            clipped = (Span(max(s, inside.start), min(e, inside.end)) for s, e in fragments)
            return merged(span for span in clipped if span.start < span.end)
        spans = list(fragments)
        for fragment in tuple(spans):
            for outer in self.outers(fragment):
                passage = self.at(outer.start)
                if passage is not None:
                    spans.extend(passage.content)
        return merged(spans, keep_apart=cue)


def merged(spans: Iterable[Span], keep_apart: Span | None = None) -> list[Span]:
    """Return the spans in order with those that overlap made one; none may cover `keep_apart`."""
    out = united(spans)
    if keep_apart is None:
        return out
    pieces = []
    for span in out:
        if span.overlaps(keep_apart):
            pieces += [Span(span.start, keep_apart.start), Span(keep_apart.end, span.end)]
        else:
            pieces.append(span)
    return [piece for piece in pieces if piece.start < piece.end]


def touches(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span shares a character with one of others that are in order and do not overlap."""
    after = bisect.bisect_left(others, span.end, key=lambda other: other.start)
    return after > 0 and others[after - 1].end > span.start


def trim(text: str, span: Span, passages: Passages) -> Span | None:
    """Return the span as content is recorded; None where no word is left.

    Separators and outer quotation marks go, and so does the full stop of the article's own sentence. What stays: the
    punctuation inside quotation marks, the marks of a passage that opens or closes inside the span, brackets that
    match.
    """
    start, end = span
    while start < end and text[start] in _BEFORE:
        start += 1
    # A bracket that does not open inside the span has no business at its end.
    separators = EDGE + "".join(closer for closer, opener in _OPENERS.items() if text.find(opener, start, end) < 0)
    end = _without(separators, text, start, end, passages)
    stops = text[start:end].endswith(".") and passages.at(end - 1) is None
    if stops and not _OWN_STOP.search(text, start, end):
        end = _without(separators, text, start, end - 1, passages)
    if not any(char.isalnum() for char in text[start:end]):
        return None
    start, _ = passages.with_opening_marks(Span(start, end))
    last = passages.outers(Span(end - 1, end))
    if last and last[-1].start > start and not any(char.isalnum() for char in text[end : last[-1].end]):
        end = last[-1].end
    return Span(start, end)


def name_phrase(text: str, span: Span, cue: Span, passages: Passages) -> Span | None:
    """Return the phrase that names a source as it is recorded; None where it names nobody.

    Stray marks at its edges go; a passage that it cuts off is taken in where its closing mark comes next, else left
    out. Words that are quoted and no proper name ("psychological barrier") are no source, but for a cue beside them in
    the same passage.
    """
    start, end = span
    for outer in passages.outers(span):
        if outer.covers(span):
            if not outer.covers(cue) and not _proper(text[start:end]):
                return None
        elif outer.start < start:
            start = outer.end
        elif outer.end > end:
            end = outer.start if any(char.isalnum() for char in text[end : outer.end]) else outer.end
    inner = [outer for outer in passages.outers(Span(start, end)) if not outer.covers(Span(start, end))]
    whole = {edge for outer in inner for edge in outer}
    while start < end and start not in whole and text[start] in _BEFORE + ">":
        start += 1
    while start < end and end not in whole and text[end - 1] in EDGE + "<":
        end -= 1
    if not any(char.isalnum() for char in text[start:end]) or text[span.start : end] in ("'s", "’s"):
        return None
    closer = text[end : end + 1]
    if closer in _OPENERS and text.count(_OPENERS[closer], start, end) > text.count(closer, start, end):
        end += 1
    return Span(start, end)


def _proper(phrase: str) -> bool:
    return all(word[:1].isupper() for word in re.findall(r"\w+", phrase))


def _without(separators: str, text: str, start: int, end: int, passages: Passages) -> int:
    """Return the end of a span that ends with none of some characters, but for marks that belong to its words."""
    while end > start and text[end - 1] in separators:
        if passages.ends_nested(Span(start, end)):
            break
        if text[end - 1] in "'’" and text[end - 2 : end - 1] in "sS" and text.count(text[end - 1], start, end) == 1:
            break  # the apostrophe of a plural possessive
        end -= 1
    return end


def close_gaps(text: str, spans: Sequence[Span]) -> list[Span]:
    """Join neighbouring fragments between which there is no word and no line break."""
    out: list[Span] = []
    for span in spans:
        if out and not any(c.isalnum() or c == "\n" for c in text[out[-1].end : span.start]):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def kind_of(text: str, content: Sequence[Span], passages: Passages) -> QuotationKind:
    """Tell how much of the content stands inside quotation marks: all of its words, some or none."""
    inside = outside = False
    for span in content:
        place = span.start
        for outer in passages.outers(span):
            outside = outside or any(c.isalnum() for c in text[place : max(place, outer.start)])
            inside = inside or any(c.isalnum() for c in text[max(place, outer.start) : min(outer.end, span.end)])
            place = max(place, outer.end)
        outside = outside or any(c.isalnum() for c in text[place : span.end])
    if inside and outside:
        return QuotationKind.MIXED
    return QuotationKind.DIRECT if inside else QuotationKind.INDIRECT
