"""What is drawn is Vega-Lite as its schema has it: nothing checks that when a chart is made."""

from __future__ import annotations

import datetime
import json

import altair
import pytest

from onrecord.charts import Chart
from onrecord.charts.activity import Period, activity
from onrecord.charts.atlas import Land, Spot, atlas
from onrecord.charts.network import network, part
from onrecord.charts.timeline import Dot, timeline
from onrecord.model import EntityType, Quad
from onrecord.record import Network, Party, Relation

DAY = datetime.date(1988, 5, 3)
PARTIES = (Party("SWE", "Sweden", EntityType.COUNTRY), Party("NOR", "Norway", EntityType.COUNTRY))
CHARTS = {
    "activity": activity([Period("1988", 1, 2)]),
    "timeline": timeline("x", (Dot(DAY, DAY, "said", "x", "/"), Dot(DAY, DAY.replace(year=1990), "MCONF", "y", "/"))),
    "timeline of nothing": timeline("x", ()),
    "map": atlas((Land("SWE", "Sweden", 3),), (Spot("Kiruna", 67.9, 20.2, 1, "/events/e1"),)),
    "map for a file": atlas((Land("SWE", "Sweden", 3),), for_file=True),
    "map of nothing": atlas(()),
    "network": network(part(Network(PARTIES, (Relation("SWE", "NOR", Quad.VCOOP, 1, "e1"),)))),
    "network for a file": network(part(Network(PARTIES, (Relation("SWE", "NOR", None, 1, "q1"),))), for_file=True),
    "network of nobody": network(part(Network())),
}


@pytest.mark.parametrize("name", CHARTS)
def test_it_is_valid(name: str) -> None:
    chart: Chart = CHARTS[name]
    specification = json.loads(chart.specification)
    kind = altair.LayerChart if "layer" in specification else altair.Chart
    kind.validate(specification)


def test_what_is_not_valid_would_be_found() -> None:
    specification = {**json.loads(CHARTS["network"].specification), "width": "wide"}
    with pytest.raises(Exception, match="is not of type"):
        altair.LayerChart.validate(specification)
