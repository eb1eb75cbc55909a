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
