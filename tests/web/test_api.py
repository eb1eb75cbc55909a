from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

import exhibits
from onrecord import limits
from onrecord.web import people_schemas, schemas
from readings import ARTICLE, COAL, FERRIES, FIRED, FREEZE, INNER, MET, OPEN, READING, TEXT, TOLD


def told(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment; ")
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize(
    ("address", "schema"),
    [
        ("/api/articles", schemas.ArticlePage),
        (f"/api/articles/{ARTICLE.id}", schemas.Reading),
        (f"/api/articles/{exhibits.UNREAD.article.id}", schemas.Reading),
        ("/api/quotations", schemas.QuotationPage),
        (f"/api/quotations/{TOLD.id}", schemas.CitedQuotation),
        (f"/api/quotations/{exhibits.STRAINED.quotations[0].id}", schemas.CitedQuotation),
        ("/api/search?q=harbour", schemas.HitPage),
        ("/api/search?q=-", schemas.Problem),
        ("/api/stats", schemas.Stats),
        ("/api/events", schemas.EventPage),
        (f"/api/events/{MET.id}", schemas.CitedEvent),
        (f"/api/events/{exhibits.HOSTILE.events[0].id}", schemas.CitedEvent),
        ("/api/countries", schemas.Countries),
        ("/api/countries/SUN", schemas.CountryAnswer),
        ("/api/countries/SUN/YUG", schemas.PairAnswer),
        ("/api/countries/Atlantis", schemas.Problem),
        ("/api/people?type=any", people_schemas.PeoplePage),
        (f"/api/people/{exhibits.LINDQVIST_ID}", people_schemas.PersonInFull),
        (f"/api/people/{exhibits.COUNCIL_ID}", people_schemas.PersonInFull),
        (f"/api/people/{exhibits.LINDQVIST_ID}/quotations", schemas.QuotationPage),
        ("/api/nothing", schemas.Problem),
        ("/api/articles?limit=0", schemas.Problem),
    ],
)
def test_answers_are_as_they_are_documented(client: TestClient, address: str, schema: type[BaseModel]) -> None:
    schema.model_validate_json(client.get(address).content)


def test_an_article_is_told_whole_and_to_the_letter(client: TestClient) -> None:
    reading = told(client, f"/api/articles/{ARTICLE.id}")
    assert reading["article"]["text"] == TEXT
    assert [quotation["id"] for quotation in reading["quotations"]] == [one.id for one in READING.quotations]
    hostile = told(client, f"/api/articles/{exhibits.HOSTILE.article.id}")
    assert hostile["article"]["text"] == exhibits.HOSTILE_TEXT  # half a surrogate pair included


def test_a_quotation_tells_whose_words_they_are(client: TestClient) -> None:
    voices = told(client, f"/api/quotations/{TOLD.id}")["voices"]
    assert [TEXT[start:end] for start, end in voices["verbatim"]] == ["would not sail"]
    assert [TEXT[slice(*one["span"])] for one in voices["told"] if one["part"] != "paraphrase"] == [
        "He",
        "allegedly",
        "told",
    ]
    assert (voices["quoted"], voices["stance"]) == (False, "neutral")
    in_article = told(client, f"/api/articles/{ARTICLE.id}")["quotations"]
    assert [one["voices"] for one in in_article if one["id"] == TOLD.id] == [voices]
    assert "voices" not in told(client, "/api/quotations")["items"][0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("by=lindqvist", {OPEN, TOLD, FREEZE}),
        ("by=LINDQVIST&kind=direct", {OPEN, FREEZE}),
        ("about=ferries", {TOLD, INNER}),
        ("since=1988&until=1988-05", {OPEN, TOLD, INNER, FREEZE}),
        ("since=1991", set()),
        ("outlet=lundhavn&until=1989", {OPEN, TOLD, INNER, FREEZE}),
    ],
)
def test_quotations_narrowed_down(client: TestClient, query: str, expected: set[Any]) -> None:
    page = told(client, f"/api/quotations?{query}")
    assert {item["id"] for item in page["items"]} == {one.id for one in expected}
    assert (page["total"], page["exact"], page["next"]) == (len(expected), True, None)


@pytest.mark.parametrize(
    "listing",
    [
        "/api/quotations?limit=2",
        "/api/search?q=harbour&limit=1",
        "/api/articles?limit=3",
        "/api/events?limit=2",
        f"/api/people/{exhibits.LINDQVIST_ID}/quotations?limit=1",
    ],
)
def test_pages_follow_one_another_and_miss_nothing(client: TestClient, listing: str) -> None:
    seen: list[str] = []
    address: str | None = listing
    total = told(client, listing)["total"]
    while address:
        page = told(client, address)
        seen += [item["id"] for item in page["items"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == total > 2


def test_a_search_finds_quotations_and_articles(client: TestClient) -> None:
    items = told(client, "/api/search?q=harbour")["items"]
    assert {item["kind"] for item in items} == {"quotation", "article"}
    assert [item["score"] for item in items] == sorted((item["score"] for item in items), reverse=True)
    assert {item["kind"] for item in told(client, "/api/search?q=harbour&of=article")["items"]} == {"article"}
    assert {item["kind"] for item in told(client, "/api/search?q=harbour&by=lindqvist")["items"]} == {"quotation"}
    dates = [item["article"]["published"] for item in told(client, "/api/search?q=harbour&order=date")["items"]]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("actor=lindqvist", {MET}),
        ("status=claimed&status=denied&until=1988", {FERRIES, FIRED}),
        ("q=soviet+union", {MET}),
        ("country=YUG&type=aid", {COAL}),
        ("party=council", {FERRIES}),
        ("since=1991", set()),
    ],
)
def test_events_narrowed_down(client: TestClient, query: str, expected: set[Any]) -> None:
    page = told(client, f"/api/events?{query}")
    assert {item["id"] for item in page["items"]} == {one.id for one in expected}
    assert (page["total"], page["exact"], page["next"]) == (len(expected), True, None)


def test_an_event_comes_with_its_words_its_article_and_a_citation(client: TestClient) -> None:
    event = told(client, f"/api/events/{MET.id[:10]}")
    assert (event["id"], event["words"], event["where"]["country"]) == (MET.id, "met", "SWE")
    assert event["article"]["id"] == ARTICLE.id
    assert event["sha256"] in event["citation"]
    assert client.get(f"/api/events/{OPEN.id}").status_code == 404


def test_countries_and_pairs_of_them(client: TestClient) -> None:
    assert [item["code"] for item in told(client, "/api/countries")["items"]] == ["KAZ", "SUN", "YUG"]
    country = told(client, "/api/countries/soviet")
    assert (country["code"], country["name"]) == ("SUN", "Soviet Union")
    assert country["over_time"] == [
        {
            "period": "1988-05",
            "events": {"VCOOP": 1, "MCOOP": 0, "VCONF": 0, "MCONF": 0},
            "cooperation": 1.9,
            "conflict": 0.0,
            "mean_goldstein": 1.9,
        }
    ]
    assert rows(client, "/api/countries/SUN?format=csv")[0]["VCOOP"] == "1"
    pair = told(client, "/api/countries/SUN/YUG")
    assert [(side["code"], side["events"]) for side in pair["sides"]] == [("SUN", 0), ("YUG", 0)]
    assert pair["over_time"] == []


def test_a_citation_comes_with_a_quotation(client: TestClient) -> None:
    quotation = told(client, f"/api/quotations/{OPEN.id[:10]}")
    assert quotation["id"] == OPEN.id
    assert OPEN.id in quotation["citation"]
    assert quotation["sha256"] in quotation["citation"]


def test_tables(client: TestClient) -> None:
    assert {row["quotation"] for row in rows(client, "/api/quotations?format=csv&until=1988")} == {
        one.id for one in READING.quotations
    }
    assert rows(client, "/api/articles?format=csv")[0]["id"] == exhibits.STRAINED.article.id
    assert {row["kind"] for row in rows(client, "/api/search?q=harbour&format=csv")} == {"quotation", "article"}
    figures = {row["figure"]: row["value"] for row in rows(client, "/api/stats?format=csv")}
    assert (figures["articles"], figures["quotations.direct"]) == ("4", "4")


def test_no_cell_is_a_formula(client: TestClient) -> None:
    text = client.get("/api/search?q=olsen&format=csv").text
    for row in csv.reader(io.StringIO(text)):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/api/quotations?limit=501", "limit"),
        ("/api/quotations?offset=-1", "offset"),
        ("/api/quotations?since=1988-02-30", "since"),
        ("/api/quotations?kind=loud", "kind"),
        ("/api/quotations?speaker=lindqvist", "speaker"),
        ("/api/search?order=up", "order"),
        ("/api/search?q=", "q"),
        ("/api/stats?format=xml", "format"),
        ("/api/events?type=DANCE", "type"),
        ("/api/events?context=cooking", "context"),
        ("/api/events?status=asserted&status=told", "1"),
        ("/api/events?who=lindqvist", "who"),
        ("/api/countries/SUN?page=2", "page"),
        ("/api/people?type=ghost", "type"),
        ("/api/people?sort=name", "sort"),
        (f"/api/people/{exhibits.LINDQVIST_ID}?colour=red", "colour"),
        (f"/api/people/{exhibits.LINDQVIST_ID}/quotations?order=up", "order"),
    ],
)
def test_what_cannot_be_asked_is_told(client: TestClient, address: str, field: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 422
    assert answer.json()["error"] == "invalid"
    assert set(answer.json()["fields"]) == {field}


def test_what_is_not_there_is_told(client: TestClient) -> None:
    answer = client.get("/api/quotations/q000")
    assert (answer.status_code, answer.json()["error"]) == (404, "not_found")
    assert "q000" in answer.json()["message"]


def test_the_description_names_every_route(client: TestClient) -> None:
    description = told(client, "/api/openapi.json")
    assert set(description["paths"]) == {
        "/api/articles",
        "/api/articles/{id}",
        "/api/map",
        "/api/network",
        "/api/quotations",
        "/api/quotations/{id}",
        "/api/people",
        "/api/people/{id}",
        "/api/people/{id}/quotations",
        "/api/search",
        "/api/stats",
        "/api/events",
        "/api/events/{id}",
        "/api/countries",
        "/api/countries/{code}",
        "/api/countries/{code}/{other}",
        "/api/timeline",
    }
    page = client.get("/api").text
    for path, operations in description["paths"].items():
        assert f"GET {path}" in page
        assert set(operations) == {"get"}
        assert {"200", "422", "503"} <= set(operations["get"]["responses"])
        for parameter in operations["get"].get("parameters", []):
            assert parameter["name"] in page
            assert parameter.get("description"), f"{path}: {parameter['name']} is not explained"


def test_people_are_listed_and_narrowed_down(client: TestClient) -> None:
    people = told(client, "/api/people")["items"]
    assert [(one["name"], one["quotations"]) for one in people] == [
        ("Arvid Lindqvist", 3),
        (f"{exhibits.ATTACK} Olsen", 1),
        ("Zoe\u0308 Ma\u030ansson", 1),
    ]
    assert [one["key"] for one in told(client, "/api/people?type=organisation")["items"]] == [exhibits.COUNCIL_ID]
    assert [one["name"] for one in told(client, "/api/people?name=LIND")["items"]] == ["Arvid Lindqvist"]
    assert told(client, "/api/people?country=Sweden")["total"] == 0
    assert rows(client, "/api/people?format=csv")[0]["person"] == exhibits.LINDQVIST_ID
    assert client.get("/api/people?country=nowhere").status_code == 404


def test_a_person_is_told_whole_by_any_id_of_theirs(client: TestClient) -> None:
    person = told(client, f"/api/people/{exhibits.LINDQVIST_ID}")
    assert person["name"] == "Arvid Lindqvist"
    assert [(one["text"], one["script"]) for one in person["spellings"]] == [("Minister Arvid Lindqvist", "latin")]
    assert [(one["name"], one["spoken_about"]) for one in person["circle"]["others"]] == [("the island's council", 1)]
    former = person["appearances"][0]["occurrence"]
    assert former != exhibits.LINDQVIST_ID
    assert told(client, f"/api/people/{former}")["key"] == exhibits.LINDQVIST_ID
    assert told(client, f"/api/people/{exhibits.LINDQVIST_ID[:6]}")["key"] == exhibits.LINDQVIST_ID
    assert told(client, f"/api/people/{exhibits.LINDQVIST_ID}?articles=0")["appearances"] == []
    assert client.get("/api/people/Q1").status_code == 404


def test_what_somebody_said_comes_with_who_they_are_across_articles(client: TestClient) -> None:
    address = f"/api/people/{exhibits.LINDQVIST_ID}/quotations"
    page = told(client, f"{address}?order=oldest")
    assert [item["id"] for item in page["items"]] == [OPEN.id, TOLD.id, FREEZE.id]
    speaker = page["items"][0]["speaker"]
    assert (speaker["key"], speaker["said_as"]) == (exhibits.LINDQVIST_ID, "Arvid Lindqvist")
    assert told(client, f"/api/quotations/{OPEN.id}")["speaker"]["key"] == exhibits.LINDQVIST_ID
    assert told(client, f"{address}?since=1989")["total"] == 0
    assert {row["quotation"] for row in rows(client, f"{address}?format=csv")} == {OPEN.id, TOLD.id, FREEZE.id}


def test_a_search_says_what_comes_first(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(client, "/api/search?q=harbour")["order"] == "relevance"
    assert told(client, "/api/search?q=harbour&order=date")["order"] == "date"
    assert told(client, "/api/search?by=lindqvist")["order"] == "date"
    monkeypatch.setattr(limits, "MAX_RANKED", 0)
    unranked = told(client, "/api/search?q=harbour")
    assert unranked["order"] == "date"
    assert {item["score"] for item in unranked["items"]} == {0.0}
