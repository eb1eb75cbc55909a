"""What a record answers about events, for people: a table of them, one with all that stands behind it, a timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.acts import ID_SHOWN, act, code, entry, parties
from onrecord.cli.answers import succession
from onrecord.cli.passage import roles
from onrecord.cli.report import INDENT, heading, said, speaker
from onrecord.cli.terminal import put, put_table, words
from onrecord.export.arrangement import around
from onrecord.model import Event, Participant, Reading, Span, Status
from onrecord.record import EventRow, Found, Moment, QuotationRow

_FIELDS = ("type", "mode", "context", "quad", "cameo", "goldstein", "status", "actor", "recipient", "date", "place")
"""What a reason may be of: the word before its first colon."""

_FIELD = 11
"""Columns of a field's name."""


def table(console: Console, rows: Sequence[EventRow], limit: int) -> None:
    """Print events, a row each: when, what, who, to whom, how it is told, and the id; say so where `limit` cut them."""
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    shown.add_column("Date", min_width=10, no_wrap=True)
    shown.add_column("Type", no_wrap=True)
    shown.add_column("Actor", ratio=1)
    shown.add_column("Act", max_width=16)
    shown.add_column("Recipient", ratio=1)
    shown.add_column("Told as", no_wrap=True)
    shown.add_column("Id", min_width=ID_SHOWN, no_wrap=True)
    for row in rows:
        event = row.event
        told = words(event.trigger.of(row.text))
        status = Text(event.status, "" if event.status is Status.ASSERTED else "yellow")
        actors, recipients = parties(event.actors), parties(event.recipients)
        shown.add_row(day(row), code(event, "\n"), actors, told, recipients, status, event.id[:ID_SHOWN])
    if rows:
        put_table(console, shown)
    else:
        put(console, Text("No events found.", "dim"))
    if len(rows) == limit:
        console.print()
        put(console, Text(f"The first {limit}; there may be more: --limit N", "dim"))


def day(row: EventRow) -> Text:
    """Return when an event took place; in brackets, the day on which it was published that has no date."""
    if row.event.date:
        return words(row.event.date.value)
    return Text(f"({row.published.isoformat()})" if row.published else "unknown", "dim")


def found_event(console: Console, found: Found, event: Event) -> None:
    """Print one event: the passage with each part marked by its role, and what gave each of its fields."""
    reading = found.reading
    text = reading.article.text
    for line in heading(reading.article):
        put(console, line)
    succession(console, found)
    put(console, Text(f"event {event.id}, article {reading.article.id}", "dim"))
    console.print()
    entry(console, Text(), event, text, why=False)
    console.print()
    parts = list(_parts(event))
    roles(console, text, around(reading.blocks, [span for _, span in parts]), parts)
    console.print()
    for field, value, reasons in _fields(found, event):
        if value:
            put(console, Text.assemble((f"{field:<{_FIELD}}", "bold"), words(value)))
        for reason in reasons:
            put(console, words(reason, "dim"), _FIELD)


def _parts(event: Event) -> Iterator[tuple[str, Span]]:
    yield "act", event.trigger
    yield from (("again", span) for span in event.mentions[1:])
    yield from (("actor", actor.span) for actor in event.actors)
    yield from (("recipient", recipient.span) for recipient in event.recipients)
    if event.date and event.date.span:
        yield "date", event.date.span
    if event.place:
        yield "place", event.place.span


def _fields(found: Found, event: Event) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each field of an event, its value, and the rules and features that gave it."""
    reading = found.reading
    reasons: dict[str, list[str]] = {}
    for reason in event.why:
        field, colon, rule = reason.partition(":")
        known = field.removesuffix("s") in _FIELDS and bool(colon)
        reasons.setdefault(field.removesuffix("s") if known else "other", []).append(rule if known else reason)
    values: dict[str, str] = {
        "type": event.type,
        "mode": event.mode or "",
        "context": event.context or "",
        "quad": event.quad,
        "cameo": event.cameo or "",
        "goldstein": "" if event.goldstein is None else f"{event.goldstein:.1f}",
        "status": event.status + (f", in quotation {event.quotation}" if event.quotation else ""),
        "actor": _who(event.actors, found),
        "recipient": _who(event.recipients, found),
        "date": f"{event.date.value}, {event.date.precision}, {event.date.origin}" if event.date else "",
        "place": " ".join(part for part in (event.place.name, event.place.country) if part) if event.place else "",
    }
    elsewhere = dict(_found_elsewhere(reading, event))
    for field in _FIELDS:
        given = [*reasons.get(field, []), *elsewhere.get(field, [])]
        if values[field] or given:
            yield field, values[field] or "unknown", given
    if reasons.get("other"):
        yield "", "", reasons["other"]


def _who(those: tuple[Participant, ...], found: Found) -> str:
    """Return who takes part, with what the record calls them across articles where the article has another name."""
    told = []
    for each in those:
        person = found.people.get(each.key or "")
        told.append(parties([each]).plain + (f", who is {person.name}" if person and person.name != each.name else ""))
    return "; ".join(told)


def _found_elsewhere(reading: Reading, event: Event) -> Iterator[tuple[str, list[str]]]:
    """Yield what gave the mentions, the time and the place that an event builds on, by its field."""
    for role, those in (("actor", event.actors), ("recipient", event.recipients)):
        spans = {each.span: each.key for each in those}
        yield (
            role,
            [
                f"“{mention.span.of(reading.article.text)}” is {entity.name}: {', '.join(mention.why)}"
                for entity in reading.people
                for mention in entity.mentions
                if spans.get(mention.span, ...) == entity.key
            ],
        )
    when = event.date.span if event.date else None
    yield "date", [", ".join(time.why) for time in reading.times if time.span == when]
    where = event.place.span if event.place else None
    yield "place", [", ".join(place.why) for place in reading.places if place.span == where]


def timeline(console: Console, moments: Sequence[Moment], limit: int) -> None:
    """Print what was said and done, a day after the other, and say so where `limit` cut off what was before."""
    if len(moments) == limit:
        put(console, Text(f"The last {limit}; there may be more before: --limit N", "dim"))
        console.print()
    day = ""
    for moment in moments:
        if (now := _days(moment)) != day:
            day = now
            put(console, Text(day, "bold"))
        _moment(console, moment)
    if not moments:
        put(console, Text("Nothing found.", "dim"))


def _days(moment: Moment) -> str:
    if moment.first is None or moment.last is None:
        return "date unknown"
    if moment.first == moment.last:
        return moment.first.isoformat()
    return f"{moment.first.isoformat()} to {moment.last.isoformat()}"


def _moment(console: Console, moment: Moment) -> None:
    row = moment.row
    if isinstance(row, QuotationRow):
        head, what, how, id_ = speaker(row.quotation), said(row.quotation), str(row.quotation.kind), row.quotation.id
    else:
        event = row.event
        head, how, id_ = code(event), str(event.status), event.id
        what = act(event, row.text)
    put(console, head, INDENT, Text(f"{how}  {id_[:ID_SHOWN]}", "dim"))
    put(console, what, 2 * INDENT)
    origin = [row.outlet, row.title or row.ref]
    if isinstance(row, EventRow) and row.event.date is None and row.published:
        origin.append("on the day of publication: the text gives no date")
    put(console, words(" · ".join(part for part in origin if part), "dim"), 2 * INDENT)
    console.print()
