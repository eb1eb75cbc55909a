"""What the words of a sentence mean as parts of political acts: lemmas, and concepts of `data/events/concepts.toml`.

Reach for `words` to get both for each token of a sentence. A concept is a sense that many words share ("lift", "ease",
"repeal"); some are acts of a PLOVER type by themselves, see `Lexicon.types`.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

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
    data = tomllib.loads(files("onrecord.data").joinpath("events/concepts.toml").read_text("utf-8"))
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
    known = lexicon()
    return tuple(_word(sentence, token, known) for token in sentence.tokens)


def _word(sentence: Sentence, token: Token, known: Lexicon) -> Word:
    kind = _kind(token.tag)
    lemma = base_form(token)
    found: tuple[str, ...] = ()
    if kind:
        found = known.senses.get((kind, lemma), ()) or _mistagged(token, kind, known)
        for second, concepts in known.phrases.get(lemma, ()):
            if _goes_with(sentence, token, second):
                return Word(lemma, kind, concepts)
    return Word(lemma, kind, found)


def base_form(token: Token) -> str:
    """Return the lemma of a verb or common noun, other words in lower case."""
    if token.tag in ("VBD", "VBG", "VBN", "VBZ"):
        return verb_lemma(token.lower)
    return noun_lemma(token.lower) if token.tag.startswith("NN") else token.lower


def _hyphened(word: str) -> tuple[str, str, str]:
    """Return a hyphened word as the phrase that the parser makes of it: "cease-fire" is FIRE with "cease" below."""
    rest, hyphen, last = word.rpartition("-")
    return last, hyphen, rest


def _kind(tag: str) -> str:
    return {"VB": "V", "NN": "N", "JJ": "J"}.get(tag[:2], "")


def _mistagged(token: Token, kind: str, known: Lexicon) -> tuple[str, ...]:
    for other in _OTHER_SENSES[kind]:
        lemma = verb_lemma(token.lower) if other == "V" else noun_lemma(token.lower)
        if other != "J" and (found := known.senses.get((other, lemma), ())):
            return found
    return ()


def _goes_with(sentence: Sentence, token: Token, second: str) -> bool:
    """Tell whether `second` is the next word or depends on the token."""
    after = token.i + 1
    if after < len(sentence) and base_form(sentence.tokens[after]) == second:
        return True
    return any(base_form(sentence.tokens[child]) == second for child in sentence.children[token.i])
