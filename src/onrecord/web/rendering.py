"""Text with marks to HTML, character for character: what is between the tags is the text and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from onrecord.export.visible import visible
from onrecord.model import Block, Span
from onrecord.web.annotation import Paragraph, Sign
from onrecord.web.marks import Mark, Piece, nest, runs

_ELEMENT = {"said": "mark"}


class Renderer:
    """Writes stretches of an article's text with its marks. Each note's first mark gets an id to lead back to."""

    def __init__(self, text: str, marks: Sequence[Mark[Sign]]) -> None:
        self._text = text
        self._marks = marks
        self._anchored: set[str] = set()

    def article(self, paragraphs: Iterable[Paragraph]) -> Markup:
        """Return a whole article; what stands between its blocks is there too, hidden where it is blank."""
        parts: list[Markup] = []
        position = 0
        for paragraph in paragraphs:
            parts.append(self._between(Span(position, paragraph.span.start), "div"))
            parts.append(self.paragraph(paragraph))
            position = paragraph.span.end
        parts.append(self._between(Span(position, len(self._text)), "div"))
        return Markup("").join(parts)

    def paragraph(self, paragraph: Paragraph) -> Markup:
        """Return one paragraph, with its offset in the text."""
        inner: list[Markup] = []
        position = paragraph.span.start
        for block in paragraph.blocks:
            inner += (self._between(Span(position, block.span.start), "span"), self._block(block))
            position = block.span.end
        frame = Markup('<{0} class="block {1}" data-start="{2}">{3}</{0}>')
        return frame.format(paragraph.element, paragraph.kind, paragraph.span.start, Markup("").join(inner))

    def _block(self, block: Block) -> Markup:
        marked = self.stretch(block.span)
        if block.kind == "boilerplate":
            return Markup('<span class="{0}" title="boilerplate: not read">{1}</span>').format(block.kind, marked)
        return Markup('<span class="{0}">{1}</span>').format(block.kind, marked)

    def _between(self, span: Span, element: str) -> Markup:
        between = span.of(self._text)
        if not between:
            return Markup("")
        if between.isspace():
            if element == "span":
                return escape(visible(between))
            return Markup("<div hidden>{0}</div>").format(visible(between))
        return Markup('<{0} class="unread">{1}</{0}>').format(element, self.stretch(span))

    def stretch(self, span: Span) -> Markup:
        """Return a stretch of text with the marks in it."""
        parts: list[Markup] = []
        open_elements: list[str] = []
        for run in runs(span, nest(span, [mark for mark in self._marks if mark.span.overlaps(span)])):
            for piece in run.opens:
                element = _ELEMENT.get(piece.mark.value.layer, "span")
                parts.append(self._opening(element, piece))
                open_elements.append(element)
            parts.append(self._words(run.span, run.pieces, run.opens))
            parts += [Markup("</{0}>").format(open_elements.pop()) for _ in range(run.closes)]
        return Markup("").join(parts)

    def _opening(self, element: str, piece: Piece[Sign]) -> Markup:
        sign = piece.mark.value
        if sign.note is None or sign.note in self._anchored:
            return Markup('<{0} class="{1}">').format(element, sign.classes)
        self._anchored.add(sign.note)
        return Markup('<{0} class="{1}" id="in-{2}">').format(element, sign.classes, sign.note)

    def _words(self, span: Span, pieces: Sequence[Piece[Sign]], opens: Sequence[Piece[Sign]]) -> Markup:
        words = visible(span.of(self._text))
        linked = next((piece for piece in reversed(pieces) if piece.mark.value.note is not None), None)
        if linked is None or words.isspace():  # a link of blanks has no name
            return escape(words)
        # One stop of the Tab key a passage: its later stretches are links as well, but passed over.
        passed = Markup("") if linked.first and linked in opens else Markup(' tabindex="-1"')
        return Markup('<a href="#{0}"{1}>{2}</a>').format(linked.mark.value.note, passed, words)


def highlighted(text: str, offset: int, spans: Iterable[Span]) -> Markup:
    """Return `text`, which stands at `offset` in its article, with `spans` of the article marked as found."""
    parts: list[Markup] = []
    position = offset
    for span in sorted(spans):
        parts.append(escape(visible(text[position - offset : span.start - offset])))
        parts.append(
            Markup('<mark class="found">{0}</mark>').format(visible(text[span.start - offset : span.end - offset]))
        )
        position = span.end
    parts.append(escape(visible(text[position - offset :])))
    return Markup("").join(parts)
