"""An actor phrase to an Actor: the order in which the parts are asked."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date

from onrecord.actors.country import Home, home_of
from onrecord.actors.lexicon import lexicon
from onrecord.actors.model import Actor
from onrecord.actors.people import Standing, directory
from onrecord.actors.sector import Verdict, sector_of
from onrecord.actors.spans import Reader, Segment, Span, country_code
from onrecord.actors.words import words
from onrecord.authority import Country, Status, authority, places

_REMEMBERED = 1 << 16
"""Phrases whose coding is remembered: an article repeats its actors, and so does a day's news."""

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
    standing, person = _person(segments, on)
    home = home_of(segments, standing)
    verdict = sector_of(segments, standing, on, lexicon().closed["leaving"])
    verdict = _alone(segments, verdict) if verdict.sector is None and not standing else verdict
    if not (home.country or home.organisation or home.international or verdict.sector or person):
        return None
    if person is None and on and verdict.sector in _NAMED_IN_OFFICE and not segments[0].former:
        person = _holder(text, on)
    name, wikidata = directory().name(person) if person else (_name(segments, text), None)
    why = tuple(filter(None, (f"name: {name}" if person else "", home.why, verdict.why)))
    return Actor(
        name, home.country, verdict.sector, verdict.secondary, home.organisation, home.international, wikidata,
        _score(home, verdict), why,
    )  # fmt: skip


@functools.cache
def _reader() -> Reader:
    return Reader(lexicon(), places(), directory())


def _gathered(segments: list[Segment]) -> list[Segment]:
    """Take "hundreds of protesters" for protesters."""
    if len(segments) > 1 and segments[1].link == "of" and segments[0].spans:
        last = segments[0].spans[-1].words[-1]
        if last.key in lexicon().closed["counting"]:
            spans = [*segments[0].spans[:-1], *segments[1].spans]
            return [Segment("", spans, segments[1].former), *segments[2:]]
    return segments


def _person(segments: Sequence[Segment], on: date | None) -> tuple[Standing | None, str | None]:
    """Return what the offices of the person say who is named in the head, and who that is, where it is but one."""
    head = segments[0].spans
    known = directory()
    country = next((span.place for span in head if span.place and isinstance(span.place.place, Country)), None)
    home = country_code(country.place) if country and isinstance(country.place, Country) else None
    title = next((span.weight for span in head if span.weight), None)
    keys = next((span.people for span in head if span.people), None) or _surnamed(head, title is not None, home)
    standings = [found for found in (known.standing(key, on) for key in keys) if found]
    if home:
        standings = [found for found in standings if found.place == home or found.international]
    serving = [found for found in standings if found.state == "in office"]
    standings = serving or standings
    if not standings:
        return None, None
    if len(standings) == 1:
        return standings[0], standings[0].person
    first = standings[0]
    if all((found.place, found.sector, found.state) == (first.place, first.sector, first.state) for found in standings):
        return first, None
    return None, None


def _surnamed(head: Sequence[Span], titled: bool, home: str | None) -> tuple[str, ...]:
    """Return whom the name at the end of the head may mean that is not known in full."""
    run: list[Span] = []
    for span in head:
        if span.known or not span.words[0].capital:
            run = []
        else:
            run.append(span)
    if not run or head[-1] is not run[-1]:
        return ()
    known, civil = directory(), lexicon().closed["civil"]
    named = [span for span in run if span.words[0].key not in civil]
    full = " ".join(span.words[0].key for span in named)
    found = known.called(full) or known.surnamed(full)
    if found or not named:
        return found
    if titled:
        return (
            known.spelt_like(" ".join(span.text for span in named))
            if home is None
            else known.surnamed(named[-1].words[0].key)
        )
    return ()


def _holder(text: str, on: date) -> str | None:
    """Return who held the office that a phrase names, where that is one person and certain."""
    found = authority().who(text, on)
    if len(found) == 1 and found[0].status is Status.HELD and len(found[0].people) == 1:
        return found[0].people[0].key
    return None


def _alone(segments: Sequence[Segment], verdict: Verdict) -> Verdict:
    """Give a sector to a head that has no word of one: a seat of government, a people, a firm."""
    spans = segments[0].spans
    last = spans[-1]
    if len(spans) == 1 and last.place and last.place.kind == "seat":
        return Verdict("GOV", (), f"{last.text}: seat of government", 3.0)
    ending = last.words[-1]
    if len(spans) > 1 and ending.capital and ending.key in lexicon().closed["firm"]:
        return Verdict("BUS", (), f"{last.text}: a firm", 5.0)
    if (last.place and last.place.kind == "demonym") or (last.group and ending.key.endswith("s")):
        return Verdict("CVL", (), f"{last.text}: a people", 1.0)
    return verdict


def _name(segments: Sequence[Segment], text: str) -> str:
    spans = segments[0].spans
    if len(segments) == 1 and len(spans) == 1:
        if spans[0].named:
            return spans[0].named.name
        if spans[0].place:
            return spans[0].place.place.name
    bare = " ".join(text.split())
    first, _, rest = bare.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else bare


def _score(home: Home, verdict: Verdict) -> float:
    base = 0.9 if verdict.weight >= 5 else 0.7 if verdict.weight >= 3 or verdict.sector is None else 0.5
    return base if home.country or home.organisation else round(base - 0.1, 2)
