from __future__ import annotations

import datetime
import json

import pytest
from lxml import etree

from onrecord.charts import draw
from onrecord.charts.activity import Period, activity, periods


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("last", "unit", "count"),
    [("2001-01-01", 10, 1), ("2001-03-03", 10, 62), ("2001-03-04", 7, 3), ("2005-12-31", 7, 60), ("2006-01-01", 4, 6)],
)
def test_the_unit_is_the_finest_that_gives_not_too_many_bars(last: str, unit: int, count: int) -> None:
    found = periods([(day("2001-01-01"), 1, 2), (day(last), 1, 3)])
    assert (len(found[0].name), len(found)) == (unit, count)
    assert sum(period.quotations for period in found) == (3 if last == "2001-01-01" else 5)


def test_periods_in_which_nothing_was_published_are_there() -> None:
    found = periods([(day("2001-11-30"), 1, 2), (day("2002-02-01"), 3, 4)])
    assert found == [Period("2001-11", 1, 2), Period("2001-12", 0, 0), Period("2002-01", 0, 0), Period("2002-02", 3, 4)]


def test_nothing_dated_is_nothing() -> None:
    assert periods([]) == []


def test_each_bar_says_what_it_is_and_leads_to_what_was_said_then() -> None:
    chart = activity([Period("2001-11", 1, 2), Period("2001-12", 2, 1)])
    (values,) = json.loads(chart.specification)["datasets"].values()
    assert [value["label"] for value in values] == [
        "2001-11: 2 quotations in 1 article",
        "2001-12: 1 quotation in 2 articles",
    ]
    assert values[0]["link"].endswith("/search?since=2001-11&until=2001-11")
    assert "most of them in 2001-11" in chart.description


def test_where_nothing_was_said_there_is_a_place_and_no_link() -> None:
    chart = activity([Period("2001", 1, 2), Period("2002", 1, 0), Period("2003", 0, 0), Period("2004", 2, 1)])
    root = etree.fromstring(draw(chart))
    namespace = {"s": "http://www.w3.org/2000/svg"}
    assert [link.get("href") for link in root.iterfind(".//s:a", namespace)] == [
        "/search?since=2001&until=2001",
        "/search?since=2004&until=2004",
    ]
    assert {"2001", "2002", "2003", "2004"} <= {text.text for text in root.iterfind(".//s:text", namespace)}


def test_the_same_counts_make_the_same_chart() -> None:
    counted = [Period("2001", 1, 2)]
    assert activity(counted).id == activity(counted).id
    assert activity(counted).id != activity([Period("2001", 1, 3)]).id
    assert activity(counted).id != activity(counted, width=300).id
