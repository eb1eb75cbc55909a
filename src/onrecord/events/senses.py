"""Whether an ambiguous word tells of a political act where it stands: the conditions of `data/events/senses.tsv`.

Reach for it before anybody is looked for who acts: "they threw stones" is an act, "he threw a party" none.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from onrecord.data import table
from onrecord.events.phrases import is_relative, kind_of
from onrecord.events.typing.concepts import base_form, words
from onrecord.model import EventType
from onrecord.parsing import Sentence, Token

IsAct = Callable[[Token], bool]
"""Tells whether a token is a word of the trigger lexicon."""

_DOING = frozenset(
    (
        EventType.AID,
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.MOBILIZE,
        EventType.RETREAT,
        EventType.SANCTION,
    )
)
"""Types of verbs that tell of deeds: with a clause for object they report ("he RECALLED that ...")."""

_HELD = frozenset((EventType.REJECT, EventType.SUPPORT))
"""Types of views, of which polls tell shares."""

_THINGS = frozenset(("thing", "document", ""))
_QUANTITIES = frozenset(
    ("all", "batch", "contingent", "dozens", "half", "handful", "hundreds", "majority", "many", "most", "number", "one")
) | frozenset(("part", "remainder", "rest", "scores", "some", "thousands"))
"""Words before "of" that only say how many: "withdrew a BATCH of 200 soldiers"."""
_INSIDE = frozenset(("amod", "compound", "nmod", "poss"))


@functools.cache
def conditions() -> dict[tuple[str, str], tuple[tuple[str, frozenset[str]], ...]]:
    """Return the conditions by lemma and part of speech: what has to be there, and which of its values."""
    return {
        (word, part): tuple(_condition(each) for each in conditions.split())
        for word, part, conditions in table("events/senses.tsv")
    }


def _condition(text: str) -> tuple[str, frozenset[str]]:
    name, _, values = text.partition(":")
    return name, frozenset(values.split(",")) if values else frozenset()


def is_political(sentence: Sentence, token: Token, lemma: str, part: str, kind: EventType, is_act: IsAct) -> bool:
    """Tell whether a trigger of the lexicon, with its lemma, part and type there, is one in this sentence."""
    if part == "v" and kind in _DOING and _reports(sentence, token):
        return False
    if kind in _HELD and _is_share(sentence, token):
        return False
    known = conditions().get((lemma, part))
    return known is None or any(_holds(sentence, token, name, values, is_act) for name, values in known)


def _reports(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb governs a finite clause and no object."""
    if sentence.dependents(verb.i, "dobj", "nsubjpass"):
        return False
    return any(
        clause.tag in ("VBD", "VBZ", "VBP", "MD") or sentence.dependents(clause.i, "mark", "aux")
        for clause in sentence.dependents(verb.i, "ccomp")
    )


def _is_share(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word says how many hold a view: "the miners FAVOURED her, 72 percent to 8"."""
    return any(sentence.tokens[i].entity == "PERCENT" for i in sentence.subtree(token.i))


def _holds(sentence: Sentence, token: Token, name: str, values: frozenset[str], is_act: IsAct) -> bool:
    if name == "to":
        return any(
            below.tag == "VB" and any(mark.lower == "to" for mark in sentence.dependents(below.i, "aux"))
            for below in sentence.dependents(token.i, "xcomp", "ccomp", "acl", "relcl", "advcl")
        )
    if name in ("prep", "prt"):
        labels = ("prep", "prt", "advmod", "agent", "dative") if name == "prep" else ("prt", "advmod", "oprd")
        return any(below.lower in values for below in sentence.dependents(token.i, *labels))
    if name == "by":
        return any(below.lower in values for below in sentence.dependents(token.i, *_INSIDE))
    if name == "clause":
        return bool(sentence.dependents(token.i, "ccomp"))
    if name == "under":
        return base_form(sentence.tokens[token.head].lower, sentence.tokens[token.head].tag) in values
    found = _objects(sentence, token) if name == "obj" else sentence.dependents(token.i, "nsubj", "agent")
    return any(_is(sentence, each, value, is_act) for each in found for value in values)


def _objects(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Yield a verb's objects: its own, the noun that it modifies, the passive subject of the verb above it."""
    own = sentence.dependents(verb.i, "dobj", "nsubjpass", "dative", "oprd")
    for token in own:
        yield sentence.tokens[verb.head] if is_relative(token) and verb.dep == "relcl" else token
        yield from (sentence.tokens[i] for i in sentence.children[token.i] if sentence.tokens[i].dep == "conj")
    above = sentence.tokens[verb.head]
    subjects = sentence.dependents(verb.i, "nsubj")
    if verb.dep == "acl" or (verb.dep == "relcl" and not any(map(is_relative, subjects))):
        yield above
    if verb.dep in ("xcomp", "conj", "ccomp") and not own and not subjects:
        yield from sentence.dependents(above.i, "nsubjpass", "dobj", "nsubj")


def _is(sentence: Sentence, token: Token, value: str, is_act: IsAct) -> bool:
    if value == "any":
        return True
    if token.lower in _QUANTITIES:
        of = (below for below in sentence.dependents(token.i, "prep") if below.lower == "of")
        counted = [inner for below in of for inner in sentence.dependents(below.i, "pobj")]
        if counted:
            return any(_is(sentence, each, value, is_act) for each in counted)
    if value == "somebody":
        inside = (token, *(below for below in sentence.dependents(token.i, "compound", "amod", "poss")))
        return any(kind_of(each) not in _THINGS for each in inside)
    if value == "people":
        return kind_of(token) not in _THINGS
    if value == "state":
        return token.entity in ("GPE", "LOC")
    if value == "act":
        return is_act(token)
    if value.startswith("@"):
        near = (token.i, *sentence.children[token.i])
        return any(value[1:] in words(sentence)[i].concepts for i in near)
    return base_form(token.lower, token.tag) == value
