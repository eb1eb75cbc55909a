"""From scored pairs to candidates: one for each trigger, with the actors and recipients that the pair filter keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.events.candidate import Candidate, Positions
from onrecord.events.candidates.pairs import Pair
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


def select(sentence: Sentence, scored: Sequence[Scored], threshold: float) -> list[Candidate]:
    """Return the candidates of a sentence, in the order of its words; `scored` are its pairs with their scores."""
    by_trigger: dict[int, list[Scored]] = {}
    for score, pair in _once(scored, threshold):
        by_trigger.setdefault(pair.trigger.i, []).append((score, pair))
    return [_candidate(sentence, kept) for _, kept in sorted(by_trigger.items())]


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


def _candidate(sentence: Sentence, kept: list[Scored]) -> Candidate:
    best, lead = max(kept, key=lambda one: one[0])
    near = [(score, pair) for score, pair in kept if score >= _share(pair, lead) * best]
    joined = any(pair.canonical and pair.path.startswith("prep:with") for _, pair in near)
    reciprocal = lead.path == "reciprocal" and not joined  # "A and B met WITH C"
    near = [(score, pair) for score, pair in near if (pair.path == "reciprocal") == reciprocal]
    actors = _distinct((score, pair.actor) for score, pair in near)
    recipients = _distinct((score, pair.recipient) for score, pair in near)
    if reciprocal:
        actors, recipients = _distinct([*((1.0, a) for a in actors), *((1.0, r) for r in recipients)]), []
    lead = max(near, key=lambda one: one[0])[1]
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


def _share(pair: Pair, lead: Pair) -> float:
    """Return the share of the best pair's score that another pair of the trigger needs."""
    return BESIDE if pair.path.rstrip("&") == lead.path.rstrip("&") else APART


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
