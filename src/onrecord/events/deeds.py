"""Deeds that are told of rather than done: "condemned the ATTACK on A", "reports of the EXECUTION of B".

Who condemns, protests against, denies or welcomes a deed does not do it, and whom it was done to is not whom they
judge. Reach for it where a noun that tells of a deed hangs on another trigger.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace

from onrecord.data import toml
from onrecord.events.candidate import Positions
from onrecord.events.phrases import LONGEST_TAIL, Phrase
from onrecord.events.triggers import Entry, entry, lemma, light_verbs
from onrecord.model import EventType
from onrecord.parsing import Sentence, Token

DEEDS = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.SANCTION))
"""Types of acts that are done to somebody: after their nouns "of" names to whom ("the bombing OF schools")."""

_JUDGING = frozenset((EventType.ACCUSE, EventType.PROTEST, EventType.REJECT, EventType.SUPPORT))
"""Types of acts that are about what somebody has done."""

_DONE_TO = frozenset(("against", "at", "in", "into", "near", "of", "on", "outside"))
"""Prepositions from a deed to whom, or where, it is done."""


@functools.cache
def _words() -> Mapping[str, frozenset[str]]:
    return {place: frozenset(words.split()) for place, words in toml("events/deeds.toml").items()}


def is_judged(noun: Token, above: Token) -> bool:
    """Tell whether a noun's deed is one that the word which governs it judges, or only has to do with."""
    if not is_deed(noun):
        return False
    word = lemma(above)
    if above.tag[:2] != "VB":
        return word not in _words()["carriers"]
    judging = entry(above)
    judges = judging is not None and judging.type in _JUDGING and word not in light_verbs()
    return judges or word in _words()["apart"]


def is_done_to(sentence: Sentence, trigger: Token, judging: Entry, head: int) -> bool:
    """Tell whether a phrase below a trigger that judges is whom the deed was done to: "condemned the attack on A"."""
    if judging.type not in _JUDGING:
        return False
    here = sentence.tokens[head]
    while here.i != trigger.i and here.head != here.i:
        above = sentence.tokens[here.head]
        if above.i != trigger.i and here.dep == "prep" and here.lower in _DONE_TO and is_deed(above):
            return True
        here = above
    return False


def is_deed(token: Token) -> bool:
    """Tell whether a token is a noun that tells of a deed."""
    known = entry(token) if token.tag[:2] == "NN" else None
    return known is not None and known.type in DEEDS


def judged_deed(sentence: Sentence, known: Entry, phrase: Phrase) -> Phrase | None:
    """Return a phrase as what a trigger's act can be done to; None for a deed that the trigger does not judge.

    "Condemned the attack" is done to "the attack ON A"; of "began the bombing of A" that is A, not the bombing.
    """
    if not is_deed(sentence.tokens[phrase.head]):
        return phrase
    if known.type not in _JUDGING:
        return None if tells_to_whom(sentence, phrase.tokens, phrase.head) else phrase
    last = phrase.tokens[-1]
    for below in sentence.dependents(last, "prep"):
        tail = sentence.subtree(below.i)[:LONGEST_TAIL]
        if below.lower in _DONE_TO and tail[0] == last + 1:
            return replace(phrase, tokens=(*phrase.tokens, *range(tail[0], tail[-1] + 1)))
    return phrase


def tells_to_whom(sentence: Sentence, positions: Positions, head: int) -> bool:
    """Tell whether a phrase is a deed with whom it was done to, who is not whose deed it is: "the attack on A"."""
    tokens = sentence.tokens
    return is_deed(tokens[head]) and any(tokens[i].lower in _DONE_TO for i in positions if i > head)
