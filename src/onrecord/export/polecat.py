"""Events in the columns of POLECAT's files, for programs that read those.

The columns, their order and their forms are those of the files of "POLECAT Weekly Data" (Scarborough et al. 2023,
https://doi.org/10.7910/DVN/AJGVIT) as public code reads them: the header is quoted in full in
tgb/datasets/tkgl_polecat/tkgl_polecat.py of https://github.com/shenyangHuang/TGB, which takes the date as YYYY-MM-DD
and "None" for what is not known; others split several values of a cell at ";". Some releases name "Intensity" "Event
Intensity". docs/exports.md says what differs here.

A row is an event, whatever the number of its actors and recipients; the lists of names, countries, numbers and sectors
of one side are in the same order. Cells are made safe as `layout` says.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from onrecord.data import table
from onrecord.export import layout
from onrecord.model import EntityType, Event, Participant, Quad
from onrecord.record import EventRow
from onrecord.version import __version__

_PARTY = (
    "{0} Name", "{0} Country", "{0} COW", "Primary {0} Sector", "{0} Sectors", "{0} Title", "{0} Name Raw",
    "Wikipedia {0} ID",
)  # fmt: skip

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(column.format("Actor") for column in _PARTY), *(column.format("Recipient") for column in _PARTY),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip

_NONE = "None"
_BETWEEN = "; "
_QUADS = {
    Quad.VCOOP: "VERBAL COOPERATION",
    Quad.MCOOP: "MATERIAL COOPERATION",
    Quad.VCONF: "VERBAL CONFLICT",
    Quad.MCONF: "MATERIAL CONFLICT",
}


def write(rows: Iterable[EventRow], file: TextIO) -> None:
    """Write a line of column names and a line an event."""
    layout.write_rows(COLUMNS, _lines, rows, file)


def _lines(row: EventRow) -> Iterator[Sequence[str]]:
    event = row.event
    yield (
        f"{row.article_id}_{event.id}",
        layout.event_day(row),
        str(event.type),
        event.mode or _NONE,
        _intensity(event),
        _QUADS[event.quad],
        event.context or _NONE,
        *_party(event.actors, row),
        *_party(event.recipients, row),
        *_place(row),
        layout.words(row.outlet) if row.outlet else _NONE,
        row.published.isoformat() if row.published else "",
        _several(figure.name for figure in row.figures if figure.type is EntityType.PERSON),
        _several(figure.name for figure in row.figures if figure.type is EntityType.ORGANISATION),
        _several(row.toponyms),
        layout.words(row.language) if row.language else _NONE,
        f"onrecord {__version__}",
    )


def _party(those: Sequence[Participant], row: EventRow) -> Iterator[str]:
    """Yield the cells of one side."""
    countries = [layout.country(each.country) for each in those]
    yield _several(each.name for each in those)
    yield _listed(countries)
    yield _listed([layout.country_codes(code).cow for code in countries])
    yield next((each.sector for each in those if each.sector), _NONE)
    yield _listed([each.sector for each in those])
    titles = {figure.key: figure.offices[0] for figure in row.figures if figure.offices}
    yield _listed([titles.get(each.key or "") for each in those])
    yield _several(each.span.of(row.text) for each in those)
    yield _listed([each.wikidata for each in those])


def _place(row: EventRow) -> Iterator[str]:
    """Yield the cells that say where an event took place."""
    place, where = row.event.place, row.where
    code = layout.event_country(row)
    name = layout.words(place.name) if place else _NONE
    yield name
    yield name if place and layout.is_city(place.name, code, where) else _NONE
    yield from (_NONE, _NONE, code or _NONE)
    yield f"{where.lat:.5f}" if where and where.lat is not None else ""
    yield f"{where.lon:.5f}" if where and where.lon is not None else ""
    yield str(where.geonames) if where and where.geonames is not None else ""
    yield layout.words(place.span.of(row.text)) if place else _NONE
    yield "PCLI" if place and layout.is_country(place.name, code) else _NONE


def _several(names: Iterable[str]) -> str:
    """Return names as one cell; a semicolon within a name would end it."""
    return _BETWEEN.join(layout.words(name.replace(";", ",")) for name in names) or _NONE


def _listed(values: Sequence[str | None]) -> str:
    return _several(value or _NONE for value in values)


def _intensity(event: Event) -> str:
    known = _intensities()
    return known.get((event.type, event.mode or "")) or known[event.type, ""]


@functools.cache
def _intensities() -> dict[tuple[str, str], str]:
    return {(kind, mode): intensity for kind, mode, intensity in table("export/intensity.tsv")}
