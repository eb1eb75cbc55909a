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
from onrecord.actors.words import joined, words
from onrecord.authority import Country, Status, authority
from onrecord.people.lexicon import lexicon as people_lexicon

_REMEMBERED = 1 << 16
"""Phrases whose coding is remembered: an article repeats its actors, and so does a day's news."""

_NAMING = frozenset({"of", ",", "for"})
"""Links after which the name of a head without one stands: "the President of France Charles de Gaulle"; after "for" it
is whom the actor belongs to."""

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
    standing, person, itself = _person(segments, on)
    home = home_of(segments, standing)
    acting = standing if itself else None
    verdict = sector_of(segments, acting, on, lexicon().closed["leaving"])
    verdict = _alone(segments, verdict) if verdict.sector is None and not acting else verdict
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
    return Reader(lexicon(), directory(), people_lexicon().given.keys() | lexicon().closed["given"])


def _gathered(segments: list[Segment]) -> list[Segment]:
    """Take "hundreds of protesters" for protesters."""
    if len(segments) > 1 and segments[1].link == "of" and segments[0].spans:
        last = segments[0].spans[-1].words[-1]
        if last.key in lexicon().closed["counting"]:
            spans = [*segments[0].spans[:-1], *segments[1].spans]
            return [Segment("", spans, segments[0].former or segments[1].former), *segments[2:]]
    return segments


def _person(segments: Sequence[Segment], on: date | None) -> tuple[Standing | None, str | None, bool]:
    """Return whom the head names by name: what their offices say, who it is, and whether that is the actor.

    Somebody named before the head's own word is whom the actor belongs to: "Assad's forces". Of several who may be
    meant, those in office on the day count; what all of them have in common is known though nobody is.
    """
    head = segments[0].spans
    at = next((at for at in range(len(head) - 1, -1, -1) if _is_name(head[at])), None)
    link = segments[1].link if len(segments) > 1 else ""
    if at is None and link in _NAMING and segments[1].spans[-1].people:
        head = [*head, *segments[1].spans]
        at = len(head) - 1
    if at is None:
        return None, None, False
    itself = link != "for" and not any(span.weight or span.named for span in head[at:])
    places = (span.place.place for span in head if span.place)
    home = next((country_code(place) for place in places if isinstance(place, Country)), None)
    keys = head[at].people or _surnamed(head, at, home)
    known = directory()
    standings = [found for found in (known.standing(key, on) for key in keys) if found]
    if home:
        standings = [found for found in standings if found.place == home or found.international]
    standings = [found for found in standings if found.state == "in office"] or standings
    first = standings[0] if standings else None
    if first is None or len({(found.place, found.sector, found.state) for found in standings}) > 1:
        return None, None, False
    return first, first.person if itself and len(standings) == 1 else None, itself


def _is_name(span: Span) -> bool:
    return bool(span.people) or (not span.known and span.words[0].capital)


def _surnamed(head: Sequence[Span], at: int, home: str | None) -> tuple[str, ...]:
    """Return whom the name that ends at a span of the head may mean, which is not known in full."""
    start = at
    while start > 0 and not head[start - 1].known and head[start - 1].words[0].capital:
        start -= 1
    civil = lexicon().closed["civil"]
    named = [span.words[0] for span in head[start : at + 1] if span.words[0].key not in civil]
    named = [word for word in named if len(word.key) > 1 or word is named[0]]
    known, full = directory(), joined(word.key for word in named)
    found = known.called(full) or known.surnamed(full)
    if found or len(named) < 2 or not any(span.weight for span in head[:start]):
        return found
    found = tuple(key for key in known.surnamed(named[-1].key) if known.has_given(key, named[0].key))
    return found or (known.spelt_like(" ".join(word.text for word in named)) if home is None else ())


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
    base = 0.9 if verdict.weight >= 5 else 0.7 if verdict.weight >= 3 or verdict.sector is None else 0.5
    return base if home.country or home.organisation else round(base - 0.1, 2)
