"""Verbatim or refused: what a reading must be before the record takes it in, whoever made it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import RecordError
from onrecord.model import Quotation, Reading, Span, article_id, quotation_id
from onrecord.record.event_verify import verify_events


def verify(reading: Reading) -> None:
    """Hold a reading against its article's text.

    Raises RecordError where an id is not the hash that it claims to be, a span is not in the text, a quotation's text
    is not what stands at its content, or an event is none that PLOVER knows (see `event_verify`).
    """
    article = reading.article
    if article.id != article_id(article.text):
        raise RecordError(f"{article.ref}: the article's id is not that of its text")
    seen: set[str] = set()
    for quotation in reading.quotations:
        if quotation.id != quotation_id(article.id, quotation.content) or quotation.id in seen:
            raise RecordError(f"{article.ref}: quotation {quotation.id} has an id that is not its own")
        seen.add(quotation.id)
        fragments = [span.of(article.text) for span in quotation.content]
        if not fragments or not all(fragments) or quotation.text != " ".join(fragments):
            raise RecordError(f"{article.ref}: quotation {quotation.id} is not what the article says")
    for span in _spans(reading):
        if not 0 <= span.start <= span.end <= len(article.text):
            raise RecordError(f"{article.ref}: {span.start} to {span.end} is no stretch of the article's text")
    for quotation in reading.quotations:
        if quotation.within is not None and quotation.within not in seen:
            raise RecordError(f"{article.ref}: quotation {quotation.id} is within one that does not exist")
    keys = [entity.key for entity in reading.people]
    if len(keys) != len(set(keys)):
        raise RecordError(f"{article.ref}: two speakers have the same key")
    verify_events(reading)


def _spans(reading: Reading) -> Iterator[Span]:
    yield from (block.span for block in (*reading.blocks, *reading.article.structure))
    yield from (found.span for found in reading.article.evidence)
    yield from (mention.span for entity in reading.people for mention in entity.mentions)
    for quotation in reading.quotations:
        yield from _quotation_spans(quotation)


def _quotation_spans(quotation: Quotation) -> Iterator[Span]:
    yield from quotation.content
    yield from quotation.distancing
    yield from (span for span in (quotation.source, quotation.cue) if span is not None)
