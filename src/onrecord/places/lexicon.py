"""The words around toponyms, loaded once a process: see data/places/words.toml."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from onrecord.data import toml


@dataclass(frozen=True, slots=True)
class Words:
    """Lists of words in lower case; what each is for stands in the file."""

    locative: frozenset[str]
    sources: frozenset[str]
    inside: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    sides: frozenset[str]
    generic: frozenset[str]
    things: frozenset[str]
    common: frozenset[str]
    never: frozenset[str]
    acting: frozenset[str]
    palaces: frozenset[str]


@functools.cache
def words() -> Words:
    """Load the lists that ship."""
    lists = toml("places/words.toml")
    return Words(**{name: frozenset(entries) for name, entries in lists.items()})
