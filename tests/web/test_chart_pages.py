from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from lxml import etree, html
from starlette.testclient import TestClient

import exhibits
from filling import filled
from onrecord.charts import Chart
from onrecord.errors import ChartError
from onrecord.record import Record
from onrecord.web import chart_pages, figures
from onrecord.web.app import create_app
from readings import FREEZE, MET, OPEN, TOLD

SVG = {"s": "http://www.w3.org/2000/svg"}


def asked(client: TestClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.content)


class TestTimeline:
    def test_chart_and_table_show_the_same(self, client: TestClient) -> None:
        body = filled(client, "/timeline?who=lindqvist")
        wide, narrow = body.xpath("//figure//svg[@role='group']")
        for svg in (wide, narrow):
            assert {f"/quotations/{OPEN.id}", f"/events/{MET.id}"} <= set(svg.xpath(".//a/@href"))
            assert len(svg.xpath(".//a")) == 4
        rows = body.xpath("//table/tbody/tr")
        assert [row.xpath("./th")[0].text_content() for row in rows] == ["1988-05-03"] * 3 + ["1988-05-01"]
        assert "“met”" in rows[-1].text_content()
        assert body.xpath("//p[@role='status']")[0].text_content() == "3 quotations and 1 event"

    def test_a_coarse_date_is_told_as_it_is(self, client: TestClient) -> None:
        body = asked(client, "/timeline?who=Yugoslavia")
        assert [cell.text_content() for cell in body.xpath("//tbody//th")] == ["1988-06"]
        assert "planned" in body.xpath("//tbody")[0].text_content()

    def test_days_narrow_it_down_and_stand_in_the_files_addresses(self, client: TestClient) -> None:
        body = asked(client, "/timeline?who=lindqvist&until=1988-05-02")
        assert len(body.xpath("//tbody/tr")) == 1
        assert body.xpath("//p[@class='formats']/a/@href") == [
            "/charts/timeline.svg?who=lindqvist&until=1988-05-02",
            "/charts/timeline.png?who=lindqvist&until=1988-05-02",
            "/api/timeline?who=lindqvist&until=1988-05-02&limit=200&format=csv",
            "/api/timeline?who=lindqvist&until=1988-05-02",
        ]

    @pytest.mark.parametrize(
        ("query", "ids"),
        [
            ("of=quotation", {OPEN.id, TOLD.id, FREEZE.id}),
            ("of=event", {MET.id}),
            ("kind=direct", {OPEN.id, FREEZE.id}),
            ("type=consult", {MET.id}),
            ("quad=vcoop", {MET.id}),
            ("quad=MCONF", set()),
            ("status=asserted", {MET.id}),
            ("status=planned", set()),
            ("type=CONSULT&of=quotation", set()),
            ("kind=direct&of=event", set()),
            ("context=economic", set()),
            ("outlet=lundhavn", {OPEN.id, TOLD.id, FREEZE.id, MET.id}),
            ("outlet=gazette", set()),
        ],
    )
    def test_it_is_narrowed_down_as_events_are(self, client: TestClient, query: str, ids: set[str]) -> None:
        body = asked(client, f"/timeline?who=lindqvist&{query}")
        shown = {link.rpartition("/")[2] for link in body.xpath("//tbody//td[contains(@class, 'words')]/a/@href")}
        assert {one for one in shown if one.startswith(("q", "e"))} == ids
        # The file of the chart, the API and its CSV have the same.
        moments = client.get(f"/api/timeline?who=lindqvist&{query}").json()["moments"]
        assert {(one["quotation"] or one["event"])["id"] for one in moments} == ids
        rows = csv.DictReader(io.StringIO(client.get(f"/api/timeline?who=lindqvist&{query}&format=csv").text))
        assert {row["id"] for row in rows} == ids
        assert client.get(f"/charts/timeline.svg?who=lindqvist&{query}").text.count("<title>") >= bool(ids)
        if not ids:
            assert "Take a filter away" in body.text_content()

    @pytest.mark.parametrize(
        ("query", "told"), [("of=quotation", "3 quotations"), ("of=event", "1 event"), ("quad=MCONF", "Nothing found")]
    )
    def test_how_many_are_told_is_said_of_each_sort(self, client: TestClient, query: str, told: str) -> None:
        body = asked(client, f"/timeline?who=lindqvist&{query}")
        assert body.xpath("//p[@role='status']")[0].text_content() == told

    def test_what_narrows_it_down_can_be_taken_back(self, client: TestClient) -> None:
        body = asked(client, "/timeline?who=lindqvist&quad=VCOOP&status=asserted")
        taken = body.xpath("//p[@class='filters-set']/a")
        assert [" ".join(one.text_content().split()) for one in taken] == [
            "Remove: class verbal cooperation ×",
            "Remove: told as asserted ×",
        ]
        assert taken[0].get("href") == "/timeline?who=lindqvist&status=asserted"

    def test_it_is_told_a_page_at_a_time(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(chart_pages, "_MOMENTS", 3)
        first, second = (asked(client, f"/timeline?who=lindqvist{page}") for page in ("", "&page=2"))
        whole = [[f"/quotations/{one.id}" for one in (FREEZE, TOLD, OPEN)], [f"/events/{MET.id}"]]
        for body, shown in zip((first, second), whole, strict=True):
            words = body.xpath("//tbody//td[contains(@class, 'words')]/a/@href")
            assert [link for link in words if link.startswith(("/quotations", "/events"))] == shown
            assert body.xpath("//p[@role='status']")[0].text_content() == "3 quotations and 1 event"
            [chart] = {link.partition("?")[2] for link in body.xpath("//p[@class='formats']/a[1]/@href")}
            assert chart == "who=lindqvist"  # the chart has all of them, whatever the page
        assert first.xpath("//nav[@class='pager']/a/@href") == ["/timeline?who=lindqvist&page=2"]
        assert second.xpath("//nav[@class='pager']/a/@href") == ["/timeline?who=lindqvist&page=1"]
        beyond = asked(client, "/timeline?who=lindqvist&page=3")
        assert not beyond.xpath("//table")
        assert beyond.xpath("//nav[@class='pager']/a/@href") == ["/timeline?who=lindqvist&page=2"]

    def test_without_a_name_it_offers_some(self, client: TestClient) -> None:
        offered = asked(client, "/timeline").xpath("//ul[@class='names']//a/@href")
        [one] = [address for address in offered if address.startswith("/timeline?who=Arvid+Lindqvist+%28p")]
        assert asked(client, one).xpath("//tbody/tr")

    def test_nothing_found_is_told(self, client: TestClient) -> None:
        body = asked(client, "/timeline?who=zzz")
        assert body.xpath("//p[@role='status']")[0].text_content() == "Nothing found"
        assert not body.xpath("//figure | //table")


class TestMap:
    def test_countries_places_and_what_is_not_on_the_map(self, client: TestClient) -> None:
        body = filled(client, "/map")
        assert set(body.xpath("//figure//a/@href")) == {
            "/countries/KAZ",
            "/countries/RUS",
            "/countries/SWE",
            f"/events/{MET.id}",
        }
        rows = [[cell.text_content() for cell in row] for row in body.xpath("//table/tbody/tr")]
        assert ["Sweden", "1", "1", "0", "0", "0"] in rows
        assert ["Kiruna", "Sweden", "1", "last event in Kiruna"] in rows
        assert "Not on the map: Soviet Union (1)." in body.xpath("string(//figcaption)")
        assert body.xpath("//p[@role='status']")[0].text_content() == "3 events"  # neither planned nor denied

    def test_what_is_to_come_is_shown_when_asked_for(self, client: TestClient) -> None:
        body = asked(client, "/map?status=planned")
        assert "Yugoslavia" in body.xpath("string(//table)")
        assert body.xpath("//select[@name='status']/option[@selected]/@value") == ["planned"]
        assert asked(client, "/map?status=any").xpath("//p[@role='status']")[0].text_content() == "5 events"

    def test_nothing_is_told(self, client: TestClient) -> None:
        assert "No event meets all conditions" in asked(client, "/map?until=1900").text_content()


class TestNetwork:
    def test_arrows_and_table_show_the_same(self, client: TestClient) -> None:
        body = filled(client, "/network")
        wide, narrow = body.xpath("//figure//svg[@role='group']")
        for svg in (wide, narrow):
            assert f"/events/{MET.id}" in svg.xpath(".//a/@href")
        rows = [[cell.text_content() for cell in row] for row in body.xpath("//tbody/tr")]
        last = "last event: Arvid Lindqvist, verbal cooperation, Soviet Union"
        assert rows == [["Arvid Lindqvist", "verbal cooperation", "Soviet Union", "1", last]]

    def test_what_happens_seldom_can_be_left_out(self, client: TestClient) -> None:
        body = asked(client, "/network?least=2")
        assert not body.xpath("//figure")
        assert "Nothing found" in body.text_content()

    def test_around_somebody(self, client: TestClient) -> None:
        assert asked(client, "/network?who=lindqvist").findtext(".//h1") == "Around lindqvist"


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("/timeline?who=...", "is no name"),
        ("/timeline?who=a&since=soon", "is not a date"),
        ("/timeline?who=a&colour=red", "there is no such parameter"),
        ("/map?country=Lundhavn", "no country known here"),
        ("/map?since=1990&until=1980", "the first day is after the last"),
        ("/map?quad=LOUD", "VCOOP"),
        ("/network?who=-", "is no name"),
        ("/network?least=0", "greater than or equal to 1"),
        ("/network?status=heard", "asserted"),
    ],
)
def test_what_cannot_be_asked_is_told(client: TestClient, address: str, complaint: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 422
    (alert,) = html.document_fromstring(answer.content).xpath("//*[@role='alert']")
    assert complaint in alert.text_content()


@pytest.mark.parametrize("name", ["timeline", "map", "network"])
def test_files_to_keep(client: TestClient, name: str) -> None:
    query = "?who=lindqvist" if name == "timeline" else ""
    answer = client.get(f"/charts/{name}.svg{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.svg"'
    assert not etree.fromstring(answer.content).findall(".//s:a", SVG)  # there is no page to lead to
    picture = client.get(f"/charts/{name}.png{query}")
    assert (picture.headers["content-type"], picture.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/charts/timeline.svg", 422),
        ("/charts/map.svg?country=Lundhavn", 422),
        ("/charts/map.svg?colour=red", 422),
        ("/charts/map.gif", 404),
        ("/charts/pie.svg", 404),
        ("/charts/activity.svg?who=lindqvist", 422),
        ("/charts/map.svg?inline=huge", 422),
        ("/charts/map.png?inline=wide", 422),
    ],
)
def test_files_that_cannot_be(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("address", "windows"),
    [
        ("/", ["wide", "narrow"]),
        ("/timeline?who=lindqvist", ["wide", "narrow"]),
        ("/map?status=any", ["wide"]),
        ("/network", ["wide", "narrow"]),
    ],
)
def test_a_chart_is_left_to_its_address_until_it_was_drawn(record_path: Path, address: str, windows: list[str]) -> None:
    with TestClient(create_app(record_path), base_url="http://localhost") as client:
        body = asked(client, address)
        places = body.xpath("//figure//*[@data-chart]")
        assert [place.get("data-chart").rpartition("=")[2] for place in places] == windows
        for place in places:
            # Without a script it is a picture, of the same address and size.
            [picture] = place.xpath("./noscript/img")
            assert picture.get("src") == place.get("data-chart")
            assert picture.get("alt")
            drawn = etree.fromstring(client.get(place.get("data-chart")).content)
            room, taken = ([float(one.get(side)) for side in ("width", "height")] for one in (picture, drawn))
            assert room == pytest.approx(taken, abs=12)
            assert drawn.findall(".//s:a", SVG)
        again = asked(client, address)
        assert not again.xpath("//*[@data-chart] | //noscript")
        assert len(again.xpath("//figure//svg[@role='group']")) == len(windows)


@pytest.mark.parametrize("address", ["/", "/timeline?who=lindqvist", "/map", "/network"])
def test_where_no_chart_can_be_drawn_that_is_told(
    record_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    def fail(chart: Chart) -> str:
        raise ChartError(f"the chart '{chart.title}' cannot be drawn")

    monkeypatch.setattr(figures, "draw", fail)
    with TestClient(create_app(record_path), base_url="http://localhost") as client:
        body = asked(client, address)
        assert body.xpath("//table")
        for place in body.xpath("//@data-chart"):
            assert client.get(place).status_code == 503
    assert "cannot be drawn" in caplog.text


def test_an_empty_record_has_empty_charts(tmp_path: Path) -> None:
    Record(tmp_path / "empty.db").close()
    with TestClient(create_app(tmp_path / "empty.db"), base_url="http://localhost") as client:
        for address in ("/timeline", "/timeline?who=lindqvist", "/map", "/network"):
            assert client.get(address).status_code == 200
            assert not html.document_fromstring(client.get(address).content).xpath("//figure")


def test_what_is_added_meanwhile_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "grows.db"
    with Record(path) as record, TestClient(create_app(path), base_url="http://localhost") as client:
        assert "No event in the record" in client.get("/map").text
        record.add(exhibits.ALL[0])
        assert "Kiruna" in client.get("/map").text


def test_hostile_content_is_shown_and_does_nothing(client: TestClient) -> None:
    for address in ("/timeline?who=olsen", "/network?who=olsen"):
        body = filled(client, address)
        assert not body.xpath("//img")
        assert all(script.get("src", "").startswith("/static/") for script in body.xpath("//script"))
        assert "\u202e" not in body.text_content()
    assert "alert(2)" in asked(client, "/timeline?who=olsen").text_content()
    for address in ("/timeline", "/network"):
        answer = client.get(address, params={"who": exhibits.ATTACK})
        images = html.document_fromstring(answer.content).xpath("//img/@src")
        assert all(image.startswith("/charts/") for image in images)
