"""Whether an act is told as a fact, and by whom: auxiliaries, negation, what governs the act, and who tells of it.

What somebody is reported to have said is claimed by them, whatever its mood. Of the rest, a denial outweighs a
condition, that a plan, that an arm's length ("allegedly"), that the past. The words are in `data/events/status.toml`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.data import toml
from onrecord.events.candidate import Candidate
from onrecord.events.triggers import lemma, light_verbs
from onrecord.model import Status
from onrecord.parsing import Sentence, Token

_ORDER = (Status.DENIED, Status.HYPOTHETICAL, Status.PLANNED, Status.CLAIMED, Status.PAST)
_GOVERNED = frozenset(("xcomp", "ccomp", "pcomp", "acl", "dobj", "advcl", "pobj"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
REACH = 3
"""Governing words that are looked at above an act ("REFUSED to AGREE to a CALL for")."""


class Judged(NamedTuple):
    """A status and the rule that gave it, "" where nothing spoke for another than asserted."""

    status: Status
    why: str


@functools.cache
def _words() -> Mapping[str, Mapping[str, Status]]:
    data = toml("events/status.toml")
    return {
        place: {word: Status(status) for status, listed in reversed(by.items()) for word in listed}
        for place, by in data.items()
    }


def status_of(candidate: Candidate) -> Judged:
    """Return the status that an act has by the words of its own sentence, whoever says them."""
    sentence, head = candidate.sentence, candidate.sentence.tokens[candidate.head]
    found = [*_own(sentence, head), *_above(sentence, head)]
    found += [sign for recipient in sentence.dependents(head.i, "dobj") for sign in _quantified(sentence, recipient)]
    for status in _ORDER:
        for sign in found:
            if sign.status is status:
                return sign
    return Judged(Status.ASSERTED, "")


def _above(sentence: Sentence, head: Token) -> Iterator[Judged]:
    """Yield what the words that govern an act's word say of it."""
    here = head
    for _ in range(REACH):
        above = sentence.tokens[here.head]
        if above.i == here.i:
            return
        if here.dep == "prep" or (here.dep in ("pobj", "pcomp") and above.dep == "prep"):
            yield from _opening(above)
            if here.dep == "prep" and _words()["governors"].get(lemma(above)) is Status.CLAIMED:
                yield Judged(Status.CLAIMED, f"governor:{lemma(above)}")
            here = above
            continue
        if (here.dep not in _GOVERNED and here.dep != "conj") or _is_beside(sentence, here):
            return
        if _is_given(sentence, here, above):
            return
        if here.dep == "conj":
            yield from (sign for sign in _own(sentence, above) if _is_shared(sentence, sign, here))
        else:
            status = _words()["governors"].get(lemma(above))
            own_object = here.dep == "dobj" and status not in (Status.DENIED, Status.CLAIMED, Status.PLANNED)
            if status is not None and not own_object:
                yield Judged(status, f"governor:{lemma(above)}")
            if here.dep in ("xcomp", "dobj", "pobj", "pcomp"):
                yield from (sign for sign in _own(sentence, above) if above.tag[:2] in ("VB", "MD"))
        here = above


def _is_shared(sentence: Sentence, sign: Judged, verb: Token) -> bool:
    """Tell whether a sign of one verb is one of a verb coordinated with it: "WILL meet and sign", not "and signed"."""
    if sentence.dependents(verb.i, "nsubj", "nsubjpass"):
        return False
    finite = verb.tag in ("VBD", "VBZ")
    return sign.why.startswith("quantifier") or (sign.why.startswith("modal") and not finite)


def _is_given(sentence: Sentence, noun: Token, above: Token) -> bool:
    """Tell whether a noun's act is taken as done by a verb that it is the object of, whatever is said of that verb.

    "Did not condemn A's INVASION of B" does not deny the invasion, as "did not hold talks" does the talks.
    """
    if noun.dep != "dobj" or noun.tag[:2] != "NN" or above.tag[:2] != "VB" or not sentence.dependents(noun.i, "poss"):
        return False
    return lemma(above) not in light_verbs() and lemma(above) not in _words()["governors"]


def _is_beside(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a finite clause says when or why the one above it holds: "refused to meet him WHEN he visited"."""
    if verb.dep != "advcl" or not sentence.dependents(verb.i, "nsubj", "nsubjpass"):
        return False
    return all(below.lower != "to" for below in sentence.dependents(verb.i, "aux"))


def _opening(preposition: Token) -> Iterator[Judged]:
    if preposition.lower == "without":
        yield Judged(Status.DENIED, "without")


def _quantified(sentence: Sentence, party: Token) -> Iterator[Judged]:
    """Yield what the quantifier of a subject or object says: "NEITHER A NOR B did it", "NO country", "NOBODY"."""
    denying = _words()["quantifiers"]
    inside = (party, *sentence.dependents(party.i, "det", "preconj", "cc"))
    yield from (Judged(denying[each.lower], f"quantifier:{each.lower}") for each in inside if each.lower in denying)


def _own(sentence: Sentence, token: Token) -> Iterator[Judged]:
    """Yield what the words that hang on an act's word say of it."""
    words = _words()
    have = past = False
    for below in sentence.dependents(token.i):
        word = below.lower
        if below.dep in _SUBJECTS:
            yield from _quantified(sentence, below)
        elif below.dep == "neg":
            yield Judged(Status.DENIED, f"negated:{word}")
        elif below.dep == "aux":
            if word in words["auxiliaries"]:
                yield Judged(words["auxiliaries"][word], f"modal:{word}")
            have = have or word in ("had", "'d", "’d")
        elif below.dep == "mark" and word in words["conditions"]:
            yield Judged(words["conditions"][word], f"condition:{word}")
        elif below.dep == "advmod" and word in words["adverbs"]:
            yield Judged(words["adverbs"][word], f"adverb:{word}")
        elif below.dep in ("det", "amod") and word in words["determiners"]:
            yield Judged(words["determiners"][word], f"determiner:{word}")
    past = have and token.tag in ("VBN", "VBD")
    if past:
        yield Judged(Status.PAST, "pluperfect")
