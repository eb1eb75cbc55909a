"""Pairs of an actor and a recipient that a trigger may link, before the pair filter has judged them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.events.candidates.doers import Doer, doers
from onrecord.events.candidates.reached import Reached, reached
from onrecord.events.phrases import Phrase, coordinated, phrase
from onrecord.events.triggers import Entry, triggers
from onrecord.parsing import Sentence, Token

MOST_DOERS = 5
"""Coordinated actors of one trigger that are looked at; a longer list is hardly one act's."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An actor and a recipient that a trigger may link. A reciprocal pair has the path "reciprocal"."""

    trigger: Token
    entry: Entry
    actor: Phrase
    construction: str
    recipient: Phrase
    path: str


def pairs(sentence: Sentence) -> Iterator[Pair]:
    """Yield the pairs of a sentence, trigger by trigger."""
    phrases: dict[int, Phrase] = {}

    def at(head: int) -> Phrase:
        if head not in phrases:
            phrases[head] = phrase(sentence, head)
        return phrases[head]

    for trigger, entry in triggers(sentence):
        acting = [d for d in doers(sentence, trigger) if d.head != trigger.i and at(d.head).kind]
        acting = [d for d in acting if at(d.head).political][:MOST_DOERS]
        if not acting:
            continue
        barred = frozenset(d.head for d in acting)
        below = reached(sentence, trigger, barred)
        for doer in acting:
            actor = at(doer.head)
            for other in _reciprocal(sentence, doer, acting):
                yield Pair(trigger, entry, actor, doer.construction, at(other.head), "reciprocal")
            for found in below:
                recipient = at(found.head)
                if found.head not in actor.tokens and doer.head not in recipient.tokens:
                    yield Pair(trigger, entry, actor, doer.construction, recipient, found.path)
                elif found.head in actor.tokens and found.head != doer.head:
                    continue


def _reciprocal(sentence: Sentence, doer: Doer, acting: list[Doer]) -> list[Doer]:
    """Return the doers coordinated with one, those after it: each pair is told once."""
    together = set(coordinated(sentence, doer.head))
    return [other for other in acting if other.head in together and other.head > doer.head]


def reached_heads(found: list[Reached]) -> frozenset[int]:
    """Return the heads of what was reached."""
    return frozenset(r.head for r in found)
