from __future__ import annotations

import pytest
from lxml import etree

from onrecord.charts import draw
from onrecord.charts.atlas import Land, Spot, atlas, drawable, steps

SVG = {"s": "http://www.w3.org/2000/svg"}
ATTACK = '"><script>alert(1)</script>\udc9f\u202e'


def links(svg: str) -> dict[str, str]:
    return {link.get("href"): link.get("aria-label") for link in etree.fromstring(svg).iterfind(".//s:a", SVG)}


@pytest.mark.parametrize(
    ("most", "labels"),
    [
        (0, []),
        (1, ["1"]),
        (4, ["1", "2 to 4"]),
        (12, ["1", "2 to 4", "5 to 9", "10 to 12"]),
        (100, ["1 to 9", "10 to 19", "20 to 49", "50 to 99", "100"]),
        (5000, ["1 to 499", "500 to 999", "1,000 to 1,999", "2,000 to 4,999", "5,000"]),
    ],
)
def test_shades_are_few_and_leave_no_number_out(most: int, labels: list[str]) -> None:
    found = steps(most)
    assert [step.label for step in found] == labels
    assert [step.opacity for step in found] == sorted({step.opacity for step in found})
    covered = [number for step in found for number in range(step.first, step.last + 1)]
    assert covered == list(range(1, most + 1))


def test_countries_and_places_lead_to_their_pages_and_say_what_they_are() -> None:
    svg = draw(
        atlas((Land("SWE", "Sweden", 2), Land("NOR", "Norway", 1)), (Spot("Kiruna", 67.9, 20.2, 1, "/events/e1"),))
    )
    assert links(svg) == {
        "/countries/SWE": "Sweden: 2 events",
        "/countries/NOR": "Norway: 1 event",
        "/events/e1": "Kiruna: 1 event there",
    }
    assert len(svg) < 400_000


def test_a_map_of_nothing_is_a_map() -> None:
    chart = atlas(())
    assert "No country has part" in chart.description
    assert not links(draw(chart))
    assert len(etree.fromstring(draw(chart)).findall(".//s:path", SVG)) > 200


def test_what_has_no_shape_is_left_to_the_table() -> None:
    assert drawable(["SWE", "SUN", "ATA"]) == {"SWE"}
    assert links(draw(atlas((Land("SUN", "Soviet Union", 3),)))) == {}


def test_a_file_has_its_legend() -> None:
    lands = (Land("SWE", "Sweden", 12), Land("NOR", "Norway", 1))
    words = {text.text for text in etree.fromstring(draw(atlas(lands, for_file=True))).iterfind(".//s:text", SVG)}
    assert {"events", "1", "10 to 12"} <= words
    assert not etree.fromstring(draw(atlas(lands))).findall(".//s:text", SVG)


def test_hostile_names_are_text() -> None:
    svg = draw(atlas((Land("SWE", "Sweden", 1),), (Spot(ATTACK, 60.0, 20.0, 1, "/events/e1"),)))
    assert "<script" not in svg
    assert "alert(1)" in links(svg)["/events/e1"]


def test_the_same_counts_make_the_same_chart() -> None:
    lands = (Land("SWE", "Sweden", 1),)
    assert atlas(lands) is atlas(lands)
