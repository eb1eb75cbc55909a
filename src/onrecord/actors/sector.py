"""The sector of an actor: which of a phrase's words decides, and what people's offices add.

The weights are those of onrecord/data/actors/sectors.tsv. The heaviest word decides, of equals the later; a word weighs
one thing as the head and another before it ("court" and "military" in "military court").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.actors.lexicon import IGO, Named
from onrecord.actors.people import Standing
from onrecord.actors.spans import Segment, Span

_NAMED_AS_HEAD, _NAMED_BEFORE = 9.0, 7.5
"""What a named actor weighs: "Hamas gunmen" are Hamas's, "Hamas police" are police."""

_PARTY_BEFORE = 5.0
"""A party before a head says little: "Fatah gunmen" are gunmen."""

_FAITH = 3.5
"""A faith before a weak head tells the sector: "Muslim leaders"."""

_SEAT = 2.5
"""So do a seat of government and an organisation of states: "White House spokeswoman", "UN chief"."""

_WEAK = 4.0
"""Heads of at most this weight say nothing of their own: "leader", "spokesman"."""

_OF = 1.0
"""What follows "of" weighs so much more than before the head: the "president of the court" is a judge."""

_LEAST_SECONDARY = 7.0
"""A head that was outweighed still holds from this weight on: "opposition lawmakers" are lawmakers too."""

_STRONG_TITLE = 6.0
"""A title above this weight says more than the office that the person held: others give way to the office."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sector (None: not told) with further ones, what decided, and its weight."""

    sector: str | None
    secondary: tuple[str, ...] = ()
    why: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class _Vote:
    weight: float
    sectors: tuple[str, ...]
    why: str


def sector_of(
    segments: Sequence[Segment], standing: Standing | None, on: date | None, leaving: frozenset[str]
) -> Verdict:
    """Tell the sector of the actor that these parts of a phrase name.

    Args:
        segments: the parts, the head's first.
        standing: what the offices of the person say who is named, if one is.
        on: the day.
        leaving: the sectors that somebody leaves with the post; they become ELI after "former".
    """
    votes = list(_votes(segments[0], on))
    best = _heaviest(votes)
    if best is None or best.weight <= _WEAK:
        best = _heaviest([*votes, *_beyond(segments[1:], on, _TELLING)]) or best
    elif not segments[0].spans[-1].is_name:  # else what follows is somebody's, not the title's
        best = _heaviest([*_beyond(segments[1:], on, _DEFINING, best.weight), best]) or best
    if standing and (best is None or not best.sectors or best.weight <= _STRONG_TITLE) and not segments[0].former:
        held = _held(standing)
        if held.sector or best is None:
            return held
    if best is None or not best.sectors:
        return Verdict(None)
    if segments[0].former and best.sectors[0] in leaving:
        return Verdict("ELI", (), f"former, {best.why}", best.weight)
    also = (vote.sectors[0] for vote in votes if vote.sectors and vote.weight >= _LEAST_SECONDARY)
    others = (sector for sector in (*best.sectors[1:], *also) if sector != best.sectors[0])
    return Verdict(best.sectors[0], tuple(dict.fromkeys(others)), best.why, best.weight)


_TELLING = frozenset({"of", "for", "from", "at", "with", "by", "to", ","})
_DEFINING = frozenset({"of"})


def _votes(segment: Segment, on: date | None) -> Iterator[_Vote]:
    telling = [at for at, span in enumerate(segment.spans) if span.weight or span.named]
    for span in segment.spans[:-1]:
        if span.group and span.group.kind == "faith":
            yield _Vote(_FAITH, ("REL",), f"{span.text}: REL")
        elif (span.place and span.place.kind == "seat") or (span.named and span.named.international == IGO):
            yield _Vote(_SEAT, ("GOV",), f"{span.text}: GOV")
    for at in telling:
        yield _vote(segment.spans[at], on, head=at == telling[-1] and _ends(segment.spans[at + 1 :]))


def _ends(rest: Sequence[Span]) -> bool:
    """Tell whether only a name can follow: then what came before is the head."""
    return all(span.people or span.place or span.words[0].capital for span in rest)


def _vote(span: Span, on: date | None, *, head: bool) -> _Vote:
    if span.weight:
        sector = span.weight.sector
        weight = span.weight.head if head else span.weight.before
        return _Vote(weight, (sector,) if sector else (), f"{span.text.lower()}: {sector}")
    named = span.named
    sectors = named.sectors_on(on) if named else ()
    return _Vote(_named_weight(named, sectors, head=head), sectors, f"{span.text}: {' '.join(sectors)}")


def _named_weight(named: Named | None, sectors: tuple[str, ...], *, head: bool) -> float:
    if not named or not sectors:
        return 0.5
    if head:
        return _NAMED_AS_HEAD
    return _PARTY_BEFORE if sectors[0] == "PTY" else _NAMED_BEFORE


def _beyond(segments: Sequence[Segment], on: date | None, links: frozenset[str], least: float = 0.0) -> Iterator[_Vote]:
    """Yield what the complements of the head say, as long as they hang on the links wanted."""
    for segment in segments:
        if segment.link not in links:
            return
        for span in segment.spans:
            if span.weight or span.named:
                vote = _vote(span, on, head=False)
                if vote.weight + _OF > least and vote.sectors:
                    yield _Vote(vote.weight + _OF, vote.sectors, vote.why)


def _heaviest(votes: Sequence[_Vote]) -> _Vote | None:
    best = None
    for vote in votes:
        if vote.weight and (best is None or vote.weight >= best.weight):
            best = vote
    return best


def _held(standing: Standing) -> Verdict:
    if standing.state in {"in office", "last known in office"}:
        return Verdict(standing.sector, (), f"{standing.state}: {standing.sector}", 7.0)
    if standing.state == "left office":
        return Verdict("ELI", (), "left office: ELI", 7.0)
    return Verdict(None, (), standing.state)
