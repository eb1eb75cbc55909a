from __future__ import annotations

from lxml import etree

from onrecord.charts import draw
from onrecord.charts.network import Part, network, part
from onrecord.model import EntityType, Quad
from onrecord.record import Network, Party, Relation

SVG = {"s": "http://www.w3.org/2000/svg"}
ATTACK = '"><script>alert(1)</script>\udc9f\u202e{{7*7}}'
MINISTER = Party("arvid-lindqvist", "Arvid Lindqvist", EntityType.PERSON)
SWEDEN = Party("SWE", "Sweden", EntityType.COUNTRY)
COUNCIL = Party("council", "The Council of the Island of Lundhavn", EntityType.ORGANISATION)
FOUND = Network(
    (MINISTER, SWEDEN, COUNCIL),
    (
        Relation(MINISTER.key, SWEDEN.key, Quad.VCOOP, 3, "e1"),
        Relation(SWEDEN.key, MINISTER.key, Quad.MCONF, 1, "e2"),
        Relation(MINISTER.key, COUNCIL.key, None, 2, "q1"),
    ),
)


def links(drawn: Part, **options: bool) -> dict[str, str]:
    root = etree.fromstring(draw(network(drawn, **options)))
    return {link.get("aria-label"): link.get("href") for link in root.iterfind(".//s:a", SVG)}


def test_names_lead_to_the_network_around_them_and_arrows_to_what_they_stand_for() -> None:
    assert links(part(FOUND)) == {
        "Arvid Lindqvist → Sweden: verbal cooperation, 3 events": "/events/e1",
        "Sweden → Arvid Lindqvist: material conflict, 1 event": "/events/e2",
        "Arvid Lindqvist → The Council of the Island of Lundhavn: spoke about, 2 quotations": "/quotations/q1",
        "Arvid Lindqvist: the network around": "/network?who=Arvid+Lindqvist",
        "Sweden: the network around": "/network?who=SWE",
        "The Council of the Island of Lundhavn: the network around": (
            "/network?who=The+Council+of+the+Island+of+Lundhavn"
        ),
    }


def test_long_names_are_cut_in_the_drawing() -> None:
    words = {text.text for text in etree.fromstring(draw(network(part(FOUND)))).iterfind(".//s:text", SVG)}
    assert words == {"Arvid Lindqvist", "Sweden", "The Council of the Isla…"}


def test_the_first_parties_are_drawn_and_the_others_counted() -> None:
    few = part(FOUND, 2)
    assert [party.key for party in few.parties] == [MINISTER.key, SWEDEN.key]
    assert (len(few.relations), few.parties_left, few.relations_left) == (2, 1, 1)
    alone = part(FOUND, 1)
    assert (alone.parties, alone.relations, alone.parties_left) == ((), (), 3)


def test_a_file_has_its_legend() -> None:
    words = {
        text.text for text in etree.fromstring(draw(network(part(FOUND), for_file=True))).iterfind(".//s:text", SVG)
    }
    assert {"spoke about", "verbal cooperation", "material conflict"} <= words


def test_nobody_is_a_chart_of_nothing() -> None:
    assert "Nobody is named" in network(part(Network())).description
    assert links(part(Network())) == {}


def test_hostile_names_are_text() -> None:
    hostile = Party(ATTACK, ATTACK, EntityType.PERSON)
    found = Network((hostile, SWEDEN), (Relation(ATTACK, "SWE", None, 1, "q1"),))
    svg = draw(network(part(found)))
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert {href.partition("?")[0] for href in links(part(found)).values()} == {"/network", "/quotations/q1"}


def test_the_same_network_makes_the_same_chart() -> None:
    assert network(part(FOUND)).id == network(part(FOUND)).id
    assert network(part(FOUND)).id != network(part(FOUND, 2)).id
