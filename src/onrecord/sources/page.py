"""A web page to an article: its main text by trafilatura, what its markup says of blocks and of the article.

Import this module only when there is a page to read: trafilatura takes a third of a second to load.
"""

from __future__ import annotations

import logging
import re
from urllib.parse import urlsplit

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document

from onrecord.limits import MAX_HTML_DEPTH
from onrecord.model import Article, Rejection, RejectionReason
from onrecord.sources import page_date
from onrecord.sources.article import build, metadata
from onrecord.sources.decode import decode
from onrecord.sources.markup import mark, paragraphs, unmark
from onrecord.sources.metadata import Metadata

for _name in ("trafilatura", "htmldate", "courlan"):
    # What they say of a page is no news to a user: the rejection is.
    logging.getLogger(_name).addHandler(logging.NullHandler())

_BEGINNING = 4096
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def read_page(data: bytes, ref: str, given: Metadata) -> Article | Rejection:
    """Return the article of an HTML page, or why there is none. `given` wins over what the page states."""
    declared = _DECLARED.search(data[:_BEGINNING])
    source = decode(data, declared[1].decode("ascii") if declared else None)
    if source is None:
        detail = "is in no encoding that reads as text: save it as UTF-8 if it is a page"
        return Rejection(ref, RejectionReason.BINARY, detail)
    tree = _parse(source)
    if tree is None:
        return _no_text(ref)
    if _depth(tree) > MAX_HTML_DEPTH:
        detail = f"nests its elements more than {MAX_HTML_DEPTH} deep: save its text alone"
        return Rejection(ref, RejectionReason.MALFORMED, detail)
    try:
        own = _stated(tree)
        markers = mark(tree)
        extracted = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    except Exception as error:  # an extractor made of heuristics, on input that may be hostile: no page may end the run
        detail = f"cannot be taken apart ({type(error).__name__}): save its text alone"
        return Rejection(ref, RejectionReason.MALFORMED, detail)
    if not isinstance(extracted, Document) or extracted.body is None:
        return _no_text(ref)
    text, structure = unmark(paragraphs(extracted.body), markers)
    return build(text, ref, given.or_else(own), structure) if text else _no_text(ref)


def _parse(source: str) -> HtmlElement | None:
    # huge_tree: without it libxml2 drops what is nested deeper than 256 and says nothing.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _depth(tree: HtmlElement) -> int:
    """Return how deep the elements of `tree` are nested, at least as far as the cap."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > MAX_HTML_DEPTH:
            break
    return deepest


def _stated(tree: HtmlElement) -> Metadata:
    """Return what the page's markup says of the article. The language that it declares is not believed."""
    # The extractor's own search for a date is left aside: it takes years from copyright lines and addresses.
    found = extract_metadata(tree, date_config={"extensive_search": False, "max_date": "2100-01-01"}, extensive=False)
    # Where the page names no outlet, the extractor gives the host: that is in the address already.
    host = (urlsplit(found.url or "").hostname or "").removeprefix("www.")
    own = metadata(title=found.title, outlet=None if found.sitename == host else found.sitename, url=found.url)
    return Metadata(own.title, own.outlet, own.url, page_date.published(tree))


def _no_text(ref: str) -> Rejection:
    detail = "is a page without an article's text: it may be drawn by a script; save its text from the browser"
    return Rejection(ref, RejectionReason.NO_TEXT, detail)
