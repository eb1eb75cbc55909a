from __future__ import annotations

import dataclasses
import datetime
import json

from lxml import etree

import event_rows
from onrecord.charts import draw
from onrecord.charts.timeline import LANES, Dot, dots, height, timeline
from onrecord.record import Moment, QuotationRow
from readings import ARTICLE, COAL, MET, OPEN

SVG = {"s": "http://www.w3.org/2000/svg"}
DAY = datetime.date
SAID = QuotationRow(OPEN, ARTICLE.id, ARTICLE.ref, ARTICLE.title, ARTICLE.outlet, ARTICLE.url, ARTICLE.published)


def dot(first: str, last: str | None = None, lane: str = "said", path: str = "/quotations/q1") -> Dot:
    start, end = DAY.fromisoformat(first), DAY.fromisoformat(last or first)
    return Dot(start, end, lane, f"{first}: something", path)


def drawn(*those: Dot, width: int = 720) -> etree._Element:
    return etree.fromstring(draw(timeline("Arvid Lindqvist", those, width)))


def test_moments_become_dots_that_say_what_they_are() -> None:
    moments = [
        Moment(event_rows.row(MET), DAY(1988, 5, 1), DAY(1988, 5, 1)),
        Moment(SAID, DAY(1988, 5, 3), DAY(1988, 5, 3)),
        Moment(event_rows.row(COAL), DAY(1988, 6, 1), DAY(1988, 6, 30)),
        Moment(SAID, None, None),
    ]
    met, said, coal = dots(moments)
    assert (met.lane, met.path) == ("VCOOP", f"/events/{MET.id}")
    assert met.label == "1988-05-01: consult (asserted): Arvid Lindqvist → Soviet envoys"
    assert (said.lane, said.path) == ("said", f"/quotations/{OPEN.id}")
    assert said.label.startswith("1988-05-03: Arvid Lindqvist: The harbour stays open")
    assert coal.label.startswith("1988-06-01 to 1988-06-30: aid (planned)")


def test_each_dot_is_a_link() -> None:
    root = drawn(dot("1988-05-03"), dot("1990-01-01", lane="MCONF", path="/events/e1"))
    assert [(link.get("href"), link.get("aria-label")) for link in root.iterfind(".//s:a", SVG)] == [
        ("/quotations/q1", "1988-05-03: something"),
        ("/events/e1", "1990-01-01: something"),
    ]
    assert {"said · 1", "material conflict · 1"} <= {text.text for text in root.iterfind(".//s:text", SVG)}


def test_those_of_one_time_are_stacked_and_tall_stacks_say_so() -> None:
    root = drawn(*[dot("1988-05-03", path=f"/quotations/q{i}") for i in range(20)], dot("1990-01-01"))
    links = root.findall(".//s:a", SVG)
    assert len(links) == 15
    places = [link[0].get("transform") for link in links]
    assert len(set(places)) == len(places)
    assert [label for link in links if "6 more at this time" in (label := link.get("aria-label"))]


def test_the_height_of_the_stacks_is_known_before_they_are_drawn() -> None:
    day = datetime.date(1988, 5, 1)
    for width in (290, 1060):
        for number in (1, 5, 40):
            drawn = tuple(Dot(day, day, lane, f"{i}", f"/quotations/q{i}") for i in range(number) for lane in LANES)
            assert height(drawn, width) == json.loads(timeline("x", drawn, width).specification)["height"]


def test_a_coarse_date_has_a_line_and_an_open_one_ends_with_the_chart() -> None:
    assert len(drawn(dot("1988-01-01", "1988-12-31"), dot("1990-01-01")).findall(".//s:line", SVG)) >= 1
    fine = drawn(dot("1988-05-03"), dot("1990-01-01"))
    coarse = drawn(dot("1988-05-03"), dot("0001-01-01", "1990-01-01"))
    assert len(coarse.findall(".//s:line", SVG)) == len(fine.findall(".//s:line", SVG)) + 1
    assert (
        "from 1988-05-03 to 1990-01-01"
        in timeline("x", (dot("1988-05-03"), dot("0001-01-01", "1990-01-01"))).description
    )


def test_the_edges_of_the_calendar_can_be_drawn() -> None:
    for lone in (dot("0001-01-01"), dot("9999-12-31"), dot("0001-01-01", "9999-12-31"), dot("0001-01-02")):
        assert len(drawn(lone).findall(".//s:a", SVG)) == 1


def test_nothing_dated_is_a_chart_of_nothing() -> None:
    assert timeline("x", ()).description == "Nothing that has a date."
    assert drawn().get("role") == "img"


def test_hostile_words_are_text() -> None:
    hostile = event_rows.hostile()
    said = dataclasses.replace(SAID, quotation=dataclasses.replace(OPEN, text=event_rows.HOSTILE))
    found = dots([Moment(hostile, DAY(1988, 5, 1), DAY(1988, 5, 1)), Moment(said, DAY(1988, 5, 1), DAY(1988, 5, 1))])
    svg = draw(timeline(event_rows.HOSTILE, tuple(found)))
    assert "\u202e" not in svg
    assert "\x1b" not in svg
    assert len(etree.fromstring(svg).findall(".//s:a", SVG)) == 2
