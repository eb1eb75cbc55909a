"""Acts that are not what their words sound like: rivals who ATTACK each other in words, CALL each other names.

`deed` is for acts that were typed ASSAULT. Between those who bear no arms (named persons, parties, papers, firms), with
no weapon in the sentence, words such as "hit", "attack" and "pound" tell of criticism, and what is left ("beat",
"defeat", "capture") of a vote, a game or a figure of speech, which is no political act. `naming` is for verbs of
calling: who calls somebody something asks for nothing.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping, Sequence
from enum import Enum
from importlib.resources import files

from onrecord.events.candidate import Candidate
from onrecord.events.typing.concepts import base_form, words
from onrecord.model import EventType, Participant

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


_CALLING = frozenset(("brand", "call", "deem", "dub", "label", "term"))
_INSIDE = frozenset(("amod", "compound", "conj", "nmod"))


class Naming(Enum):
    """What somebody who is called something is done."""

    BLAME = EventType.ACCUSE
    PRAISE = EventType.SUPPORT
    NEITHER = None


@functools.cache
def _valence() -> Mapping[str, Naming]:
    listed = tomllib.loads(files("onrecord.data").joinpath("events/valence.toml").read_text("utf-8"))
    praise = dict.fromkeys(listed["praise"].split(), Naming.PRAISE)
    return praise | dict.fromkeys(listed["blame"].split(), Naming.BLAME)


def naming(candidate: Candidate) -> Naming | None:
    """Return what a verb of calling does to its object ("CALLED him a liar"), None where nobody is called anything."""
    if candidate.lemma not in _CALLING:
        return None
    sentence = candidate.sentence
    said = sentence.dependents(candidate.head, "oprd")
    if not sentence.dependents(candidate.head, "dobj", "nsubjpass"):  # the object is taken for what it is called
        said = [below for token in said for below in sentence.dependents(token.i, "appos")]
    if not said:
        return None
    near = [t for head in said for t in (head, *sentence.dependents(head.i, *_INSIDE))]
    found = [_valence().get(base_form(t.lower, t.tag), Naming.NEITHER) for t in near]
    return next((each for each in found if each is not Naming.NEITHER), Naming.NEITHER)
