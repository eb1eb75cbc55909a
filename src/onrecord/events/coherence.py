"""Which pairs of actor and recipient cannot be those of one act, by grammar alone.

What a sentence names besides is not what an act is done to: where it takes place, whose the language is, what another
verb with a subject of its own is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.events.deeds import DEEDS, is_done_to
from onrecord.events.phrases import Phrase, kind_of
from onrecord.events.triggers import Entry, lemma
from onrecord.events.triggers import entry as act
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

_ASIDE = frozenset(
    f"prep:{word}" for word in ("after", "along", "around", "before", "during", "near", "outside", "since")
)
"""Later steps that lead from whom an act is done to, to when that is or to what is near them."""

_TOWARDS = frozenset((EventType.REQUEST, EventType.ACCUSE))
"""Types of verbs whose recipient does, or has to do, what the clause below them tells."""

_FOR_A_REASON = frozenset(
    (EventType.ACCUSE, EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.SUPPORT)
)
"""Types of acts after whose object "for" tells why, not to whom."""

_HOSTILE = frozenset((EventType.ASSAULT, EventType.REJECT))
"""Types of acts that those named together do to somebody else rather than to each other."""

_TAKING_SIDES = frozenset((EventType.ASSAULT, EventType.REJECT, EventType.SUPPORT))
"""Types of verbs whose coordinated subjects are on one side where anything else is their object."""

_REFLEXIVE = frozenset(("herself", "himself", "itself", "themselves", "yourself", "myself", "ourselves"))

_SUMMONING = frozenset((EventType.REQUEST, EventType.SUPPORT))
"""Types of verbs after whose object "to" names where they are to come: "summoned A to the palace"."""

_VOICING = frozenset(
    (
        "affirm",
        "confirm",
        "express",
        "pledge",
        "promise",
        "reaffirm",
        "reiterate",
        "renew",
        "restate",
        "stress",
        "voice",
    )
)
"""Verbs of putting one's own act into words: in "reiterated A's support" A is who supports."""

_DONE_TO = frozenset(("prep:of", "prep:on", "prep:against", "prep:into"))
"""Steps from a deed to whom it is done."""

_JOINT = frozenset(("by", "of"))
"""Constructions of nouns whose coordinated actors act together."""

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
    if _is_language(sentence, recipient) or _ASIDE.intersection(steps[1:]) or "acl>prep:at" in path:
        return False
    if "prep:according" in path or (trigger.tag[:2] == "VB" and _is_done_to_another(sentence, trigger, steps)):
        return False
    if trigger.tag[:2] == "VB" and steps and _belongs_to_object(sentence, trigger, entry, steps):
        return False
    if trigger.tag[:2] == "VB" and steps and _is_beside_object(sentence, trigger, entry, steps):
        return False
    if is_done_to(sentence, trigger, entry, recipient.head):
        return False
    if trigger.tag == "MD" and steps and _is_obliged_elsewhere(sentence, trigger, steps[0]):
        return False
    return not (steps and _places(sentence, trigger, entry, steps))


def is_mutual(sentence: Sentence, trigger: Token, entry: Entry, construction: str) -> bool:
    """Tell whether those coordinated as actors can act on each other.

    "A and B condemned the ATTACK" and "an ATTACK by A and B" tell of no attack of A's on B, "A and B REJECT the plan",
    "toured the town" and "issued statements" of nothing that A does to B.
    """
    if entry.type not in MUTUAL or construction.endswith("agent"):
        return False
    if trigger.tag[:2] == "VB":
        return not (entry.mode == "visit" or (entry.type in _TAKING_SIDES and _is_about_else(sentence, trigger)))
    if entry.part == "n" and construction != "between" and "between" not in entry.frame:
        return False
    together = construction.startswith("verb:") or construction in _JOINT
    return not (together and entry.type in _HOSTILE)


def _is_about_else(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb has an object or a clause that is not "each other"."""
    objects = sentence.dependents(verb.i, "dobj", "xcomp", "ccomp")
    return any(token.lower not in ("other", "another", "themselves") for token in objects)


def _is_done_to_another(sentence: Sentence, verb: Token, steps: Sequence[str]) -> bool:
    """Tell whether a path leads on from a deed whose doer is told to whom it was done: "condemned A's attack on B"."""
    if len(steps) != 2 or steps[0] != "dobj" or steps[1] not in _DONE_TO:
        return False
    for deed in sentence.dependents(verb.i, "dobj"):
        if any(_is_somebody(token) for token in sentence.dependents(deed.i, "poss")):
            return True
        if any(below.lower == "by" for below in sentence.dependents(deed.i, "prep", "agent")):
            return True
    return False


def _is_obliged_elsewhere(sentence: Sentence, modal: Token, first: str) -> bool:
    """Tell whether somebody else is who has to act: of "said that A MUST leave B", B is not asked."""
    if first.startswith("nsubj"):
        return False
    return any(_is_somebody(token) for token in sentence.dependents(modal.head, "nsubj", "nsubjpass"))


def _belongs_to_object(sentence: Sentence, verb: Token, entry: Entry, steps: Sequence[str]) -> bool:
    """Tell whether a path leads to what somebody else does: "urged A to leave B", "fined A for helping B"."""
    if steps[0] == "oprd":
        return len(steps) > 1
    way, gerund, _ = steps[0].partition(":pcomp")
    reason = entry.type in _FOR_A_REASON and (way in ("prep:for", "prep:over") or (way == "prep:of" and bool(gerund)))
    if steps[0] == "xcomp" or reason:
        return any(_is_somebody(token) for token in sentence.dependents(verb.i, "dobj"))
    if steps[0] == "ccomp" and len(steps) > 1 and entry.type in _TOWARDS and not steps[1].startswith("nsubj"):
        clauses = sentence.dependents(verb.i, "ccomp")
        return any(_is_somebody(t) for clause in clauses for t in sentence.dependents(clause.i, "nsubj", "nsubjpass"))
    return False


def _is_beside_object(sentence: Sentence, verb: Token, entry: Entry, steps: Sequence[str]) -> bool:
    """Tell whether a path leads past a verb's object to whom the act is not done to.

    "Shot HIMSELF on B", "summoned A to B", "arrested A, acting for B", "toured A and met B", "attended TALKS in B",
    "reiterated B's SUPPORT".
    """
    objects = sentence.dependents(verb.i, "dobj")
    if not objects:
        return False
    if steps[0].startswith("&"):
        return True
    if steps[0] != "dobj" and entry.type in DEEDS and any(token.lower in _REFLEXIVE for token in objects):
        return True
    aside = steps[0] == "advcl" or (steps[0] == "prep:to" and entry.type in _SUMMONING)
    if aside and "obj" in entry.frame and any(map(_is_somebody, objects)):
        return True
    if steps == ["dobj"]:
        return lemma(verb) in _VOICING and not any(map(_is_somebody, objects))
    if len(steps) < 2 or steps[0] != "dobj":
        return False
    if entry.type is EventType.CONSULT and is_placing(steps[1]):
        return True
    told = lemma(verb) in _VOICING and any(act(token) is not None for token in objects)
    return told and steps[1] == "poss"


def _is_somebody(token: Token) -> bool:
    return kind_of(token) not in ("", "thing", "document")


def is_placing(step: str) -> bool:
    """Tell whether a step of a path is a preposition that says where or when an act takes place."""
    return step.startswith("prep:") and step.removeprefix("prep:").rstrip("&").partition(":")[0] in PLACING


def _places(sentence: Sentence, trigger: Token, entry: Entry, steps: Sequence[str]) -> bool:
    """Tell whether a path leads to where or when an act takes place, by the first step below its word or light verb."""
    if trigger.tag[:2] == "VB":
        first = steps[0]
    elif entry.type is EventType.CONSULT and entry.mode != "visit":
        return is_placing(steps[1] if steps[0] == "verb" and len(steps) > 1 else steps[0])
    else:
        return False
    if not is_placing(first):
        return False
    if first.removeprefix("prep:").rstrip("&").partition(":")[0] not in entry.frame:
        return True
    return any(_is_somebody(token) for token in sentence.dependents(trigger.i, "dobj"))


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
