"""A timeline as its page shows it: what stands in each line of the table, without the articles it was read from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.charts.timeline import Dot, dots
from onrecord.model import Event, Quotation
from onrecord.record import Moment, QuotationRow, Record
from onrecord.record.people_rows import PersonReference
from onrecord.web.chart_questions import TimelineFilter


@dataclass(frozen=True, slots=True)
class Line:
    """A quotation or an event of a timeline; the other is None.

    `when` is the day, or the event's date as it is known, and empty where there is none. `words` are those said, or
    those that tell of the act; `people` is who those that are named are across articles, by their keys in the article,
    which the rest tells apart.
    """

    when: str
    quotation: Quotation | None
    event: Event | None
    words: str
    article_id: str
    title: str | None
    ref: str
    outlet: str | None
    published: datetime.date | None
    people: Mapping[str, PersonReference]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lines of a timeline, latest first, undated ones at the end, and the dots of its chart."""

    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]


def told(record: Record, question: TimelineFilter, limit: int) -> Timeline:
    """Return the last `limit` moments that are asked for; raises QueryError where the name has no word in it."""
    moments = record.timeline(
        question.who, since=question.since, until=question.until, wanted=question.wanted(), limit=limit
    )
    dated = [moment for moment in moments if moment.first is not None]
    undated = [moment for moment in moments if moment.first is None]
    return Timeline(tuple(_lines([*reversed(dated), *undated])), tuple(dots(moments)))


def _lines(moments: Iterable[Moment]) -> Iterable[Line]:
    for moment in moments:
        row = moment.row
        about = (row.article_id, row.title, row.ref, row.outlet, row.published)
        day = moment.first.isoformat() if moment.first else ""
        if isinstance(row, QuotationRow):
            by = row.quotation.speaker
            people = {by.key: row.person} if by and row.person else {}
            yield Line(day, row.quotation, None, row.quotation.text, *about, people)
        else:
            when = row.event.date.value if row.event.date else day
            yield Line(when, None, row.event, row.event.trigger.of(row.text), *about, row.people)
