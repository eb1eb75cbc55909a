from __future__ import annotations

import json

import pytest

from onrecord.charts.quads import Link, Span, balance, classes, spans
from onrecord.model import Quad
from onrecord.record import MonthCount


def month(name: str, quad: Quad, events: int = 1, goldstein: float = 0.0, scored: int | None = None) -> MonthCount:
    return MonthCount(name, quad, events, events if scored is None else scored, goldstein)


MONTHS = [
    month("1988-11", Quad.VCOOP, 2, 4.5),
    month("1988-11", Quad.MCONF, 1, -10.0),
    month("1989-01", Quad.MCOOP, 1, 7.4),
]


def to_events(name: str, quad: Quad | None) -> str:
    return f"/events?since={name}&quad={quad}"


LINK: Link = to_events


def test_months_in_which_nothing_happened_are_there() -> None:
    found = spans(MONTHS)
    assert [span.name for span in found] == ["1988-11", "1988-12", "1989-01"]
    assert found[0].events == {Quad.VCOOP: 2, Quad.MCOOP: 0, Quad.VCONF: 0, Quad.MCONF: 1}
    assert (found[0].cooperation, found[0].conflict, found[0].scored) == (4.5, -10.0, 3)
    assert found[0].mean == pytest.approx(-5.5 / 3)
    assert found[1].mean is None


@pytest.mark.parametrize(("last", "count", "name"), [("1993-10", 60, "1993-10"), ("1993-11", 6, "1993")])
def test_years_are_shown_where_months_would_be_too_many(last: str, count: int, name: str) -> None:
    found = spans([*MONTHS, month(last, Quad.VCONF)])
    assert len(found) == count
    assert found[-1].name == name
    assert sum(sum(span.events.values()) for span in found) == 5


def test_nothing_is_nothing() -> None:
    assert spans([]) == []


def values(specification: str, key: str) -> list[dict[str, object]]:
    datasets = json.loads(specification)["datasets"].values()
    return [row for rows in datasets for row in rows if key in row]


def test_each_part_of_a_bar_says_what_it_is_and_leads_to_its_events() -> None:
    chart = classes("Lundhavn", spans(MONTHS), LINK)
    assert [row["label"] for row in values(chart.specification, "label")] == [
        "1988-11: 2 events of verbal cooperation",
        "1988-11: 1 event of material conflict",
        "1989-01: 1 event of material cooperation",
    ]
    assert str(values(chart.specification, "link")[1]["link"]).endswith("/events?since=1988-11&quad=MCONF")
    assert "4 events in all: 2 of verbal cooperation" in chart.description


def test_curves_go_through_every_span_and_name_their_ends() -> None:
    chart = balance("Lundhavn", spans(MONTHS), LINK)
    points = [(row["span"], row["side"], row["sum"]) for row in values(chart.specification, "side")]
    assert points[:4] == [
        ("1988-11", "cooperation", 4.5),
        ("1988-11", "conflict", -10.0),
        ("1988-12", "cooperation", 0.0),
        ("1988-12", "conflict", 0.0),
    ]
    assert "Most cooperation: +7.4 in 1989-01. Most conflict: -10.0 in 1988-11." in chart.description


def test_no_events_say_so() -> None:
    empty: list[Span] = []
    assert classes("Lundhavn", empty, LINK).description == balance("Lundhavn", empty, LINK).description
