"""What is no text: file formats known by their first bytes, and characters that no text holds."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from onrecord.data import toml

MOST_CONTROLS = 0.01
"""A text with a larger share of control characters is binary: text files hold none, or a few form feeds."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class _Format(NamedTuple):
    magic: bytes
    at: int
    name: str
    remedy: str


def format_of(data: bytes) -> str | None:
    """Return what `data` is and what to do about it, in words for the user, where it is a known binary format."""
    for known in _formats():
        if data.startswith(known.magic, known.at):
            return f"is {known.name}: {known.remedy}"
    return None


def why_unfit(text: str) -> str | None:
    """Return why these characters cannot be an article's text, in words for the user; None where they can."""
    controls = len(_CONTROL.findall(text))
    if "\0" in text:
        return "holds NUL characters: it is not a text file, or it was damaged on its way"
    if controls > MOST_CONTROLS * len(text):
        return f"holds {controls} control characters: it is not a text file, or it was damaged on its way"
    return None


@functools.cache
def _formats() -> tuple[_Format, ...]:
    raw = toml("sources/formats.toml")
    return tuple(
        _Format(bytes.fromhex(entry["magic"]), entry.get("at", 0), entry["name"], entry["remedy"])
        for entry in raw["format"]
    )
