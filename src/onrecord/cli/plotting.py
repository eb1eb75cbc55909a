"""A timeline as a chart in a file: SVG, PNG, or HTML with the table beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from onrecord.charts import Chart
    from onrecord.record import Moment

SUFFIXES = (".svg", ".png", ".html")

_COLUMNS = ("When", "What", "Who", "Words", "Whom", "Printed")


def check_suffix(path: Path) -> None:
    """Refuse a file whose name does not say which of the three it is to be."""
    if path.suffix.lower() not in SUFFIXES:
        raise typer.BadParameter(f"'{path}' ends in none of {', '.join(SUFFIXES)}: its end says what it will be")


def write_timeline(who: str, moments: Sequence[Moment], path: Path, *, force: bool) -> None:
    """Write the chart of a timeline, and tell how much is in it.

    Raises NotFoundError where there is nothing to draw, ChartError where it cannot be drawn, and OnrecordError as
    `files.complete` does.
    """
    from onrecord.charts.timeline import dots, timeline
    from onrecord.cli.files import complete
    from onrecord.cli.streams import complain
    from onrecord.cli.summary import counted
    from onrecord.errors import NotFoundError

    if not moments:
        raise NotFoundError(f"nothing by '{who}' is in the record at that time: {path} is not written")
    drawn = tuple(dots(moments))
    content = _content(timeline(who, drawn, 960), moments, path.suffix.lower())
    with complete(path, force=force) as file:
        file.write(content)
    undated = f", {len(moments) - len(drawn)} more without a date" if len(drawn) < len(moments) else ""
    complain(f"onrecord: {counted(len(drawn), 'moment')} drawn in {path}{undated}")


def _content(chart: Chart, moments: Sequence[Moment], suffix: str) -> bytes:
    from onrecord.charts import draw, picture

    if suffix == ".png":
        return picture(chart)
    if suffix == ".svg":
        return draw(chart, linked=False, ground="white").encode("utf-8")
    from onrecord.charts.document import document

    return document(chart, _COLUMNS, _rows(moments)).encode("utf-8", "replace")


def _rows(moments: Sequence[Moment]) -> Iterator[tuple[str, ...]]:
    from onrecord.record import QuotationRow

    for moment in moments:
        row = moment.row
        when = " to ".join(dict.fromkeys(str(day) for day in (moment.first, moment.last) if day)) or "unknown"
        published = row.published.isoformat() if row.published else ""
        printed = ", ".join(part for part in (row.title or row.ref, row.outlet, published, row.url) if part)
        if isinstance(row, QuotationRow):
            said = row.quotation
            yield when, f"{said.kind} quotation", said.speaker.name if said.speaker else "", said.text, "", printed
        else:
            done = row.event
            who, whom = (", ".join(one.name for one in side) for side in (done.actors, done.recipients))
            yield when, f"{done.type.lower()} ({done.status})", who, done.trigger.of(row.text), whom, printed
