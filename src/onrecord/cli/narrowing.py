"""Options that narrow quotations and events down, those that `quotes`, `events`, `timeline` and the exports share.

Typer reads a command's options off its signature, so that each command has to list them; what they are is said here.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import first_day, last_day
from onrecord.model import EventType, Quad, QuotationKind, Status

if TYPE_CHECKING:
    from onrecord.record import Wanted

Name = str | None
Day = datetime.date | None
Kinds = list[Status] | None

Actor = Annotated[Name, typer.Option("--actor", metavar="WHO", help="Done by this country, person or body.")]
Recipient = Annotated[Name, typer.Option("--recipient", metavar="WHO", help="Done to this country, person or body.")]
Country = Annotated[Name, typer.Option("--country", metavar="COUNTRY", help="With this country on either side.")]
Type = Annotated[
    EventType | None, typer.Option("--type", case_sensitive=False, metavar="TYPE", help="Of this PLOVER type.")
]
QuadClass = Annotated[
    Quad | None, typer.Option("--quad", case_sensitive=False, metavar="CLASS", help="VCOOP, MCOOP, VCONF or MCONF.")
]
Context = Annotated[Name, typer.Option("--context", metavar="CONTEXT", help="In this PLOVER context.")]
Kind = Annotated[QuotationKind | None, typer.Option("--kind", help="Quotations of this kind.")]
Outlet = Annotated[Name, typer.Option("--outlet", metavar="NAME", help="In articles of this outlet.")]
Told = Annotated[Kinds, typer.Option("--status", help="Told so; may be given several times.")]
Since = Annotated[Day, typer.Option("--since", parser=first_day, metavar="DATE", help="On this day or later.")]
Until = Annotated[Day, typer.Option("--until", parser=last_day, metavar="DATE", help="On this day or earlier.")]


def condition(
    actor: Name,
    recipient: Name,
    country: Name,
    type: EventType | None,
    quad: Quad | None,
    context: Name,
    status: Kinds,
    since: Day,
    until: Day,
) -> Wanted:
    """Return what the options of a command ask for; raises typer.BadParameter where nothing can fit."""
    from onrecord.record import Wanted

    check_period(since, until)
    return Wanted(
        actor=actor,
        recipient=recipient,
        country=country,
        type=type,
        quad=quad,
        context=context,
        status=tuple(status) if status else None,
        since=since,
        until=until,
    )


def check_period(since: Day, until: Day) -> None:
    """Refuse a time that ends before it begins."""
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} is after --until {until}: nothing can lie between")
