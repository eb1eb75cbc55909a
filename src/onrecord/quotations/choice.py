"""Which proposals become quotations: one for each cue, above the threshold, none that repeats a better one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.quotations import scoring
from onrecord.quotations.proposals import Proposal

SAME = 0.5
"""Two quotations whose contents overlap more than this (intersection over union) are the same one, unless nested."""

_BUCKET = 2000
"""Contents are compared only where they share a stretch of this many characters, so that long texts cost no more."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A proposal with its score."""

    score: float
    proposal: Proposal


def choose(proposals: Iterable[Proposal]) -> list[Choice]:
    """Return the best proposal of each cue above the model's threshold, without those that repeat a better one."""
    threshold = scoring.model().threshold
    best: dict[int, Choice] = {}
    for proposal in proposals:
        score = scoring.score(proposal)
        at = proposal.cue.start
        if score >= threshold and (at not in best or score > best[at].score):
            best[at] = Choice(score, proposal)
    kept: list[Choice] = []
    nearby: dict[int, list[Proposal]] = defaultdict(list)
    for choice in sorted(best.values(), key=lambda c: (-c.score, c.proposal.cue.start)):
        proposal = choice.proposal
        buckets = {b for start, end in proposal.content for b in range(start // _BUCKET, end // _BUCKET + 1)}
        if any(_repeats(proposal, other) for bucket in buckets for other in nearby[bucket]):
            continue
        kept.append(choice)
        for bucket in buckets:
            nearby[bucket].append(proposal)
    return kept


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
