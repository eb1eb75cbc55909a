"""What an act is: by the typing model, by the trigger's own entry where that is unsure or knows better."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from onrecord.events.candidate import Candidate
from onrecord.events.deeds import DEEDS
from onrecord.events.status import status_of
from onrecord.events.triggers import entry
from onrecord.events.typing import classify
from onrecord.events.typing.scoring import Model as TypeModel
from onrecord.model import EventType, Status

UNSURE = 0.4
"""Probability of a type under which the lexicon's hint for the trigger is believed rather."""


_BLAMED = re.compile(r"(?:prep|pcomp):(?:for|of|over)>(?:dobj|nsubjpass)$")
"""Constructions of who is blamed for a deed: it is theirs, and no blame ("accused A of the ATTACK")."""


class Coded(NamedTuple):
    """Type, mode and context of an act, how sure the type is and what decided."""

    type: EventType
    mode: str | None
    context: str | None
    score: float
    why: tuple[str, ...]


def coding(candidate: Candidate, types: TypeModel | None) -> Coded:
    """Return what an act is: by the model, but by the trigger's own entry where the model is not sure."""
    found = classify(_local(candidate), types)
    known = entry(candidate.sentence.tokens[candidate.head])
    if known is not None and known.mode == "visit" and (_goes_somewhere(candidate) or _is_under_way(candidate)):
        return Coded(known.type, known.mode, found.context, max(found.score, UNSURE), (f"trigger:{known.lemma}",))
    if known is not None and known.type is EventType.CONSULT and "recipient:reciprocal" in candidate.why:
        return Coded(known.type, known.mode, found.context, max(found.score, UNSURE), (f"trigger:{known.lemma}",))
    if known is not None and known.type in DEEDS and _BLAMED.match(candidate.construction):
        return Coded(known.type, known.mode, found.context, max(found.score, UNSURE), (f"trigger:{known.lemma}",))
    if known is None or (known.type is not found.type and found.score >= UNSURE):
        return Coded(found.type, found.mode, found.context, found.score, found.why)
    if known.type is found.type:
        return Coded(found.type, known.mode or found.mode, found.context, found.score, found.why)
    return Coded(known.type, known.mode, found.context, found.score, (f"trigger:{known.lemma}",))


def _goes_somewhere(candidate: Candidate) -> bool:
    """Tell whether a verb of visits has a destination and takes nothing there: "he FLEW to Rome"."""
    sentence, verb = candidate.sentence, candidate.sentence.tokens[candidate.head]
    if verb.tag[:2] != "VB" or sentence.dependents(verb.i, "dobj", "auxpass"):
        return False
    return any(step in ("recipient:prep:to", "recipient:prep:in") for step in candidate.why)


def _is_under_way(candidate: Candidate) -> bool:
    """Tell whether a visit is one that is not to come: to announce one is to AGREE.

    "Returned from a VISIT to Rome" is no retreat, and "VISITED Rome" no promise.
    """
    verb = candidate.sentence.tokens[candidate.head].tag[:2] == "VB"
    return (not verb or "recipient:dobj" in candidate.why) and status_of(candidate).status is not Status.PLANNED


_ELSEWHERE = ("pcomp", "advcl", "conj", "parataxis", "dep")
"""Ways to an actor that lead out of the trigger's clause."""


def _local(candidate: Candidate) -> Candidate:
    """Return a candidate without its actors where another clause names them: "BEFORE talks with B, A praised C"."""
    steps = candidate.construction.removeprefix("light:dobj>").split(">")
    if any(step.startswith(_ELSEWHERE) for step in steps[:-1]) and candidate.recipients:
        return replace(candidate, actors=())
    return candidate


def as_named(coded: Coded, kind: EventType) -> Coded:
    """Return what calling somebody something is, by whether it blames or praises."""
    mode = "disapprove" if kind is EventType.ACCUSE else None
    return coded._replace(type=kind, mode=mode, score=max(coded.score, UNSURE), why=(*coded.why, "wording:naming"))


def as_criticism(coded: Coded) -> Coded:
    """Return an assault that is one in words only."""
    return coded._replace(type=EventType.ACCUSE, mode=None, why=(*coded.why, "wording:criticism"))
