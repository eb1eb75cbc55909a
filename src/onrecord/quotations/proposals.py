"""Proposals: that some words of an article may report some others. `scoring` weighs them by their features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Block, Span
from onrecord.parsing import Sentence, Token
from onrecord.quotations import joining, neighbours
from onrecord.quotations.cues import lemma, unvoiced
from onrecord.quotations.features import candidate_features, passage_features
from onrecord.quotations.joining import Passages
from onrecord.quotations.syntax import Candidate, candidates


@dataclass(frozen=True, slots=True)
class Proposal:
    """A cue, in offsets of the article, with what it would report. `sentence` is the position of the cue's sentence."""

    sentence: int
    construction: str
    lemma: str
    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    addressee: Span | None
    features: tuple[str, ...]


def propose(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], passages: Passages
) -> Iterator[Proposal]:
    """Yield every proposal of an article: from syntax, sentence by sentence, then from beside quotation marks.

    Words of belief and feeling propose nothing: what they introduce was not said. "In his view" does: it is how an
    outlet reports what somebody said.
    """
    for number, sentence in enumerate(sentences):
        quoted = _quoted_tokens(sentence, passages)
        for candidate in candidates(sentence):
            if candidate.construction == "according" or lemma(sentence.tokens[candidate.head]) not in unvoiced():
                yield from _from_syntax(text, number, sentence, candidate, passages, quoted)
    for place in neighbours.beside_passages(sentences, passages):
        if lemma(place.verb) not in unvoiced():
            yield from _from_place(text, blocks, sentences, passages, place)


def _from_syntax(
    text: str, number: int, sentence: Sentence, candidate: Candidate, passages: Passages, quoted: Sequence[bool]
) -> Iterator[Proposal]:
    tokens = sentence.tokens
    cue = _span(tokens, candidate.cue)
    joined = passages.join(_runs(sentence, _without_that(sentence, candidate)), cue)
    content = [span for run in joining.close_gaps(text, joined) if (span := joining.trim(text, run, passages))]
    if content:
        yield Proposal(
            sentence=number,
            construction=candidate.construction,
            lemma="accord" if candidate.construction == "according" else lemma(tokens[candidate.head]),
            cue=cue,
            source=_source(text, tokens, candidate.source, cue, passages),
            content=tuple(content),
            addressee=_span(tokens, candidate.addressee) if candidate.addressee else None,
            features=tuple(candidate_features(sentence, candidate, quoted)),
        )


def _from_place(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], passages: Passages, place: neighbours.Place
) -> Iterator[Proposal]:
    content = [span for part in place.passage.content if (span := joining.trim(text, part, passages))]
    if content:
        sentence = sentences[place.sentence]
        cue = Span(place.verb.start, place.verb.end)
        yield Proposal(
            sentence=place.sentence,
            construction=place.construction,
            lemma=lemma(place.verb),
            cue=cue,
            source=_source(text, sentence.tokens, place.source, cue, passages),
            content=tuple(content),
            addressee=None,
            features=tuple(passage_features(text, blocks, sentence, place)),
        )


def _quoted_tokens(sentence: Sentence, passages: Passages) -> list[bool]:
    """Return of each token whether it stands inside quotation marks (the marks themselves included)."""
    return [passages.at(token.start) is not None for token in sentence.tokens]


def _runs(sentence: Sentence, positions: Sequence[int]) -> list[Span]:
    """Return the stretches of consecutive tokens, without a complementiser "that" in front."""
    tokens = sentence.tokens
    runs: list[list[int]] = []
    for i in positions:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        while run and (tokens[run[0]].text == "," or (tokens[run[0]].lower == "that" and tokens[run[0]].dep == "mark")):
            run.pop(0)
        if run:
            spans.append(_span(tokens, run))
    return spans


def _without_that(sentence: Sentence, candidate: Candidate) -> tuple[int, ...]:
    """Return the content of a candidate without the "that" of its clause where the parser takes it for a pronoun."""
    first = sentence.tokens[candidate.content[0]]
    marked = candidate.construction.endswith("ccomp") and first.lower == "that" and first.tag in ("IN", "WDT")
    return candidate.content[1:] if marked else candidate.content


def _source(text: str, tokens: Sequence[Token], positions: Sequence[int], cue: Span, passages: Passages) -> Span | None:
    return joining.name_phrase(text, _span(tokens, positions), cue, passages) if positions else None


def _span(tokens: Sequence[Token], positions: Sequence[int]) -> Span:
    return Span(tokens[positions[0]].start, tokens[positions[-1]].end)
