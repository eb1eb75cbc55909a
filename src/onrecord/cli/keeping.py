"""`onrecord add` and `onrecord stats`: what goes into a record, and what is in it."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, AsText, RecordPath, TextFormat


def add(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files or folders; - is standard input.")],
    record: RecordPath = DEFAULT_RECORD,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
) -> None:
    """Read articles into a record.

    Adding an article again changes nothing. What is rejected is told with the reason, and the rest goes on.
    """
    from onrecord.cli.inputs import Inputs
    from onrecord.cli.summary import summary
    from onrecord.cli.terminal import output, progress, put
    from onrecord.record import Outcome, Record

    given = Inputs(inputs)
    with Record(record) as kept, progress("reading", total=given.count, quiet=quiet) as tell:
        done = quotations = 0

        def on_item(outcome: Outcome) -> None:
            nonlocal done, quotations
            done += 1
            quotations += outcome.quotations
            tell(done, f"{quotations} quotations")

        counts = kept.add_all(given, on_item=on_item)
    if not quiet:
        console = output()
        for line in summary(counts, record):
            put(console, line)
    raise typer.Exit(given.report())


def stats(record: RecordPath = DEFAULT_RECORD, format: AsText = TextFormat.TEXT) -> None:
    """Count what a record holds, and what it rejected."""
    from onrecord.cli.streams import write
    from onrecord.cli.summary import holdings
    from onrecord.cli.terminal import output, put
    from onrecord.export.json_lines import line, stats_as_dict
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        found = kept.stats()
    if format is TextFormat.JSON:
        write(line(stats_as_dict(found)))
        return
    console = output()
    for text in holdings(found):
        put(console, text)
