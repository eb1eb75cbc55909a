"""The words around toponyms, loaded once a process: see data/places/words.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """Lists of words in lower case; what each is for stands in the file."""

    locative: frozenset[str]
    inside: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    generic: frozenset[str]
    common: frozenset[str]
    acting: frozenset[str]
    palaces: frozenset[str]


@functools.cache
def words() -> Words:
    """Load the lists that ship."""
    lists = tomllib.loads(files("onrecord.data.places").joinpath("words.toml").read_text("utf-8"))
    return Words(**{name: frozenset(entries) for name, entries in lists.items()})
