"""What the API can be asked, as a page that needs no script, and as OpenAPI for programs."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import Response

from onrecord.web.api import AsciiJSON
from onrecord.web.views import page

EMPTY: Mapping[str, dict[str, Any]] = MappingProxyType({})

_MAKING = threading.Lock()
"""FastAPI makes a description once, and not in two threads at a time."""

router = APIRouter(include_in_schema=False)


@router.get("/api")
def manual(request: Request) -> Response:
    """Every route with its parameters and what it answers."""
    description = _description(request)
    routes = [
        {**operation, "path": path, "answer": _answer(operation)}
        for path, operations in description["paths"].items()
        for operation in operations.values()
    ]
    schemas = description["components"]["schemas"]
    return page(
        request,
        "api.html",
        routes=routes,
        schemas=schemas,
        about=description["info"]["description"],
        type_of=partial(type_of, schemas=schemas),
    )


@router.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    """The OpenAPI description."""
    return AsciiJSON(_description(request))


def _description(request: Request) -> dict[str, Any]:
    application: FastAPI = request.app
    with _MAKING:
        return application.openapi()


def _answer(operation: dict[str, Any]) -> str:
    content = operation["responses"]["200"]["content"]
    return type_of(content["application/json"]["schema"])


def type_of(schema: dict[str, Any], schemas: Mapping[str, dict[str, Any]] = EMPTY) -> str:
    """Return what a schema allows, in a few words; the name of another schema, or its values where it is a choice.

    `schemas` are the other schemas by name.
    """
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return type_of(schemas[name]) if "enum" in schemas.get(name, {}) else name
    if "anyOf" in schema:
        return " or ".join(type_of(one, schemas) for one in schema["anyOf"])
    if "enum" in schema or "const" in schema:
        return ", ".join(str(value) for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        if "prefixItems" in schema:
            return "[" + ", ".join(type_of(one, schemas) for one in schema["prefixItems"]) + "]"
        return f"list of {type_of(schema.get('items', {}), schemas)}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {type_of(schema['additionalProperties'], schemas)}"
    words = [str(schema.get("type", "anything"))]
    if "minimum" in schema or "maximum" in schema:
        words.append(f"{schema.get('minimum', '')} to {schema.get('maximum', '')}")
    if "format" in schema:
        words.append(f"({schema['format']})")
    return " ".join(words)
