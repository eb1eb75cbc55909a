"""What the words of a sentence mean as parts of political acts: lemmas, and concepts of `data/events/concepts.toml`.

Reach for `words` to get both for each token of a sentence. A concept is a sense that many words share ("lift", "ease",
"repeal"); some are acts of a PLOVER type by themselves, see `Lexicon.types`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.data import toml
from onrecord.model import EventType
from onrecord.parsing import Sentence, Token
from onrecord.parsing.lemmas import noun_lemma, verb_lemma

_KINDS = {"verbs": "V", "nouns": "N", "adjectives": "J"}
_OTHER_SENSES = {"V": "NJ", "N": "VJ", "J": "VN"}
"""Where a word is not known as what it was tagged, it may have been mistagged: headlines mislead the tagger."""


class Word(NamedTuple):
    """A token's base form, part of speech (V, N, J or "") and concepts."""

    lemma: str
    kind: str
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`senses`: (kind, lemma) to concepts; `phrases`: lemma to (lemma that goes with it, concepts); `types`: acts."""

    senses: Mapping[tuple[str, str], tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    types: Mapping[str, EventType]


@functools.cache
def lexicon() -> Lexicon:
    """Return the concepts that ship."""
    data = toml("events/concepts.toml")
    senses: dict[tuple[str, str], tuple[str, ...]] = {}
    phrases: dict[str, dict[str, tuple[str, ...]]] = {}
    for concept, entry in data.items():
        for field, kind in _KINDS.items():
            for word in dict.fromkeys(entry.get(field, "").split()):
                first, _, second = word.partition("_") if "_" in word else _hyphened(word)
                if second:
                    row = phrases.setdefault(first, {})
                    row[second] = (*row.get(second, ()), concept)
                if "_" not in word:
                    senses[kind, word] = (*senses.get((kind, word), ()), concept)
    return Lexicon(
        senses,
        {first: tuple(row.items()) for first, row in phrases.items()},
        {concept: EventType(entry["type"]) for concept, entry in data.items() if "type" in entry},
    )


@functools.lru_cache(maxsize=8)
def words(sentence: Sentence) -> tuple[Word, ...]:
    """Return the word of each token of a sentence. The cache serves one sentence's candidates in turn."""
    return tuple([_word(sentence, token) for token in sentence.tokens])


def _word(sentence: Sentence, token: Token) -> Word:
    word, phrases = _alone(token.lower, token.tag)
    for second, meant in phrases:
        if _goes_with(sentence, token, second):
            return meant
    return word


@functools.lru_cache(maxsize=16384)
def _alone(lower: str, tag: str) -> tuple[Word, tuple[tuple[str, Word], ...]]:
    """Return what a word means by itself, and with each word that makes a phrase of it."""
    known = lexicon()
    kind = {"VB": "V", "NN": "N", "JJ": "J"}.get(tag[:2], "")
    lemma = base_form(lower, tag)
    if not kind:
        return Word(lemma, kind, ()), ()
    phrases = tuple((second, Word(lemma, kind, meant)) for second, meant in known.phrases.get(lemma, ()))
    return Word(lemma, kind, known.senses.get((kind, lemma), ()) or _mistagged(lower, kind, known)), phrases


def base_form(lower: str, tag: str) -> str:
    """Return the lemma of a verb or common noun, other words in lower case."""
    if tag in ("VBD", "VBG", "VBN", "VBZ"):
        return verb_lemma(lower)
    return noun_lemma(lower) if tag.startswith("NN") else lower


def _hyphened(word: str) -> tuple[str, str, str]:
    """Return a hyphened word as the phrase that the parser makes of it: "cease-fire" is FIRE with "cease" below."""
    rest, hyphen, last = word.rpartition("-")
    return last, hyphen, rest


def _mistagged(lower: str, kind: str, known: Lexicon) -> tuple[str, ...]:
    for other in _OTHER_SENSES[kind]:
        lemma = verb_lemma(lower) if other == "V" else noun_lemma(lower)
        if other != "J" and (found := known.senses.get((other, lemma), ())):
            return found
    return ()


def _goes_with(sentence: Sentence, token: Token, second: str) -> bool:
    """Tell whether `second` is the next word or depends on the token."""
    tokens, after = sentence.tokens, token.i + 1
    near = (after, *sentence.children[token.i]) if after < len(tokens) else sentence.children[token.i]
    return any(_alone(tokens[i].lower, tokens[i].tag)[0].lemma == second for i in near)
