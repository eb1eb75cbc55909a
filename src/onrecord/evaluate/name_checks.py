"""Labelled pairs of names in the form of nomenklatura's `checks.yml`, read without a YAML library.

The file is a list of `match: true|false`, `schema`, and a `query` and a `candidate` of flat properties, a line each;
anything else that YAML allows is refused in a pair that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from onrecord.errors import EvaluationError
from onrecord.evaluate.names import LabelledPair

_PROPERTY: Final = re.compile(r"""\s*(\w+):\s*(?:"([^"]*)"|'([^']*)'|([^#]*?))\s*(?:#.*)?""")
_NAME_PARTS: Final = ("firstName", "middleName", "fatherName", "lastName")


def load_checks(path: Path, schema: str = "Person") -> tuple[LabelledPair, ...]:
    """Read the labelled pairs of one schema.

    Raises EvaluationError where the file cannot be read or is not in order.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot read the checks: {error}") from error
    return tuple(_pairs(text, schema, path))


def _pairs(text: str, schema: str, path: Path) -> Iterator[LabelledPair]:
    for number, item in enumerate(re.split(r"^\s*- ", text, flags=re.MULTILINE)[1:], start=1):
        head: dict[str, str] = {}
        sides: dict[str, dict[str, str]] = {"query": {}, "candidate": {}}
        current, unread = head, ""
        for line in item.splitlines():
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            match = _PROPERTY.fullmatch(line)
            if match is None:
                unread = line.strip()
                continue
            key, value = match[1], match[2] or match[3] or match[4] or ""
            if key in sides:
                current = sides[key]
            else:
                current[key] = value
        if head.get("match") not in ("true", "false"):
            raise EvaluationError(f"{path}: check {number}: 'match' has to be true or false")
        if head.get("schema") == schema:
            if unread:
                raise EvaluationError(f"{path}: check {number}: '{unread}' is not a property and its value")
            yield LabelledPair(_name(sides["query"]), _name(sides["candidate"]), head["match"] == "true")


def _name(properties: dict[str, str]) -> str:
    return properties.get("name") or " ".join(properties[part] for part in _NAME_PARTS if part in properties)
