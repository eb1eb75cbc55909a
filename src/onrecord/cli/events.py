"""`onrecord events` and `timeline`: who did what to whom, and what somebody said and did in time order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.narrowing import (
    Actor,
    Context,
    Country,
    Kind,
    Outlet,
    QuadClass,
    Recipient,
    Since,
    Told,
    Type,
    Until,
    check_period,
    condition,
)
from onrecord.cli.options import (
    DEFAULT_RECORD,
    AsTable,
    Limit,
    RecordPath,
    TableFormat,
    TextFormat,
    TimelineFormat,
)


def events(
    actor: Actor = None,
    recipient: Recipient = None,
    country: Country = None,
    type: Type = None,
    quad: QuadClass = None,
    context: Context = None,
    status: Told = None,
    since: Since = None,
    until: Until = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="EVENT", help="Show this event and what gave each of its fields.")
    ] = None,
    limit: Limit = 20,
    record: RecordPath = DEFAULT_RECORD,
    format: AsTable = TableFormat.TABLE,
) -> None:
    """List events of a record, newest first, and narrow them down.

    WHO is a country (KAZ, Kazakhstan, Kazakh: everybody of it), or a name in any spelling. A DATE is YYYY, YYYY-MM or
    YYYY-MM-DD, and means when it took place, or when it was published where the text does not tell.
    """
    from onrecord.record import Record

    if why is not None:
        _explain(why, record, format)
        return
    wanted = condition(actor, recipient, country, type, quad, context, status, since, until)
    with Record(record, create=False) as kept:
        rows = kept.events(
            actor=wanted.actor,
            recipient=wanted.recipient,
            country=wanted.country,
            type=wanted.type,
            quad=wanted.quad,
            context=wanted.context,
            status=wanted.status,
            since=wanted.since,
            until=wanted.until,
            limit=limit,
        )
    from onrecord.cli.streams import lines, write
    from onrecord.cli.terminal import output

    if format is TableFormat.JSON:
        from onrecord.export.json_lines import event_row_as_dict, line

        for row in rows:
            write(line(event_row_as_dict(row)))
    elif format is TableFormat.CSV:
        from onrecord.export.events_csv import write_csv

        write_csv(rows, lines())
    else:
        from onrecord.cli.event_answers import table

        table(output(), rows, limit)


def _explain(id: str, record: RecordPath, format: TableFormat) -> None:
    from onrecord.cli.finding import show
    from onrecord.errors import NotFoundError
    from onrecord.record import Record

    if format is TableFormat.CSV:
        raise typer.BadParameter("--why answers in text, or in json: leave --format out")
    with Record(record, create=False) as kept:
        if kept.find(id).event is None:
            raise NotFoundError(f"'{id}' is no event: 'onrecord show {id}' tells what it is")
    show(id, record, TextFormat.JSON if format is TableFormat.JSON else TextFormat.TEXT)


def timeline(
    who: Annotated[list[str], typer.Argument(metavar="NAME...", help="A person, body or country.")],
    kind: Kind = None,
    type: Type = None,
    quad: QuadClass = None,
    context: Context = None,
    status: Told = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    limit: Limit = 50,
    record: RecordPath = DEFAULT_RECORD,
    format: Annotated[TimelineFormat, typer.Option("--format", help="For people, programs or a spreadsheet.")] = (
        TimelineFormat.TEXT
    ),
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Draw a chart instead: FILE.svg, FILE.png or FILE.html."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that exists.")] = False,
) -> None:
    """Show what somebody said and took part in, in time order, or draw it with -o.

    Quotations stand on the day of their article's publication, events on their own date. A kind leaves only
    quotations; a type, class, context or status only events.
    """
    from onrecord.cli.plotting import check_suffix, write_timeline
    from onrecord.cli.streams import lines, write
    from onrecord.cli.terminal import output
    from onrecord.record import MomentFilter, Record

    check_period(since, until)
    if out is not None:
        check_suffix(out)
    told = tuple(status) if status else None
    wanted = MomentFilter(outlet=outlet, kind=kind, type=type, quad=quad, context=context, status=told)
    if not (wanted.said() or wanted.acted()):
        raise typer.BadParameter("--kind is of quotations; --type, --quad, --context and --status are of events")
    with Record(record, create=False) as kept:
        moments = kept.timeline(" ".join(who), since=since, until=until, wanted=wanted, limit=limit)
    if out is not None:
        write_timeline(" ".join(who), moments, out, force=force)
    elif format is TimelineFormat.JSON:
        from onrecord.export.json_lines import line, moment_as_dict

        for moment in moments:
            write(line(moment_as_dict(moment)))
    elif format is TimelineFormat.CSV:
        from onrecord.export.timeline_csv import write_csv

        write_csv(moments, lines())
    else:
        from onrecord.cli.event_answers import timeline as show_timeline

        show_timeline(output(), moments, limit)
