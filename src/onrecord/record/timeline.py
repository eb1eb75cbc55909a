"""What somebody said and did, in time order: the quotations of a person, body or country, and the events of theirs."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, Row

from onrecord.authority import Authority
from onrecord.model import EventType, Quad, QuotationKind, Status
from onrecord.record import choosing, events, finding, speaking
from onrecord.record.choosing import Choice, Filter
from onrecord.record.events import EventRow, Wanted
from onrecord.record.rows import QuotationRow


@dataclass(frozen=True, slots=True)
class Moment:
    """A quotation or an event, on the days `first` to `last`; both None where none is known.

    A quotation has the day of its article's publication; an event those of its own date, or else that of publication.
    """

    row: QuotationRow | EventRow
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class MomentFilter:
    """Which moments of somebody are told; None asks for nothing.

    `of` leaves only quotations or only events. So does what only the one or the other can be: `kind` is of a
    quotation; `type`, `quad`, `context` and `status` (told in one of these ways) are of an event. `outlet` is a part of
    the name of the article's.
    """

    of: Literal["quotation", "event"] | None = None
    outlet: str | None = None
    kind: QuotationKind | None = None
    type: EventType | None = None
    quad: Quad | None = None
    context: str | None = None
    status: tuple[Status, ...] | None = None

    def said(self) -> bool:
        """Tell whether a quotation can meet it."""
        return self.of != "event" and not any((self.type, self.quad, self.context, self.status))

    def acted(self) -> bool:
        """Tell whether an event can meet it."""
        return self.of != "quotation" and self.kind is None


EVERY_MOMENT = MomentFilter()
"""Asks for nothing."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a moment stands in time, and which one it is: what is found before anything is fetched.

    `quad` is the quad class of an event, None for a quotation; `number` is its own among events or quotations.
    `article` is the id of its article, where it begins at `start`.
    """

    first: datetime.date | None
    last: datetime.date | None
    quad: Quad | None
    article: str
    start: int
    number: int


def points(
    connection: Connection,
    known: Authority,
    who: str,
    wanted: MomentFilter,
    *,
    since: datetime.date | None,
    until: datetime.date | None,
    limit: int | None,
) -> list[Point]:
    """Return where the last `limit` moments of somebody stand, oldest first, undated ones at the end."""
    said: Sequence[finding.Place] = ()
    done: Sequence[Row[Any]] = ()
    if wanted.said():
        narrowed = Filter(since=since, until=until, kind=wanted.kind, outlet=wanted.outlet)
        said = finding.latest(connection, said_by(connection, known, who, narrowed), limit)
    if wanted.acted():
        theirs = Wanted(
            party=who,
            type=wanted.type,
            quad=wanted.quad,
            since=since,
            until=until,
            status=wanted.status,
            context=wanted.context,
            outlet=wanted.outlet,
        )
        done = events.latest(connection, known, theirs, limit)
    found = [Point(row.published, row.published, None, row.article, row.start, row.number) for row in said]
    found += [Point(row.first_day, row.last_day, Quad(row.quad), row.article, row.start, row.number) for row in done]
    found.sort(key=_order)
    return found if limit is None else _last(found, limit)


def moments(connection: Connection, chosen: Sequence[Point]) -> list[Moment]:
    """Return the moments that stand at some points, in their order."""
    said = [point.number for point in chosen if point.quad is None]
    done = [point.number for point in chosen if point.quad is not None]
    quotations = dict(zip(said, finding.quotations_of(connection, said), strict=True))
    acts = dict(zip(done, events.rows(connection, done), strict=True))
    rows = (quotations[point.number] if point.quad is None else acts[point.number] for point in chosen)
    return [Moment(row, point.first, point.last) for row, point in zip(rows, chosen, strict=True)]


def latest_first(found: Sequence[Point]) -> list[Point]:
    """Return points from the latest to the earliest, undated ones at the end."""
    dated = [point for point in found if point.first is not None]
    return [*reversed(dated), *(point for point in found if point.first is None)]


def _last(found: list[Point], limit: int) -> list[Point]:
    """Return the `limit` latest; undated ones make room for the dated."""
    dated = [point for point in found if point.first]
    undated = [point for point in found if not point.first]
    kept = dated[max(len(dated) - limit, 0) :]
    return kept + undated[max(len(undated) - limit + len(kept), 0) :]


def _order(point: Point) -> tuple[object, ...]:
    first, last = point.first or datetime.date.max, point.last or datetime.date.max
    return (point.first is None, first, last, point.article, point.start, point.quad is not None)


def said_by(connection: Connection, known: Authority, who: str, wanted: Filter) -> Choice:
    """Return the choice of the quotations by somebody: for a country, by itself or a body named after it.

    `wanted` narrows them down further; see `Record.timeline`.
    """
    code = events.country_code(who)
    if code is None:
        return choosing.choice(connection, known, "quotation", None, replace(wanted, by=who))
    made = choosing.choice(connection, known, "quotation", None, wanted)
    made.speakers = speaking.quotations_of(connection, code)
    return made
