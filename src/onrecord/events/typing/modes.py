"""How an act was done: PLOVER modes, by the rules of `data/events/modes.tsv`."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from onrecord.data import table
from onrecord.model import EventType

Alternatives = tuple[frozenset[str], ...]


@functools.cache
def rules() -> dict[EventType, tuple[tuple[str, Alternatives], ...]]:
    """Return the modes of each type that has some, in the order in which they are tried, and what tells each."""
    found: dict[EventType, list[tuple[str, Alternatives]]] = {}
    for kind, mode, told in table("events/modes.tsv"):
        alternatives = tuple(frozenset(each.split("&")) for each in told.split())
        found.setdefault(EventType(kind), []).append((mode, alternatives))
    return {kind: tuple(rows) for kind, rows in found.items()}


def mode(kind: EventType, meanings: Iterable[str]) -> tuple[str, str] | None:
    """Return the mode of an act of a type and what told it, from all that its words mean; None where nothing tells."""
    said = frozenset(meanings)
    for name, alternatives in rules().get(kind, ()):
        for each in alternatives:
            if each <= said:
                return name, "&".join(sorted(each))
    return None
