"""Where in a text a rule matched: the words around it, and their tags where the sentence was parsed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord import parsing
from onrecord.times.tokens import Token


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parsed sentences of an article, to look up the one that an offset lies in."""

    sentences: Sequence[parsing.Sentence]
    starts: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [sentence.tokens[0].start for sentence in self.sentences])

    def at(self, offset: int) -> int | None:
        """Return the position of the sentence that an offset lies in, None between sentences."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.sentences[i].tokens[-1].end else None

    def word(self, offset: int) -> tuple[parsing.Sentence, parsing.Token] | None:
        """Return the parsed word that an offset lies in, with its sentence."""
        i = self.at(offset)
        if i is None:
            return None
        sentence = self.sentences[i]
        j = bisect_right([token.start for token in sentence.tokens], offset) - 1
        return (sentence, sentence.tokens[j]) if j >= 0 and offset < sentence.tokens[j].end else None


@dataclass(frozen=True, slots=True)
class Site:
    """The tokens of a block, of which a rule matched `[first, last)`."""

    tokens: Sequence[Token]
    first: int
    last: int
    parsed: Parsed

    @property
    def alone(self) -> bool:
        """Tell whether the block is nothing but this: an expression on its own is taken for one."""
        rest = (*self.tokens[: self.first], *self.tokens[self.last :])
        return not any(token.text[0].isalnum() for token in rest)

    def before(self, count: int = 1) -> Token | None:
        """Return the token `count` before the match, None where the block begins first."""
        return self.tokens[self.first - count] if self.first >= count else None

    def after(self, count: int = 1) -> Token | None:
        """Return the token `count` after the match, None where the block ends first."""
        at = self.last + count - 1
        return self.tokens[at] if at < len(self.tokens) else None

    def tag(self, token: Token | None) -> str:
        """Return the Penn tag of a token, "" where it was not parsed."""
        found = self.parsed.word(token.start) if token else None
        return found[1].tag if found else ""

    def entity(self, token: Token | None) -> str:
        """Return the type of the named entity that a token is of, "" where there is none."""
        found = self.parsed.word(token.start) if token else None
        return found[1].entity if found else ""

    def in_longer_name(self) -> bool:
        """Tell whether the match is part of a longer name that is no date: "the Sunday Times"."""
        if not self.parsed.sentences:
            return False
        begin, end = (self.parsed.word(token.start) for token in (self.tokens[self.first], self.tokens[self.last - 1]))
        if not begin or not end or begin[1].entity in ("", "DATE", "TIME", "CARDINAL", "EVENT", "ORDINAL"):
            return False
        sentence, first = begin
        after = sentence.tokens[end[1].i + 1] if end[1].i + 1 < len(sentence) else None
        return not first.entity_begins or bool(after and after.entity == first.entity and not after.entity_begins)
