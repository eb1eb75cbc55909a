"""When and where an act took place: the time expressions and places that hang on its trigger, or on what governs it.

Only what the same clause says counts, by the dependency tree; a chain through a governing verb is named in `why`.
Whether a date may be taken over from another telling is for `occurrences`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from onrecord.events.candidate import Candidate
from onrecord.events.scene import Scene
from onrecord.model import EventDate, EventPlace, Span, TimeType
from onrecord.parsing import Sentence, Token

_CLAUSE = frozenset(("relcl", "ccomp", "advcl", "acl", "parataxis"))
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "conj", "attr", "csubj"))
_PLACED = frozenset(("in", "at", "near", "outside", "inside", "across", "around", "throughout", "within"))
_REACHED = frozenset(("to", "in", "at", "into"))
REACH = 4
"""Words between an act and a time or place that hangs on what governs it."""


class Dated(NamedTuple):
    """A date and the chain that ties it to the act."""

    date: EventDate
    why: str


class Located(NamedTuple):
    """A place and the chain that ties it to the act."""

    place: EventPlace
    why: str


def date_of(scene: Scene, candidate: Candidate) -> Dated | None:
    """Return when an act took place, None where its clause does not say."""
    sentence = candidate.sentence
    best: tuple[int, int, Dated] | None = None
    for time in scene.times.within(sentence.span):
        if time.type not in (TimeType.DATE, TimeType.TIME) or time.value is None or time.precision is None:
            continue
        steps = _distance(sentence, candidate, time.span)
        if steps is None:
            continue
        dated = Dated(EventDate(time.value, time.precision, time.origin, time.span), steps[1])
        apart = abs(sentence.tokens[candidate.head].start - time.span.start)
        if best is None or (steps[0], apart) < best[:2]:
            best = (steps[0], apart, dated)
    return None if best is None else best[2]


def place_of(scene: Scene, candidate: Candidate, mode: str | None) -> Located | None:
    """Return where an act took place, None where its clause does not say. A visit takes place where it goes to."""
    sentence = candidate.sentence
    best: tuple[int, int, Located] | None = None
    for place in scene.places.within(sentence.span):
        head = _head(sentence, place.span)
        if head is None:
            continue
        preposition = _preposition(sentence, head)
        if preposition is None or preposition.lower not in (_PLACED | (_REACHED if mode == "visit" else frozenset())):
            continue
        steps = _distance(sentence, candidate, place.span)
        if steps is None:
            continue
        found = Located(EventPlace(place.name, place.country, place.span), f"{steps[1]}:{preposition.lower}")
        apart = abs(sentence.tokens[candidate.head].start - place.span.start)
        if best is None or (steps[0], apart) < best[:2]:
            best = (steps[0], apart, found)
    return None if best is None else best[2]


def _preposition(sentence: Sentence, token: Token) -> Token | None:
    """Return the preposition that brings a place, through appositions ("IN the capital Astana"); None without one."""
    for above in (token, *sentence.ancestors(token.i)):
        if above.dep == "pobj":
            return sentence.tokens[above.head]
        if above.dep not in ("appos", "conj", "compound", "nmod"):
            return None
    return None


def _head(sentence: Sentence, span: Span) -> Token | None:
    """Return the word of a span that the others hang on, None where no word of the sentence lies in it."""
    inside = [token for token in sentence.tokens if token.start < span.end and token.end > span.start]
    within = {token.i for token in inside}
    for token in inside:
        if token.head not in within or token.head == token.i:
            return token
    return None


def _distance(sentence: Sentence, candidate: Candidate, span: Span) -> tuple[int, str] | None:
    """Return how far a span hangs from an act, and by which chain; None where another clause is between."""
    head = _head(sentence, span)
    if head is None:
        return None
    own = dict(zip(_upwards(sentence, candidate), range(REACH + 2), strict=False))
    argument = False
    for steps, token in enumerate((head, *islice(sentence.ancestors(head.i), 2 * REACH))):
        if token.i in own:
            up = own[token.i]
            if up and argument:
                return None  # it belongs to another party or act under the same verb
            return steps + 2 * up, "same-clause" if not up else f"governor:{token.lower}"
        argument = argument or token.dep in _ARGUMENTS
        if token.dep in _CLAUSE and token.tag[:2] == "VB":
            return None
    return None


def _upwards(sentence: Sentence, candidate: Candidate) -> Iterator[int]:
    """Yield the trigger's head and the words that govern it within its clause, nearest first."""
    token = sentence.tokens[candidate.head]
    yield token.i
    for i in candidate.trigger:
        if i != token.i:
            yield i
    while token.head != token.i:
        above = sentence.tokens[token.head]
        if token.dep in ("relcl", "ccomp", "parataxis") or (token.dep == "advcl" and token.tag[:2] == "VB"):
            return
        if token.dep == "conj":
            return
        if above.tag[:2] in ("VB", "NN", "IN", "TO"):
            yield above.i
        token = above
