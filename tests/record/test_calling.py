"""Whom a name means, by the short way and the long one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

import generate_record
import made_up
from onrecord.record import Record, calling, remembering

PEOPLE = made_up.world(1).people.things
BODIES = made_up.world(1).bodies.things


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("made-up") / "record.db"
    generate_record.generate(path, 120)
    with Record(path) as opened:
        yield opened


@pytest.mark.parametrize(
    "name", [*PEOPLE[:4], PEOPLE[0].split()[0], PEOPLE[1].split()[1], BODIES[0], "Ministry", "France", "Nobody Atall"]
)
@pytest.mark.parametrize("merged", [False, True])
def test_the_short_way_finds_what_the_long_one_does(
    record: Record, monkeypatch: pytest.MonkeyPatch, name: str, merged: bool
) -> None:
    monkeypatch.setattr(remembering, "once", lambda _connection, _question, answer: answer())
    if merged:
        one, other = (record.people.find(each) for each in PEOPLE[:2])
        record.people.merge(one, other, user="ann")
    try:
        with record._read() as connection:
            short = _found(connection, name, record)
            monkeypatch.setattr(calling, "_all_of", lambda *_: False)
            whole = _found(connection, name, record)
    finally:
        if merged:
            record.people.undo(user="ann")
    assert short == whole


def _found(connection: Connection, name: str, record: Record) -> tuple[frozenset[str], set[int]]:
    known = record.authority()
    return calling.called(connection, name, known), set(calling.quotations_by(connection, name, known))


def test_the_short_way_is_taken(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "_quoted", lambda *_: pytest.fail("the long way"))
    with record._read() as connection:
        assert calling.quotations_by(connection, PEOPLE[0], record.authority())
