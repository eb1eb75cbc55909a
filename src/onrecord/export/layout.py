"""What the tab-separated layouts of other event data (`polecat`, `icews`) have in common.

Their readers take a line for a row and a tab for the end of a cell, whether or not they mind quotation marks; so a
cell here holds neither tabs nor line ends, and `"` becomes `'`. Beyond that, text from articles is made as harmless to
spreadsheets and terminals as in `spreadsheet`: cells that begin like a formula get an apostrophe in front. Numbers,
dates and codes are ours and stay as they are: `-9.5` is no formula.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TextIO

from onrecord.authority import places
from onrecord.data import table
from onrecord.export.spreadsheet import cell
from onrecord.model import Place, Status
from onrecord.record import EventRow
from onrecord.record.days import bounds

TOLD_AS_FACT = (Status.ASSERTED, Status.PAST)
"""What such a layout holds unless asked for more: it has no column that could say that an event was denied."""


class CountryCodes(NamedTuple):
    """What other data call a country: by number (Correlates of War) and name (ICEWS); None where there is none."""

    cow: str | None
    icews: str | None


def write_rows(
    columns: Sequence[str], cells: Callable[[EventRow], Iterable[Sequence[str]]], rows: Iterable[EventRow], file: TextIO
) -> None:
    """Write a line of column names and, for each event, the rows that `cells` makes of it."""
    file.write("\t".join(columns) + "\n")
    for row in rows:
        file.writelines("\t".join(line) + "\n" for line in cells(row))


def words(text: str) -> str:
    """Return words of an article as a cell."""
    return cell(text.replace("\n", " ").replace('"', "'"))


def event_day(row: EventRow) -> str:
    """Return the day of an event, YYYY-MM-DD, as such a layout has it; "" where there is none.

    An event of which the text gives no date has its article's day of publication, as in those data; not so one that is
    told as past. A date that is coarser than a day is none: the first of a month would be made up.
    """
    date = row.event.date
    if date is not None:
        days = bounds(date.value)
        return days.first.isoformat() if days and days.first == days.last else ""
    return row.published.isoformat() if row.published and row.event.status is not Status.PAST else ""


def country(code: str | None) -> str | None:
    """Return the ISO 3166 alpha-3 code for a country's key; a part of a state is that state; None where none fits."""
    known = places().countries.get(code) if code else None
    if known is not None and not _is_iso(known.code):
        return known.within if known.within and _is_iso(known.within) else None
    return code


def is_country(name: str, code: str | None) -> bool:
    """Tell whether a place's name is the name of the country with this ISO 3166 alpha-3 code."""
    found = places().read(name)
    meant = places().country(name)
    return bool(code and found and meant and found.kind == "name" and country(meant.code) == code)


def is_city(name: str, code: str | None, where: Place | None) -> bool:
    """Tell whether a place was found in the gazetteer and is not the country itself."""
    return where is not None and where.geonames is not None and not is_country(name, code)


def _is_iso(code: str) -> bool:
    return len(code) == 3 and code.isalpha()


def event_country(row: EventRow) -> str | None:
    """Return the ISO 3166 alpha-3 code of the country where an event took place, or None."""
    code = row.where.country if row.where else None
    return country(code or (row.event.place.country if row.event.place else None))


def country_codes(code: str | None) -> CountryCodes:
    """Return what other data call the country with this ISO 3166 alpha-3 code."""
    if code is None:
        return CountryCodes(None, None)
    cow, icews = _codes().get(code, ("", ""))
    known = places().countries.get(code)
    return CountryCodes(cow or None, icews or (known.name if known else None))


@functools.cache
def _codes() -> dict[str, tuple[str, str]]:
    return {code: (cow, icews) for code, cow, icews in table("export/countries.tsv")}
