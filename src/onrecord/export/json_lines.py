"""JSON Lines: a reading a line (`onrecord read --format json`), and a line for each thing that the record answers.

Times, places and events are not built yet. Their fields are absent rather than empty: an empty list would claim that
an article has none.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.model import Article, Block, Entity, Quotation, Reading, Speaker
from onrecord.version import __version__

if TYPE_CHECKING:  # the record loads SQLAlchemy, which a reading can do without
    from onrecord.record.rows import Hit, QuotationRow, Stats


def dumps(reading: Reading) -> str:
    """Return a reading as one line of JSON, without the line end."""
    return line(as_dict(reading))


def line(value: Mapping[str, object]) -> str:
    """Return any of this package's objects as one line of JSON, in ASCII only.

    ASCII so that it survives every encoding of a pipe, never ends a line early (U+2028) and carries halves of
    surrogate pairs, which UTF-8 cannot.
    """
    return json.dumps(value, ensure_ascii=True, allow_nan=False)


def as_dict(reading: Reading) -> dict[str, object]:
    """Return a reading as plain values; spans are `[start, end]` in code points of `article.text`.

    `unread` is the reason for which an article was stored but not read, else None; `onrecord` is the version that
    read it.
    """
    return {
        "article": article_as_dict(reading.article, reading.blocks),
        "people": [_entity(entity) for entity in reading.people],
        "quotations": [quotation_as_dict(quotation) for quotation in reading.quotations],
        "unread": reading.unread,
        "onrecord": __version__,
    }


def quotation_as_dict(quotation: Quotation) -> dict[str, object]:
    """Return one quotation as plain values."""
    return {
        "id": quotation.id,
        "kind": str(quotation.kind),
        "content": [list(span) for span in quotation.content],
        "text": quotation.text,
        "source": list(quotation.source) if quotation.source else None,
        "cue": list(quotation.cue) if quotation.cue else None,
        "speaker": _speaker(quotation.speaker) if quotation.speaker else None,
        "inferred": quotation.inferred,
        "within": quotation.within,
        "distancing": [list(span) for span in quotation.distancing],
        "score": quotation.score,
        "why": list(quotation.why),
    }


def row_as_dict(row: QuotationRow) -> dict[str, object]:
    """Return a quotation of the record as plain values, with what tells its article apart.

    The speaker goes by the canonical key, name and Wikidata id; `said_as` is what the article calls them.
    """
    article = {
        "id": row.article_id,
        "ref": row.ref,
        "title": row.title,
        "outlet": row.outlet,
        "url": row.url,
        "published": _date(row.published),
    }
    found = quotation_as_dict(row.quotation)
    if row.person and row.quotation.speaker:
        who = {"key": row.person.id, "name": row.person.name, "wikidata": row.person.wikidata}
        found["speaker"] = {**_speaker(row.quotation.speaker), **who, "said_as": row.quotation.speaker.name}
    return {**found, "article": article}


def hit_as_dict(hit: Hit) -> dict[str, object]:
    """Return what a search found as plain values; `highlights` are in code points of the article's text."""
    article = {
        "id": hit.article_id,
        "ref": hit.ref,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": _date(hit.published),
    }
    return {
        "kind": hit.kind,
        "id": hit.id,
        "speaker": hit.speaker,
        "person": hit.person,
        "snippet": hit.snippet,
        "span": list(hit.span),
        "highlights": [list(span) for span in hit.highlights],
        "score": hit.score,
        "article": article,
    }


def stats_as_dict(stats: Stats) -> dict[str, object]:
    """Return what the record holds as plain values."""
    return {
        "articles": stats.articles,
        "unread": stats.unread,
        "words": stats.words,
        "quotations": {str(kind): count for kind, count in sorted(stats.quotations.items())},
        "unattributed": stats.unattributed,
        "speakers": stats.speakers,
        "top_speakers": [
            {
                "name": speaker.name,
                "type": str(speaker.type),
                "quotations": speaker.quotations,
                "person": speaker.person,
            }
            for speaker in stats.top_speakers
        ],
        "rejected": [
            {"reason": str(rejected.reason), "inputs": rejected.inputs, "examples": list(rejected.examples)}
            for rejected in stats.rejected
        ],
        "runs": stats.runs,
        "first": _date(stats.first),
        "last": _date(stats.last),
    }


def _date(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None


def article_as_dict(article: Article, blocks: tuple[Block, ...]) -> dict[str, object]:
    """Return an article with its blocks as plain values."""
    return {
        "id": article.id,
        "ref": article.ref,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": _date(article.published),
        "language": article.language,
        "evidence": [{"field": found.field, "span": list(found.span)} for found in article.evidence],
        "blocks": [{"kind": str(block.kind), "span": list(block.span)} for block in blocks],
    }


def _entity(entity: Entity) -> dict[str, object]:
    mentions = [
        {"span": list(mention.span), "kind": str(mention.kind), "score": mention.score, "why": list(mention.why)}
        for mention in entity.mentions
    ]
    return {
        "key": entity.key,
        "name": entity.name,
        "type": str(entity.type),
        "wikidata": entity.wikidata,
        "offices": list(entity.offices),
        "mentions": mentions,
    }


def _speaker(speaker: Speaker) -> dict[str, object]:
    return {
        "key": speaker.key,
        "name": speaker.name,
        "type": str(speaker.type),
        "wikidata": speaker.wikidata,
        "score": speaker.score,
        "why": list(speaker.why),
    }
