"""What the database counts for itself, held against counting anew. People and words are invented."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

import generate_record
from onrecord.errors import NotFoundError, RecordError
from onrecord.model import Article
from onrecord.record import Record, schema, sqlite
from onrecord.record.people_schema import occurrence
from onrecord.record.standing import standing
from transcripts import article, reader

NAMES = ("Arvid Lindqvist", "A. L. Nilsson", "Teodor Nilsson", "Berit Testrup")


def counts(record: Record) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """Return quotations and articles of each identity, as kept and as counted anew."""
    entity, quotation = schema.entity, schema.quotation
    anew = (
        select(occurrence.c.identity, func.count(quotation.c.number), func.count(entity.c.article.distinct()))
        .join(entity, entity.c.number == occurrence.c.entity)
        .outerjoin(quotation, (quotation.c.article == entity.c.article) & (quotation.c.speaker_key == entity.c.key))
        .group_by(occurrence.c.identity)
    )
    with sqlite.reading(record._engine, record.path) as connection:
        kept = {row[0]: (row[1], row[2]) for row in connection.execute(select(standing))}
        return kept, {row[0]: (row[1], row[2]) for row in connection.execute(anew)}


@pytest.mark.parametrize("seed", range(6))
def test_counts_hold_whatever_is_added_judged_undone_and_read_again(filled: Callable[..., Record], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    record = filled()
    for step in range(14):
        one, other = chance.sample(NAMES, 2)
        try:
            match chance.randrange(5):
                case 0 | 1:
                    record.add(_article(f"{one}: Ferry {step}.\n{other}: Coal.\n{one}: Ice."))
                case 2:
                    record.people.merge(one, other, user="ann")
                case 3:
                    record.people.undo(user="bob")
                case _:
                    record.people.split(one, names=(one,), user="ann")
        except (NotFoundError, RecordError):
            continue
        kept, anew = counts(record)
        assert kept == anew
    path = record.path
    record.close()
    with Record(path, reader=reader(version="2", dropped_words=1)) as again:
        again.add(_article(f"{NAMES[0]}: Ferry and more."), *(_article(f"{name}: Coal and ice.") for name in NAMES))
        kept, anew = counts(again)
        assert kept == anew
        assert sum(quotations for quotations, _ in kept.values()) > 0


def test_who_takes_part_is_who_they_are_taken_for(tmp_path: Path) -> None:
    path = tmp_path / "made-up.db"
    generate_record.generate(path, 40)
    with Record(path) as record:
        _check_participants(record)
        one, other, third, *_ = (row.id for row in record.people.listed())
        record.people.merge(one, other, user="ann")
        record.people.merge(one, third, user="ann")
        _check_participants(record)
        record.people.undo(user="bob")
        _check_participants(record)


def _check_participants(record: Record) -> None:
    with sqlite.reading(record._engine, record.path) as connection:
        statement = (
            select(schema.participant, occurrence.c.identity.label("known"), schema.event.c.first_day.label("day"))
            .join_from(schema.participant, schema.event)
            .outerjoin(occurrence, occurrence.c.entity == schema.participant.c.entity)
        )
        rows = connection.execute(statement).all()
    assert sum(row.identity is not None for row in rows) > 50
    assert [(row.identity, row.first_day) for row in rows] == [(row.known, row.day) for row in rows]


def test_two_names_in_an_article_that_are_one_count_it_once(filled: Callable[..., Record]) -> None:
    record = filled(_article("Arvid Lindqvist: Yes.\nBerit Testrup: No."))
    record.people.merge("Lindqvist", "Testrup", user="ann")
    [row] = record.people.listed()
    assert (row.quotations, row.articles) == (2, 1)


def _article(words: str) -> Article:
    return article(words, words[:20])
