"""Charts are drawn as Vega-Lite has them drawn when it is asked for each as a whole."""

from __future__ import annotations

import json
from collections import Counter

import pytest
import vl_convert
from lxml import etree

from charts.test_specifications import CHARTS
from onrecord.charts import draw, vega
from onrecord.charts.drawing import LINK_BASE
from onrecord.charts.palette import config

SVG = {"s": "http://www.w3.org/2000/svg"}
SHAPES = ("path", "line", "circle", "rect")


def whole(specification: str) -> etree._Element:
    return etree.fromstring(
        vl_convert.vegalite_to_svg(specification, config=config(), allowed_base_urls=[LINK_BASE]).encode()
    )


def marks(root: etree._Element) -> Counter[tuple[str | None, ...]]:
    """Return what is drawn but for guides, of which the places depend on how wide words are."""
    found = Counter[tuple[str | None, ...]]()
    for group in root.iterfind(".//s:g[@class]", SVG):
        if "role-mark" in group.get("class", "").split():
            for element in group.iterfind(".//s:*", SVG):
                told = ("d", "transform", "x2", "y2", "fill", "stroke", "aria-label")
                if etree.QName(element).localname in SHAPES:
                    found[tuple(element.get(name) for name in told)] += 1
    return found


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_is_drawn(name: str) -> None:
    specification = CHARTS[name].specification
    drawn = etree.fromstring(vega.svg(specification, None, LINK_BASE).encode())
    assert marks(drawn) == marks(whole(specification))


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_is_written(name: str) -> None:
    drawn = etree.fromstring(draw(CHARTS[name]))
    words = Counter(text.text for text in drawn.iterfind(".//s:text", SVG))
    assert words == Counter(text.text for text in whole(CHARTS[name].specification).iterfind(".//s:text", SVG))


def test_charts_of_a_kind_share_nothing_but_the_kind() -> None:
    first, second = (CHARTS[name].specification for name in ("network", "network for a file"))
    again = json.loads(first)
    again["width"] += 100
    other = etree.fromstring(vega.svg(json.dumps(again), None, LINK_BASE).encode())
    assert marks(other) == marks(whole(json.dumps(again)))
    assert marks(other) != marks(whole(second))


def test_words_that_are_markup_stay_words() -> None:
    name = "<b>&\"'\u00a0—𝒳</b>"
    chart = {
        "width": 90,
        "height": 20,
        "data": {"name": "d"},
        "datasets": {"d": [{"t": name}]},
        "mark": "text",
        "encoding": {"text": {"field": "t", "type": "nominal"}},
    }
    root = etree.fromstring(vega.svg(json.dumps(chart), None, LINK_BASE).encode())
    [text] = root.iterfind(".//s:text", SVG)
    assert text.get(vega.SPOKEN) == name


def test_what_is_no_chart_is_refused() -> None:
    with pytest.raises(ValueError, match="conversion failed"):
        vega.svg('{"mark": "nothing"}', None, LINK_BASE)
