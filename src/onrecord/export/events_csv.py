"""Events as CSV (RFC 4180), for spreadsheets; every status is in it, and dates are as the text has them.

Columns:

| column | what it holds |
| --- | --- |
| event, article | ids |
| date | when it took place, ISO 8601 or EDTF ("1988-05"), or empty where the text does not tell |
| date_precision, date_origin | how fine the date is ("day"); stated, resolved or inferred |
| type, mode, quad, context | in PLOVER |
| cameo, goldstein | in CAMEO, with the score on Goldstein's scale |
| status | asserted, denied, planned, hypothetical, past or claimed |
| actors, recipients | names, in order, `; ` between several |
| actor_countries, recipient_countries | ISO 3166 alpha-3, one for each name, `?` where it is not known |
| actor_sectors, recipient_sectors | PLOVER's codes, likewise |
| place, place_country | where it took place |
| latitude, longitude, geonames | of that place, where it was found in the gazetteer |
| words | the words that tell of the act |
| quotation | id of the quotation that tells of it, or empty |
| score | 0 to 1 |
| why | the reasons, in order |
| published, outlet, title, ref, url | of the article |

Cells are made safe as in `spreadsheet`; the scores and coordinates, which are numbers of ours, stay numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from onrecord.export.spreadsheet import cell
from onrecord.model import Participant
from onrecord.record import EventRow

COLUMNS = (
    "event", "article", "date", "date_precision", "date_origin", "type", "mode", "quad", "context", "cameo",
    "goldstein", "status", "actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries",
    "recipient_sectors", "place", "place_country", "latitude", "longitude", "geonames", "words", "quotation", "score",
    "why", "published", "outlet", "title", "ref", "url",
)  # fmt: skip

_NUMBERS = frozenset({"goldstein", "latitude", "longitude", "geonames", "score"})


def write_csv(rows: Iterable[EventRow], file: TextIO) -> None:
    r"""Write a line of column names and a line an event; `file` should not translate `\r\n`."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows:
        cells = dict(zip(COLUMNS, _cells(row), strict=True))
        writer.writerow([value if name in _NUMBERS else cell(value) for name, value in cells.items()])


def _cells(row: EventRow) -> tuple[str, ...]:
    event, where = row.event, row.where
    date, place = event.date, event.place
    return (
        event.id,
        row.article_id,
        date.value if date else "",
        str(date.precision) if date else "",
        str(date.origin) if date else "",
        str(event.type),
        event.mode or "",
        str(event.quad),
        event.context or "",
        event.cameo or "",
        "" if event.goldstein is None else f"{event.goldstein:.1f}",
        str(event.status),
        *_parties(event.actors),
        *_parties(event.recipients),
        place.name if place else "",
        (place.country or "") if place else "",
        f"{where.lat:.5f}" if where and where.lat is not None else "",
        f"{where.lon:.5f}" if where and where.lon is not None else "",
        str(where.geonames) if where and where.geonames is not None else "",
        event.trigger.of(row.text),
        event.quotation or "",
        f"{event.score:.2f}",
        ", ".join(event.why),
        row.published.isoformat() if row.published else "",
        row.outlet or "",
        row.title or "",
        row.ref,
        row.url or "",
    )


def _parties(those: Sequence[Participant]) -> tuple[str, str, str]:
    names, countries, sectors = (
        [each.name for each in those],
        [each.country or "?" for each in those],
        [each.sector or "?" for each in those],
    )
    return "; ".join(names), _known(countries), _known(sectors)


def _known(codes: Sequence[str]) -> str:
    """Return codes in the order of the names; "" where none is known."""
    return "; ".join(codes) if any(code != "?" for code in codes) else ""
