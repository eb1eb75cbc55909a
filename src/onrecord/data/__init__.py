"""Lexicons and other data that ship: data, not code, each file with its source and licence in its header.

Files are named from this folder on: `table("places/regions.tsv")`, `toml("people/titles.toml")`.
"""

import json
import tomllib
from importlib.resources import files
from typing import Any


def table(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated file, without blank lines and `#` comments."""
    return [line.split("\t") for line in _text(name).splitlines() if line.strip() and not line.startswith("#")]


def toml(name: str) -> dict[str, Any]:
    """Return what a TOML file holds."""
    return tomllib.loads(_text(name))


def json_object(name: str) -> dict[str, Any]:
    """Return the object that a JSON file holds."""
    found: dict[str, Any] = json.loads(_text(name))
    return found


def _text(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")
