"""How an act was done: PLOVER modes, by the rules of `data/events/modes.tsv`."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.data import table
from onrecord.model import EventType

Alternatives = tuple[frozenset[str], ...]


class Rule(NamedTuple):
    """What tells a mode: among the words of the act, or, where those are mute, anywhere in the sentence."""

    mode: str
    near: Alternatives
    anywhere: Alternatives


@functools.cache
def rules() -> dict[EventType, tuple[Rule, ...]]:
    """Return the rules of each type that has modes, in the order in which they are tried."""
    found: dict[EventType, list[Rule]] = {}
    for kind, mode, told in table("events/modes.tsv"):
        near, _, anywhere = told.partition("~")
        found.setdefault(EventType(kind), []).append(
            Rule(mode, _alternatives(near), _alternatives(anywhere.replace("word:", "")))
        )
    return {kind: tuple(rows) for kind, rows in found.items()}


def mode(kind: EventType, act: Iterable[str], lemmas: Iterable[str]) -> tuple[str, str] | None:
    """Return the mode of an act of a type and what told it; None where nothing tells.

    `act` is all that the words of the act mean, `lemmas` are the base forms of its whole sentence.
    """
    known = rules().get(kind, ())
    if not known:
        return None
    said = frozenset(act)
    for rule in known:
        if (told := _told(rule.near, said)) is not None:
            return rule.mode, told
    heard = frozenset(lemmas)
    for rule in known:
        if (told := _told(rule.anywhere, heard)) is not None:
            return rule.mode, told
    return None


def _told(alternatives: Alternatives, said: frozenset[str]) -> str | None:
    return next(("&".join(sorted(each)) for each in alternatives if each <= said), None)


def _alternatives(told: str) -> Alternatives:
    return tuple(frozenset(each.split("&")) for each in told.split())
