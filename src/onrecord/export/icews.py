"""Events in the columns of ICEWS's files, for programs that read those.

The columns, their order and their forms are those of the files of "ICEWS Coded Event Data" (Boschee et al. 2015,
https://doi.org/10.7910/DVN/28075) as public code reads them: the header is quoted in full in
tgb/datasets/tkgl_icews/tkgl_icews.py of https://github.com/shenyangHuang/TGB; R/read_events_tsv.R of
https://github.com/andybega/icews takes ids and scores for numbers and knows no quotation marks; text_to_CAMEO.py of
https://github.com/openeventdata/text_to_CAMEO splits sectors at commas and takes an empty cell for one that is not
known. docs/exports.md says what differs here.

A row is a pair of an actor and a recipient, so that an event of two actors is two rows with the same id. Cells are made
safe as `layout` says.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from onrecord.data import table
from onrecord.export import layout
from onrecord.model import Participant
from onrecord.record import EventRow

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip

_ID_DIGITS = 13
"""Hexadecimal digits of an id that its number is made of: 52 bits, which every reader's numbers hold exactly."""


def write(rows: Iterable[EventRow], file: TextIO) -> None:
    """Write a line of column names and a line for each actor and recipient of an event."""
    layout.write_rows(COLUMNS, _lines, rows, file)


def number(id: str) -> int:  # noqa: A002 - the word of the model
    """Return the number that stands for an id of an event or article: its first digits after the letter."""
    return int(id[1 : 1 + _ID_DIGITS], 16)


def _lines(row: EventRow) -> Iterator[Sequence[str]]:
    event = row.event
    act = (
        _names().get(event.cameo or "", ""),
        event.cameo or "",
        "" if event.goldstein is None else f"{event.goldstein:.1f}",
    )
    for actor in event.actors or (None,):
        for recipient in event.recipients or (None,):
            yield (
                str(number(event.id)),
                layout.event_day(row),
                *_party(actor),
                *act,
                *_party(recipient),
                str(number(row.article_id)),
                "",
                layout.words(row.outlet or ""),
                *_place(row),
            )


def _party(participant: Participant | None) -> tuple[str, str, str]:
    if participant is None:
        return ("", "", "")
    return (
        layout.words(participant.name),
        _sectors().get(participant.sector or "", ""),
        layout.country_codes(layout.country(participant.country)).icews or "",
    )


def _place(row: EventRow) -> Iterator[str]:
    """Yield the cells that say where an event took place."""
    place, where = row.event.place, row.where
    code = layout.event_country(row)
    yield layout.words(place.name) if place and layout.is_city(place.name, code, where) else ""
    yield from ("", "", layout.country_codes(code).icews or "")
    yield f"{where.lat:.5f}" if where and where.lat is not None else ""
    yield f"{where.lon:.5f}" if where and where.lon is not None else ""


@functools.cache
def _names() -> dict[str, str]:
    return dict(table("export/cameo.tsv"))


@functools.cache
def _sectors() -> dict[str, str]:
    return dict(table("export/sectors.tsv"))
