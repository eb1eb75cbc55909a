"""A candidate to its PLOVER type, mode and context, with how sure that is and why.

    coding = classify(candidate)
    coding.type, coding.mode, coding.score

`classify(between(sentence, actor, recipient))` codes two phrases whose act has not been looked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.events.candidate import Candidate
from onrecord.events.typing import contexts, modes
from onrecord.events.typing.composing import meanings
from onrecord.events.typing.features import Seen, see
from onrecord.events.typing.scoring import Model, model
from onrecord.events.typing.yielding import YIELD, yielding
from onrecord.model import EventType

REASONS = 4
"""Features that a coding names."""


@dataclass(frozen=True, slots=True)
class Coding:
    """What an act is. `mode` and `context` are PLOVER's names, None where the words do not tell.

    `score` is the probability of `type`, calibrated on sentences that tell of some act; `runner_up` is the next type
    and its probability. `why` names the features that speak most for `type` against it, then what told mode and
    context.
    """

    type: EventType
    mode: str | None
    context: str | None
    score: float
    runner_up: tuple[EventType, float]
    why: tuple[str, ...]


def classify(candidate: Candidate, weights: Model | None = None) -> Coding:
    """Return what a candidate's act is, by the weights that ship or by others that were trained alike."""
    used = weights or model()
    seen = see(candidate)
    probabilities = used.probabilities(seen.features)
    first, second = sorted(range(len(probabilities)), key=lambda i: -probabilities[i])[:2]
    kind = _type(used.classes[first], seen)
    act = (*seen.spine, *seen.below)
    said = [each for i in (*act, *seen.inside) for each in meanings(candidate.sentence, seen.known, i)]
    lemmas = tuple([word.lemma for word in seen.known])
    how = modes.mode(kind, said, lemmas)
    about = contexts.context(lemmas, frozenset(act))
    why = used.reasons(seen.features, first, second, REASONS)
    why += [f"mode:{how[1]}"] if how else []
    why += [f"context:{about[1]}"] if about else []
    return Coding(
        type=kind,
        mode=how[0] if how else None,
        context=about[0] if about else None,
        score=probabilities[first],
        runner_up=(_type(used.classes[second], seen), probabilities[second]),
        why=tuple(why),
    )


def _type(name: str, seen: Seen) -> EventType:
    return yielding(seen.matches, seen.known, (*seen.spine, *seen.below)) if name == YIELD else EventType(name)
