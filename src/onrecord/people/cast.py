"""Who occurs in an article: characters, and the phrases that refer to them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Block, EntityType, MentionKind, Span
from onrecord.parsing import Sentence, Token


class Function(StrEnum):
    """What a phrase does in its clause, as far as that tells how prominent it is."""

    SUBJECT = "subject"
    OBJECT = "object"
    POSSESSIVE = "possessive"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody or something that an article refers to.

    `gender` is "masculine", "feminine" or "" where the text does not tell; `plural` is whether "they" fits, `neuter`
    whether "it" does. `named` is whether the character belongs to the article's people even if it never speaks.
    """

    name: str
    type: EntityType
    gender: str = ""
    plural: bool = False
    neuter: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase that refers to the character at position `character` of its cast.

    `head` is the token that carries the phrase in its sentence; `span` includes titles but no article.
    """

    span: Span
    kind: MentionKind
    character: int
    sentence: int
    head: int
    function: Function
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The characters of one article and all references to them but pronouns, in the order of the text."""

    text: str
    blocks: Sequence[Block]
    sentences: Sequence[Sentence]
    characters: tuple[Character, ...]
    references: tuple[Reference, ...]
    starts: tuple[int, ...]
    """Where each reference's head begins, ascending: the key to look references up by."""
    sentence_starts: tuple[int, ...]

    def sentence_at(self, offset: int) -> int | None:
        """Return the position of the sentence that `offset` falls into, None where it lies in none."""
        number = bisect_right(self.sentence_starts, offset) - 1
        return number if number >= 0 and offset < self.sentences[number].span.end else None

    def tokens_in(self, span: Span) -> tuple[int, list[Token]]:
        """Return the sentence in which `span` begins and its tokens within the span; (-1, []) where there is none."""
        number = bisect_right(self.sentence_starts, span.start) - 1
        for at in (number, number + 1):
            if 0 <= at < len(self.sentences):
                tokens = [token for token in self.sentences[at] if token.end > span.start and token.start < span.end]
                if tokens:
                    return at, tokens
        return -1, []

    def references_in(self, span: Span) -> Sequence[Reference]:
        """Return the references whose heads lie within `span`, in order."""
        first = bisect_right(self.starts, span.start - 1)
        last = bisect_right(self.starts, span.end - 1)
        return self.references[first:last]


def head_of(tokens: Sequence[Token]) -> Token:
    """Return the token of a phrase that the others hang on: the first whose own head lies outside of it."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if (token.head not in inside or token.head == token.i) and token.dep not in ("det", "punct"):
            return token
    return tokens[-1]


def function_of(sentence: Sentence, head: int) -> Function:
    """Return what the phrase headed by token `head` does in its clause; appositions and conjuncts as their heads."""
    token = sentence.tokens[head]
    for _ in range(4):
        if token.dep not in ("appos", "conj") or token.head == token.i:
            break
        token = sentence.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass", "csubj", "agent", "ROOT"):
        return Function.SUBJECT
    if token.dep in ("dobj", "dative", "oprd", "attr"):
        return Function.OBJECT
    return Function.POSSESSIVE if token.dep == "poss" else Function.OTHER
