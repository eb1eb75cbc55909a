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
        if child < head and below.dep in _LEFT:
            inside.update(sentence.subtree(child))
        elif child > head and below.lower == "of" and below.dep == "prep":
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
    """Return `head` and the heads coordinated with it ("A, B and C"), in order."""
    found = [head]
    here = head
    for _ in range(8):
        joined = [t.i for t in sentence.dependents(here, "conj") if t.tag[:2] in ("NN", "PR", "JJ", "CD")]
        if not joined:
            break
        found.extend(joined)
        here = joined[-1]
    return found


def is_relative(token: Token) -> bool:
    """Tell whether a token is a relative pronoun."""
    return token.lower in _RELATIVE and token.tag in ("WDT", "WP", "WP$", "IN")
