"""A timeline as its page shows it: what stands in each line of the table, without the articles it was read from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Event, Quotation
from onrecord.record import Moment, QuotationRow
from onrecord.record.people_rows import PersonReference


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


def lines(moments: Iterable[Moment]) -> Iterator[Line]:
    """Yield the lines of moments, in their order."""
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
