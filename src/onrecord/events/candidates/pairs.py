"""Pairs of an actor and a recipient that a trigger may link, before the pair filter has judged them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.events.candidates.doer import Doer
from onrecord.events.candidates.doers import doers, is_received
from onrecord.events.candidates.reached import reached
from onrecord.events.coherence import is_coherent, is_mutual
from onrecord.events.deeds import judged_deed
from onrecord.events.phrases import Phrase, coordinated, phrase
from onrecord.events.triggers import Entry, triggers
from onrecord.model import EventType
from onrecord.parsing import Sentence, Token

MOST_DOERS = 5
"""Coordinated actors of one trigger that are looked at; a longer list is hardly one act's."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An actor and a recipient that a trigger may link. A reciprocal pair has the path "reciprocal".

    `received` is whether a verb says that its subject is acted on: "A RECEIVED support from B".
    """

    trigger: Token
    entry: Entry
    actor: Phrase
    construction: str
    recipient: Phrase
    path: str
    received: bool = False

    @property
    def canonical(self) -> bool:
        """Whether grammar alone says that the act links the two: its own doer, and what its frame brings."""
        if not (self.actor.political and self.recipient.political):
            return False
        if self.construction == "deserves":
            return self.path.startswith("verb>nsubj")
        if self.path.rstrip("&") == "verb>nsubj" and self.received:
            return self.construction in _FROM
        if self.path == "reciprocal":
            return self.construction == "between" or (self.construction == "nsubj" and self._is_meeting)
        if self.construction not in _OWN:
            return False
        first, more, _ = self.path.rstrip("&").partition(">")
        name = "obj" if first in ("dobj", "nsubjpass") else first.removeprefix("prep:")
        return not more and name in self.entry.frame

    @property
    def _is_meeting(self) -> bool:
        """Whether those coordinated before a verb meet: "A and B MET"."""
        return self.entry.type is EventType.CONSULT and self.entry.mode != "visit"


_OWN = frozenset(("nsubj", "agent", "relcl", "poss", "by", "light:dobj>nsubj", "light:prep:on>nsubj", "conj>nsubj"))
"""Constructions in which the doer is the trigger's own."""

_FROM = frozenset(("of", "from", "by", "poss"))
"""Constructions of the doer of what somebody receives."""


NOBODY: Mapping[int, str] = {}
"""Pronouns of which nobody knows whom they mean."""


def pairs(sentence: Sentence, meant: Mapping[int, str] = NOBODY) -> Iterator[Pair]:
    """Yield the pairs of a sentence, trigger by trigger.

    `meant` gives, for the positions of pronouns that were resolved, the kind of phrase that they stand for.
    """
    phrases: dict[int, Phrase] = {}

    def at(head: int) -> Phrase:
        if head not in phrases:
            found = phrase(sentence, head)
            phrases[head] = replace(found, kind=meant[head]) if head in meant else found
        return phrases[head]

    for trigger, entry in triggers(sentence):
        acting = [d for d in doers(sentence, trigger) if d.head != trigger.i and at(d.head).kind]
        acting = [d for d in acting if at(d.head).political][:MOST_DOERS]
        if not acting:
            continue
        barred = frozenset(d.head for d in acting)
        below = reached(sentence, trigger, barred)
        received = is_received(sentence, trigger)
        for doer in acting:
            actor = at(doer.head)
            mutual = is_mutual(sentence, trigger, entry, doer.construction) and not received
            for other in _reciprocal(sentence, doer, acting) if mutual else ():
                yield Pair(trigger, entry, actor, doer.construction, at(other.head), "reciprocal")
            for found in below:
                recipient = judged_deed(sentence, entry, at(found.head))
                if recipient is None:
                    continue
                if is_coherent(sentence, trigger, entry, actor, recipient, found.path):
                    yield Pair(trigger, entry, actor, doer.construction, recipient, found.path, received)


def _reciprocal(sentence: Sentence, doer: Doer, acting: list[Doer]) -> list[Doer]:
    """Return the doers coordinated with one, those after it: each pair is told once."""
    together = set(coordinated(sentence, doer.head))
    return [other for other in acting if other.head in together and other.head > doer.head]
