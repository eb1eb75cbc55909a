"""A phrase that does an act, and whom it stands for: pronouns for subjects above them, things for their owners."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.events.phrases import coordinated, kind_of, political_modifier
from onrecord.events.triggers import entry
from onrecord.parsing import Sentence, Token

_PEOPLE = frozenset(("PERSON", "person", ""))
_BODIES = frozenset(("GPE", "ORG", "NORP", "organisation", "group", "LOC"))
_ANTECEDENTS = {
    **dict.fromkeys(("he", "his", "she", "her", "i", "my"), _PEOPLE),
    **dict.fromkeys(("it", "its"), _BODIES | _PEOPLE),  # a spokeswoman's or a president's "it" is whom they speak for
    **dict.fromkeys(("they", "their", "we", "our"), _PEOPLE | _BODIES),
}
"""What sorts of phrase a pronoun can stand for."""

_OWNING = frozenset(("of", "by", "between"))
_SENT = frozenset(("from",))
"""Prepositions that name whom an act or a document is by, and only where anything else is: "images FROM France"."""
_NOBODY = frozenset(("few", "nobody", "none", "nothing"))


class Doer(NamedTuple):
    """The head of a phrase that does the act, and how it was found."""

    head: int
    construction: str


def each(sentence: Sentence, found: list[Doer]) -> list[Doer]:
    """Return who some doers stand for, coordinated ones each."""
    expanded: dict[int, str] = {}
    for head, construction in (antecedent(sentence, doer) for doer in found):
        for other in coordinated(sentence, head):
            for inner in represented(sentence, other) or (other,):
                expanded.setdefault(inner, construction)
    named = (Doer(head, construction) for head, construction in expanded.items() if not is_nobody(sentence, head))
    return [_somebody(sentence, doer) for doer in named]


def is_nobody(sentence: Sentence, head: int) -> bool:
    """Tell whether a phrase says that nobody does it, or hardly anybody: "NO country", "NONE of them", "FEW people"."""
    if sentence.tokens[head].lower in _NOBODY:
        return True
    before = [token.lower for token in sentence.dependents(head, "det", "amod", "nummod")]
    return "no" in before or ("few" in before and "a" not in before)


def represented(sentence: Sentence, head: int) -> list[int]:
    """Return the states that people in office are of, where there are several.

    "The presidents OF FINLAND AND SWEDEN", "the FINNISH and SWEDISH presidents".
    """
    if sentence.tokens[head].tag != "NNS" or kind_of(sentence.tokens[head]) not in ("person", "group"):
        return []
    of = (below.i for below in sentence.dependents(head, "prep") if below.lower == "of")
    inner = [token for i in of for token in sentence.dependents(i, "pobj")]
    for first in (*inner, *sentence.dependents(head, "amod")):
        states = [first.i, *_joined(sentence, first.i)]
        if len(states) > 1 and all(sentence.tokens[i].entity in ("GPE", "NORP") for i in states):
            return states
    return []


def _joined(sentence: Sentence, head: int) -> list[int]:
    """Return the heads coordinated with one, each hanging on it or on the one before it."""
    found: list[int] = []
    for below in sentence.dependents(head, "conj"):
        found += [below.i, *_joined(sentence, below.i)]
    return found


def antecedent(sentence: Sentence, doer: Doer) -> Doer:
    """Return whom a pronoun that does the act means, where a subject above it in the sentence says so.

    "Hungary says IT will not accept" and "voiced HIS support": the subject of a verb that the pronoun's clause or noun
    depends on. Any other doer comes back as it is.
    """
    token = sentence.tokens[doer.head]
    allowed = _ANTECEDENTS.get(token.lower) if token.tag in ("PRP", "PRP$") else None
    if allowed is None:
        return doer
    own = token.head if token.dep in ("nsubj", "nsubjpass") else -1
    for above in sentence.ancestors(doer.head):
        if above.i == own or above.tag[:2] != "VB":
            continue
        objects = [o for o in sentence.dependents(above.i, "dobj") if o.i < token.i] if token.tag == "PRP$" else []
        if any(kind_of(each) in allowed - {""} for each in objects):
            return doer  # "A shunned B during HIS trips": either may be meant
        for subject in sentence.dependents(above.i, "nsubj", "nsubjpass"):
            if subject.i < doer.head and kind_of(subject) in allowed and _agrees(sentence, token, subject):
                return Doer(subject.i, f"{token.lower}>{doer.construction}")
    return doer


def _agrees(sentence: Sentence, pronoun: Token, subject: Token) -> bool:
    """Tell whether a pronoun can stand for a subject by number: "they" for no one person but who speaks for others."""
    if pronoun.lower not in ("they", "their") or kind_of(subject) not in ("PERSON", "person"):
        return True
    words = (subject, *sentence.dependents(subject.i, "compound"))
    return bool(sentence.dependents(subject.i, "conj")) or any(word.lower.startswith("spokes") for word in words)


def _somebody(sentence: Sentence, doer: Doer) -> Doer:
    """Return a doer, or whom it belongs to where it is a thing: "RUSSIA's decision", "missiles fired BY THE ARMY"."""
    head, construction = doer
    if kind_of(sentence.tokens[head]) not in ("thing", "document"):
        return doer
    owner = political_modifier(sentence, head)
    if owner is not None:
        return Doer(owner, construction + "+owner")
    is_message = entry(sentence.tokens[head]) is not None or kind_of(sentence.tokens[head]) == "document"
    for preposition in sentence.dependents(head, "prep"):
        if preposition.lower in (_OWNING | _SENT if is_message else _OWNING):
            for inner in sentence.dependents(preposition.i, "pobj"):
                if kind_of(inner) not in ("thing", "document", ""):
                    return Doer(inner.i, construction + "+of")
    for clause in sentence.dependents(head, "acl"):
        for agent in agents(sentence, clause.i):
            return Doer(agent, construction + "+agent")
    return doer


def companions(sentence: Sentence, verb: Token, subject: Token) -> list[int]:
    """Return the heads of those named before a verb who do what its subject does: "A, along WITH B, did it"."""
    found = []
    for below in (*sentence.dependents(verb.i, "prep"), *sentence.dependents(subject.i, "prep")):
        if below.i > verb.i:
            continue
        inner = below if below.lower == "alongside" else None
        if below.lower == "along":
            inner = next((each for each in sentence.dependents(below.i, "prep") if each.lower == "with"), None)
        elif below.lower == "with" and below.i and sentence.tokens[below.i - 1].lower in ("along", "together"):
            inner = below
        if inner is not None:
            found += [token.i for token in sentence.dependents(inner.i, "pobj")]
    return found


def agents(sentence: Sentence, head: int) -> list[int]:
    """Return the heads of "by X" below a passive verb or a noun."""
    return [
        inner.i
        for by in sentence.dependents(head, "agent", "prep")
        if by.lower == "by"
        for inner in sentence.dependents(by.i, "pobj")
    ]
