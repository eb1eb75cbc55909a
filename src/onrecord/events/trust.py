"""How far an event can be trusted that running text tells of: a logistic model over how it was found.

The pair filter and the types were trained on sentences chosen because they tell of a political act; most sentences of
an article do not, and there the same scores are too high. Reach for it where a text is more than a brief: `signs` says
how an event was found, the model (`data/events/trust.json`, made by `tools/train_event_trust.py` from a person's
verdicts on events in articles) gives the probability that it is right, and the least that is recorded.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from onrecord.events.candidate import Candidate
from onrecord.events.coding import Coded
from onrecord.events.logistic import Model, shipped
from onrecord.events.participants import Identified
from onrecord.events.senses import conditions
from onrecord.events.status import status_of
from onrecord.events.triggers import entry, light_verbs
from onrecord.model import Status

BRIEF = 3
"""Sentences up to which a text is a brief, all of which is the news: what the models were trained on."""

_STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Scores that signs tell apart."""


def signs(
    candidate: Candidate, coded: Coded, actors: Sequence[Identified], recipients: Sequence[Identified], status: Status
) -> Iterator[str]:
    """Yield what speaks for or against an event: short names, each true of it."""
    yield from _scores(candidate, coded)
    yield from _found(candidate, coded)
    yield from _parties(actors, recipients)
    yield from _told(candidate, coded, status)
    yield from _shape(candidate)
    tokens = candidate.sentence.tokens
    if any(token.entity == "PERCENT" or token.lower in ("percent", "poll", "polls") for token in tokens):
        yield "poll"
    if tokens[-1].text == "?":
        yield "question"


def covers(judge: Model, found: Sequence[str]) -> bool:
    """Tell whether the verdicts that a model learned from hold any event whose actor was found as this one's was.

    Of a construction that none of them has, the model knows nothing.
    """
    ways = [sign for sign in found if sign.startswith("doer:") and not sign.endswith("steps")]
    return any(way in judge.weights for way in ways)


def _scores(candidate: Candidate, coded: Coded) -> Iterator[str]:
    """Yield the steps that the models' scores reach, and how the type was told."""
    for name, score in (("pair", candidate.score), ("type", coded.score), ("raw", candidate.score * coded.score)):
        yield from (f"{name}>{step}" for step in _STEPS if score >= step)
    if coded.why[:1] == (f"trigger:{candidate.lemma}",):
        yield "typed by trigger"
    yield from (f"typed:{reason.partition(':')[0]}" for reason in coded.why[:3])


def _found(candidate: Candidate, coded: Coded) -> Iterator[str]:
    """Yield the ways that lead from the trigger to actor and recipient."""
    known = entry(candidate.sentence.tokens[candidate.head])
    yield f"part:{known.part if known else 'm'}"
    if known is not None and ((candidate.lemma, known.part) in conditions() or candidate.lemma in light_verbs()):
        yield "ambiguous"
    yield "hint" if known is not None and known.type is coded.type else "no hint"
    way, _, stands_for = candidate.construction.partition("+")
    steps = way.split(">")
    if len(steps) > 1:
        yield f"by:{steps[0].partition(':')[0]}"
    yield f"doer:{steps[-1]}"
    yield f"doer:{min(len(steps), 3)} steps"
    if stands_for:
        yield "doer:stands for"
    path = next((each.removeprefix("recipient:") for each in candidate.why if each.startswith("recipient:")), "")
    below = path.rstrip("&").split(">")
    yield f"path:{below[0].partition(':')[0]}"
    yield f"path:{below[0]}"
    yield f"path:{min(len(below), 4)} steps"
    if len(below) > 1:
        yield f"path:ends {below[-1].partition(':')[0]}"
    if known is not None:
        first = "obj" if below[0] in ("dobj", "nsubjpass", "dative") else below[0].removeprefix("prep:")
        yield "framed" if first in known.frame else "not framed"


def _told(candidate: Candidate, coded: Coded, status: Status) -> Iterator[str]:
    """Yield what is told and how: type, status, the mood of the act's own words, whoever says them, and its clause."""
    sentence, head = candidate.sentence, candidate.sentence.tokens[candidate.head]
    mood = status_of(candidate).status
    yield f"type:{coded.type}"
    yield f"status:{status}"
    yield f"mood:{mood}"
    yield f"status:{status}:{mood}"
    yield f"stands:{head.dep}"
    yield f"tag:{head.tag}"
    if head.tag[:2] == "VB":
        above = sentence.tokens[head.head]
        yield "clause:main" if head.dep == "ROOT" or (head.dep == "conj" and above.dep == "ROOT") else "clause:below"


def _shape(candidate: Candidate) -> Iterator[str]:
    """Yield how long the sentence and the phrases of the parties are, and how far the recipient is from the act."""
    yield f"sentence:{min(len(candidate.sentence.tokens) // 15, 4)}"
    for role, phrases in (("actor", candidate.actors), ("recipient", candidate.recipients)):
        if phrases:
            yield f"{role}:{min(len(phrases[0]), 4)} words"
    if candidate.recipients:
        yield f"gap:{min(abs(candidate.recipients[0][-1] - candidate.head) // 3, 5)}"


def _parties(actors: Sequence[Identified], recipients: Sequence[Identified]) -> Iterator[str]:
    """Yield how well the parties are known, and whether they are of different countries."""
    for role, parties in (("actor", actors), ("recipient", recipients)):
        yield f"{role}:{_standing(parties)}"
        if parties:
            yield f"{role}:{parties[0].how}"
        if len(parties) > 1:
            yield f"{role}:several"
    yield f"parties:{_standing(actors)}:{_standing(recipients)}"
    homes = [{who.participant.country for who in parties} - {None} for parties in (actors, recipients)]
    if not recipients:
        yield "between:several" if len(homes[0]) > 1 else "between:one"
    elif all(homes):
        yield "between:abroad" if homes[0].isdisjoint(homes[1]) else "between:home"


def _standing(parties: Sequence[Identified]) -> str:
    """Return how well the best of some parties is known as a political actor."""
    if not parties:
        return "nobody"
    return max(map(_known, parties))


def _known(who: Identified) -> str:
    participant = who.participant
    if participant.country:
        return "3 country" if participant.sector is None else "4 country and sector"
    if participant.sector and participant.sector != "CVL":
        return "2 sector"
    return "1 people" if participant.sector or who.political else "0 somebody" if who.somebody else "0 thing"


@functools.cache
def model() -> Model:
    """Return the model that ships. Raises ModelError where its file is not what was trained."""
    return shipped("trust.json")
