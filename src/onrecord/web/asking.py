"""A question as people ask it ("what did Lindqvist say about the harbour?") to the words that it is about.

Reach for it where nothing holds all words of a search: it says which of them nobody need have said.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files
from typing import NamedTuple

_PART = re.compile(r'["“”„«»][^"“”„«»]*["“”„«»]|\S+')
"""A phrase, or what stands between blanks."""


class Asked(NamedTuple):
    """The words that a question is about, as a search takes them, and those that only ask, in the order given."""

    about: str
    left_out: tuple[str, ...]


def asked(text: str) -> Asked | None:
    """Take the words that only ask out of a search; None where there are none, or nothing would be left.

    Phrases, `begin*` and `-without` stay as they are; what ends a sentence or a part of one goes.
    """
    about: list[str] = []
    left_out: list[str] = []
    for part in _PART.findall(text):
        word = part.rstrip("?!.,;:") or part
        (left_out if word.casefold() in _words() else about).append(word)
    return Asked(" ".join(about), tuple(left_out)) if about and left_out else None


@functools.cache
def _words() -> frozenset[str]:
    return frozenset(tomllib.loads(files("onrecord.data.search").joinpath("asking.toml").read_text("utf-8"))["words"])
