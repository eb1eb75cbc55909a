"""Whom an act can be done to or with: every phrase below a trigger, with the path that leads to it."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.events.candidates.doers import EVALUATING, RECEIVING, is_passive
from onrecord.events.phrases import is_relative, kind_of
from onrecord.events.triggers import lemma, light_verbs
from onrecord.parsing import Sentence, Token

DEPTH = 6
"""Steps down the tree that a recipient is looked for."""

MOST = 16
"""Phrases looked at for one trigger."""

_SKIPPED = frozenset(("punct", "det", "aux", "auxpass", "neg", "cc", "mark", "case", "expl", "predet"))


class Reached(NamedTuple):
    """The head of a phrase and the path of dependencies that leads to it from the trigger, as "prep:with>compound"."""

    head: int
    path: str


def reached(sentence: Sentence, trigger: Token, barred: frozenset[int]) -> list[Reached]:
    """Return the phrases that may be a trigger's recipients, nearest first; `barred` are heads not to enter."""
    found: list[Reached] = []
    starts: list[tuple[int, str]] = [(trigger.i, "")]
    above = sentence.tokens[trigger.head]
    if trigger.tag == "MD" or trigger.dep == "acomp":
        starts = [(above.i, ""), (trigger.i, "")]
    elif trigger.tag[:2] == "VB":
        found += _taken_over(sentence, trigger)
    elif trigger.dep in ("dobj", "nsubjpass") and above.tag[:2] == "VB":
        if light_verbs().get(lemma(above)) or lemma(above) in EVALUATING | RECEIVING:
            starts.append((above.i, "verb>"))
    elif trigger.dep == "pobj" and above.i != trigger.i:
        verb = sentence.tokens[above.head]
        if above.lower in light_verbs().get(lemma(verb), ()):
            starts.append((verb.i, "verb>"))
    elif trigger.dep in ("conj", "appos") and above.tag[:2] == "NN":
        starts.append((above.i, "conj^>"))
    seen = {trigger.i}
    for start, prefix in starts:
        seen.add(start)
        _descend(sentence, start, prefix, seen | barred, found)
    return found[:MOST]


def _taken_over(sentence: Sentence, verb: Token) -> list[Reached]:
    """Return what a verb does not govern itself: the noun that it modifies, the subject of the passive above it."""
    above = sentence.tokens[verb.head]
    passive = is_passive(sentence, verb)
    if verb.dep == "acl" and verb.tag == "VBN":
        return [Reached(above.i, "^acl")]
    if verb.dep == "relcl":
        for token in sentence.dependents(verb.i, "nsubjpass", "dobj", "pobj"):
            if is_relative(token):
                return [Reached(above.i, f"^relcl:{token.dep}")]
        subjects = sentence.dependents(verb.i, "nsubj", "nsubjpass")
        if subjects and not is_relative(subjects[0]) and not sentence.dependents(verb.i, "dobj"):
            return [Reached(above.i, "^relcl:gap")]
    if passive and verb.dep in ("conj", "xcomp", "ccomp", "advcl") and not sentence.dependents(verb.i, "nsubjpass"):
        for token in sentence.dependents(above.i, "nsubjpass", "nsubj"):
            if is_relative(token) and above.dep == "relcl":
                return [Reached(above.head, f"^{verb.dep}:relcl")]
            return [Reached(token.i, f"^{verb.dep}:{token.dep}")]
    return []


def _descend(
    sentence: Sentence, start: int, prefix: str, seen: set[int] | frozenset[int], found: list[Reached]
) -> None:
    queue = [(start, prefix, 0)]
    visited = set(seen)
    while queue:
        here, path, depth = queue.pop(0)
        for child in sentence.children[here]:
            token = sentence.tokens[child]
            if child in visited or token.dep in _SKIPPED or (token.lower == "as" and token.dep == "prep"):
                continue  # what somebody is, or was ("resigned AS head of the bank"), is no other party
            if token.dep == "conj" and token.tag[:2] == "VB" and sentence.dependents(child, "nsubj", "nsubjpass"):
                continue  # what another does: "A expelled envoys, and B recalled its own"
            visited.add(child)
            step, deeper = _step(token, path)
            if kind_of(token) and step and not _is_part(sentence, token):
                found.append(Reached(child, step))
            if depth + 1 < DEPTH and len(found) < MOST:
                queue.append((child, deeper, depth + 1))


def _is_part(sentence: Sentence, token: Token) -> bool:
    """Tell whether a token is a part of its head's name, or the title before it: "Dag" of "Dag Hammarskjöld"."""
    head = sentence.tokens[token.head]
    if token.dep not in ("compound", "nmod", "amod") or not head.entity:
        return False
    if head.entity == "PERSON" and token.entity not in ("GPE", "NORP", "ORG"):
        return True
    inside = sentence.tokens[min(token.i, head.i) + 1 : max(token.i, head.i) + 1]
    return token.entity == head.entity and not any(each.entity_begins or not each.entity for each in inside)


def _step(token: Token, path: str) -> tuple[str, str]:
    """Return the path to a token and the prefix for what is below it; the preposition stands for its object's label."""
    if token.dep in ("prep", "agent", "dative") and token.tag in ("IN", "TO", "RP", "VBG"):
        return "", f"{path}prep:{token.lower}"
    if token.dep in ("pobj", "pcomp"):
        return path + ("" if token.dep == "pobj" else ":pcomp"), path + (">" if token.dep == "pobj" else ":pcomp>")
    if token.dep == "conj":
        kept = path.rstrip(">")
        return f"{kept}&", f"{kept}&>"
    return f"{path}{token.dep}", f"{path}{token.dep}>"
