"""An actor phrase to an Actor: the order in which the parts are asked."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date

from onrecord.actors.country import Home, home_of
from onrecord.actors.identity import holder, identified
from onrecord.actors.lexicon import lexicon
from onrecord.actors.model import Actor
from onrecord.actors.people import directory
from onrecord.actors.sector import Verdict, sector_of
from onrecord.actors.spans import Reader, Segment
from onrecord.actors.words import words
from onrecord.people.lexicon import lexicon as people_lexicon

_REMEMBERED = 1 << 16
"""Phrases whose coding is remembered: an article repeats its actors, and so does a day's news."""

_CLEAR, _VAGUE = 5.0, 2.0
"""Weights from which a sector was found to be right 9 times in 10, and 6 in 10 ("officials", a capital by itself)."""

_NAMED_IN_OFFICE = frozenset({"GOV", "LEG", "PTY"})


@functools.lru_cache(_REMEMBERED)
def code(text: str, on: date | None = None) -> Actor | None:
    """Say whom an actor phrase means: name, country, sector.

    Args:
        text: the phrase by itself, in English ("British Foreign Ministry", "Kazakh President Kassym-Jomart Tokayev").
        on: the day that is told of; it decides who holds an office and on which side an armed group stands. Without it
            a group has its usual sector, and a person who is not known to be still in office none.

    Returns None where the phrase names no actor that the tables know of, by word or by name. Never raises.
    """
    segments = _gathered(_reader().segments(words(text)))
    if not segments:
        return None
    identity = identified(segments, on)
    home = home_of(segments, identity.standing)
    acting = identity.standing if identity.itself else None
    verdict = sector_of(segments, acting, on, lexicon().closed["leaving"])
    verdict = _alone(segments, verdict) if verdict.sector is None and not acting else verdict
    if not (home.country or home.organisation or home.international or verdict.sector or identity.person):
        return None
    person = identity.person
    if person is None and on and verdict.sector in _NAMED_IN_OFFICE and not segments[0].former:
        person = holder(text, on)
    name, wikidata = directory().name(person) if person else (_name(segments, text), None)
    why = tuple(filter(None, (f"name: {name}" if person else "", home.why, verdict.why)))
    return Actor(
        name, home.country, verdict.sector, verdict.secondary, home.organisation, home.international, wikidata,
        _score(home, verdict), why,
    )  # fmt: skip


@functools.cache
def _reader() -> Reader:
    return Reader(lexicon(), directory(), people_lexicon().given.keys() | lexicon().closed["given"])


def _gathered(segments: list[Segment]) -> list[Segment]:
    """Take "hundreds of protesters" for protesters."""
    if len(segments) > 1 and segments[1].link == "of" and segments[0].spans:
        last = segments[0].spans[-1].words[-1]
        if last.key in lexicon().closed["counting"]:
            spans = [*segments[0].spans[:-1], *segments[1].spans]
            return [Segment("", spans, segments[0].former or segments[1].former), *segments[2:]]
    return segments


def _alone(segments: Sequence[Segment], verdict: Verdict) -> Verdict:
    """Give a sector to a head that has no word of one: a seat of government, a people, a firm."""
    spans = segments[0].spans
    last = spans[-1]
    if len(spans) == 1 and last.place and last.place.kind == "seat":
        return Verdict("GOV", (), f"{last.text}: seat of government", 3.0)
    ending = last.words[-1]
    if len(spans) > 1 and ending.capital and ending.key.lower() in lexicon().closed["firm"]:
        return Verdict("BUS", (), f"{last.text}: a firm", 5.0)
    if (last.place and last.place.kind == "demonym") or (
        last.group and (last.group.plural or last.group.kind == "people")
    ):
        return Verdict("CVL", (), f"{last.text}: a people", 1.0)
    return verdict


def _name(segments: Sequence[Segment], text: str) -> str:
    spans = segments[0].spans
    if len(segments) == 1 and len(spans) == 1:
        if spans[0].named:
            return spans[0].named.name
        if spans[0].place and spans[0].place.kind != "seat":
            return spans[0].place.place.name
    bare = " ".join((text.partition(",")[0] if segments[-1].link == "," else text).split())
    first, _, rest = bare.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else bare


def _score(home: Home, verdict: Verdict) -> float:
    """Return the share of codings like this one that were right, on half of PLOVER's gold records: see docs/actors.md.

    Where no country is told, which those records seldom leave open, a tenth is taken off.
    """
    if verdict.sector is None:
        score = 0.9
    elif verdict.weight >= _CLEAR:
        score = 0.87
    else:
        score = 0.6 if verdict.weight >= _VAGUE else 0.45
    return score if home.country or home.organisation or home.international else round(score - 0.1, 2)
