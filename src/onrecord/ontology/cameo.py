"""The CAMEO code and Goldstein score of a PLOVER event.

PLOVER says less than CAMEO's leaves do and more than its roots. A code is the most general one that says no more than
is known: a visit is 042 (make a visit), an aid of unknown kind 070, a demand to yield 105 and not one of its leaves.
Where CAMEO has no code for a mode, the event gets its type's. The choices are rows of
onrecord/data/ontology/derivation.tsv.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.data import table
from onrecord.model import EventType
from onrecord.ontology.plover import check_context, check_mode

_ANY = "*"


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A code of CAMEO with its name and Goldstein score, from -10 (most hostile) to 10 (most friendly)."""

    code: str
    name: str
    goldstein: float


def cameo(event_type: EventType, mode: str | None = None, context: str | None = None) -> CameoCode:
    """Return the code of an event of this type, mode and context.

    Raises:
        ValueError: the mode is none of the type's, or the context none of PLOVER's.
    """
    check_mode(event_type, mode)
    check_context(context)
    rows = _derivation()
    wanted = ((mode, context), (mode, None), (None, context), (None, None))
    return next(_codes()[rows[event_type, *key]] for key in wanted if (event_type, *key) in rows)


def codes() -> Mapping[str, CameoCode]:
    """Return all codes of CAMEO by code, roots ("04") and leaves ("042"), in its order."""
    return _codes()


def code(text: str) -> CameoCode | None:
    """Return the code that is written so, or None."""
    return _codes().get(text)


def goldstein(text: str) -> float | None:
    """Return the Goldstein score of a code, or None where there is no such code."""
    found = code(text)
    return found.goldstein if found else None


@functools.cache
def _codes() -> Mapping[str, CameoCode]:
    return {text: CameoCode(text, name, float(score)) for text, name, score in table("ontology/cameo.tsv")}


@functools.cache
def _derivation() -> Mapping[tuple[EventType, str | None, str | None], str]:
    return {
        (EventType(name), None if mode == _ANY else mode, None if context == _ANY else context): found
        for name, mode, contexts, found in table("ontology/derivation.tsv")
        for context in contexts.split()
    }
