"""`onrecord export`: what a record holds, in files for other programs."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from onrecord.cli.narrowing import (
    Actor,
    Context,
    Country,
    QuadClass,
    Recipient,
    Since,
    Told,
    Type,
    Until,
    condition,
)
from onrecord.cli.options import DEFAULT_RECORD, RecordPath

if TYPE_CHECKING:
    from onrecord.record import EventRow, Record, Wanted

app = typer.Typer(help="Write what a record holds to a file, for other programs.", no_args_is_help=True)

_STEP = 100
"""Events between two signs of progress."""


class EventFormat(StrEnum):
    """A format for events: the columns of POLECAT or ICEWS (tab-separated), our own as CSV, or JSON Lines."""

    POLECAT = "polecat"
    ICEWS = "icews"
    CSV = "csv"
    JSONL = "jsonl"


@app.callback()
def export() -> None:
    """Write what a record holds to a file, for other programs."""


@app.command()
def events(
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write; - is standard output.")],
    format: Annotated[
        EventFormat, typer.Option("--format", help="Whose columns: polecat, icews, our own (csv), or jsonl.")
    ] = EventFormat.CSV,
    actor: Actor = None,
    recipient: Recipient = None,
    country: Country = None,
    type: Type = None,
    quad: QuadClass = None,
    context: Context = None,
    status: Told = None,
    since: Since = None,
    until: Until = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that exists.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Write the events of a record, oldest first.

    POLECAT's and ICEWS's columns do not tell how an event is told: without --status, only those asserted or past are
    written in them. OUT appears when it is complete.
    """
    from onrecord.cli.streams import complain
    from onrecord.cli.summary import counted
    from onrecord.record import Record

    wanted = condition(actor, recipient, country, type, quad, context, status, since, until)
    with Record(record, create=False) as kept:
        taken = _as_told(wanted, format)
        counts = kept.count_events(wanted)
        total = sum(number for kind, number in counts.items() if taken.status is None or kind in taken.status)
        with _file(out, force=force) as file:
            _writer(format)(_told(kept, taken, total, quiet=quiet), file)
    if not quiet:
        left = [
            f"{number} {kind}" for kind, number in counts.items() if number and kind not in (taken.status or counts)
        ]
        more = f"; left out: {', '.join(left)} (--status)" if left else ""
        complain(f"onrecord: {counted(total, 'event')} written{more}")


def _as_told(wanted: Wanted, format: EventFormat) -> Wanted:
    if wanted.status is not None or format in (EventFormat.CSV, EventFormat.JSONL):
        return wanted
    from onrecord.export.layout import TOLD_AS_FACT

    return replace(wanted, status=TOLD_AS_FACT)


def _told(kept: Record, wanted: Wanted, total: int, *, quiet: bool) -> Iterator[EventRow]:
    from onrecord.cli.terminal import progress

    with progress("writing", total=lambda: total, quiet=quiet) as tell:
        for number, row in enumerate(kept.all_events(wanted), start=1):
            yield row
            if number % _STEP == 0:
                tell(number, row.ref)


def _writer(format: EventFormat) -> Callable[[Iterable[EventRow], TextIO], None]:
    from onrecord.export import events_csv, icews, polecat

    writers = {
        EventFormat.POLECAT: polecat.write,
        EventFormat.ICEWS: icews.write,
        EventFormat.CSV: events_csv.write_csv,
    }
    return writers.get(format, _write_lines)


def _write_lines(rows: Iterable[EventRow], file: TextIO) -> None:
    from onrecord.export.json_lines import event_row_as_dict, line

    file.writelines(line(event_row_as_dict(row)) + "\n" for row in rows)


@contextlib.contextmanager
def _file(name: str, *, force: bool) -> Iterator[TextIO]:
    """Give a file to write that takes its name when all of it is there; raises OnrecordError where that is taken."""
    from onrecord.cli.files import complete
    from onrecord.cli.streams import lines

    if name == "-":
        yield lines()
        return
    with complete(Path(name), force=force) as file, io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
        yield text
