from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.web.manual import type_of

SCHEMAS: dict[str, dict[str, Any]] = {
    "Told": {"type": "string", "enum": ["asserted", "denied"]},
    "Page": {"type": "object", "properties": {}},
}


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"$ref": "#/components/schemas/Told"}, "asserted, denied"),
        ({"$ref": "#/components/schemas/Page"}, "Page"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Told"}}, "list of asserted, denied"),
        ({"anyOf": [{"$ref": "#/components/schemas/Told"}, {"type": "null"}]}, "asserted, denied or null"),
        ({"type": "array", "prefixItems": [{"type": "integer"}, {"type": "integer"}]}, "[integer, integer]"),
        ({"type": "integer", "minimum": 1, "maximum": 9}, "integer 1 to 9"),
    ],
)
def test_what_a_schema_allows_is_said_in_words(schema: dict[str, Any], words: str) -> None:
    assert type_of(schema, SCHEMAS) == words


def test_choices_are_listed_with_the_parameter(client: TestClient) -> None:
    body = html.document_fromstring(client.get("/api").content)
    [cell] = body.xpath("//section[h2/code='GET /api/timeline']//tr[th/code='kind']/td[1]")
    assert cell.text_content() == "direct, mixed, indirect"


def test_the_manual_begins_with_its_routes_and_code_is_marked_as_such(client: TestClient) -> None:
    body = html.document_fromstring(client.get("/api").content)
    routes = body.xpath("//section/h2/code/text()")
    assert [f"GET {path}" for path in body.xpath("//ul[@class='contents']//code/text()")] == routes != []
    assert "`" not in body.text_content()
    assert body.xpath("//section[h2/code='GET /api/people/{id}/quotations']/p/code/text()") == ["order"]
