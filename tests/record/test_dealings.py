"""What is kept of countries' events, held against counting anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

import made_up
from onrecord.model import Reading
from onrecord.record import Record, Wanted, countries

READINGS = [made_up.reading(number) for number in range(30)]


def check(record: Record, readings: list[Reading]) -> None:
    """Hold what the record tells of each country against its readings and its own count of rows."""
    parts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        for event in reading.events:
            there = {one.country for one in (*event.actors, *event.recipients) if one.country}
            parts.update(there)
            pairs.update((one, other) for one in there for other in there - {one})
    assert {row.country.code: row.events for row in record.countries.listed()} == parts
    for code in parts:
        partners = {row.country.code: row.events for row in record.countries.partners(code, 1_000)}
        assert partners == {other: number for (one, other), number in pairs.items() if one == code}
        with record._read() as connection:
            # By a participant's country, as a party is: counted from the events.
            counted = countries.months(connection, record.authority(), Wanted(party=code))
        kept = record.countries.months(Wanted(country=code))
        assert [(one.month, one.quad, one.events, one.scored) for one in kept] == [
            (one.month, one.quad, one.events, one.scored) for one in counted
        ]
        assert [one.goldstein for one in kept] == pytest.approx([one.goldstein for one in counted])


def test_what_is_kept_is_what_there_is(made: Record) -> None:
    assert sum(len(reading.events) for reading in READINGS) > 60
    check(made, READINGS)


def test_a_reading_that_is_replaced_is_counted_once(made: Record) -> None:
    fewer = replace(READINGS[3], events=READINGS[3].events[:1])
    none = replace(READINGS[4], events=())
    assert made.add(fewer, none).reread == 2
    check(made, [*READINGS[:3], fewer, none, *READINGS[5:]])
    assert made.add(READINGS[3]).reread == 1
    check(made, [*READINGS[:4], none, *READINGS[5:]])
