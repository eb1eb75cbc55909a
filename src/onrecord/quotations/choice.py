"""Which proposals become quotations: one for each cue, above the threshold, none that repeats a better one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Span
from onrecord.quotations import scoring
from onrecord.quotations.cues import communication
from onrecord.quotations.proposals import Proposal

SAME = 0.5
"""Two quotations whose contents overlap more than this (intersection over union) are the same one, unless nested."""

BESIDE = 0.1
"""The least score of a cue for a passage that is known to be an utterance."""

_BUCKET = 2000
"""Contents are compared only where they share a stretch of this many characters, so that long texts cost no more."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A proposal with its score."""

    score: float
    proposal: Proposal


def weigh(proposals: Iterable[Proposal]) -> list[Choice]:
    """Return the proposals with their scores."""
    return [Choice(scoring.score(proposal), proposal) for proposal in proposals]


def choose(choices: Iterable[Choice]) -> list[Choice]:
    """Return the best choice of each cue above the model's threshold, without those that repeat a better one.

    One without a source takes that of another proposal of the same cue and content, where there is one.
    """
    threshold = scoring.model().threshold
    best: dict[int, Choice] = {}
    sources: dict[tuple[int, tuple[Span, ...]], Span] = {}
    for choice in choices:
        if choice.proposal.source is not None:
            sources.setdefault((choice.proposal.cue.start, choice.proposal.content), choice.proposal.source)
        at = choice.proposal.cue.start
        if choice.score >= threshold and (at not in best or choice.score > best[at].score):
            best[at] = choice
    kept: list[Choice] = []
    nearby: dict[int, list[Proposal]] = defaultdict(list)
    for choice in sorted(best.values(), key=lambda c: (-c.score, c.proposal.cue.start)):
        proposal = choice.proposal
        buckets = {b for start, end in proposal.content for b in range(start // _BUCKET, end // _BUCKET + 1)}
        if any(_repeats(proposal, other) for bucket in buckets for other in nearby[bucket]):
            continue
        source = proposal.source or sources.get((proposal.cue.start, proposal.content))
        kept.append(replace(choice, proposal=replace(proposal, source=source)))
        for bucket in buckets:
            nearby[bucket].append(proposal)
    return kept


def likeliest_cues(choices: Iterable[Choice]) -> dict[tuple[Span, ...], Proposal]:
    """Return, for each content, the likeliest cue of communication, however unlikely it is by itself.

    Where quotation marks alone show that something was said, the verb of saying beside them is what reports it.
    """
    best: dict[tuple[Span, ...], Choice] = {}
    for choice in choices:
        content = choice.proposal.content
        if choice.proposal.lemma in communication() and (content not in best or choice.score > best[content].score):
            best[content] = choice
    return {content: choice.proposal for content, choice in best.items() if choice.score >= BESIDE}


def covered(span: Span, content: Iterable[Span]) -> bool:
    """Tell whether one fragment of a content covers a span."""
    return any(fragment.covers(span) for fragment in content)


def _repeats(one: Proposal, other: Proposal) -> bool:
    """Tell whether two proposals report the same words, rather than one reporting the other."""
    if covered(one.cue, other.content) or covered(other.cue, one.content):
        return one.content == other.content
    return _overlap(one.content, other.content) > SAME


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the intersection over union of two contents, in characters."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    total = sum(s.end - s.start for s in (*one, *other)) - shared
    return shared / total
