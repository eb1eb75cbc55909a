"""`onrecord people`: who occurs in a record, and what was decided of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, AsTable, AsText, Limit, RecordPath, TableFormat, TextFormat
from onrecord.model import EntityType

if TYPE_CHECKING:
    from onrecord.record.people_rows import JudgementRow

HELP = "List who occurs in a record, and decide who is who."

app = typer.Typer(
    help=HELP,
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Who = Annotated[str, typer.Argument(metavar="NAME", help="A name, an id, or how an id begins.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for the log.")]
As = Annotated[
    str | None,
    typer.Option("--as", envvar="ONRECORD_USER", metavar="NAME", help="Who decides; else the user of this computer."),
]


@app.callback()
def people(
    context: typer.Context,
    country: Annotated[
        str | None, typer.Option("--country", metavar="COUNTRY", help="Of this country: KAZ, Kazakhstan, Kazakh.")
    ] = None,
    kind: Annotated[EntityType, typer.Option("--type", help="Of this type.")] = EntityType.PERSON,
    limit: Limit = 20,
    record: RecordPath = DEFAULT_RECORD,
    format: AsTable = TableFormat.TABLE,
) -> None:
    """List who occurs in a record, those with most quotations first."""
    if context.invoked_subcommand is not None:
        context.obj = record
        return
    from onrecord.cli.people_answers import table
    from onrecord.cli.streams import lines, write
    from onrecord.cli.terminal import output
    from onrecord.export.json_lines import line
    from onrecord.export.people import person_as_dict, write_csv
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        found = kept.people.listed(country=country, kind=kind, limit=limit)
    if format is TableFormat.JSON:
        for row in found:
            write(line(person_as_dict(row)))
    elif format is TableFormat.CSV:
        write_csv(found, lines())
    else:
        table(output(), found, limit)


@app.command()
def show(who: Who, limit: Limit = 20, record: RecordPath = DEFAULT_RECORD, format: AsText = TextFormat.TEXT) -> None:
    """Show a person's page: offices, names met, quotations over time, the newest N articles, judgements."""
    from onrecord.cli.people_answers import page
    from onrecord.cli.streams import write
    from onrecord.cli.terminal import output
    from onrecord.export.json_lines import line
    from onrecord.export.people import page_as_dict
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        found = kept.people.show(who, articles=limit)
    if format is TextFormat.JSON:
        write(line(page_as_dict(found)))
    else:
        page(output(), found)


@app.command()
def merge(
    who: Who,
    others: Annotated[list[str], typer.Argument(metavar="OTHER...", help="Who is the same.")],
    why: Why = "",
    user: As = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Decide that two or more are the same.

    'onrecord people undo' takes it back.
    """
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        _told([kept.people.merge(who, *others, user=_user(user), why=why)])


@app.command()
def distinct(
    who: Who,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Who is somebody else.")],
    why: Why = "",
    user: As = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Decide that two are not the same: no rule will join them."""
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        _told([kept.people.distinguish(who, other, user=_user(user), why=why)])


@app.command()
def unsure(
    who: Who,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Who may be somebody else.")],
    why: Why = "",
    user: As = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Note that nobody can tell whether two are the same: no rule will join them."""
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        _told([kept.people.distinguish(who, other, user=_user(user), why=why, unsure=True)])


@app.command()
def split(
    who: Who,
    article: Annotated[
        list[str] | None, typer.Option("--article", metavar="ID", help="Take out what this article says.")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="Take out who is called exactly so.")
    ] = None,
    why: Why = "",
    user: As = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Take apart what is not one: undo the last merge, or take out articles or names as somebody else's."""
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        made = kept.people.split(who, articles=tuple(article or ()), names=tuple(name or ()), user=_user(user), why=why)
    _told([made])


@app.command()
def rename(
    who: Who,
    name: Annotated[str, typer.Argument(metavar="NEW", help="What to call them.")],
    why: Why = "",
    user: As = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Decide what somebody is called; what articles call them stays as it is."""
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        _told([kept.people.rename(who, name, user=_user(user), why=why)])


@app.command()
def undo(
    number: Annotated[int | None, typer.Argument(metavar="[N]", help="Of the judgement; else the last.")] = None,
    user: As = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Take a judgement back."""
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        _told([kept.people.undo(number, user=_user(user))])


@app.command()
def log(record: RecordPath = DEFAULT_RECORD, format: AsText = TextFormat.TEXT) -> None:
    """List all judgements, the last first: who, when, what and why."""
    from onrecord.cli.streams import write
    from onrecord.export.json_lines import line
    from onrecord.export.people import judgement_as_dict
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        found = kept.people.judgements()
    if format is TextFormat.JSON:
        for row in found:
            write(line(judgement_as_dict(row)))
    else:
        _told(found)


@app.command(name="import")
def take_in(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Tables of people in office.", dir_okay=False)],
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Refresh who is known in office: results of Wikidata's query service (JSON, CSV), our CSV, FollowTheMoney.

    Rows that cannot be used are told with the reason, and the others go on. The record knows the rest from now on;
    articles in it are read by it when they are next added.
    """
    import datetime

    from onrecord.authority.importing import read_officeholders
    from onrecord.cli.streams import complain
    from onrecord.cli.summary import counted
    from onrecord.cli.terminal import output, put, words
    from onrecord.errors import AuthorityError
    from onrecord.record import Record

    today = datetime.datetime.now().astimezone().date()
    console, refused = output(), 0
    with Record(record) as kept:
        for file in files:
            try:
                text = file.read_text("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
                raise AuthorityError(f"{file}: {reason}") from error
            found = read_officeholders(text, str(file))
            done = kept.people.take_in(found.statements, file.name, today)
            for row in found.refused:
                complain(f"onrecord: {file}, row {row.number}: {row.reason}")
            refused += len(found.refused)
            people = counted(done.people, "person", "people")
            told = f"{file} ({found.format}): {counted(done.statements, 'statement')} on {people}, {done.new:,} new"
            put(console, words(f"{told}; {done.understood:,} on a term in an office that is understood"))
    raise typer.Exit(1 if refused else 0)


def _told(judgements: Iterable[JudgementRow]) -> None:
    from onrecord.cli.people_answers import judgement
    from onrecord.cli.terminal import output, put

    console = output()
    for row in judgements:
        for text in judgement(row):
            put(console, text)


def _user(given: str | None) -> str:
    """Return who decides: the name given, or that of the computer's user.

    Raises OnrecordError where neither is known.
    """
    import getpass

    from onrecord.errors import OnrecordError

    try:
        name = (given or "").strip() or getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = ""
    if not name:
        raise OnrecordError("a judgement has to be signed: give your name with --as NAME")
    return name
