"""What the typing model sees of a candidate: words, concepts, grammar and participants, as named features.

`see` gives them with what else of the candidate decides its coding. A feature's name is `family:value`; a family that
ends in `.c` holds concepts, others hold base forms, tags or labels. Names of participants are not seen, only what sort
they are: what an act is does not depend on whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.events.candidate import Candidate, Positions
from onrecord.events.typing.composing import Match, compositions
from onrecord.events.typing.concepts import Word, words
from onrecord.events.typing.frames import Frame, frame
from onrecord.model import EventType
from onrecord.parsing import Sentence

_SKIPPED = frozenset({"punct", "det", "cc", "case", "aux", "auxpass"})
_CLAUSES = frozenset({"relcl", "parataxis"})
_GRAMMAR = frozenset({"aux", "auxpass", "neg", "mark", "prt"})
_ABOUT_ACTS = frozenset({EventType.AGREE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN})
"""Types that are about an act that is not done yet, or not at all."""

NEAR = 5
"""Words after trigger and participants whose concepts are seen."""

LONGEST_PATH = 7
"""Labels between actor and recipient; longer paths are too rare to learn from."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate's features, with the words that they came from.

    `spine` joins actor and recipient, `below` are the words that hang on it, `inside` those of the participants.
    """

    features: tuple[str, ...]
    known: tuple[Word, ...]
    spine: Positions
    below: Positions
    inside: Positions
    matches: tuple[Match, ...]


def see(candidate: Candidate) -> Seen:
    """Return what the model sees of a candidate."""
    shape = frame(candidate)
    sentence, known = candidate.sentence, words(candidate.sentence)
    spine = tuple(dict.fromkeys((shape.top, *shape.left, *shape.right)))
    inside = frozenset(shape.actor_words) | frozenset(shape.recipient_words)
    hanging = list(_hanging(sentence, spine, inside))
    matches = compositions(sentence, known, spine, frozenset(shape.actor_words))
    names = [
        *_nodes(shape, known),
        *_below(known, spine, hanging),
        *_composed(matches),
        *_grammar(sentence, spine),
        *_participants(shape, known),
        *_bag(shape, known, inside),
        "path:" + (">".join(shape.path) if len(shape.path) <= LONGEST_PATH else "long"),
        f"reciprocal:{shape.reciprocal}",
    ]
    below = tuple(dict.fromkeys(low for _, low, _ in hanging))
    return Seen(tuple(names), known, spine, below, tuple(sorted(inside)), tuple(matches))


def _nodes(shape: Frame, known: tuple[Word, ...]) -> Iterator[str]:
    roles = [("top", (shape.top,)), ("left", shape.left), ("right", shape.right), ("trigger", shape.trigger)]
    if shape.above is not None:
        roles.append(("above", (shape.above,)))
    for role, places in roles:
        for i in places:
            yield f"{role}:{known[i].lemma}"
            for concept in known[i].concepts:
                yield f"{role}.c:{concept}"
    for i in shape.right:
        for high in known[shape.top].concepts:
            for low in known[i].concepts:
                yield f"down.c:{high}>{low}"


def _hanging(sentence: Sentence, spine: Positions, inside: frozenset[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the words that hang on a spine, directly or by one word between: governing word, word, labels."""
    for high in spine:
        for child in sentence.children[high]:
            token = sentence.tokens[child]
            if child in inside or token.dep in _SKIPPED:
                continue
            yield high, child, token.dep
            if token.dep in _CLAUSES:
                continue
            for low in sentence.children[child]:
                below = sentence.tokens[low]
                if low not in inside and low not in spine and below.dep not in _SKIPPED:
                    yield high, low, f"{token.dep}.{below.dep}"


def _below(known: tuple[Word, ...], spine: Positions, hanging: list[tuple[int, int, str]]) -> Iterator[str]:
    for i in spine:
        yield from _meaning("frame", known[i])
    for high, low, label in hanging:
        yield from _meaning("frame", known[low])
        yield from _meaning(label, known[low])
        yield f"pair:{known[high].lemma}>{known[low].lemma}"
        for above in known[high].concepts:
            for concept in known[low].concepts:
                yield f"pair.c:{above}>{concept}"


def _meaning(family: str, word: Word) -> Iterator[str]:
    yield f"{family}:{word.lemma}"
    for concept in word.concepts:
        yield f"{family}.c:{concept}"


def _composed(matches: list[Match]) -> Iterator[str]:
    """Yield what the compositions say; those within a promise, refusal, demand or threat are what it is about."""
    if not matches:
        return
    first = matches[0].row.type
    yield f"lexicon.first:{first}"
    for match in matches:
        family = "lexicon" if match.row.type == first or first not in _ABOUT_ACTS else "lexicon.inner"
        yield f"{family}:{match.row.type}"
        yield f"row:{match.row.type}:{match.row.high}>{match.row.low}"


def _grammar(sentence: Sentence, spine: Positions) -> Iterator[str]:
    for i in spine:
        role = "top" if i == spine[0] else "low"
        for token in sentence.dependents(i):
            if token.dep in _GRAMMAR or token.tag == "MD":
                yield f"{role}.{token.dep}:{token.lower}"
        if i != spine[0]:
            yield f"{role}.tag:{sentence.tokens[i].tag}"


def _participants(shape: Frame, known: tuple[Word, ...]) -> Iterator[str]:
    parties = (("actor", shape.actor, shape.actor_words), ("recipient", shape.recipient, shape.recipient_words))
    for role, head, places in parties:
        if head is None or not places:
            yield f"{role}:none"
            continue
        token = shape.sentence.tokens[head]
        yield f"{role}.entity:{token.entity}"
        yield f"{role}.dep:{token.dep}"
        for i in places:
            for concept in known[i].concepts:
                yield f"{role}.c:{concept}"


def _bag(shape: Frame, known: tuple[Word, ...], inside: frozenset[int]) -> Iterator[str]:
    ends = (*shape.actor_words, *shape.recipient_words, *shape.trigger) or (shape.head,)
    first, last = min(ends), max(ends)
    for i, word in enumerate(known):
        if i in inside or not word.lemma.isalpha():
            continue
        if first < i < last:
            yield from _meaning("between", word)
        elif last < i <= last + NEAR:
            yield from (f"near.c:{concept}" for concept in word.concepts)
