from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace

from event_rows import ROWS, hostile, row
from onrecord.export import events_csv
from onrecord.export.events_csv import COLUMNS, write_csv
from onrecord.record import EventRow
from readings import ARTICLE, COAL, INNER, MET


def read(rows: Iterable[EventRow]) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    write_csv(rows, file)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_an_event_is_a_line() -> None:
    met, coal, fired, ferries = read(ROWS)
    assert met == {
        "event": MET.id,
        "article": ARTICLE.id,
        "date": "1988-05-01",
        "date_precision": "day",
        "date_origin": "resolved",
        "type": "CONSULT",
        "mode": "visit",
        "quad": "VCOOP",
        "context": "diplomatic",
        "cameo": "042",
        "goldstein": "1.9",
        "status": "asserted",
        "actors": "Arvid Lindqvist",
        "actor_countries": "",
        "actor_sectors": "GOV",
        "recipients": "Soviet envoys",
        "recipient_countries": "SUN",
        "recipient_sectors": "GOV",
        "place": "Kiruna",
        "place_country": "SWE",
        "latitude": "67.85572",
        "longitude": "20.22513",
        "geonames": "605155",
        "words": "met",
        "quotation": "",
        "score": "0.80",
        "why": "type:lexicon:meet, actor:subject, recipient:object, date:same-clause, place:in",
        "published": "1988-05-03",
        "outlet": "The Lundhavn Post",
        "title": "Minister warns of a hard winter",
        "ref": "harbour.txt",
        "url": "",
    }
    assert (coal["date"], coal["date_precision"], coal["status"]) == ("1988-06", "month", "planned")
    assert (fired["date"], fired["goldstein"], fired["status"]) == ("", "-10.0", "denied")
    assert ferries["quotation"] == INNER.id


def test_several_stand_in_the_same_order_in_every_cell() -> None:
    [line] = read([row(replace(COAL, actors=(*MET.actors, *COAL.actors)))])
    assert line["actors"] == "Arvid Lindqvist; Yugoslavia"
    assert line["actor_countries"] == "?; YUG"


def test_every_column_is_documented() -> None:
    rows = [line for line in (events_csv.__doc__ or "").splitlines() if line.startswith("|")]
    documented = {name.strip() for line in rows for name in line.split("|")[1].split(",")}
    assert documented - {"column", "---"} == set(COLUMNS)


def test_hostile_words_are_harmless() -> None:
    [line] = read([hostile()])
    for column in ("actors", "recipients", "place", "words", "why", "outlet", "title", "ref", "url"):
        assert line[column].startswith("'="), column
        assert not set(line[column]) & set("\r\t\x1b\u202e\ud800"), column
    assert "\U0001f30d" in line["title"]
