"""A timeline as CSV (RFC 4180), for spreadsheets: what was said and what was done, a line each, in time order.

Columns:

| column | what it holds |
| --- | --- |
| first, last | the days on which it was, YYYY-MM-DD, or empty |
| what | quotation or event |
| id, article | ids |
| kind | of a quotation: direct, mixed or indirect; of an event: its PLOVER type |
| status | of an event: how it is told |
| who | the speaker, or the actors |
| words | the words said, or those that tell of the act |
| whom | the recipients |
| score | 0 to 1 |
| published, outlet, title, ref, url | of the article |

Cells are made safe as in `spreadsheet`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from onrecord.export.spreadsheet import cell
from onrecord.record import EventRow, Moment, QuotationRow

COLUMNS = (
    "first", "last", "what", "id", "article", "kind", "status", "who", "words", "whom", "score", "published", "outlet",
    "title", "ref", "url",
)  # fmt: skip


def write_csv(moments: Iterable[Moment], file: TextIO) -> None:
    r"""Write a line of column names and a line a moment; `file` should not translate `\r\n`."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for moment in moments:
        row = moment.row
        cells = (
            moment.first.isoformat() if moment.first else "",
            moment.last.isoformat() if moment.last else "",
            *(_said(row) if isinstance(row, QuotationRow) else _done(row)),
            row.published.isoformat() if row.published else "",
            row.outlet or "",
            row.title or "",
            row.ref,
            row.url or "",
        )
        writer.writerow([cell(value) for value in cells])


def _said(row: QuotationRow) -> tuple[str, ...]:
    said = row.quotation
    who = said.speaker.name if said.speaker else ""
    return ("quotation", said.id, row.article_id, str(said.kind), "", who, said.text, "", f"{said.score:.2f}")


def _done(row: EventRow) -> tuple[str, ...]:
    done = row.event
    who, whom = ("; ".join(each.name for each in those) for those in (done.actors, done.recipients))
    told = done.trigger.of(row.text)
    return ("event", done.id, row.article_id, str(done.type), str(done.status), who, told, whom, f"{done.score:.2f}")
