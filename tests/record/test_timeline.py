from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from onrecord.errors import QueryError, RecordError
from onrecord.model import EntityType, Event, EventType, Quad, Quotation, QuotationKind, Status
from onrecord.record import EventRow, QuotationRow, Record
from onrecord.record.timeline import Moment, MomentFilter, latest_first
from readings import COAL, FREEZE, INNER, MET, OPEN, READING, TOLD

DAY = datetime.date


@pytest.fixture
def kept(record: Record) -> Record:
    record.add(READING)
    return record


def ids(moments: list[Moment]) -> list[str]:
    return [m.row.event.id if isinstance(m.row, EventRow) else m.row.quotation.id for m in moments]


def test_what_somebody_said_and_did_in_time_order(kept: Record) -> None:
    moments = kept.timeline("lindqvist")
    assert ids(moments) == [MET.id, OPEN.id, TOLD.id, FREEZE.id]
    assert [(m.first, m.last) for m in moments[:2]] == [(DAY(1988, 5, 1),) * 2, (DAY(1988, 5, 3),) * 2]
    assert isinstance(moments[1].row, QuotationRow)


def test_a_recipient_takes_part_too(kept: Record) -> None:
    assert ids(kept.timeline("Soviet Union")) == [MET.id]
    assert ids(kept.timeline("Yugoslavia")) == [COAL.id]


def test_a_limit_keeps_the_last(kept: Record) -> None:
    assert ids(kept.timeline("lindqvist", limit=2)) == [TOLD.id, FREEZE.id]
    assert kept.timeline("lindqvist", limit=0) == []


def test_where_moments_stand_leads_to_them(kept: Record) -> None:
    points = kept.points("lindqvist")
    moments = kept.timeline("lindqvist")
    assert [(point.first, point.last) for point in points] == [(m.first, m.last) for m in moments]
    assert [point.quad for point in points] == [Quad.VCOOP, None, None, None]
    assert kept.moments(points) == moments
    assert kept.moments([points[2], points[0]]) == [moments[2], moments[0]]
    assert [point.number for point in latest_first(points)] == [point.number for point in reversed(points)]


def test_a_moment_that_is_gone_is_told(kept: Record) -> None:
    points = kept.points("lindqvist")
    kept.add(replace(READING, quotations=READING.quotations[:1], events=()))
    with pytest.raises(RecordError, match="changed meanwhile: ask again"):
        kept.moments(points)


def test_what_has_no_date_stands_at_the_end_either_way(kept: Record) -> None:
    points = kept.points("lindqvist")
    undated = [replace(point, first=None, last=None) for point in points[:2]]
    assert latest_first([*points, *undated]) == [*reversed(points), *undated]


def test_nobody_said_or_did_anything(record: Record) -> None:
    assert record.timeline("lindqvist", limit=2) == record.timeline("Soviet Union", limit=0) == []


def test_a_time_narrows_both(kept: Record) -> None:
    assert ids(kept.timeline("lindqvist", until=DAY(1988, 5, 2))) == [MET.id]
    assert ids(kept.timeline("lindqvist", since=DAY(1988, 5, 2))) == [OPEN.id, TOLD.id, FREEZE.id]
    assert kept.timeline("lindqvist", since=DAY(1989, 1, 1)) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (MomentFilter(of="quotation"), [OPEN, TOLD, FREEZE]),
        (MomentFilter(of="event"), [MET]),
        (MomentFilter(kind=QuotationKind.MIXED), [TOLD]),
        (MomentFilter(type=EventType.CONSULT), [MET]),
        (MomentFilter(quad=Quad.MCONF), []),
        (MomentFilter(status=(Status.ASSERTED, Status.PLANNED)), [MET]),
        (MomentFilter(context="economic"), []),
        (MomentFilter(outlet="Lundhavn"), [MET, OPEN, TOLD, FREEZE]),
        (MomentFilter(outlet="Gazette"), []),
        (MomentFilter(type=EventType.CONSULT, kind=QuotationKind.DIRECT), []),
    ],
)
def test_conditions_narrow_it_down(kept: Record, wanted: MomentFilter, found: list[Event | Quotation]) -> None:
    assert ids(kept.timeline("lindqvist", wanted=wanted)) == [one.id for one in found]


def test_a_name_that_cannot_be_is_refused_whatever_is_asked(kept: Record) -> None:
    for wanted in (MomentFilter(of="quotation"), MomentFilter(of="event")):
        with pytest.raises(QueryError, match="is no name"):
            kept.timeline("-", wanted=wanted)


def test_undated_moments_come_last_and_make_room(record: Record) -> None:
    undated = replace(READING.article, published=None, evidence=())
    record.add(replace(READING, article=undated))
    moments = record.timeline("lindqvist")
    assert ids(moments) == [MET.id, OPEN.id, TOLD.id, FREEZE.id]
    assert moments[1].first is None
    assert ids(record.timeline("lindqvist", limit=2)) == [MET.id, FREEZE.id]


def test_a_country_speaks_for_itself_and_by_its_bodies(record: Record) -> None:
    def said_by(name: str, type_: EntityType) -> None:
        speaker = replace(INNER.speaker, name=name, key=name, type=type_) if INNER.speaker else None
        record.add(replace(READING, quotations=(OPEN, TOLD, replace(INNER, speaker=speaker)), events=()))

    for name, type_, found in (
        ("Soviet Foreign Ministry", EntityType.ORGANISATION, True),
        ("the Soviet Union", EntityType.COUNTRY, True),
        ("a Soviet poet", EntityType.PERSON, False),
        ("Swedish Foreign Ministry", EntityType.ORGANISATION, False),
    ):
        said_by(name, type_)
        assert ids(record.timeline("Soviet")) == [INNER.id] * found, name


def test_a_name_without_a_word_is_a_mistake(kept: Record) -> None:
    with pytest.raises(QueryError, match="is no name"):
        kept.timeline("-")
    with pytest.raises(ValueError, match="limit is -1"):
        kept.timeline("lindqvist", limit=-1)
