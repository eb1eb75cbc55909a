"""Acts that sound violent and are not: rivals who ATTACK each other in words, or BEAT each other at the polls.

Reach for it when an act was typed ASSAULT. Between those who bear no arms (named persons, parties, papers, firms), with
no weapon in the sentence, words such as "hit", "attack" and "pound" tell of criticism, and what is left ("beat",
"defeat", "capture") of a vote, a game or a figure of speech, which is no political act.
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
_UNARMED = frozenset(("BUS", "EDU", "ELI", "JRN", "JUD", "LEG", "MED", "PTY", "SOC"))
"""Sectors of those who do not assault each other but in words."""
_ARMED = frozenset(("MIL", "REB", "COP", "SPY", "CRM", "UNK"))
_VIOLENT = frozenset(("weapon", "troop", "kill", "hurt", "destroy", "abduct"))


class Deed(Enum):
    """What an act that sounds violent is."""

    VIOLENCE = "violence"
    CRITICISM = "criticism"
    CONTEST = "contest"


def deed(candidate: Candidate, parties: Sequence[Participant], persons: Sequence[bool]) -> Deed:
    """Return what an assault is that `parties` take part in; `persons` says which of them are named persons."""
    word = candidate.lemma
    if any(party.sector in _ARMED for party in parties):
        return Deed.VIOLENCE
    if all(persons):
        if word not in _SAYING | _WINNING:
            return Deed.VIOLENCE
    elif not all(_is_unarmed(party, one) for party, one in zip(parties, persons, strict=True)):
        return Deed.VIOLENCE
    sentence = candidate.sentence
    known = words(sentence)
    reasons = {i for below in sentence.dependents(candidate.head, "prep") for i in sentence.subtree(below.i)}
    beside = (each for i, each in enumerate(known) if i != candidate.head and i not in reasons)
    if any(_VIOLENT.intersection(each.concepts) for each in beside):
        return Deed.VIOLENCE
    return Deed.CRITICISM if word in _SAYING else Deed.CONTEST


def _is_unarmed(party: Participant, person: bool) -> bool:
    """Tell whether a party is known, and not as one who bears arms; a person of whom nothing is told may do so."""
    return party.sector in _UNARMED or (person and (party.country is not None or party.sector is not None))
