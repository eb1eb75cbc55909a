"""A parsed sentence as plain, immutable data: words, tags and a dependency tree, with offsets in the article.

Tags are Penn Treebank parts of speech, labels are ClearNLP dependencies (those of spaCy's English models), entity
types are OntoNotes'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model import Span


class Token(NamedTuple):
    """One word or mark. `i` and `head` are positions in the sentence; a root is its own head."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    tag: str
    dep: str
    head: int
    entity: str
    """OntoNotes type of the named entity that the token belongs to, or ""."""
    entity_begins: bool
    """Whether the token is the first of its named entity."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence of a block. `block` is the block's position among the article's blocks."""

    block: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    """For each token, the positions of its dependents, in order."""

    @classmethod
    def build(cls, block: int, tokens: Sequence[Token]) -> Sentence:
        """Make a sentence from its tokens, deriving `children` from their heads."""
        children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        return cls(block, tuple(tokens), tuple(tuple(below) for below in children))

    @classmethod
    def from_table(cls, table: str, *, start: int = 0, block: int = 0) -> Sentence:
        """Make a sentence from lines of `WORD TAG HEAD DEP [ENTITY]`, for tests.

        HEAD counts lines from 1, 0 is the root; ENTITY is `B-TYPE` or `I-TYPE`. The words stand one blank apart,
        the first at offset `start`, but a WORD that begins with `+` joins the one before it.
        """
        tokens: list[Token] = []
        position = start - 1
        for i, line in enumerate(line.split() for line in table.strip().splitlines()):
            word, tag, head, dep = line[:4]
            entity = line[4] if len(line) > 4 else ""
            glued = len(word) > 1 and word[0] == "+"
            word = word[1:] if glued else word
            begin = position if glued else position + 1
            position = begin + len(word)
            above = i if head == "0" else int(head) - 1
            row = (i, begin, position, word, word.lower(), tag, dep, above, entity[2:], entity[:1] == "B")
            tokens.append(Token(*row))
        return cls.build(block, tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @property
    def span(self) -> Span:
        """Where the sentence stands in the article."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    def dependents(self, i: int, *labels: str) -> list[Token]:
        """Return the dependents of token `i`, only those under one of `labels` where any are given."""
        tokens = self.tokens
        below = (tokens[child] for child in self.children[i])
        return [token for token in below if not labels or token.dep in labels]

    def subtree(self, i: int, without: frozenset[int] = frozenset()) -> list[int]:
        """Return the positions of token `i` and all below it, in order, leaving out the branches in `without`."""
        found, stack = [], [i]
        while stack:
            here = stack.pop()
            if here in without:
                continue
            found.append(here)
            stack.extend(self.children[here])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[Token]:
        """Yield the heads above token `i`, nearest first."""
        token = self.tokens[i]
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token
