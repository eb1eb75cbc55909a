from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from dataclasses import replace

import pytest

from event_rows import ROWS, hostile, row
from onrecord.export import polecat
from onrecord.model import EventType
from onrecord.record import EventRow
from onrecord.record.event_verify import codes
from onrecord.version import __version__
from readings import ARTICLE, COAL, FERRIES, FIRED, KIRUNA, MET


def written(rows: Iterable[EventRow]) -> str:
    file = io.StringIO()
    polecat.write(rows, file)
    return file.getvalue()


def read(rows: Iterable[EventRow]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(rows)), delimiter="\t"))


def test_an_event_in_polecats_columns() -> None:
    [met] = read(ROWS[:1])
    assert met == {
        "Event ID": f"{ARTICLE.id}_{MET.id}",
        "Event Date": "1988-05-01",
        "Event Type": "CONSULT",
        "Event Mode": "visit",
        "Intensity": "4.0",
        "Quad Code": "VERBAL COOPERATION",
        "Contexts": "diplomatic",
        "Actor Name": "Arvid Lindqvist",
        "Actor Country": "None",
        "Actor COW": "None",
        "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV",
        "Actor Title": "Minister of Lundhavn",
        "Actor Name Raw": "he",
        "Wikipedia Actor ID": "None",
        "Recipient Name": "Soviet envoys",
        "Recipient Country": "SUN",
        "Recipient COW": "365",
        "Primary Recipient Sector": "GOV",
        "Recipient Sectors": "GOV",
        "Recipient Title": "None",
        "Recipient Name Raw": "Soviet envoys",
        "Wikipedia Recipient ID": "None",
        "Placename": "Kiruna",
        "City": "Kiruna",
        "District": "None",
        "Province": "None",
        "Country": "SWE",
        "Latitude": "67.85572",
        "Longitude": "20.22513",
        "GeoNames ID": "605155",
        "Raw Placename": "Kiruna",
        "Feature Type": "None",
        "Source": "The Lundhavn Post",
        "Publication Date": "1988-05-03",
        "Story People": "Arvid Lindqvist",
        "Story Organizations": "the island's council",
        "Story Locations": "LUNDHAVN; Kiruna",
        "Language": "en",
        "Version": f"onrecord {__version__}",
    }


def test_a_reader_by_position_finds_date_type_actor_and_recipient() -> None:
    """As programs read POLECAT that name no columns: the first is left out, "None" means that nothing is known."""
    lines = list(csv.reader(io.StringIO(written(ROWS)), delimiter="\t"))
    kept = [
        (datetime.datetime.strptime(line[1], "%Y-%m-%d").date(), line[7], line[2], line[15])
        for line in lines[1:]
        if line[1] and "None" not in (line[7], line[15])
    ]
    assert kept == [
        (datetime.date(1988, 5, 1), "Arvid Lindqvist", "CONSULT", "Soviet envoys"),
        (datetime.date(1988, 5, 3), "guards", "ASSAULT", "a trawler"),
    ]
    assert {len(line) for line in lines} == {len(polecat.COLUMNS)} == {40}


def test_several_of_one_side_stand_in_the_same_order_in_every_cell() -> None:
    both = replace(COAL, actors=(*COAL.actors, *MET.recipients, *MET.actors))
    [line] = read([row(both)])
    assert line["Actor Name"].split("; ") == ["Yugoslavia", "Soviet envoys", "Arvid Lindqvist"]
    assert line["Actor Country"].split("; ") == ["YUG", "SUN", "None"]
    assert line["Actor COW"].split("; ") == ["345", "365", "None"]
    assert line["Wikipedia Actor ID"].split("; ") == ["Q36704", "None", "None"]
    assert line["Primary Actor Sector"] == "GOV"


def test_what_is_not_known_is_none() -> None:
    ferries = replace(row(FERRIES), published=None, outlet=None, language=None, figures=(), toponyms=())
    [line] = read([ferries])
    empty = {"Event Date", "Publication Date", "Latitude", "Longitude", "GeoNames ID"}
    assert {name for name, value in line.items() if not value} == empty
    for name in ("Recipient Name", "Event Mode", "Contexts", "Placename", "Country", "Source", "Story People"):
        assert line[name] == "None"


def test_a_country_is_no_city() -> None:
    place = replace(MET.place, name="Sweden") if MET.place else None
    [line] = read([replace(row(replace(MET, place=place)), where=replace(KIRUNA, name="Sweden"))])
    assert (line["Placename"], line["City"], line["Feature Type"], line["Country"]) == ("Sweden", "None", "PCLI", "SWE")


@pytest.mark.parametrize("type_", EventType)
def test_every_type_and_mode_has_an_intensity(type_: EventType) -> None:
    for mode in (None, *codes().modes[type_]):
        [line] = read([row(replace(FIRED, type=type_, mode=mode))])
        assert -10 <= float(line["Intensity"]) <= 10, (type_, mode)


def test_hostile_words_stay_in_their_cells() -> None:
    text = written([hostile()])
    assert not set(text) & set('\r"\x1b\u202e\ud800')
    lines = text.split("\n")
    assert len(lines) == 3
    assert [line.count("\t") for line in lines] == [39, 39, 0]
    for cell in lines[1].split("\t"):
        assert all(part[:1] not in set("=+@") for part in cell.split("; "))
    assert "\U0001f30d" in text
    assert len(read([hostile()])[0]["Actor Name"].split("; ")) == 2
