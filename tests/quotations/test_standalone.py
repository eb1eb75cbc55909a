from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Block, BlockKind, QuotationKind, Span
from onrecord.parsing import Sentence
from onrecord.quotations import standalone
from onrecord.quotations.draft import Draft
from onrecord.quotations.joining import Passages
from onrecord.quotations.marks import scan

SIGNATURE = """
    Anna NNP 2 compound B-PERSON
    Lind NNP 0 ROOT I-PERSON
    +, , 2 punct
    Minister NNP 2 appos
"""


class Page:
    """A text of blocks, each of a kind; sentences only for signatures."""

    def __init__(self, *parts: tuple[BlockKind, str]) -> None:
        self.text = "\n\n".join(words for _, words in parts)
        start = 0
        blocks: list[Block] = []
        for kind, words in parts:
            blocks.append(Block(kind, Span(start, start + len(words))))
            start += len(words) + 2
        self.blocks: Sequence[Block] = blocks
        self.passages = Passages(self.text, scan(self.text, blocks))
        self.sentences = [
            Sentence.from_table(SIGNATURE, start=block.span.start, block=i)
            for i, block in enumerate(blocks)
            if block.kind is BlockKind.SIGNATURE
        ]

    def without_cue(self, *taken: str) -> list[Draft]:
        spans = [Span(self.text.index(words), self.text.index(words) + len(words)) for words in taken]
        return list(standalone.passages_without_cue(self.text, self.blocks, self.sentences, self.passages, spans))

    def pull_quotes(self, *taken: Span) -> list[Draft]:
        return list(standalone.pull_quotes(self.text, self.blocks, self.sentences, self.passages, taken))

    def words(self, drafts: Sequence[Draft]) -> list[tuple[list[str], str | None]]:
        return [
            ([span.of(self.text) for span in draft.content], draft.source and draft.source.of(self.text))
            for draft in drafts
        ]


PARAGRAPH, PULL, SIGNED = BlockKind.PARAGRAPH, BlockKind.PULL_QUOTE, BlockKind.SIGNATURE


def test_a_passage_that_reads_like_an_utterance() -> None:
    page = Page((PARAGRAPH, "The queen rose. “We shall begin again tomorrow.”"))
    (draft,) = page.without_cue()
    assert page.words([draft]) == [(["We shall begin again tomorrow."], None)]
    assert (draft.kind, draft.cue, draft.block, draft.why[0]) == (QuotationKind.DIRECT, None, 0, "marks")
    assert 0 < draft.score <= standalone.NO_CUE


def test_scare_quotes_titles_and_what_is_taken_are_left_out() -> None:
    assert Page((PARAGRAPH, "The so-called “experts” met.")).without_cue() == []
    page = Page((PARAGRAPH, "She rose. “We shall begin again tomorrow.” “Nobody will stop us this time.”"))
    assert page.words(page.without_cue("begin again")) == [(["Nobody will stop us this time."], None)]


def test_passages_in_headings_and_pull_quotes_are_not_looked_at() -> None:
    page = Page((BlockKind.HEADING, "“We shall begin again tomorrow.”"), (PULL, "“Nobody will stop us this time.”"))
    assert page.without_cue() == []


def test_a_passage_over_paragraphs_has_a_fragment_for_each() -> None:
    page = Page((PARAGRAPH, "“We shall begin again tomorrow."), (PARAGRAPH, "“Nobody will stop us this time.”"))
    assert page.words(page.without_cue()) == [
        (["We shall begin again tomorrow.", "Nobody will stop us this time."], None)
    ]


def test_the_name_in_a_signature_is_the_source() -> None:
    page = Page((PARAGRAPH, "“We shall begin again tomorrow.”"), (SIGNED, "Anna Lind, Minister"))
    (draft,) = page.without_cue()
    assert page.words([draft]) == [(["We shall begin again tomorrow."], "Anna Lind")]
    assert draft.why[-1] == "signed"


def test_all_of_a_signature_is_the_source_where_no_name_is_recognised() -> None:
    page = Page((PULL, "We shall begin again tomorrow."), (SIGNED, "the queen"))
    page.sentences = []
    assert page.words(page.pull_quotes()) == [(["We shall begin again tomorrow."], "the queen")]


def test_pull_quotes_with_and_without_a_signature() -> None:
    page = Page(
        (PULL, "We shall begin again."),
        (SIGNED, "Anna Lind, Minister"),
        (PARAGRAPH, "They met at noon."),
        (PULL, "“Nobody will stop us”"),
    )
    signed, unsigned = page.pull_quotes()
    assert page.words([signed, unsigned]) == [(["We shall begin again."], "Anna Lind"), (["Nobody will stop us"], None)]
    assert signed.pull_quote
    assert unsigned.pull_quote
    assert signed.score > unsigned.score
    assert page.pull_quotes(signed.content[0]) == [unsigned]


def test_a_pull_quote_of_marks_alone_is_nothing() -> None:
    assert Page((PULL, "“ … ”")).pull_quotes() == []


def test_turns_of_a_transcript_keep_their_full_stop() -> None:
    page = Page((PARAGRAPH, "ANNA LIND: We shall begin again."), (PARAGRAPH, "Q: “When?”"))
    drafts = list(standalone.transcript(page.text, page.blocks, page.passages))
    assert page.words(drafts) == [(["We shall begin again."], "ANNA LIND"), (["When?"], "Q")]
    assert {draft.kind for draft in drafts} == {QuotationKind.DIRECT}
