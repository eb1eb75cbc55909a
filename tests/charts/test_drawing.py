from __future__ import annotations

import json

import pytest
from lxml import etree

from onrecord.charts import Chart, draw
from onrecord.charts.drawing import LINK_BASE
from onrecord.errors import ChartError

SVG = {"s": "http://www.w3.org/2000/svg"}


def bars(*values: dict[str, object], title: str = "Bars", description: str = "Some bars.") -> Chart:
    specification = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": 100,
        "height": 50,
        "data": {"values": list(values)},
        "mark": "bar",
        "encoding": {
            "x": {"field": "name", "type": "ordinal"},
            "y": {"field": "count", "type": "quantitative"},
            "href": {"field": "link", "type": "nominal"},
            "description": {"field": "name", "type": "nominal"},
        },
    }
    return Chart(title, description, json.dumps(specification))


def parsed(chart: Chart) -> etree._Element:
    return etree.fromstring(draw(chart))


def test_a_chart_has_a_title_and_says_what_it_shows() -> None:
    root = parsed(bars({"name": "a", "count": 1, "link": f"{LINK_BASE}/search?q=a&b=c"}))
    names = root.get("aria-labelledby"), root.get("aria-describedby")
    assert [root.xpath(f"//*[@id='{name}']")[0].text for name in names] == ["Bars", "Some bars."]
    assert root.get("role") == "group"


def test_marks_lead_to_addresses_of_ours_and_say_what_they_are() -> None:
    root = parsed(bars({"name": "a", "count": 1, "link": f"{LINK_BASE}/search?q=a&b=c"}))
    (link,) = root.findall(".//s:a", SVG)
    assert (link.get("href"), link.get("aria-label")) == ("/search?q=a&b=c", "a")
    assert link.findtext("s:path/s:title", namespaces=SVG) == "a"


@pytest.mark.parametrize(
    "address", ["https://evil.example/x", "/x", f"{LINK_BASE}//evil.example", f"{LINK_BASE}.evil/x"]
)
def test_no_mark_leads_elsewhere(address: str) -> None:
    root = parsed(bars({"name": "a", "count": 1, "link": address}))
    assert not [link.get("href") for link in root.findall(".//s:a", SVG) if link.get("href")]


def test_an_address_that_runs_something_is_not_drawn() -> None:
    with pytest.raises(ChartError, match="Bars"):
        draw(bars({"name": "a", "count": 1, "link": "javascript:alert(1)"}))


def test_what_names_say_is_text() -> None:
    name = '"><script>alert(1)</script><image href="https://evil.example"/>\u202e'
    svg = draw(bars({"name": name, "count": 1, "link": f"{LINK_BASE}/"}, title=name, description=name))
    root = etree.fromstring(svg)
    kinds = {etree.QName(element).localname for element in root.iter()}
    assert kinds <= {"svg", "g", "path", "rect", "line", "circle", "text", "a", "title", "desc"}
    assert not [key for element in root.iter() for key in element.attrib if key in ("style", "onload", "onclick")]
    assert root.findtext("s:title", namespaces=SVG) == name.replace("\u202e", "\ufffd")


def test_a_chart_without_links_is_a_picture() -> None:
    specification = json.loads(bars({"name": "a", "count": 1}).specification)
    del specification["encoding"]["href"]
    root = parsed(Chart("Bars", "Some bars.", json.dumps(specification)))
    assert root.get("role") == "img"


def test_what_cannot_be_drawn_is_told() -> None:
    with pytest.raises(ChartError, match="the chart 'Broken' cannot be drawn"):
        draw(Chart("Broken", "", "{}"))


def test_it_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = bars({"name": "once", "count": 1})
    first = draw(chart)
    monkeypatch.setattr("vl_convert.vega_to_svg", None)
    assert draw(bars({"name": "once", "count": 1})) is first
