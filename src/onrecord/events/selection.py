"""From scored pairs to candidates: one for each trigger, with the actors and recipients that the pair filter keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.events.candidate import Candidate, Positions
from onrecord.events.candidates.pairs import Pair
from onrecord.events.coherence import is_placing
from onrecord.events.phrases import Phrase
from onrecord.events.triggers import lemma
from onrecord.parsing import Sentence

BESIDE = 0.5
"""Share of the best pair's score that another recipient of the same trigger needs."""

APART = 0.75
"""The same for a recipient that is not coordinated with the best one: seldom are both meant."""

COMPLEMENT = 0.4
"""What the score of an infinitive counts beside that of the verb that governs it: "AGREED to send aid" tells what was
done, and whether it was."""

Scored = tuple[float, Pair]


def select(sentence: Sentence, scored: Sequence[Scored], threshold: float, running: bool = False) -> list[Candidate]:
    """Return the candidates of a sentence, in the order of its words; `scored` are its pairs with their scores.

    `running` is whether the sentence is of running text rather than of a brief.
    """
    by_trigger: dict[int, list[Scored]] = {}
    for score, pair in _once(scored, threshold):
        by_trigger.setdefault(pair.trigger.i, []).append((score, pair))
    return [_candidate(sentence, kept, scored, running) for _, kept in sorted(by_trigger.items())]


def _once(scored: Iterable[Scored], threshold: float) -> Iterator[Scored]:
    """Yield each actor and recipient that are linked, once, under the trigger that tells best what was done."""
    found: dict[tuple[int, int], list[Scored]] = {}
    for score, pair in scored:
        found.setdefault((pair.actor.head, pair.recipient.head), []).append((score, pair))
    for ways in found.values():
        best = max(score for score, _ in ways)
        if best >= threshold:
            yield best, max(ways, key=_rank)[1]


def _rank(scored: Scored) -> float:
    score, pair = scored
    return score * COMPLEMENT if pair.construction.startswith("xcomp") else score


def _candidate(sentence: Sentence, kept: list[Scored], scored: Sequence[Scored], running: bool) -> Candidate:
    best, lead = max(kept, key=lambda one: one[0])
    near = [(score, pair) for score, pair in kept if score >= _share(pair, lead) * best]
    joined = any(pair.path.startswith("prep:with") and "with" in pair.entry.frame for _, pair in near)
    reciprocal = lead.path == "reciprocal" and not joined  # "A and B met WITH C"
    near = [(score, pair) for score, pair in near if (pair.path == "reciprocal") == reciprocal]
    if running and not reciprocal:
        near = _single(near)
    lead = max(near, key=lambda one: one[0])[1]
    near = [*near, *((score, pair) for score, pair in scored if _is_together(pair, lead))]
    actors = _distinct((score, pair.actor) for score, pair in near)
    recipients = _distinct((score, pair.recipient) for score, pair in near if not _is_whereabouts(pair, near))
    if reciprocal:
        actors, recipients = _distinct([*((1.0, a) for a in actors), *((1.0, r) for r in recipients)]), []
    trigger = lead.trigger
    return Candidate(
        sentence,
        (trigger.i,),
        trigger.i,
        lemma(trigger),
        tuple(sorted(a.tokens for a in actors)),
        tuple(sorted(r.tokens for r in recipients)),
        lead.construction,
        best,
        (f"actor:{lead.construction}", f"recipient:{lead.path}"),
    )


def _is_together(pair: Pair, lead: Pair) -> bool:
    """Tell whether a pair differs from the best one by somebody coordinated: in "A and B did it" B does what A does."""
    if pair.trigger.i != lead.trigger.i or pair.construction != lead.construction or _way(pair) != _way(lead):
        return False
    if pair.recipient.head == lead.recipient.head:
        return pair.actor.political
    joined = pair.path.endswith("&") or lead.path.endswith("&")
    return joined and pair.actor.head == lead.actor.head and pair.recipient.political


def _is_whereabouts(pair: Pair, near: Sequence[Scored]) -> bool:
    """Tell whether a recipient is where another is: "urged the envoys IN VIENNA", "to the UN court IN THE HAGUE"."""
    outer, _, last = _way(pair).rpartition(">")
    if not is_placing(last):
        return False
    inner = f"{outer}>"
    return any(_way(other) in (outer, f"{inner}compound", f"{inner}poss") for _, other in near)


def _share(pair: Pair, lead: Pair) -> float:
    """Return the share of the best pair's score that another pair of the trigger needs."""
    return BESIDE if _way(pair) == _way(lead) else APART


def _way(pair: Pair) -> str:
    return pair.path.rstrip("&")


def _single(near: Sequence[Scored]) -> list[Scored]:
    """Return the pairs of the recipient that the shortest way leads to, and of those coordinated with it.

    In running text a reader takes a second recipient, reached another way, for a mistake.
    """
    named = [(score, pair) for score, pair in near if pair.recipient.political] or [*near]
    first = min(named, key=lambda one: (_way(one[1]).count(">"), -one[0]))[1]
    alike = [pair for _, pair in named if _way(pair) == _way(first)]
    tokens = {i for pair in alike for i in pair.recipient.tokens}
    return [(score, pair) for score, pair in named if pair in alike or not tokens.isdisjoint(pair.recipient.tokens)]


def _distinct(phrases: Iterable[tuple[float, Phrase]]) -> list[Phrase]:
    """Return phrases, best first, of which none overlaps another.

    A part of a phrase that names somebody itself gives way to the whole ("SOVIET" to "former Soviet states"); what
    names nobody is kept only where nothing else is left.
    """
    listed = list(phrases)
    wholes = [frozenset(phrase.tokens) for _, phrase in listed if phrase.political]

    def rank(scored: tuple[float, Phrase]) -> tuple[bool, bool, float, Positions]:
        score, phrase = scored
        part = any(whole > frozenset(phrase.tokens) for whole in wholes)
        return not phrase.political, part, -score, phrase.tokens

    found: list[Phrase] = []
    taken: set[int] = set()
    for _, phrase in sorted(listed, key=rank):
        if taken.isdisjoint(phrase.tokens) and (phrase.political or not found):
            found.append(phrase)
            taken.update(phrase.tokens)
    return found
