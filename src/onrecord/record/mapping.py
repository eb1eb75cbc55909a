"""Readings to rows and back, without loss."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from onrecord.model import (
    Article,
    Block,
    BlockKind,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Reading,
    Span,
    Speaker,
)
from onrecord.record import event_mapping, schema, sqlite
from onrecord.record.folding import fold
from onrecord.record.sightings import FIELDS

ARTICLE_COLUMNS = ("id", "ref", "text", *FIELDS, "evidence", "structure")
"""The columns that make an Article, under the names of its fields."""

QUOTATION_COLUMNS = tuple(c for c in schema.quotation.c if c.name not in ("article", "position", "entity"))
"""The columns that make a Quotation, and its number."""


def sighting_row(article: Article) -> dict[str, Any]:
    """Return the columns of `sighting` for an article as it was met."""
    return {name: getattr(article, name) for name in ARTICLE_COLUMNS if name not in ("id", "text")}


def article_row(reading: Reading) -> dict[str, Any]:
    """Return the columns of `article` for a reading, without who read it."""
    article = reading.article
    return {
        **{name: getattr(article, name) for name in ARTICLE_COLUMNS},
        "unread": reading.unread,
        "outlet_folded": f" {fold(article.outlet)} " if article.outlet else None,
        "words": len(article.text.split()),
    }


def block_rows(number: int, blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Return the rows of `block` for the blocks of article `number`."""
    return [{"article": number, "kind": str(block.kind), **_place(i, block.span)} for i, block in enumerate(blocks)]


def entity_rows(number: int, people: Sequence[Entity]) -> list[dict[str, Any]]:
    """Return the rows of `entity` for the people of article `number`."""
    return [
        {
            "article": number,
            "position": i,
            "key": entity.key,
            "name": entity.name,
            "type": str(entity.type),
            "wikidata": entity.wikidata,
            "offices": entity.offices,
        }
        for i, entity in enumerate(people)
    ]


def mention_rows(number: int, mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    """Return the rows of `mention` for the mentions of entity `number`."""
    return [
        {
            "entity": number,
            "kind": str(mention.kind),
            "score": mention.score,
            "why": mention.why,
            **_place(i, mention.span),
        }
        for i, mention in enumerate(mentions)
    ]


def quotation_rows(number: int, quotations: Sequence[Quotation], entities: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the rows of `quotation` for the quotations of article `number`, whose entities have these numbers."""
    return [
        {
            "id": quotation.id,
            "article": number,
            "position": i,
            "kind": str(quotation.kind),
            "text": quotation.text,
            "source_start": quotation.source.start if quotation.source else None,
            "source_stop": quotation.source.end if quotation.source else None,
            "cue_start": quotation.cue.start if quotation.cue else None,
            "cue_stop": quotation.cue.end if quotation.cue else None,
            "speaker_key": quotation.speaker.key if quotation.speaker else None,
            "speaker_name": quotation.speaker.name if quotation.speaker else None,
            "speaker_type": str(quotation.speaker.type) if quotation.speaker else None,
            "speaker_wikidata": quotation.speaker.wikidata if quotation.speaker else None,
            "speaker_score": quotation.speaker.score if quotation.speaker else None,
            "speaker_why": quotation.speaker.why if quotation.speaker else None,
            "entity": entities.get(quotation.speaker.key) if quotation.speaker else None,
            "inferred": quotation.inferred,
            "within": quotation.within,
            "distancing": quotation.distancing,
            "score": quotation.score,
            "why": quotation.why,
        }
        for i, quotation in enumerate(quotations)
    ]


def fragment_rows(number: int, content: Sequence[Span]) -> list[dict[str, Any]]:
    """Return the rows of `fragment` for the content of quotation `number`."""
    return [{"quotation": number, **_place(i, span)} for i, span in enumerate(content)]


def spoken_of_rows(
    reading: Reading, quotations: Mapping[str, int], entities: Mapping[str, int]
) -> list[dict[str, int]]:
    """Return the rows of `spoken_of` for a reading, by the numbers of its quotations (by id) and entities (by key)."""
    return [
        {"entity": entities[person.key], "quotation": quotations[said.id]}
        for said in reading.quotations
        for person in reading.people
        if any(words.covers(mention.span) for words in said.content for mention in person.mentions)
    ]


def readings(connection: Connection, numbers: Sequence[int]) -> list[Reading]:
    """Return the readings of the articles of these numbers, in this order."""
    given = {"articles": numbers}
    people, said, blocks = (
        _by_parent(event_mapping.of_articles(connection, table, numbers), "article")
        for table in (schema.entity, schema.quotation, schema.block)
    )
    mentioned = _by_parent(connection.execute(_MENTIONS, given), "entity")
    content = contents(connection, [row.number for rows in said.values() for row in rows])
    times = event_mapping.times(connection, numbers)
    places = event_mapping.places(connection, numbers)
    events = event_mapping.events(connection, numbers)
    found = {row.number: row for row in connection.execute(_ARTICLES, given)}
    return [
        Reading(
            article=_article(found[number]),
            blocks=tuple(Block(BlockKind(row.kind), Span(row.start, row.stop)) for row in blocks[number]),
            people=tuple(_entity(row, mentioned[row.number]) for row in people[number]),
            quotations=tuple(quotation_of(row, content[row.number]) for row in said[number]),
            times=times[number],
            places=places[number],
            events=events[number],
            unread=found[number].unread,
        )
        for number in numbers
    ]


def texts(connection: Connection, articles: Sequence[int]) -> dict[int, str]:
    """Return the texts of the articles of these numbers."""
    return {row.number: row.text for row in connection.execute(_TEXTS, {"articles": articles})}


_TEXTS = select(schema.article.c.number, schema.article.c.text).where(
    schema.article.c.number.in_(sqlite.among("articles"))
)


def contents(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Span, ...]]:
    """Return the content of each of these quotations."""
    found: dict[int, list[Span]] = {number: [] for number in numbers}
    for quotation, start, stop in sqlite.rows(connection, _FRAGMENTS, {"quotations": json.dumps(numbers)}):
        found[quotation].append(Span(start, stop))
    return {number: tuple(spans) for number, spans in found.items()}


_FRAGMENTS = """SELECT f.quotation, f.start, f.stop FROM json_each(:quotations) AS g
    CROSS JOIN fragment f ON f.quotation = g.value ORDER BY f.quotation, f.position"""


def quotation_of(row: Row[Any], content: tuple[Span, ...]) -> Quotation:
    """Return the quotation of a row with `QUOTATION_COLUMNS`."""
    speaker = None
    if row.speaker_key is not None:
        speaker = Speaker(
            key=row.speaker_key,
            name=row.speaker_name,
            type=EntityType(row.speaker_type),
            score=row.speaker_score,
            why=row.speaker_why,
            wikidata=row.speaker_wikidata,
        )
    return Quotation(
        id=row.id,
        kind=QuotationKind(row.kind),
        content=content,
        text=row.text,
        source=_span(row.source_start, row.source_stop),
        cue=_span(row.cue_start, row.cue_stop),
        speaker=speaker,
        inferred=row.inferred,
        within=row.within,
        distancing=row.distancing,
        score=row.score,
        why=row.why,
    )


def _article(row: Row[Any]) -> Article:
    return Article(**{name: getattr(row, name) for name in ARTICLE_COLUMNS})


def _entity(row: Row[Any], mentions: Sequence[Row[Any]]) -> Entity:
    return Entity(
        key=row.key,
        name=row.name,
        type=EntityType(row.type),
        mentions=tuple(
            Mention(Span(found.start, found.stop), MentionKind(found.kind), found.score, found.why)
            for found in mentions
        ),
        wikidata=row.wikidata,
        offices=row.offices,
    )


def _place(position: int, span: Span) -> dict[str, int]:
    return {"position": position, "start": span.start, "stop": span.end}


def _span(start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(start, stop)


_MENTIONS = (
    select(schema.mention)
    .join(schema.entity)
    .where(schema.entity.c.article.in_(sqlite.among("articles")))
    .order_by(schema.mention.c.position)
)
_ARTICLES = select(schema.article).where(schema.article.c.number.in_(sqlite.among("articles")))


def _by_parent(rows: Iterable[Row[Any]], parent: str) -> defaultdict[int, list[Row[Any]]]:
    found: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[getattr(row, parent)].append(row)
    return found
