"""`onrecord quotes`, `search` and `show`: what a record answers."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.narrowing import Kind, Outlet, check_period
from onrecord.cli.options import (
    DEFAULT_RECORD,
    AsTable,
    AsText,
    Limit,
    RecordPath,
    TableFormat,
    TextFormat,
    first_day,
    last_day,
)

if TYPE_CHECKING:
    from onrecord.quotations.voices import Voices
    from onrecord.record import QuotationRow, Record

Name = str | None
Day = datetime.date | None


def quotes(
    by: Annotated[Name, typer.Option("--by", metavar="NAME", help="Of speakers with this name, or part of it.")] = None,
    about: Annotated[Name, typer.Option("--about", metavar="WORDS", help="That contain these words.")] = None,
    since: Annotated[
        Day, typer.Option("--since", parser=first_day, metavar="DATE", help="Published on this day or later.")
    ] = None,
    until: Annotated[
        Day, typer.Option("--until", parser=last_day, metavar="DATE", help="Published on this day or earlier.")
    ] = None,
    kind: Kind = None,
    outlet: Outlet = None,
    limit: Limit = 20,
    record: RecordPath = DEFAULT_RECORD,
    format: AsTable = TableFormat.TABLE,
) -> None:
    """List quotations of a record, and narrow them down.

    A DATE is YYYY, YYYY-MM or YYYY-MM-DD.
    """
    from onrecord.record import Record

    check_period(since, until)
    with Record(record, create=False) as kept:
        rows = kept.quotations(by=by, about=about, since=since, until=until, kind=kind, outlet=outlet, limit=limit)
        _list(kept, rows, format, limit)


def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help='Words; "a phrase"; begin*; -without.')],
    limit: Limit = 10,
    record: RecordPath = DEFAULT_RECORD,
    format: AsText = TextFormat.TEXT,
) -> None:
    """Search quotations and articles, best matches first.

    All words have to be found, whatever their accents and case.
    """
    from onrecord.cli.answers import hits
    from onrecord.cli.streams import write
    from onrecord.cli.terminal import output
    from onrecord.export.json_lines import hit_as_dict, line
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        found = kept.search(" ".join(query), limit=limit)
    if format is TextFormat.JSON:
        for hit in found:
            write(line(hit_as_dict(hit)))
    else:
        hits(output(), found)


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of an article, quotation or event, or how it begins.")],
    record: RecordPath = DEFAULT_RECORD,
    format: AsText = TextFormat.TEXT,
) -> None:
    """Show a quotation or an event in its passage, or an article in full.

    What was said or done is marked where it stands; with it are who, how certain that is, and why.
    """
    from onrecord.cli.answers import found_article, found_quotation
    from onrecord.cli.event_answers import found_event
    from onrecord.cli.streams import write
    from onrecord.cli.terminal import output
    from onrecord.export.json_lines import article_as_dict, dumps, event_as_dict, line, spoken_as_dict
    from onrecord.quotations.voices import told_apart
    from onrecord.record import Record

    with Record(record, create=False) as kept:
        found = kept.find(id)
    reading, quotation = found.reading, found.quotation
    if format is TextFormat.TEXT:
        if found.event is not None:
            found_event(output(), found, found.event)
        elif quotation is not None:
            found_quotation(output(), found, quotation)
        else:
            found_article(output(), found)
    elif quotation is None and found.event is None:
        write(dumps(reading))
    else:
        thing: dict[str, object] = {}
        if found.event is not None:
            thing = event_as_dict(found.event, found.people)
        elif quotation is not None:
            person = found.people.get(quotation.speaker.key) if quotation.speaker else None
            thing = spoken_as_dict(quotation, person, told_apart(reading, quotation))
        write(line({**thing, "article": article_as_dict(reading.article, reading.blocks)}))


def _list(kept: Record, rows: Iterable[QuotationRow], format: TableFormat, limit: int) -> None:
    from onrecord.cli.answers import table
    from onrecord.cli.streams import lines, write
    from onrecord.cli.terminal import output
    from onrecord.export.json_lines import line, row_as_dict
    from onrecord.export.spreadsheet import write_csv

    if format is TableFormat.JSON:
        for row, apart in _with_voices(kept, rows):
            write(line(row_as_dict(row, apart)))
    elif format is TableFormat.CSV:
        write_csv(rows, lines())
    else:
        table(output(), rows, limit)


def _with_voices(kept: Record, rows: Iterable[QuotationRow]) -> Iterator[tuple[QuotationRow, Voices]]:
    """Yield each quotation with its words by whose they are; an article's stand together, and it is read once."""
    from onrecord.quotations.voices import passages, voices

    for article, those in itertools.groupby(rows, lambda row: row.article_id):
        reading = kept.article(article)
        inside = passages(reading)
        for row in those:
            yield row, voices(reading.article.text, row.quotation, inside)
