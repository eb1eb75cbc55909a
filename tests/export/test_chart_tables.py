from __future__ import annotations

import csv
import io

from event_rows import HOSTILE
from onrecord.export import geography, network
from onrecord.model import EntityType, Quad
from onrecord.record import CountryCount, Geography, Network, Party, PlaceCount, Relation

FOUND = Geography(
    (CountryCount("SWE", {Quad.VCOOP: 2, Quad.MCOOP: 0, Quad.VCONF: 0, Quad.MCONF: 1}),),
    (PlaceCount(HOSTILE, None, -17.5, -20.25, 1, "e1"),),
    3,
)
AROUND = Network(
    (Party("SWE", "Sweden", EntityType.COUNTRY, True), Party("Q1", HOSTILE, EntityType.PERSON)),
    (Relation("Q1", "SWE", None, 2, "q1"), Relation("SWE", "Q1", Quad.MCONF, 1, "e1")),
    3,
    2,
)


def cells(write: object, found: object) -> list[list[str]]:
    file = io.StringIO(newline="")
    write(found, file)  # type: ignore[operator]
    return list(csv.reader(io.StringIO(file.getvalue(), newline="")))


def test_countries_and_places_as_lines() -> None:
    columns, country, place = cells(geography.write_csv, FOUND)
    assert columns == list(geography.COLUMNS)
    assert country == ["country", "SWE", "Sweden", "", "", "3", "2", "0", "0", "1"]
    assert place[:2] == ["place", ""]
    assert place[3:6] == ["-17.5", "-20.25", "1"]  # numbers stay numbers


def test_relations_as_lines() -> None:
    columns, said, fought = cells(network.write_csv, AROUND)
    assert columns == list(network.COLUMNS)
    assert said[1:] == ["Sweden", "said", "2", "q1", "Q1", "person", "SWE", "country"]
    assert (fought[0], fought[2]) == ("Sweden", "MCONF")


def test_no_cell_is_a_formula() -> None:
    for lines in (cells(geography.write_csv, FOUND), cells(network.write_csv, AROUND)):
        written = [cell for line in lines for cell in line if "HYPERLINK" in cell]
        assert written
        assert all(cell.startswith("'=") and "\x1b" not in cell for cell in written)


def test_a_country_that_nobody_knows_goes_by_its_code() -> None:
    assert geography.country_name("XXX") == "XXX"
    assert geography.country_name("SUN") == "Soviet Union"
