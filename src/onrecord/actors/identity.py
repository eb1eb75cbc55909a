"""Who is named in an actor phrase by name, and who held the office that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.actors.lexicon import lexicon
from onrecord.actors.people import Standing, directory
from onrecord.actors.spans import Segment, Span, country_code
from onrecord.actors.words import joined
from onrecord.authority import Country, Status, authority

_NAMING = frozenset({"of", ",", "for"})
"""Links after which the name of a head without one stands: "the President of France Charles de Gaulle"; after "for" it
is whom the actor belongs to."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of the person named: what their offices say, who it is (a key of the authority's).

    `standing` without `person` is what several people have in common. `itself` tells whether the person is the actor,
    and not whom the actor belongs to.
    """

    standing: Standing | None = None
    person: str | None = None
    itself: bool = False


def identified(segments: Sequence[Segment], on: date | None) -> Identity:
    """Tell whom the head of these parts of a phrase names by name.

    Somebody named before the head's own word is whom the actor belongs to: "Assad's forces". Of several who may be
    meant, those in office on the day count; what all of them have in common is known though nobody is.
    """
    head = segments[0].spans
    at = next((at for at in range(len(head) - 1, -1, -1) if head[at].is_name), None)
    link = segments[1].link if len(segments) > 1 else ""
    if at is None and link in _NAMING and (segments[1].spans[-1].people or link == "for"):
        head = [*head, *segments[1].spans]
        at = len(head) - 1 if head[-1].is_name else None
    if at is None:
        return Identity()
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
        return Identity()
    return Identity(first, first.person if itself and len(standings) == 1 else None, itself)


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


def holder(text: str, on: date) -> str | None:
    """Return who held the office that a phrase names, where that is one person and certain."""
    found = authority().who(text, on)
    if len(found) == 1 and found[0].status is Status.HELD and len(found[0].people) == 1:
        return found[0].people[0].key
    return None
