"""A citation to copy: who, what, where it was printed, and the characters that prove it."""

from __future__ import annotations

import hashlib

from onrecord.export.arrangement import fragments
from onrecord.model import Article, Quotation, QuotationKind
from onrecord.web.addresses import outward


def citation(article: Article, quotation: Quotation) -> str:
    """Return a citation of a quotation in a few lines of plain text; what is not known is left out or said to be so."""
    lines = [f"{_speaker(quotation)}: {_words(quotation)}", f"{_printed(article)}."]
    address = outward(article.url)
    if address is not None:
        lines.append(address)
    places = ", ".join(f"{span.start}-{span.end}" for span in quotation.content)
    lines.append(f"onrecord {quotation.id}, article {article.id}, characters {places}, text SHA-256 {digest(article)}")
    return "\n".join(lines)


def digest(article: Article) -> str:
    """Return the SHA-256 of an article's text in UTF-8, in hexadecimal."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def _speaker(quotation: Quotation) -> str:
    if quotation.speaker is None:
        return "Speaker unknown"
    return quotation.speaker.name + (" (inferred)" if quotation.inferred else "")


def _words(quotation: Quotation) -> str:
    said = [" ".join(part.split()) for part in fragments(quotation)]
    if quotation.kind is QuotationKind.DIRECT:
        return " … ".join(f"“{part}”" for part in said)
    return f"{' … '.join(said)} ({quotation.kind} speech)"


def _printed(article: Article) -> str:
    date = article.published.isoformat() if article.published else "date unknown"
    title = f"“{' '.join(article.title.split())}”" if article.title else article.ref
    return ", ".join(part for part in (title, article.outlet, date) if part)
