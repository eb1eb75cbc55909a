"""A citation to copy: who, what, where it was printed, and the characters that prove it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from onrecord.export.arrangement import as_printed
from onrecord.model import Article, Event, Participant, Quotation, QuotationKind, Reading, Span
from onrecord.quotations.voices import told_apart
from onrecord.web.addresses import outward


def citation(reading: Reading, quotation: Quotation) -> str:
    """Return a citation of a quotation in a few lines of plain text; what is not known is left out or said to be so."""
    article = reading.article
    lines = [f"{_speaker(quotation)}: {_words(reading, quotation)}", f"{_printed(article)}."]
    address = outward(article.url)
    if address is not None:
        lines.append(address)
    places = _characters(quotation.content)
    lines.append(f"onrecord {quotation.id}, article {article.id}, characters {places}, text SHA-256 {digest(article)}")
    return "\n".join(lines)


def event_citation(article: Article, event: Event) -> str:
    """Return a citation of an event in a few lines of plain text; what is not known is left out or said to be so."""
    words = " ".join(event.trigger.of(article.text).split())
    sides = [_parties(event.actors) or "somebody", *([_parties(event.recipients)] if event.recipients else [])]
    date = event.date.value if event.date else "date not told"
    act = " ".join(part for part in (event.type, event.mode) if part)
    lines = [f"{' → '.join(sides)}: {act} (“{words}”), {date}, {event.status}", f"{_printed(article)}."]
    address = outward(article.url)
    if address is not None:
        lines.append(address)
    parts = [f"act {_characters([event.trigger])}"]
    for role, those in (("actor", event.actors), ("recipient", event.recipients)):
        if those:
            parts.append(f"{role} {_characters([each.span for each in those])}")
    lines.append(
        f"onrecord {event.id}, article {article.id}, characters {'; '.join(parts)}, text SHA-256 {digest(article)}"
    )
    return "\n".join(lines)


def party(participant: Participant) -> str:
    """Return a participant's name with country and sector."""
    codes = " ".join(part for part in (participant.country, participant.sector) if part)
    return f"{participant.name} ({codes})" if codes else participant.name


def digest(article: Article) -> str:
    """Return the SHA-256 of an article's text in UTF-8, in hexadecimal."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def _characters(spans: Iterable[Span]) -> str:
    return ", ".join(f"{span.start}-{span.end}" for span in spans)


def _parties(those: Iterable[Participant]) -> str:
    return "; ".join(party(each) for each in those)


def _speaker(quotation: Quotation) -> str:
    if quotation.speaker is None:
        return "Speaker unknown"
    return quotation.speaker.name + (" (inferred)" if quotation.inferred else "")


def _words(reading: Reading, quotation: Quotation) -> str:
    said = " … ".join(as_printed(quotation, told_apart(reading, quotation)))
    return said if quotation.kind is QuotationKind.DIRECT else f"{said} ({quotation.kind} speech)"


def _printed(article: Article) -> str:
    date = article.published.isoformat() if article.published else "date unknown"
    title = f"“{' '.join(article.title.split())}”" if article.title else article.ref
    return ", ".join(part for part in (title, article.outlet, date) if part)
