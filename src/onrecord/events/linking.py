"""Whether a trigger links an actor to a recipient: a logistic model over the construction, the path and the words.

The weights (`data/events/links.json`) are made by `tools/train_event_links.py`; see the model card in their head.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from onrecord.actors import code
from onrecord.authority import Country, places
from onrecord.events.candidates.pairs import Pair
from onrecord.events.logistic import Model, shipped
from onrecord.events.phrases import Phrase
from onrecord.events.triggers import lemma, light_verbs
from onrecord.parsing import Sentence, Token

_TOLD = frozenset(("GPE", "NORP"))
_FAR = ((1, "1"), (3, "3"), (6, "6"), (12, "12"), (24, "24"))


VOUCHED = 0.5
"""Least score of a pair that grammar alone vouches for: a noun of the lexicon with an owner or agent of its own and a
party that its frame brings ("HIS TALKS WITH the minister"), or a relative clause with subject and object. The training
corpus marks one act a sentence, the main one, so that the model thinks too little of these; on it the rule costs
nothing measurable."""


def score(model: Model, sentence: Sentence, pair: Pair) -> float:
    """Return how likely a pair is linked, 0 to 1."""
    found = model.probability(features(sentence, pair))
    clause = pair.construction == "relcl" and pair.entry.lemma not in light_verbs()
    meeting = pair.path == "reciprocal"
    second = pair.construction == "conj>nsubj" and pair.entry.lemma not in light_verbs()
    secondary = pair.entry.part == "n" or clause or meeting or second
    return max(found, VOUCHED) if secondary and pair.canonical else found


@functools.cache
def model() -> Model:
    """Return the model that ships. Raises ModelError where its file is not what was trained."""
    return shipped("links.json")


def features(sentence: Sentence, pair: Pair) -> Iterator[str]:
    """Yield the features of a pair: short names, each true of it."""
    trigger, entry = pair.trigger, pair.entry
    part = entry.part
    word = lemma(trigger)
    doer = pair.construction.replace("+owner", "").replace("+of", "")
    steps = [step for step in pair.path.replace("&", "").split(">") if step]
    path = ">".join(steps[:4])
    yield f"word:{word}:{part}"
    yield f"type:{entry.type}:{part}"
    if entry.mode:
        yield f"mode:{entry.mode}"
    yield f"doer:{part}:{doer}"
    yield f"doer1:{doer.split('>')[0]}"
    if ">" in doer:
        yield f"doer2:{doer.split('>')[-1]}"
    if "+" in pair.construction:
        yield f"doer+{pair.construction.partition('+')[2]}"
    yield f"path:{part}:{path}"
    yield f"path0:{part}:{steps[0] if steps else ''}"
    yield f"path9:{steps[-1] if steps else ''}"
    yield f"depth:{len(steps)}"
    if "&" in pair.path:
        yield "coordinated"
    yield f"{_framed(entry.frame, steps)}:{part}"
    yield f"word:{word}:{steps[0] if steps else ''}"
    yield f"actor:{pair.actor.kind}"
    yield f"recipient:{pair.recipient.kind}"
    yield f"recipient:{pair.recipient.kind}:{steps[-1] if steps else ''}"
    for role, phrase in (("actor", pair.actor), ("recipient", pair.recipient)):
        head = sentence.tokens[phrase.head]
        if not head.entity and head.tag[:2] == "NN":
            yield f"{role}:noun:{lemma(head)}"
        yield f"{role}:state:{_state(' '.join(sentence.tokens[i].text for i in phrase.tokens))}"
        entities = {sentence.tokens[i].entity for i in phrase.tokens} & _TOLD
        yield f"{role}:holds:{'+'.join(sorted(entities))}"
        if phrase.kind == "PERSON":
            yield f"{role}:{'titled' if len(phrase.tokens) > 2 else 'bare'}"
    one, two = _sector(sentence, pair.actor), _sector(sentence, pair.recipient)
    yield f"actor:sector:{one}"
    yield f"recipient:sector:{two}"
    yield f"sectors:{one}:{two}"
    yield f"sector:{entry.type}:{one}"
    yield f"sector:{entry.type}>{two}"
    yield f"kinds:{pair.actor.kind}:{pair.recipient.kind}"
    yield f"gap:{_bucket(abs(pair.recipient.head - trigger.i))}"
    yield f"wide:{_bucket(abs(pair.actor.head - trigger.i))}"
    yield "before" if pair.recipient.head < trigger.i else "after"
    yield from _standing(sentence, trigger, part)
    entity = sentence.tokens[pair.recipient.head]
    yield f"recipient:dep:{entity.dep}"
    if entity.entity_begins or entity.tag in ("NNP", "NNPS"):
        yield "recipient:name"


def _framed(frame: frozenset[str], steps: list[str]) -> str:
    """Tell whether the first step of a path, or a later one, is in the trigger's frame."""
    for i, step in enumerate(steps):
        name = "obj" if step in ("dobj", "nsubjpass", "dative") else step.removeprefix("prep:")
        if name in frame:
            return f"frame:{min(i, 2)}"
    return "frame:no"


def _standing(sentence: Sentence, trigger: Token, part: str) -> Iterator[str]:
    """Yield how the trigger stands in its sentence: its label, its tense and what is said of it."""
    yield f"stands:{part}:{trigger.dep}"
    above = sentence.tokens[trigger.head]
    if above.i != trigger.i:
        yield f"under:{part}:{lemma(above)}"
    yield f"tag:{trigger.tag}"
    verb = trigger if trigger.tag[:2] == "VB" else above
    for token in sentence.dependents(verb.i, "aux", "neg"):
        yield f"aux:{token.lower}"
    depth = sum(1 for _ in sentence.ancestors(trigger.i))
    yield f"level:{min(depth, 5)}"


def _sector(sentence: Sentence, phrase: Phrase) -> str:
    return _coded(" ".join(sentence.tokens[i].text for i in phrase.tokens))


@functools.lru_cache(maxsize=16384)
def _coded(phrase: str) -> str:
    """Return the PLOVER sector that a phrase tells, "state" where it tells a country alone, "" for neither."""
    actor = code(phrase)
    return "" if actor is None else actor.sector or ("state" if actor.country else "")


@functools.lru_cache(maxsize=16384)
def _state(phrase: str) -> str:
    """Return what sort of place or body the authority finds in a phrase, "" for none."""
    words = phrase.split()
    for size in (4, 3, 2, 1):
        for i in range(len(words) - size + 1):
            found = places().read(" ".join(words[i : i + size]))
            if found is not None:
                return ("country:" if isinstance(found.place, Country) else "body:") + found.kind
    return ""


def _bucket(distance: int) -> str:
    return next((name for limit, name in _FAR if distance <= limit), "far")
