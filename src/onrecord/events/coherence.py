"""Which pairs of actor and recipient cannot be those of one act, by grammar alone.

What a sentence names besides is not what an act is done to: where it takes place, whose the language is, what another
verb with a subject of its own is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.events.phrases import Phrase, kind_of
from onrecord.events.triggers import Entry
from onrecord.model import EventType
from onrecord.parsing import Sentence, Token

PLACING = frozenset(
    [
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "within",
        "across",
        "throughout",
        "around",
        "along",
        "during",
        "before",
        "after",
        "since",
        "until",
        "till",
        "amid",
        "behind",
        "beside",
        "by",
        "via",
        "over",
        "off",
        "beneath",
        "under",
    ]
)
"""Prepositions that say where or when an act takes place, unless the trigger's frame has them."""

_MOMENTS = frozenset(("prep:during", "prep:before", "prep:after", "prep:since"))

_TOWARDS = frozenset((EventType.REQUEST, EventType.ACCUSE))
"""Types of verbs whose recipient does, or has to do, what the clause below them tells."""

_FOR_A_REASON = frozenset(
    (EventType.ACCUSE, EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.SUPPORT)
)
"""Types of acts after whose object "for" tells why, not to whom."""

MUTUAL = frozenset(
    (
        EventType.AGREE,
        EventType.ASSAULT,
        EventType.CONSULT,
        EventType.COOPERATE,
        EventType.REJECT,
        EventType.SUPPORT,
    )
)
"""Types of acts that two do to each other."""


def is_coherent(sentence: Sentence, trigger: Token, entry: Entry, actor: Phrase, recipient: Phrase, path: str) -> bool:
    """Tell whether an act can be the actor's and done to the recipient, whom `path` leads to."""
    if not set(actor.tokens).isdisjoint(recipient.tokens):
        return False
    steps = [step for step in path.split(">") if step]
    if "nsubj" in steps and any(step == "&" or step.endswith("verb&") for step in steps):
        return False  # the subject of a verb coordinated with the trigger: "A was told, and B left"
    if "relcl" in steps[1:-1]:
        return False  # what a relative clause says of somebody is another act
    if _is_language(sentence, recipient) or _MOMENTS.intersection(steps[1:]) or "acl>prep:at" in path:
        return False
    if trigger.tag[:2] == "VB" and steps and _belongs_to_object(sentence, trigger, entry, steps):
        return False
    return not (trigger.tag[:2] == "VB" and steps and _places(sentence, trigger, entry, steps[0]))


def is_mutual(entry: Entry, construction: str) -> bool:
    """Tell whether those coordinated as actors can act on each other."""
    return entry.type in MUTUAL and not construction.endswith("agent")


def _belongs_to_object(sentence: Sentence, verb: Token, entry: Entry, steps: Sequence[str]) -> bool:
    """Tell whether a path leads to what somebody else does: "urged A to leave B", "fined A for helping B"."""
    if steps[0] == "oprd":
        return len(steps) > 1
    reason = steps[0].partition(":pcomp")[0] in ("prep:for", "prep:over") and entry.type in _FOR_A_REASON
    if steps[0] == "xcomp" or reason:
        return any(_is_somebody(token) for token in sentence.dependents(verb.i, "dobj"))
    if steps[0] == "ccomp" and len(steps) > 1 and entry.type in _TOWARDS and not steps[1].startswith("nsubj"):
        clauses = sentence.dependents(verb.i, "ccomp")
        return any(_is_somebody(t) for clause in clauses for t in sentence.dependents(clause.i, "nsubj", "nsubjpass"))
    return False


def _is_somebody(token: Token) -> bool:
    return kind_of(token) not in ("", "thing", "document")


def _places(sentence: Sentence, verb: Token, entry: Entry, first: str) -> bool:
    """Tell whether the first step of a path leads to where or when a verb's act takes place."""
    preposition = first.removeprefix("prep:").rstrip("&").partition(":")[0]
    if not first.startswith("prep:") or preposition not in PLACING:
        return False
    if preposition not in entry.frame:
        return True
    return any(_is_somebody(token) for token in sentence.dependents(verb.i, "dobj"))


def _is_language(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a phrase is the language in which something is said: "in German"."""
    if len(phrase.tokens) > 1:
        return False
    token = sentence.tokens[phrase.head]
    return (
        token.entity in ("NORP", "LANGUAGE")
        and token.dep == "pobj"
        and sentence.tokens[token.head].lower in ("in", "into")
    )
