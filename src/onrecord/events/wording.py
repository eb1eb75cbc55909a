"""Acts that sound violent and are not: rivals who ATTACK each other in words, or BEAT each other at the polls.

Reach for it when an act was typed ASSAULT. Between unarmed persons, with no weapon in the sentence, words such as
"hit", "attack" and "pound" tell of criticism, and "beat" or "defeat" of a vote or a game, which is no political act.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from onrecord.events.candidate import Candidate
from onrecord.events.typing.concepts import words
from onrecord.model import Participant

_SAYING = frozenset(
    [
        "attack",
        "hit",
        "pound",
        "slam",
        "assail",
        "blast",
        "target",
        "strike",
        "assault",
        "lash",
        "hammer",
        "savage",
        "rip",
        "jab",
        "swipe",
    ]
)
_WINNING = frozenset(
    [
        "beat",
        "defeat",
        "crush",
        "trounce",
        "battle",
        "fight",
        "rout",
        "thrash",
        "topple",
        "unseat",
        "win",
        "contest",
        "clash",
    ]
)
_ARMED = frozenset(("MIL", "REB", "COP", "SPY", "CRM", "UNK"))
_VIOLENT = frozenset(("weapon", "troop", "kill", "hurt", "destroy", "abduct"))


class Deed(Enum):
    """What an act that sounds violent is."""

    VIOLENCE = "violence"
    CRITICISM = "criticism"
    CONTEST = "contest"


def deed(candidate: Candidate, parties: Sequence[Participant], are_persons: bool) -> Deed:
    """Return what an assault is that `parties` take part in; `are_persons` is whether all of them are named persons."""
    word = candidate.lemma
    if not are_persons or word not in _SAYING | _WINNING or any(party.sector in _ARMED for party in parties):
        return Deed.VIOLENCE
    sentence = candidate.sentence
    known = words(sentence)
    reasons = {i for below in sentence.dependents(candidate.head, "prep") for i in sentence.subtree(below.i)}
    beside = (each for i, each in enumerate(known) if i != candidate.head and i not in reasons)
    if any(_VIOLENT.intersection(each.concepts) for each in beside):
        return Deed.VIOLENCE
    return Deed.CRITICISM if word in _SAYING else Deed.CONTEST
