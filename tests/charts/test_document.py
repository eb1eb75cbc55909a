from __future__ import annotations

from lxml import html

from onrecord.charts.document import document
from onrecord.charts.timeline import timeline

ATTACK = '"><script>alert(1)</script>\udc9f\u202e\n&lt;'


def test_a_file_that_asks_nobody_for_anything() -> None:
    written = document(timeline("Arvid Lindqvist", ()), ("When", "Words"), [("1988-05-03", ATTACK)])
    page = html.document_fromstring(written)
    assert page.xpath("//meta[@http-equiv]/@content") == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert not page.xpath("//script | //link | //img | //@src | //@href")
    assert page.findtext(".//h1") == "Arvid Lindqvist over time"
    cell = page.xpath("//td")[1].text
    assert cell.startswith('"><script>alert(1)</script>')
    assert cell.endswith("&lt;")
    assert "\u202e" not in written
    assert page.xpath("//svg/@role") == ["img"]
