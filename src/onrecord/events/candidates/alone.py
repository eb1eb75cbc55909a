"""Acts of which a sentence names no recipient: "thousands protested", "the talks by A in the capital".

An act that needs none (a protest, a retreat) is one by itself. A meeting is told in full elsewhere in the article or
not at all; `occurrences` joins it to that telling, or it is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.events.candidate import Candidate
from onrecord.events.candidates.doer import Doer
from onrecord.events.candidates.doers import doers
from onrecord.events.candidates.pairs import NOBODY
from onrecord.events.phrases import kind_of, phrase
from onrecord.events.triggers import lemma, triggers
from onrecord.model import EventType
from onrecord.parsing import Sentence

COMPLETE = frozenset((EventType.PROTEST, EventType.RETREAT, EventType.MOBILIZE))
"""Types of acts that are told whole without a recipient."""

PARTIAL = frozenset((EventType.CONSULT,))
"""Types that are told in full elsewhere, or dropped."""
_OWN = {"v": frozenset(("nsubj",)), "n": frozenset(("poss", "by", "light:dobj>nsubj"))}
SCORE = 0.5
"""Score of an act that nothing but its subject vouches for."""


def alone(sentence: Sentence, linked: frozenset[int], meant: Mapping[int, str] = NOBODY) -> Iterator[Candidate]:
    """Yield the acts without recipients; `linked` are triggers that have some, `meant` as for `pairs`."""
    for trigger, entry in triggers(sentence):
        if trigger.i in linked or entry.type not in COMPLETE | PARTIAL:
            continue
        if entry.type in PARTIAL and entry.part != "n":
            continue
        acting = [doer for doer in doers(sentence, trigger) if _own(sentence, doer, entry.part, meant)]
        if acting:
            yield Candidate(
                sentence,
                (trigger.i,),
                trigger.i,
                lemma(trigger),
                tuple(sorted(phrase(sentence, doer.head).tokens for doer in acting)),
                (),
                acting[0].construction,
                SCORE,
                (f"actor:{acting[0].construction}", "recipient:none"),
            )


def _own(sentence: Sentence, doer: Doer, part: str, meant: Mapping[int, str]) -> bool:
    kind = meant.get(doer.head) or kind_of(sentence.tokens[doer.head])
    return doer.construction in _OWN.get(part, ()) and kind not in ("", "thing", "document", "pronoun")
