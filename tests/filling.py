"""Pages with their charts in them, as the script of the pages fetches them."""

from __future__ import annotations

from lxml import etree, html
from starlette.testclient import TestClient


def filled(client: TestClient, address: str) -> html.HtmlElement:
    """Return a page with each chart in its place: as the page has it already, else as its address gives it."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    body = html.document_fromstring(answer.content)
    for place in body.xpath("//*[@data-chart]"):
        drawn = client.get(place.attrib.pop("data-chart"))
        assert (drawn.status_code, drawn.headers["content-type"]) == (200, "image/svg+xml")
        etree.fromstring(drawn.content)
        for former in list(place):
            place.remove(former)
        place.append(html.fragment_fromstring(drawn.text))
    return body
