"""Quotations that no cue reports: passages in quotation marks, pull quotes, turns of a transcript.

Their sources are signatures and names before a colon, where there are any.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from onrecord.model import Block, BlockKind, QuotationKind, Span
from onrecord.parsing import Sentence
from onrecord.quotations.draft import Draft
from onrecord.quotations.joining import Passages, touches, trim
from onrecord.quotations.marks import Passage
from onrecord.quotations.scare import utterance_score
from onrecord.quotations.transcripts import turns

NO_CUE = 0.9
"""What the score of a quoted passage without a cue is multiplied by: nothing but its marks speaks for it."""

UTTERANCE = 0.5
"""The least `utterance_score` of a passage that is a quotation without a cue."""

PULL_QUOTE_SCORE = 0.7
UNSIGNED_PULL_QUOTE_SCORE = 0.5
TURN_SCORE = 0.9
"""Scores by rule, of forms too rare in PolNeAR to calibrate: pull quotes with and without signature, turns."""


def passages_without_cue(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], passages: Passages, taken: Sequence[Span]
) -> Iterator[Draft]:
    """Yield the quoted passages that read like an utterance and share no character with the spans in `taken`.

    Those are in order and do not overlap.
    """
    for passage in passages.outermost:
        if blocks[passage.block].kind is not BlockKind.PARAGRAPH:
            continue
        score, reason = utterance_score(text, passage, blocks[passage.block])
        content = tuple(span for part in passage.content if (span := trim(text, part, passages)))
        if score < UTTERANCE or not content or any(touches(part, taken) for part in content):
            continue
        source = _signature_after(passage, blocks, sentences)
        why = ("marks", reason) if source is None else ("marks", reason, "signed")
        yield Draft(content, QuotationKind.DIRECT, source, None, passage.block, round(score * NO_CUE, 3), why)


def pull_quotes(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], passages: Passages, taken: Sequence[Span]
) -> Iterator[Draft]:
    """Yield each pull quote, with the name in the signature after it as its source.

    One that shares a character with the spans in `taken`, which are in order and do not overlap, has been reported by
    the words around it.
    """
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.PULL_QUOTE:
            continue
        content = _whole(text, block.span, passages)
        if content is None or touches(content, taken):
            continue
        signed = number + 1 < len(blocks) and blocks[number + 1].kind is BlockKind.SIGNATURE
        source = _signatory(number + 1, blocks, sentences) if signed else None
        score = PULL_QUOTE_SCORE if signed else UNSIGNED_PULL_QUOTE_SCORE
        why = ("pull-quote", "signed" if signed else "unsigned")
        yield Draft((content,), QuotationKind.DIRECT, source, None, number, score, why, pull_quote=True)


def transcript(text: str, blocks: Sequence[Block], passages: Passages) -> Iterator[Draft]:
    """Yield each turn of a transcript, with the name before the colon as its source."""
    for turn in turns(text, blocks):
        content = _whole(text, turn.content, passages)
        if content is not None:
            yield Draft((content,), QuotationKind.DIRECT, turn.name, None, turn.block, TURN_SCORE, ("transcript",))


def _whole(text: str, span: Span, passages: Passages) -> Span | None:
    """Return a span of whole sentences as content: with the full stop at its end, which here is the speaker's."""
    content = trim(text, span, passages)
    if content is not None and content.end < span.end and text[content.end] in ".?!":
        return Span(content.start, content.end + 1)
    return content


def _signature_after(passage: Passage, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Span | None:
    """Return the name in the signature that follows the block in which a passage ends, or None."""
    after = bisect.bisect_left(blocks, passage.outer[-1].end, key=lambda block: block.span.start)
    if after == len(blocks) or blocks[after].kind is not BlockKind.SIGNATURE:
        return None
    return _signatory(after, blocks, sentences)


def _signatory(number: int, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Span:
    """Return the name in a signature, or all of it where no name is recognised."""
    first = bisect.bisect_left(sentences, number, key=lambda sentence: sentence.block)
    for sentence in sentences[first : bisect.bisect_right(sentences, number, key=lambda sentence: sentence.block)]:
        named = [token for token in sentence.tokens if token.entity == "PERSON"]
        if named:
            last = next((t.i for t in sentence.tokens[named[0].i :] if t.entity != "PERSON"), len(sentence))
            return Span(named[0].start, sentence.tokens[last - 1].end)
    return blocks[number].span
