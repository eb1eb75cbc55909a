"""Putting one reading into the record, inside a transaction of the caller.

What an earlier reading of the same text left is replaced whole: rows, search index and all. Only the ids that it gave
to quotations and events are remembered (`succession`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from onrecord.authority import Authority
from onrecord.model import Article, Entity, MentionKind, Participant, Quotation, Reading, Span
from onrecord.record import act_index, dealings, event_mapping, listing, mapping, schema, speaking, sqlite, tracing
from onrecord.record.folding import fold
from onrecord.record.succession import successors, words_of


@dataclass(frozen=True, slots=True)
class Known:
    """What the record has of a text: its number, every way in which it was met, who read it; nothing for a new one."""

    number: int | None = None
    sightings: tuple[Article, ...] = ()
    onrecord: str | None = None
    model: str | None = None


def known(connection: Connection, article: Article) -> Known:
    """Return what the record has of this article's text."""
    there, seen = schema.article, schema.sighting
    query = select(there.c.number, there.c.onrecord, there.c.model).where(there.c.id == article.id)
    row = connection.execute(query).one_or_none()
    if row is None:
        return Known()
    columns = mapping.sighting_row(article)
    met = connection.execute(select(seen).where(seen.c.article == row.number).order_by(seen.c.number))
    copies = tuple(replace(article, **{name: getattr(each, name) for name in columns}) for each in met)
    return Known(row.number, copies, row.onrecord, row.model)


def see(connection: Connection, number: int, article: Article) -> None:
    """Note a further way in which the text of article `number` was met."""
    connection.execute(insert(schema.sighting), {"article": number, **mapping.sighting_row(article)})


def move(connection: Connection, number: int, article: Article) -> None:
    """Change where article `number` is said to come from."""
    statement = update(schema.article).where(schema.article.c.number == number)
    connection.execute(statement, {"ref": article.ref, "url": article.url})


def write(connection: Connection, reading: Reading, onrecord: str, model: str, people: Authority) -> int:
    """Store a reading, in place of an earlier one of the same article, and return the article's number.

    `people` is the authority by which the article's entities are known.
    """
    row = {**mapping.article_row(reading), "onrecord": onrecord, "model": model}
    article = schema.article
    number: int | None = connection.execute(
        select(article.c.number).where(article.c.id == reading.article.id)
    ).scalar_one_or_none()
    past: dict[str, tuple[Span, ...]] = {}
    before = tracing.Before()
    if number is None:
        number = int(connection.execute(insert(article).returning(article.c.number), row).scalar_one())
    else:
        before = tracing.before(connection, number)
        past = _remove(connection, number)
        connection.execute(update(article).where(article.c.number == number), row)
    tracing.succeed(connection, number, reading, before)
    _insert(connection, number, reading, people)
    if before.identities:
        tracing.refresh(connection, before.touched, people, before.identities)
    if past:
        _remember(connection, number, past, reading)
    return number


def _insert(connection: Connection, number: int, reading: Reading, people: Authority) -> None:
    text = reading.article.text
    _insert_all(connection, schema.block, mapping.block_rows(number, reading.blocks))
    entity = schema.entity
    entities = _insert_all(connection, entity, mapping.entity_rows(number, reading.people), "position")
    mentions = [mapping.mention_rows(entities[i], person.mentions) for i, person in enumerate(reading.people)]
    _insert_all(connection, schema.mention, [row for rows in mentions for row in rows])
    by_key = {person.key: entities[i] for i, person in enumerate(reading.people)}
    said = mapping.quotation_rows(number, reading.quotations, by_key)
    quotations = _insert_all(connection, schema.quotation, said, "id")
    listing.add(connection, number, reading, quotations.values())
    fragments = [mapping.fragment_rows(quotations[each.id], each.content) for each in reading.quotations]
    _insert_all(connection, schema.fragment, [row for rows in fragments for row in rows])
    _insert_all(connection, schema.spoken_of, mapping.spoken_of_rows(reading, quotations, by_key))
    article_index = {"rowid": number, "title": fold(reading.article.title or ""), "text": fold(text)}
    sqlite.index(connection, "article", [article_index])
    spellings = {person.key: _spellings(person, text) for person in reading.people}
    names = {each.id: _names(each, spellings) for each in reading.quotations}
    quotation_index = [
        {"rowid": quotations[each.id], "speaker": names[each.id], "text": fold(each.text)}
        for each in reading.quotations
    ]
    sqlite.index(connection, "quotation", quotation_index)
    _insert_all(connection, schema.spoken_for, speaking.rows(reading, quotations, names))
    _insert_events(connection, number, reading, by_key, spellings)
    tracing.trace(connection, [(reading, [entities[i] for i in range(len(entities))])], people)


def _insert_events(
    connection: Connection, number: int, reading: Reading, entities: dict[str, int], spellings: dict[str, list[str]]
) -> None:
    _insert_all(connection, schema.time, event_mapping.time_rows(number, reading.times))
    _insert_all(connection, schema.place, event_mapping.place_rows(number, reading.places))
    rows = event_mapping.event_rows(number, reading)
    events = _insert_all(connection, schema.event, rows, "id")
    published = reading.article.published
    taking = [
        (participant, row)
        for event in reading.events
        for participant, row in zip(
            (*event.actors, *event.recipients),
            event_mapping.participant_rows(events[event.id], event, published, entities),
            strict=True,
        )
    ]
    _index_events(connection, reading, events, spellings)
    if not taking:
        return
    # Numbered here, since rows that are inserted together do not come back in an order.
    first = 1 + connection.execute(select(func.coalesce(func.max(schema.participant.c.number), 0))).scalar_one()
    _insert_all(connection, schema.participant, [{"number": first + i, **row} for i, (_, row) in enumerate(taking)])
    index = [
        {"rowid": first + i, "name": _called(participant, reading.article.text, spellings)}
        for i, (participant, _) in enumerate(taking)
    ]
    sqlite.index(connection, "participant", index)
    dealings.add(connection, number, number)


def _index_events(
    connection: Connection, reading: Reading, numbers: dict[str, int], spellings: dict[str, list[str]]
) -> None:
    text = reading.article.text
    rows = []
    for event in reading.events:
        names = [_called(each, text, spellings) for each in (*event.actors, *event.recipients)]
        rows.append(act_index.row(numbers[event.id], event, names, text))
    sqlite.index(connection, "event", rows)


def _insert_all(
    connection: Connection, into: Table, rows: Sequence[dict[str, Any]], key: str | None = None
) -> dict[Any, int]:
    """Insert rows; return their numbers by the column `key`, where one is given."""
    if not rows:
        return {}
    if key is None:
        connection.execute(insert(into), rows)
        return {}
    made = connection.execute(insert(into).returning(into.c[key], into.c.number), rows)
    return {row[0]: row[1] for row in made}


def _remove(connection: Connection, number: int) -> dict[str, tuple[Span, ...]]:
    """Take an article's reading out, and return the words of every quotation and event that it ever had, by id."""
    quotation, succession = schema.quotation, schema.succession
    rows = connection.execute(select(quotation.c.number, quotation.c.id).where(quotation.c.article == number)).all()
    content = mapping.contents(connection, [row.number for row in rows])
    earlier = connection.execute(select(succession).where(succession.c.article == number))
    past = {row.id: row.content for row in earlier} | {row.id: content[row.number] for row in rows}
    past |= {event.id: words_of(event) for event in event_mapping.events(connection, [number])[number]}
    sqlite.unindex(connection, "quotation", [row.number for row in rows])
    sqlite.unindex(connection, "article", [number])
    _unindex_events(connection, number)
    listing.remove(connection, number)
    dealings.remove(connection, number)
    # Fragments, mentions and participants go with their parents; who speaks and takes part before entities.
    for table in (succession, quotation, schema.event, schema.entity, schema.block, schema.time, schema.place):
        connection.execute(delete(table).where(table.c.article == number))
    return past


def _unindex_events(connection: Connection, number: int) -> None:
    event, participant = schema.event, schema.participant
    those = connection.execute(select(event.c.number).where(event.c.article == number)).scalars().all()
    sqlite.unindex(connection, "event", those)
    query = select(participant.c.number).join(event).where(event.c.article == number)
    sqlite.unindex(connection, "participant", list(connection.execute(query).scalars()))


def _remember(connection: Connection, number: int, past: dict[str, tuple[Span, ...]], reading: Reading) -> None:
    rows = []
    for letter, present in (
        ("q", {quotation.id: quotation.content for quotation in reading.quotations}),
        ("e", {event.id: words_of(event) for event in reading.events}),
    ):
        theirs = {id_: content for id_, content in past.items() if id_.startswith(letter)}
        rows += [
            {"id": old, "article": number, "content": theirs[old], "successor": successor}
            for old, successor in successors(theirs, present).items()
        ]
    _insert_all(connection, schema.succession, rows)


def _spellings(person: Entity, text: str) -> list[str]:
    written = (mention.span.of(text) for mention in person.mentions if mention.kind is MentionKind.NAME)
    return list(dict.fromkeys(fold(name) for name in (person.name, *written)))


def _names(quotation: Quotation, spellings: dict[str, list[str]]) -> str:
    """Return every name by which a quotation's speaker can be found, folded."""
    if quotation.speaker is None:
        return ""
    names = dict.fromkeys([fold(quotation.speaker.name), *spellings.get(quotation.speaker.key, ())])
    return f" {sqlite.NAME_BREAK} ".join(names)


def _called(participant: Participant, text: str, spellings: dict[str, list[str]]) -> str:
    """Return every name by which an event's participant can be found, folded."""
    # The words there are a name of theirs only where no entity has better ones: they may be "he".
    written = spellings.get(participant.key or "") or [fold(participant.span.of(text))]
    return f" {sqlite.NAME_BREAK} ".join(dict.fromkeys([fold(participant.name), *written]))
