"""Common nouns that refer: offices, unnamed people, groups, bodies and documents.

A phrase is linked to somebody the article names where an office, an apposition or a repeated noun says so; else it is a
character of its own ("senior official").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import EntityType, Span
from onrecord.parsing import Sentence, Token
from onrecord.people.lexicon import Lexicon, lexicon, singular

_LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "predet", "neg"})
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|its|their|his|her|our|my|your)\s+", re.IGNORECASE)
_EDGE = " ,;:–—-"
_TITLES_ONLY = frozenset({"compound", "amod", "nmod", "npadvmod", "attr", "nummod", "advmod"})
_HUMAN_PLURAL = re.compile(r"(?:ists|ians|crats|men|women|icans|ocrats)$")
LONGEST_TAIL = 9
"""Words of an "of" phrase that a noun phrase keeps."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase without relative clause: tokens `[first, last)` of a sentence around the noun at `head`."""

    sentence: int
    first: int
    head: int
    last: int
    noun: str
    type: EntityType
    definite: bool
    owned: bool

    def span(self, sentence: Sentence) -> Span:
        """Return where the phrase stands, article included."""
        return Span(sentence.tokens[self.first].start, sentence.tokens[self.last - 1].end)

    def words(self, sentence: Sentence) -> list[str]:
        """Return the phrase's words, lower-case."""
        return [token.lower for token in sentence.tokens[self.first : self.last]]


def without_article(phrase: str) -> str:
    """Return a phrase without its article or possessive pronoun, blanks made single, stray quotation marks cut off."""
    bare = _ARTICLE.sub("", phrase.strip(_EDGE), count=1)
    while (mark := _unpaired(bare)) is not None:
        bare = bare[:mark].rstrip(_EDGE) or bare[mark + 1 :].lstrip(_EDGE)
    return re.sub(r"\s+", " ", bare).strip(_EDGE)


def _unpaired(phrase: str) -> int | None:
    """Return the place of the first double quotation mark that has no counterpart, or None."""
    opened: list[int] = []
    for place, char in enumerate(phrase):
        if char == "“" or (char == '"' and not opened):
            opened.append(place)
        elif char in '”"':
            if not opened:
                return place
            opened.pop()
    return opened[0] if opened else None


def type_of(noun: str, plural: bool) -> EntityType | None:
    """Return what a lower-case common noun names as a speaker, or None where it names none."""
    known = lexicon()
    if noun in known.groups:
        return EntityType.GROUP
    one = singular(noun) if plural else noun
    if one in known.organisations:
        return EntityType.GROUP if plural else EntityType.ORGANISATION
    if known.human(noun) is not None:
        return EntityType.GROUP if plural else EntityType.PERSON
    if noun in known.documents or one in known.documents:
        return EntityType.DOCUMENT
    return EntityType.GROUP if plural and _HUMAN_PLURAL.search(noun) else None


def nominals(sentences: Sequence[Sentence], named: Sequence[frozenset[int]]) -> Iterator[Nominal]:
    """Yield the article's nominals in order. `named` holds, for each sentence, the tokens that belong to names."""
    known = lexicon()
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens:
            tag = token.tag
            if tag[:2] != "NN" or token.i in named[number] or token.dep in _TITLES_ONLY:
                continue
            plural = tag in ("NNS", "NNPS")
            noun = token.lower
            type_ = type_of(noun, plural)
            if type_ is None:
                continue
            first, last = phrase_around(sentence, token.i)
            yield Nominal(
                number, first, token.i, last, _lemma(noun, plural, known), type_, *_determined(sentence, token)
            )


def _lemma(noun: str, plural: bool, known: Lexicon) -> str:
    return known.human(noun) or (singular(noun) if plural else noun)


def _determined(sentence: Sentence, token: Token) -> tuple[bool, bool]:
    """Tell whether a noun is definite by its article, and whether somebody owns it ("his wife")."""
    definite = owned = False
    for child in sentence.children[token.i]:
        below = sentence.tokens[child]
        definite = definite or (below.dep == "det" and below.lower in lexicon().definite)
        owned = owned or below.dep == "poss"
    return definite, owned


def phrase_around(sentence: Sentence, head: int) -> tuple[int, int]:
    """Return the bounds of the phrase headed by a noun: its modifiers on the left, an "of" phrase on its right."""
    first, last = head, head + 1
    here = head
    while True:
        left = [child for child in sentence.children[here] if child < here and sentence.tokens[child].dep in _LEFT]
        if not left:
            break
        here = left[0]
        first = min(first, here)
    if last < len(sentence) and sentence.tokens[last].lower == "of" and sentence.tokens[last].head == head:
        below = last
        end = last
        while sentence.children[below] and sentence.children[below][-1] > below and end - head < LONGEST_TAIL:
            below = sentence.children[below][-1]
            if sentence.tokens[below].dep in ("relcl", "acl", "punct", "appos", "advcl"):
                break
            end = below
        last = end + 1 if end > last else last
    return first, last
