from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from dataclasses import replace

from event_rows import ROWS, hostile, row
from onrecord.data import table
from onrecord.export import icews
from onrecord.record import EventRow
from readings import ARTICLE, COAL, FERRIES, MET


def written(rows: Iterable[EventRow]) -> str:
    file = io.StringIO()
    icews.write(rows, file)
    return file.getvalue()


def read(rows: Iterable[EventRow]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(rows)), delimiter="\t"))


def test_an_event_in_icewss_columns() -> None:
    [met] = read(ROWS[:1])
    assert met == {
        "Event ID": str(icews.number(MET.id)),
        "Event Date": "1988-05-01",
        "Source Name": "Arvid Lindqvist",
        "Source Sectors": "Government",
        "Source Country": "",
        "Event Text": "Make a visit",
        "CAMEO Code": "042",
        "Intensity": "1.9",
        "Target Name": "Soviet envoys",
        "Target Sectors": "Government",
        "Target Country": "Soviet Union",
        "Story ID": str(icews.number(ARTICLE.id)),
        "Sentence Number": "",
        "Publisher": "The Lundhavn Post",
        "City": "Kiruna",
        "District": "",
        "Province": "",
        "Country": "Sweden",
        "Latitude": "67.85572",
        "Longitude": "20.22513",
    }


def test_a_reader_that_knows_no_quotation_marks_and_takes_ids_and_scores_for_numbers() -> None:
    header, *lines = written(ROWS).splitlines()
    names = header.split("\t")
    assert len(names) == 20
    rows = [dict(zip(names, line.split("\t"), strict=True)) for line in lines]
    for found in rows:
        assert int(found["Event ID"]) < 2**53 > int(found["Story ID"])
        assert found["Event Date"] == "" or datetime.date.fromisoformat(found["Event Date"])
        assert found["Intensity"] == "" or -10 <= float(found["Intensity"]) <= 10
        assert found["CAMEO Code"] == "" or found["CAMEO Code"].isdecimal()
    assert [found["Intensity"] for found in rows] == ["1.9", "7.4", "-10.0", ""]


def test_the_number_of_an_event_leads_back_to_it() -> None:
    assert MET.id.startswith(f"e{icews.number(MET.id):013x}")


def test_each_pair_of_actor_and_recipient_is_a_row_of_the_same_event() -> None:
    several = replace(COAL, actors=(*COAL.actors, *MET.actors), recipients=(*COAL.recipients, *MET.recipients))
    rows = read([row(several)])
    assert [(each["Source Name"], each["Target Name"]) for each in rows] == [
        ("Yugoslavia", "the island"),
        ("Yugoslavia", "Soviet envoys"),
        ("Arvid Lindqvist", "the island"),
        ("Arvid Lindqvist", "Soviet envoys"),
    ]
    assert len({each["Event ID"] for each in rows}) == 1


def test_an_event_without_a_recipient_or_code_is_a_row_all_the_same() -> None:
    [line] = read([row(FERRIES)])
    assert line["Source Name"] == "the island's council"
    assert {line[name] for name in ("Target Name", "Target Country", "Event Text", "CAMEO Code", "Intensity")} == {""}


def test_hostile_words_stay_in_their_cells() -> None:
    text = written([hostile()])
    assert not set(text) & set('\r"\x1b\u202e\ud800')
    assert [line.count("\t") for line in text.split("\n")] == [19, 19, 19, 0]
    for line in read([hostile()]):
        assert line["Source Name"].startswith("'=HYPERLINK")
        assert line["Publisher"].startswith("'=")


def test_every_code_has_a_name_and_every_country_one_row() -> None:
    codes = [code for code, _ in table("export/cameo.tsv")]
    assert len(codes) == len(set(codes)) > 250
    countries = [code for code, _, _ in table("export/countries.tsv")]
    assert len(countries) == len(set(countries)) > 190
