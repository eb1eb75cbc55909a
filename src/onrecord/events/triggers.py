"""The words that may tell of an act: the lexicon `data/events/triggers.tsv`, and where they stand in a sentence."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.data import table
from onrecord.events.senses import is_political
from onrecord.model import EventType
from onrecord.parsing import Sentence, Token
from onrecord.parsing.lemmas import noun_lemma, verb_lemma


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the lexicon: the type that it tells of most often, its mode, and what brings the recipient.

    `part` is "v", "n", "a" (predicative adjective) or "m" (modal of a reported clause: "said that A MUST do it").
    `frame` holds prepositions, and "obj" where the object is the recipient.
    """

    lemma: str
    part: str
    type: EventType
    mode: str | None
    frame: frozenset[str]


@functools.cache
def lexicon() -> dict[tuple[str, str], Entry]:
    """Return the lexicon by lemma and part of speech."""
    rows = table("events/triggers.tsv")
    entries = (
        Entry(word, part, EventType(kind), None if mode == "-" else mode, frozenset(frame.split()))
        for word, part, kind, mode, frame in rows
    )
    return {(entry.lemma, entry.part): entry for entry in entries}


@functools.cache
def light_verbs() -> dict[str, frozenset[str]]:
    """Return the light verbs with what brings their event: "obj" or a preposition."""
    found: dict[str, frozenset[str]] = {}
    for verb, by in table("events/light_verbs.tsv"):
        found[verb] = found.get(verb, frozenset()) | {"obj" if by == "-" else by}
    return found


@functools.lru_cache(maxsize=16384)
def _verb(form: str) -> Entry | None:
    return lexicon().get((verb_lemma(form), "v")) or lexicon().get((form, "v"))


@functools.lru_cache(maxsize=16384)
def _noun(form: str) -> Entry | None:
    return lexicon().get((form, "n")) or lexicon().get((noun_lemma(form), "n"))


def lemma(token: Token) -> str:
    """Return the lemma of a verb or noun, in lower case; any other word as it is."""
    if token.tag[:2] == "VB":
        return verb_lemma(token.lower)
    return noun_lemma(token.lower) if token.tag in ("NNS", "NNPS") else token.lower


def entry(token: Token) -> Entry | None:
    """Return what the lexicon says of a token, None where it is no trigger."""
    tag = token.tag
    if tag[:2] == "VB":
        if token.dep in ("aux", "auxpass"):
            return None
        if token.dep == "acomp":
            return lexicon().get((token.lower, "a")) or _verb(token.lower)
        return _verb(token.lower)
    if tag in ("NN", "NNS"):
        return _noun(token.lower)
    if tag == "JJ" and token.dep == "acomp":
        return lexicon().get((token.lower, "a"))
    return None


def _modal(sentence: Sentence, token: Token) -> Entry | None:
    """Return the entry of a modal that makes a reported clause a demand: "said that A MUST do it", "needs to do it"."""
    if token.tag == "MD" and token.dep == "aux":
        found = lexicon().get((token.lower, "m"))
        clause = sentence.tokens[token.head]
        if any(subject.i > token.i for subject in sentence.dependents(clause.i, "nsubj", "nsubjpass")):
            return None  # a condition or a question: "SHOULD he win", "SHOULD they leave?"
    elif token.tag in ("VBZ", "VBP", "VBD") and token.lower in ("needs", "need", "ought"):
        found = lexicon().get((verb_lemma(token.lower), "m"))
        clause = token
    else:
        return None
    return found if found is not None and clause.dep == "ccomp" else None


def triggers(sentence: Sentence) -> Iterator[tuple[Token, Entry]]:
    """Yield the words of a sentence that may tell of an act, in order."""
    for token in sentence.tokens:
        found = _modal(sentence, token) or entry(token)
        if found is None or (found.part == "n" and token.dep in ("compound", "nmod")):
            continue
        if is_political(sentence, token, found.lemma, found.part, found.type, _is_act):
            yield token, found


def _is_act(token: Token) -> bool:
    return entry(token) is not None
