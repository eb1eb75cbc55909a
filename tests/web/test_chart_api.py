from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from onrecord.web import chart_schemas, schemas
from readings import FREEZE, MET, OPEN, TOLD


def told(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment; ")
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize(
    ("address", "schema"),
    [
        ("/api/timeline?who=lindqvist", chart_schemas.TimelineAnswer),
        ("/api/timeline?who=olsen", chart_schemas.TimelineAnswer),
        ("/api/map", chart_schemas.MapAnswer),
        ("/api/network", chart_schemas.NetworkAnswer),
        ("/api/network?who=lindqvist", chart_schemas.NetworkAnswer),
        ("/api/timeline", schemas.Problem),
        ("/api/map?country=Lundhavn", schemas.Problem),
        ("/api/network?least=x", schemas.Problem),
    ],
)
def test_answers_are_as_they_are_documented(client: TestClient, address: str, schema: type[BaseModel]) -> None:
    schema.model_validate_json(client.get(address).content)


def test_a_timeline_in_order(client: TestClient) -> None:
    answer = told(client, "/api/timeline?who=lindqvist")
    ids = [(moment["quotation"] or moment["event"])["id"] for moment in answer["moments"]]
    assert ids == [MET.id, OPEN.id, TOLD.id, FREEZE.id]
    assert not answer["limited"]
    assert told(client, "/api/timeline?who=lindqvist&limit=1")["limited"]
    pages = [told(client, f"/api/timeline?who=lindqvist&limit=3&offset={offset}") for offset in (0, 3, 6)]
    assert [page["limited"] for page in pages] == [True, False, False]
    assert [[(one["quotation"] or one["event"])["id"] for one in page["moments"]] for page in pages] == [
        ids[1:],
        ids[:1],
        [],
    ]
    assert [row["id"] for row in rows(client, "/api/timeline?who=lindqvist&format=csv")] == ids


def test_a_map_as_numbers(client: TestClient) -> None:
    answer = told(client, "/api/map?status=asserted")
    assert {one["code"]: one["events"] for one in answer["countries"]} == {"KAZ": 1, "RUS": 1, "SUN": 1, "SWE": 1}
    [place] = answer["places"]
    assert (place["name"], place["latest"]) == ("Kiruna", MET.id)
    assert [(row["what"], row["code"], row["events"]) for row in rows(client, "/api/map?format=csv")] == [
        ("country", "KAZ", "1"),
        ("country", "RUS", "1"),
        ("country", "SUN", "1"),
        ("country", "SWE", "1"),
        ("place", "SWE", "1"),
    ]


def test_a_network_as_numbers(client: TestClient) -> None:
    answer = told(client, "/api/network?who=lindqvist")
    [central] = [party for party in answer["parties"] if party["central"]]
    assert central["name"] == "Arvid Lindqvist"
    assert told(client, f"/api/people/{central['key']}")["name"] == "Arvid Lindqvist"
    assert answer["relations"] == [
        {"source": central["key"], "target": "SUN", "relation": "VCOOP", "number": 1, "latest": MET.id}
    ]
    assert [party["central"] for party in answer["parties"]] == [True, False]
    [row] = rows(client, "/api/network?format=csv")
    assert (row["source"], row["target"], row["relation"]) == ("Arvid Lindqvist", "Soviet Union", "VCOOP")
