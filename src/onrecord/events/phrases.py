"""The phrases of a sentence that can take part in an act, and what sort of participant each is."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from onrecord.events.candidate import Positions
from onrecord.parsing import Sentence, Token
from onrecord.people.nominals import type_of

_LEFT = frozenset(("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "predet", "case"))
_INSIDE = frozenset(("amod", "compound", "nmod", "poss", "npadvmod"))
_NAMES = frozenset(("GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"))
_MEASURES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"))
_WORKS = frozenset(("EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE"))
_CORRELATIVE = frozenset(("both", "either", "neither"))
"""What opens a list ("NEITHER A nor B") and is no part of its first name."""
_COORDINATED = frozenset(("NN", "PR", "JJ", "CD"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_PERSONAL = frozenset(
    ("he", "she", "they", "it", "we", "i", "him", "her", "them", "us", "me", "his", "their", "its", "our")
)
LONGEST_TAIL = 9
"""Words of an "of" phrase that a participant's phrase keeps."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with its modifiers and its "of" phrase: the positions of its tokens, and its head's.

    `kind` is an entity type (GPE, NORP, ORG, PERSON, LOC, FAC), "person", "group", "organisation" for common nouns
    that name such, "pronoun", or "thing".
    """

    head: int
    tokens: Positions
    kind: str

    @property
    def political(self) -> bool:
        """Whether the phrase can name an actor by itself."""
        return self.kind not in ("thing", "document")


@functools.lru_cache(maxsize=16384)
def _common(noun: str, plural: bool) -> str:
    found = type_of(noun, plural)
    return "thing" if found is None else found.value


def kind_of(token: Token) -> str:
    """Return the kind of the phrase that `token` heads; "" where it heads none."""
    tag = token.tag
    if token.entity in _NAMES and tag[:2] in ("NN", "JJ", "FW", "AD"):
        return token.entity
    if tag in ("NN", "NNS", "NNP", "NNPS"):
        kind = _common(token.lower, tag in ("NNS", "NNPS"))
        if kind == "thing" and tag in ("NNP", "NNPS") and token.entity not in _MEASURES | _WORKS:
            return "ORG"
        return kind
    if tag in ("PRP", "PRP$"):
        return "pronoun" if token.lower in _PERSONAL else ""
    if tag == "CD" and token.dep in ("nsubj", "dobj", "pobj", "nsubjpass"):
        return "thing"
    return ""


def phrase(sentence: Sentence, head: int) -> Phrase:
    """Return the phrase headed by token `head`."""
    tokens = sentence.tokens
    inside = {head}
    for child in sentence.children[head]:
        below = tokens[child]
        if child < head and below.dep in _LEFT and not (tokens[head].entity and below.lower in _CORRELATIVE):
            inside.update(sentence.subtree(child))
        elif child > head and below.lower == "of" and below.dep == "prep" and not sentence.dependents(child, "pcomp"):
            tail = sentence.subtree(child)
            inside.update(tail[:LONGEST_TAIL])
    last = first = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return Phrase(head, tuple(range(first, last + 1)), kind_of(tokens[head]))


def political_modifier(sentence: Sentence, head: int) -> int | None:
    """Return the modifier of a noun that names somebody ("RUSSIA's decision", "the BRITISH plan"), None without one."""
    best = None
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if token.dep in _INSIDE and kind_of(token) not in ("", "thing", "document"):
            if token.dep == "poss":
                return child
            best = child
    return best


def coordinated(sentence: Sentence, head: int) -> list[int]:
    """Return `head` and the heads coordinated with it ("A, B and C"), in order; nobody left out ("but NOT D")."""
    found = [head]
    for here in found:
        joined = [token for token in sentence.dependents(here, "conj") if token.tag[:2] in _COORDINATED]
        found += [token.i for token in joined if not _is_left_out(sentence, token)]
        found += _listed(sentence, here)
    return sorted(found)


def _listed(sentence: Sentence, head: int) -> list[int]:
    """Return the state that a list goes on with where the parser takes it for an apposition: "A, B and C"."""
    if sentence.tokens[head].entity != "GPE":
        return []
    inner = (token for token in sentence.dependents(head, "appos") if token.entity == "GPE")
    return [token.i for token in inner if sentence.dependents(token.i, "cc") and sentence.dependents(token.i, "conj")]


def _is_left_out(sentence: Sentence, token: Token) -> bool:
    """Tell whether of a coordinated phrase the opposite is said: of B in "A, but NOT B", not in "A and NOT ONLY B"."""
    tokens = sentence.tokens
    first = min((i for i in sentence.children[token.i] if i < token.i and tokens[i].dep in _LEFT), default=token.i)
    before = [tokens[first - 1], *(no for no in sentence.dependents(token.i, "neg") if no.i < token.i)]
    return any(each.lower == "not" and tokens[each.i + 1].lower != "only" for each in before if each.i < token.i)


def is_relative(token: Token) -> bool:
    """Tell whether a token is a relative pronoun."""
    return token.lower in _RELATIVE and token.tag in ("WDT", "WP", "WP$", "IN")
