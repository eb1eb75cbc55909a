"""Charts in pages: kept for a state of the record, asked for by their addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import exhibits
from onrecord.charts import Chart
from onrecord.charts.activity import Period, activity
from onrecord.errors import ChartError
from onrecord.record import Record
from onrecord.web.figures import answer, places
from onrecord.web.library import Library
from onrecord.web.questions import Window
from readings import READING

PATH = "/charts/some.svg"
SIZES = {Window.WIDE: (800, 200), Window.NARROW: (300, 150)}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Record(tmp_path / "kept.db") as made:
        made.add(READING)
    opened = Library(tmp_path / "kept.db")
    yield opened
    opened.close()


def counting(made: list[Chart]) -> Callable[[], Chart]:
    """Return what makes a chart, and notes that it was asked to."""

    def make() -> Chart:
        made.append(activity([Period("1988", 1, 2)]))
        return made[-1]

    return make


def test_a_place_has_the_charts_address_and_size_until_it_is_drawn(library: Library) -> None:
    wide, narrow = places(library, PATH, {"who": "a b"}, SIZES)
    assert (wide.address, narrow.address) == (f"{PATH}?who=a+b&inline=wide", f"{PATH}?who=a+b&inline=narrow")
    assert (wide.width, narrow.height) == (800, 150)
    assert (wide.drawn, narrow.drawn) == (None, None)
    drawn = answer(library, PATH, {"who": "a b", "inline": "wide"}, Window.WIDE, counting([]))
    wide, narrow = places(library, PATH, {"who": "a b"}, SIZES)
    assert wide.drawn is not None
    assert wide.drawn.encode() == drawn.body
    assert narrow.drawn is None
    assert all(place.drawn is None for place in places(library, PATH, {"who": "b"}, SIZES))
    assert all(place.drawn is None for place in places(library, "/other.svg", {"who": "a b"}, SIZES))


def test_a_chart_is_made_once_for_each_state_of_the_record(library: Library) -> None:
    made: list[Chart] = []
    for conditions in ({"a": "1", "b": "2"}, {"b": "2", "a": "1"}):
        answer(library, PATH, conditions, Window.WIDE, counting(made))
    assert len(made) == 1
    with Record(library.path) as record:
        record.add(exhibits.STRAINED)
    assert places(library, PATH, {"a": "1", "b": "2"}, SIZES)[0].drawn is None
    answer(library, PATH, {"a": "1", "b": "2"}, Window.WIDE, counting(made))
    assert len(made) == 2


def test_what_cannot_be_drawn_is_told_and_not_kept(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ChartError, match="'Broken' cannot be drawn"):
        answer(library, PATH, {}, Window.WIDE, lambda: Chart("Broken", "", "{}"))
    assert "cannot be drawn" in caplog.text
    assert places(library, PATH, {}, SIZES)[0].drawn is None
