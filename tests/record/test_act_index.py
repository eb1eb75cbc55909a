from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import exhibits
from onrecord.model import EventPlace
from onrecord.record import Record, Wanted, act_index
from readings import KIRUNA, LINDQVIST, MET, READING, TEXT


def indexed(path: Path) -> list[tuple[int, str, str]]:
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT rowid, parties, act FROM event_search ORDER BY rowid").fetchall()
    raw.close()
    return rows


def test_an_event_is_found_by_names_countries_words_codes_and_place() -> None:
    row = act_index.row(7, MET, ["arvid lindqvist", "soviet envoys"], TEXT)
    assert row["rowid"] == 7
    assert row["parties"].split(" ¦ ") == ["arvid lindqvist", "soviet envoys", "soviet union"]
    assert row["act"].split(" ¦ ") == ["met", "consult", "visit", "diplomatic", "kiruna"]


def test_what_is_not_known_is_not_there() -> None:
    bare = replace(MET, mode=None, context="human_rights", place=None, actors=(), recipients=())
    assert act_index.row(1, bare, [], TEXT) == {"rowid": 1, "parties": "", "act": "met ¦ consult ¦ human rights"}


def test_a_record_of_before_gets_the_index_that_a_new_one_has(
    record: Record, check_sound: Callable[[Path], None]
) -> None:
    abroad = replace(MET, place=EventPlace("Ki\udc9fruna", "SWE", KIRUNA.span))
    events = tuple(abroad if event == MET else event for event in READING.events)
    record.add(replace(READING, events=events), exhibits.HOSTILE, exhibits.STRAINED)
    fresh = indexed(record.path)
    assert len(fresh) == 5
    with record._write() as connection:
        connection.exec_driver_sql("DROP TABLE event_search")
        act_index.index_all(connection)
    assert indexed(record.path) == fresh
    assert record.event_page(Wanted(about=LINDQVIST.name)).total == 1
    check_sound(record.path)
