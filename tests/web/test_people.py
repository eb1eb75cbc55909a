"""The pages on people. People and words are invented."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote_plus

import pytest
from lxml import etree, html
from starlette.testclient import TestClient

import exhibits
from filling import filled
from onrecord.charts import Chart
from onrecord.errors import ChartError
from onrecord.record import Record
from onrecord.web import figures, people
from onrecord.web.app import create_app
from readings import ARTICLE, FREEZE, INNER, MET, OPEN, TOLD
from transcripts import article, reader

PAGE = f"/people/{exhibits.LINDQVIST_ID}"


def asked(client: TestClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.content)


def test_a_page_tells_what_they_said_and_did_and_by_which_names(client: TestClient) -> None:
    body = asked(client, PAGE)
    assert body.xpath("string(//h1)") == "Arvid Lindqvist"
    said = body.xpath("//section[@id='quotations']//blockquote/a/@href")
    assert said == [f"/quotations/{one.id}" for one in (OPEN, TOLD, FREEZE)]
    assert body.xpath("//section[@id='events']//a/@href") == [PAGE, f"/events/{MET.id}", "/search?by=Soviet+envoys"]
    names = body.xpath("//section[@aria-labelledby='names-title']//tbody/tr")
    assert [cell.text_content() for cell in names[0]] == ["Minister Arvid Lindqvist", "Latin", "1"]
    assert body.xpath("//section[@aria-labelledby='circle-title']//a/@href") == [f"/people/{exhibits.COUNCIL_ID}"]
    assert body.xpath("//section[@id='articles']//li/a/@href") == [f"/articles/{ARTICLE.id}"]
    assert "Nobody has decided anything" in body.text_content()
    [form] = body.xpath("//form[contains(@class, 'within')]")
    [by] = form.xpath("./input[@name='by']/@value")
    assert by == f"Arvid Lindqvist ({exhibits.LINDQVIST_ID})"  # the page that it leads to tells it as a filter
    found = asked(client, f"/search?by={quote_plus(by)}&q=harbour")
    assert found.xpath("string(//a[contains(@class, 'set')])").split() == [*f"Remove: speaker {by}".split(), "×"]
    assert found.xpath("//a[@class='speaker']/@href") == [PAGE]


def test_the_chart_has_links_a_table_and_files(client: TestClient) -> None:
    body = filled(client, PAGE)
    links = body.xpath("//figure//div[@class='wide']//a/@href")
    assert links == [
        f"{PAGE}?since=1988-05-01&until=1988-05-01#events",
        f"{PAGE}?since=1988-05-03&until=1988-05-03#quotations",
    ]
    cells = [[cell.text_content() for cell in row] for row in body.xpath("//details[@class='table']//tbody/tr")]
    assert cells == [["1988-05-01", "0", "1"], ["1988-05-03", "3", "0"]]
    picture = client.get(f"{PAGE}/timeline.svg")
    assert etree.fromstring(picture.content).tag == "{http://www.w3.org/2000/svg}svg"
    assert b"href" not in picture.content
    assert client.get(f"{PAGE}/timeline.png").content.startswith(b"\x89PNG")
    table = client.get(f"{PAGE}/timeline.csv").text.splitlines()
    assert table == ["period,quotations,events", "1988-05-01,0,1", "1988-05-02,0,0", "1988-05-03,3,0"]
    assert client.get(f"{PAGE}/timeline.gif").status_code == 404
    for refused in ("svg?size=big", "svg?inline=huge", "png?inline=wide", "csv?inline=wide"):
        assert client.get(f"{PAGE}/timeline.{refused}").status_code == 422


def test_where_no_chart_can_be_drawn_the_table_says_the_same(
    record_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(chart: Chart) -> str:
        raise ChartError(f"the chart '{chart.title}' cannot be drawn")

    monkeypatch.setattr(figures, "draw", fail)
    with TestClient(create_app(record_path), base_url="http://localhost") as client:
        body = asked(client, PAGE)
        assert len(body.xpath("//details//tbody/tr")) == 2
        assert [client.get(place).status_code for place in body.xpath("//@data-chart")] == [503, 503]
    assert "cannot be drawn" in caplog.text


def test_days_narrow_quotations_and_events_down(client: TestClient) -> None:
    body = asked(client, f"{PAGE}?since=1988-05-02")
    assert len(body.xpath("//section[@id='quotations']//blockquote")) == 3
    assert not body.xpath("//section[@id='events']//li")
    assert "None in this time." in asked(client, f"{PAGE}?until=1987").text_content()
    for query, complaint in (
        ("since=1990&until=1980", "the first day is after the last"),
        ("colour=red", "no such parameter"),
    ):
        answer = client.get(f"{PAGE}?{query}")
        assert answer.status_code == 422
        assert complaint in answer.text


def test_other_ids_and_names_lead_to_the_canonical_one(client: TestClient) -> None:
    for other in (exhibits.LINDQVIST_ID[:7], "Lindqvist", "arvid%20lindqvist"):
        answer = client.get(f"/people/{other}?since=1988")
        assert (answer.status_code, answer.headers["location"]) == (307, f"{PAGE}?since=1988")
    assert client.get("/people/nobody").status_code == 404


def test_speakers_lead_to_their_pages_everywhere(client: TestClient) -> None:
    assert asked(client, "/").xpath("//ol[@class='quoted']//a/@href")[0] == PAGE
    assert asked(client, f"/quotations/{OPEN.id}").xpath("//a[@class='speaker']/@href") == [PAGE]
    assert asked(client, f"/quotations/{INNER.id}").xpath("//a[@class='speaker']/@href") == [
        f"/people/{exhibits.COUNCIL_ID}"
    ]
    assert PAGE in asked(client, "/search?q=harbour").xpath("//a[@class='speaker']/@href")
    margin = asked(client, f"/articles/{ARTICLE.id}")
    assert margin.xpath("//aside//a[@class='speaker']/@href").count(PAGE) == 3
    assert PAGE in margin.xpath("//ul[@class='speakers']//a/@href")
    assert PAGE in margin.xpath("//details[@id='mentions']//a/@href")


def test_the_list_is_narrowed_down_in_the_address(client: TestClient) -> None:
    body = asked(client, "/people?type=any")
    assert body.xpath("//ol[@class='people']/li/a/@href")[0] == PAGE
    assert len(body.xpath("//ol[@class='people']/li")) == 4
    assert body.xpath("//p[@class='formats']/a/@href")[0] == "/api/people?type=any&limit=500&format=csv"
    assert len(asked(client, "/people?name=lindq").xpath("//ol[@class='people']/li")) == 1
    assert "Nobody" in asked(client, "/people?country=SWE").text_content()
    for query, complaint in (
        ("country=nowhere", "is no country"),
        ("type=ghost", "organisation"),
        ("name=...", "name"),
    ):
        answer = client.get(f"/people?{query}")
        assert answer.status_code == 422
        assert complaint in html.document_fromstring(answer.content).xpath("string(//*[@role='alert'])")


def test_pages_follow_one_another_and_judgements_have_their_history(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    with Record(path, reader=reader()) as made:
        made.add(*(article(f"Arvid Lindqvist: Ferry {i} sails.\nNo. {i}", f"{i}.txt") for i in range(45)))
        made.add(*(article(f"Teodor Nilsson: Coal {i}.\nNo. {i}", f"n{i}.txt") for i in range(2)))
        made.add(article("\n".join(f"Berit Testrup{chr(97 + i)}: Yes." for i in range(26)), "b.txt"))
        made.add(article("\n".join(f"Carl Testrup{chr(97 + i)}: Yes." for i in range(26)), "c.txt"))
        made.people.merge("Lindqvist", "Teodor Nilsson", user="ann", why="his <b>maiden</b> name")
        made.people.undo(user="bob")
        id_ = made.people.find("Arvid Lindqvist")
        everybody = {f"/people/{row.id}" for row in made.people.listed()}
    with TestClient(create_app(path), base_url="http://localhost") as client:
        assert len(_followed(client, f"/people/{id_}", "//section[@id='quotations']//blockquote/a/@href")) == 45
        assert _followed(client, "/people", "//ol[@class='people']/li/a/@href") == everybody
        assert len(everybody) > people.PER_PAGE
        [row] = asked(client, f"/people/{id_}").xpath("//table[@class='judgements']/tbody/tr")
        assert row.get("class") == "undone"
        told = row.text_content()
        assert all(words in told for words in ("same", "ann", "his <b>maiden</b> name", "undone by bob"))


def test_those_of_one_name_are_told_apart_in_every_list(tmp_path: Path) -> None:
    path = tmp_path / "olsens.db"
    with Record(path, reader=reader()) as made:
        made.add(article("Olsen: Ferries sail.", "a.txt"), article("Olsen: Coal burns.\nBerit Dahl: Yes.", "b.txt"))
    with TestClient(create_app(path), base_url="http://localhost") as client:
        for address in ("/", "/people", "/search?q=olsen"):
            listed = asked(client, address).xpath("//ol[@class='quoted' or @class='people']/li")
            shown = {one.xpath("string(.//code)"): one.xpath("string(.//a/@href)") for one in listed}
            assert all(link == f"/people/{id_}" for id_, link in shown.items() if id_), address
            assert len(shown) == 2 + (address != "/search?q=olsen"), address  # Dahl needs no id
            told = asked(client, next(iter(filter(None, shown.values())))).xpath("string(//section[@id='articles'])")
            assert "joins it to another article" in told


def _followed(client: TestClient, address: str | None, links: str) -> set[str]:
    seen: list[str] = []
    while address:
        body = asked(client, address)
        seen += body.xpath(links)
        address = next(iter(body.xpath("//a[@rel='next']/@href")), None)
    assert len(seen) == len(set(seen))
    return set(seen)
