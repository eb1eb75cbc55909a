"""What a page's markup says of its blocks, carried through the extraction of its main text.

The extractor returns bare text and drops `<footer>`, `<figcaption>` and the marks that browsers draw around `<q>`. So
before it, `mark` writes the quotation marks out, turns block quotations, captions and headings into paragraphs and
puts before each a character that tells its kind and does not occur in the page; after it, `unmark` takes these
characters away again and turns them into blocks. They are text to every part of the extractor, so none loses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from onrecord.model import Block, BlockKind, Span

_BLOCK_TAGS = frozenset(
    """
    address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre
    section table tbody tfoot thead tr ul body head quote list item row code
    """.split()  # noqa: SIM905 # forty names read better as prose
)
"""Elements that stand on lines of their own: HTML's, and the extractor's names for them (from `head` on)."""

_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SIGNED = re.compile(r"\A\s*(?:—|–|―|--|-)\s*(?=\w)")
_OPENS = tuple("“”\"‘«„'")
_LONGEST_SIGNATURE = 160
_MARKERS = range(0x12000, 0x12380)  # cuneiform signs: letters, so that no cleaning takes them for rubbish
_PULL_QUOTE_CLASS = re.compile(r"(?<![a-z])pull-?_?quote", re.IGNORECASE)

Markers = dict[str, BlockKind | None]
"""What each marking character begins: a block of that kind, or (None) a plain paragraph."""


def mark(tree: HtmlElement) -> Markers:
    """Rewrite `tree` in place for the extractor and return what kind each marking character stands for."""
    body = tree.find(".//body")
    present = set(tree.text_content())
    unused = (chr(code) for code in _MARKERS if chr(code) not in present)
    kinds = (None, BlockKind.HEADING, BlockKind.PULL_QUOTE, BlockKind.SIGNATURE, BlockKind.CAPTION)
    markers: Markers = dict(zip(unused, kinds, strict=False))
    if body is None or len(markers) < len(kinds):
        return {}
    marker_of = {kind: marker for marker, kind in markers.items()}
    _write_out_quotation_marks(body)
    _mark_double_breaks(body, marker_of[None])
    _mark_quotations(body, marker_of)
    _mark_captions(body, marker_of)
    for heading in body.iter(*_HEADINGS):
        if heading.text_content().strip():
            heading.text = marker_of[BlockKind.HEADING] + (heading.text or "").lstrip()
    return markers


def unmark(paragraphs: Iterable[str], markers: Markers) -> tuple[str, tuple[Block, ...]]:
    """Return the paragraphs as one text, blank lines between them, and the blocks that were marked in it."""
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for paragraph in paragraphs:
        for kind, words in _pieces(paragraph, markers):
            position += 2 if parts else 0
            if kind is not None:
                blocks.append(Block(kind, Span(position, position + len(words))))
            parts.append(words)
            position += len(words)
    return "\n\n".join(parts), tuple(blocks)


def paragraphs(element: HtmlElement) -> Iterator[str]:
    """Yield the text of the blocks in `element`, blanks collapsed, a line feed where the markup breaks a line.

    Two line breaks in a row end a paragraph, as they do on the screen.
    """
    for raw in "".join(_pour(element)).split("\f"):
        for paragraph in re.split(r"\v\s*\v[\s\v]*", raw):
            lines = (" ".join(line.split()) for line in paragraph.split("\v"))
            if words := "\n".join(line for line in lines if line):
                yield words


def _pour(element: HtmlElement) -> Iterator[str]:
    """Yield the text below `element`: form feeds around blocks, vertical tabs for line breaks (HTML knows neither)."""
    stack: list[HtmlElement | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
            continue
        border = "\f" if item.tag in _BLOCK_TAGS else "\v" if item.tag in _BREAKS else " " if item.tag in _CELLS else ""
        inside: list[HtmlElement | str] = [border, _plain(item.text)]
        for child in item:
            inside += [child, _plain(child.tail)] if isinstance(child.tag, str) else [_plain(child.tail)]
        inside.append(border.replace("\v", ""))
        stack.extend(reversed(inside))


def _plain(text: str | None) -> str:
    return (text or "").replace("\f", " ").replace("\v", " ")


def _pieces(paragraph: str, markers: Markers) -> Iterator[tuple[BlockKind | None, str]]:
    kind: BlockKind | None = None
    pattern = "([" + "".join(markers) + "])" if markers else "(?!)"
    for piece in re.split(pattern, paragraph):
        if piece in markers:
            kind = markers[piece]
        elif words := piece.strip():
            yield kind, words


def _write_out_quotation_marks(body: HtmlElement) -> None:
    for quoted in list(body.iter("q")):
        words = quoted.text_content().strip()
        if words and not words.startswith(_OPENS):
            nested = sum(1 for _ in quoted.iterancestors("q")) % 2
            opening, closing = ("‘", "’") if nested else ("“", "”")
            quoted.text = opening + (quoted.text or "").lstrip()
            if len(quoted):
                quoted[-1].tail = (quoted[-1].tail or "").rstrip() + closing
            else:
                quoted.text = quoted.text.rstrip() + closing
    for quoted in list(body.iter("q")):
        quoted.drop_tag()


def _mark_double_breaks(body: HtmlElement, marker: str) -> None:
    """Mark where two line breaks end a paragraph on the screen: the extractor keeps one of them."""
    for first in list(body.iter("br")):
        second = first.getnext()
        if second is not None and second.tag == "br" and not (first.tail or "").strip():
            second.tail = marker + (second.tail or "")


def _mark_quotations(body: HtmlElement, marker_of: dict[BlockKind | None, str]) -> None:
    """Turn each block quotation into one paragraph that holds its marked parts, so that none is lost alone."""
    half = len(body.text_content()) / 2
    for quotation in [element for element in body.iter() if _is_quotation(element)]:
        if next(quotation.iterancestors("blockquote"), None) is not None:
            continue  # it goes with the one around it
        if len(quotation.text_content()) > half or quotation.find(".//table") is not None:
            quotation.tag = "div"  # an indented page, no quotation
            continue
        signature = [words for element in _signatures(quotation) for words in _take(element)]
        said = [
            words for paragraph in paragraphs(quotation) for words in paragraph.split(marker_of[None]) if words.strip()
        ]
        if not signature and said:
            said, signature = _split_signature(said)
        if not said:
            continue
        said_marker, signature_marker = marker_of[BlockKind.PULL_QUOTE], marker_of[BlockKind.SIGNATURE]
        words = "".join(said_marker + paragraph for paragraph in said)
        words += "".join(signature_marker + _SIGNED.sub("", line) for line in signature[:1])
        words += "".join(signature_marker + line for line in signature[1:])
        _become_paragraph(_outermost(quotation), words)


def _is_quotation(element: HtmlElement) -> bool:
    if element.tag == "blockquote":
        return True
    named = element.tag in {"aside", "div", "figure", "p"} and _PULL_QUOTE_CLASS.search(element.get("class") or "")
    return bool(named) and element.find(".//blockquote") is None


def _signatures(quotation: HtmlElement) -> list[HtmlElement]:
    """Return the elements that name who is quoted: a footer, a caption, a `<cite>` that ends the quotation."""
    found = list(quotation.iter("footer", "figcaption"))
    last = list(quotation.iter("cite"))[-1:]
    found += [cite for cite in last if not _text_after(cite, quotation) and not _inside(cite, found)]
    outer = _outermost(quotation)
    if outer is not quotation:
        found += list(outer.iter("figcaption"))
    following = outer.getnext()
    if not found and following is not None and following.tag in {"cite", "footer"} and not (outer.tail or "").strip():
        found.append(following)
    return found


def _text_after(element: HtmlElement, ancestor: HtmlElement) -> str:
    """Return what follows `element` within `ancestor`."""
    after = ""
    while element is not ancestor:
        after += (element.tail or "") + "".join(sibling.text_content() for sibling in element.itersiblings("*"))
        element = element.getparent()
    return after.strip()


def _inside(element: HtmlElement, others: list[HtmlElement]) -> bool:
    return any(ancestor in others for ancestor in element.iterancestors())


def _take(element: HtmlElement) -> list[str]:
    """Take `element` out of the page and return its lines."""
    lines = [line for paragraph in paragraphs(element) for line in paragraph.split("\n")]
    element.drop_tree()
    return lines


def _split_signature(said: list[str]) -> tuple[list[str], list[str]]:
    """Split a last line that begins with a dash, as in "— Kara Voss, minister", off what was said."""
    before, line_break, last = said[-1].rpartition("\n")
    if len(last) > _LONGEST_SIGNATURE or not _SIGNED.match(last) or not (before or said[:-1]):
        return said, []
    return said[:-1] + ([before] if line_break else []), [last]


def _outermost(quotation: HtmlElement) -> HtmlElement:
    """Return the figure that holds nothing but the quotation and its caption, else the quotation itself."""
    parent = quotation.getparent()
    return parent if parent is not None and parent.tag == "figure" else quotation


def _become_paragraph(element: HtmlElement, words: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "p", words, tail


def _mark_captions(body: HtmlElement, marker_of: dict[BlockKind | None, str]) -> None:
    """Move each caption out of its figure, which the extractor drops."""
    for caption in list(body.iter("figcaption")):
        figure = next(caption.iterancestors("figure"), None)
        lines = _take(caption)
        if figure is None or not lines:
            continue
        paragraph = figure.makeelement("p")
        paragraph.text = marker_of[BlockKind.CAPTION] + " ".join(lines)
        figure.addnext(paragraph)
        paragraph.tail, figure.tail = figure.tail, None
