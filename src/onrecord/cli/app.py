"""The commands under one roof."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.eval import app as evaluation
from onrecord.cli.events import events, timeline
from onrecord.cli.exporting import app as exports
from onrecord.cli.finding import quotes, search, show
from onrecord.cli.keeping import add, stats
from onrecord.cli.people import app as people
from onrecord.cli.reading import read
from onrecord.cli.serving import serve
from onrecord.cli.who import who

# Plain help: Rich's would more than double the time that --help takes, and says the same.
app = typer.Typer(
    name="onrecord",
    help="Read news articles and keep a checked, searchable record of who said what.",
    epilog="'onrecord COMMAND --help' explains a command.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from onrecord.version import __version__

        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Read news articles and keep a checked, searchable record of who said what."""


for command in (read, add, quotes, events, timeline, search, show, stats, who, serve):
    app.command()(command)
app.add_typer(exports, name="export")
app.add_typer(people, name="people")
app.add_typer(evaluation, name="eval")
