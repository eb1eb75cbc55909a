"""Articles made by hand from tables of words, for tests that load no model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Block, BlockKind, QuotationKind, Span
from onrecord.parsing import Sentence
from onrecord.quotations.draft import Draft


class Staged(NamedTuple):
    """An article's text with its blocks and sentences: a paragraph a sentence unless told otherwise."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]

    def span(self, words: str, n: int = 0) -> Span:
        """Return where `words` stand for the `n`th time, counting from 0."""
        start = -1
        for _ in range(n + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def draft(
        self,
        content: str,
        source: str | None = None,
        cue: str | None = None,
        *,
        n: int = 0,
        kind: QuotationKind = QuotationKind.INDIRECT,
        follows: int | None = None,
        pull_quote: bool = False,
        addressee: str | None = None,
    ) -> Draft:
        """Return a draft by its words; `n` counts occurrences of the source."""
        where = self.span(content)
        block = next(i for i, block in enumerate(self.blocks) if block.span.covers(where))
        return Draft(
            content=(where,),
            kind=kind,
            source=self.span(source, n) if source else None,
            cue=self.span(cue) if cue else None,
            block=block,
            score=1.0,
            why=(),
            follows=follows,
            pull_quote=pull_quote,
            addressee=self.span(addressee) if addressee else None,
        )


def stage(*tables: str, kinds: Sequence[BlockKind] = ()) -> Staged:
    """Make an article of sentences (`Sentence.from_table`), each a block of the kind at its place in `kinds`."""
    sentences: list[Sentence] = []
    blocks: list[Block] = []
    text = ""
    for number, table in enumerate(tables):
        text += "\n\n" if text else ""
        sentence = Sentence.from_table(table, start=len(text), block=number)
        for token in sentence:
            text = text.ljust(token.start) + token.text
        kind = kinds[number] if number < len(kinds) else BlockKind.PARAGRAPH
        sentences.append(sentence)
        blocks.append(Block(kind, sentence.span))
    return Staged(text, tuple(blocks), tuple(sentences))
