"""`onrecord read`: what one article says, without keeping it."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from onrecord.cli.options import AsText, TextFormat, one_day


def read(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files or folders; - is standard input.")],
    format: AsText = TextFormat.TEXT,
    published: Annotated[
        datetime.date | None,
        typer.Option(parser=one_day, metavar="DATE", help="The day of publication, where you know better."),
    ] = None,
) -> None:
    """Read articles and show who said what in them.

    Text, HTML and JSON Lines files are recognised by their content. Nothing is kept: use 'onrecord add' for that.
    """
    from onrecord.cli.inputs import Inputs
    from onrecord.cli.report import Report
    from onrecord.cli.streams import write
    from onrecord.cli.terminal import output, progress
    from onrecord.export.json_lines import dumps
    from onrecord.pipeline import read_all

    given = Inputs(inputs, published)
    console = output()
    report = Report(console)
    # The report itself shows the progress where it goes to the same terminal.
    with progress("reading", total=given.count, quiet=console.is_terminal) as tell:
        for count, reading in enumerate(read_all(given.articles()), start=1):
            if format is TextFormat.JSON:
                write(dumps(reading))
            else:
                report.show(reading)
            tell(count, reading.article.ref)
    raise typer.Exit(given.report())
