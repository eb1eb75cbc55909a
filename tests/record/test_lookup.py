from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import readings
from onrecord.errors import NotFoundError
from onrecord.model import event_id
from onrecord.record import Record
from transcripts import article, read, reader, speech

Fill = Callable[..., Record]


def test_an_article_is_found_by_its_id_or_a_beginning(filled: Fill) -> None:
    record = filled(speech(1))
    for wanted in (speech(1).id, speech(1).id[:6], f" {speech(1).id.upper()} "):
        found = record.find(wanted)
        assert (found.reading, found.quotation, found.refs) == (read(speech(1)), None, ("speech-1.txt",))


def test_a_quotation_is_found_in_its_article(filled: Fill) -> None:
    wanted = read(speech(1)).quotations[1]
    for prefix in (wanted.id, wanted.id[:9]):
        found = filled(speech(1)).find(prefix)
        assert (found.reading, found.quotation, found.succeeds) == (read(speech(1)), wanted, None)


def test_a_beginning_of_several_ids_names_them(filled: Fill) -> None:
    record = filled(*map(speech, range(9)))
    with pytest.raises(NotFoundError, match=r"'a' may be a\w{16}, (a\w{16}, ){4}\.\.\.: give more of it"):
        record.find("a")


def test_what_is_not_there_names_what_is_near(filled: Fill) -> None:
    record = filled(speech(1))
    near = speech(1).id[:8]
    with pytest.raises(NotFoundError, match=f"nothing in the record goes by '{near}zzz'; near it: {speech(1).id}"):
        record.find(f"{near}zzz")
    for wanted in ("xyz", "", "%", "_", "'", "a\x00"):
        with pytest.raises(NotFoundError, match="nothing in the record goes by"):
            record.find(wanted)


def test_an_article_that_is_not_there(filled: Fill) -> None:
    with pytest.raises(NotFoundError, match="there is no article 'azzz'"):
        filled(speech(1)).article("azzz")


def test_an_id_of_an_earlier_reading_leads_to_what_took_its_place(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    given = speech(1)
    for version, dropped in (("1.0", 0), ("2.0", 1), ("3.0", 2)):
        with Record(path, reader=reader(version, dropped)) as record:
            record.add(given)
    first, second, third = (read(given, dropped).quotations[0] for dropped in (0, 1, 2))
    with Record(path, create=False) as record:
        for old in (first, second):
            found = record.find(old.id)
            assert (found.quotation, found.succeeds) == (third, old.id)
        assert record.find(third.id).succeeds is None
    with Record(path, reader=reader("1.0")) as record:  # and back again
        record.add(given)
        assert (record.find(first.id).quotation, record.find(first.id).succeeds) == (first, None)
        assert record.find(third.id).quotation == first


def test_a_quotation_that_was_withdrawn_says_so(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    given = article("Arvid Lindqvist: The harbour stays open all winter.", "harbour.txt")
    with Record(path, reader=reader("1.0")) as record:
        record.add(given)
    with Record(path, reader=reader("2.0", dropped_words=99)) as record:
        record.add(given)
        with pytest.raises(
            NotFoundError, match=r"was withdrawn: a later reading of harbour\.txt .* no longer finds it"
        ):
            record.find(read(given).quotations[0].id)


def test_an_events_id_leads_to_what_took_its_place(filled: Fill) -> None:
    record = filled(readings.READING)
    old = readings.MET
    recipient = replace(old.recipients[0], span=old.recipients[0].span._replace(end=old.recipients[0].span.end - 1))
    spans = old.trigger, [each.span for each in old.actors], [recipient.span]
    new = replace(old, id=event_id(readings.ARTICLE.id, old.type, *spans), recipients=(recipient,))
    others = tuple(event for event in readings.READING.events if event != old)
    record.add(replace(readings.READING, events=(new, *others)))
    found = record.find(old.id)
    assert (found.event, found.quotation, found.succeeds) == (new, None, old.id)
    assert record.find(others[0].id).succeeds is None
    record.add(replace(readings.READING, events=others))
    for gone in (old, new):
        with pytest.raises(NotFoundError, match=f"event {gone.id} was withdrawn"):
            record.find(gone.id)
    record.add(readings.READING)
    assert (record.find(new.id).event, record.find(old.id).succeeds) == (old, None)
