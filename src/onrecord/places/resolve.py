"""Which place a toponym means: the one that its name, its container and the rest of the article speak for together.

Each meaning gets points: for itself (kind, inhabitants) and for what the article says (the place that it is put in by
a comma, countries and divisions named elsewhere, the dateline). One name has one meaning in an article, which the first
mention with a container fixes. Where no meaning is ahead, or only a village that nothing speaks for, none is given.
The points were set by hand on the first half of GeoVirus's articles.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Place
from onrecord.places.context import Context
from onrecord.places.gazetteer import DIVISIONS, TOWNS, Kind, Meaning
from onrecord.places.keys import key
from onrecord.places.mention import Toponym

KIND_POINTS = {
    Kind.COUNTRY: 7.5,
    Kind.CONTINENT: 7.0,
    Kind.FIRST: 5.2,
    Kind.SECOND: 4.2,
    Kind.REGION: 6.5,
    Kind.SEA: 7.0,
    Kind.WATER: 6.0,
    Kind.MOUNTAIN: 6.0,
    Kind.ISLAND: 6.0,
    Kind.DESERT: 6.0,
    Kind.SITE: 6.5,
}
TOWN_POINTS = {Kind.CAPITAL: 1.5, Kind.SEAT: 0.4, Kind.TOWN: 0.0, Kind.SECTION: -0.7}
OTHER_NAME = -1.5
CONTAINED, NOT_CONTAINED = 6.0, -1.0
COUNTRY_NAMED, COUNTRY_SHARE, NEIGHBOUR, DIVISION_NAMED, DATELINE = 1.2, 2.5, 0.3, 1.8, 1.0
IN_A_ROW, CALLED_SO = 2.0, 2.5

LEAST_LEAD = 0.25
"""A meaning in another country that is not this much behind leaves the toponym unresolved."""

VILLAGE = 15_000
"""Below this many inhabitants a town is only meant where the article speaks for its country."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A meaning, its points, how far ahead it is of others, and why; `meaning` is None where none is supported."""

    meaning: Meaning | None
    lead: float
    why: tuple[str, ...]


def resolve(toponyms: Sequence[Toponym], context: Context) -> list[Place]:
    """Return a place for each toponym, in their order."""
    chosen: dict[int, Choice] = {}
    fixed: dict[str, Choice] = {}
    for i in sorted(range(len(toponyms)), key=lambda i: (toponyms[i].within is not None, i)):
        toponym = toponyms[i]
        if toponym.within is None:
            continue
        chosen[i] = _choose(toponyms, i, context, chosen)
        if chosen[i].meaning is not None:
            fixed.setdefault(key(toponym.name), chosen[i])
    for i, toponym in enumerate(toponyms):
        if i in chosen:
            continue
        earlier = fixed.get(key(toponym.name))
        if earlier is not None and not _is_called(toponym):
            chosen[i] = Choice(earlier.meaning, earlier.lead, ("same-name",))
        else:
            chosen[i] = _choose(toponyms, i, context, chosen)
            if chosen[i].meaning is not None and not _is_called(toponym):
                fixed[key(toponym.name)] = chosen[i]
    return [_place(toponym, chosen[i], toponyms, chosen) for i, toponym in enumerate(toponyms)]


def _is_called(toponym: Toponym) -> bool:
    """Tell whether a noun says of what kind the place is ("Washington state"): such a mention stands for itself."""
    return any(sign.startswith("noun:") for sign in toponym.why)


def _choose(toponyms: Sequence[Toponym], i: int, context: Context, chosen: Mapping[int, Choice]) -> Choice:
    toponym = toponyms[i]
    container = _container(toponyms, i, context)
    ranked = sorted(
        ((*_points(meaning, toponyms, i, context, container), meaning) for meaning in toponym.meanings),
        key=lambda one: (-one[0], one[2].geonames or 0),
    )
    if not ranked:
        return Choice(None, 0.0, ("unknown",))
    points, why, best = ranked[0]
    rival = next((other[0] for other in ranked[1:] if not _is_near(other[2], best)), 0.0)
    lead = points - rival
    supported = "contained" in why or "country" in why or "dateline" in why
    if best.kind in TOWNS and best.population < VILLAGE and not supported:
        return Choice(None, lead, ("unsupported",))
    if len(ranked) > 1 and lead < LEAST_LEAD:
        return Choice(None, lead, ("ambiguous",))
    return Choice(best, lead, ("only",) if len(ranked) == 1 and not why else why)


def _container(toponyms: Sequence[Toponym], i: int, context: Context) -> tuple[Meaning, ...]:
    """Return what the place that holds toponym `i` can mean: divisions and countries; nothing where none is named."""
    within = toponyms[i].within
    if within is None:
        return ()
    outer = _container(toponyms, within, context)
    meanings = [one for one in toponyms[within].meanings if one.kind in DIVISIONS or one.kind is Kind.COUNTRY]
    held = [one for one in meanings if any(_holds(other, one) for other in outer)]
    return tuple(held or meanings)


def _holds(outer: Meaning, inner: Meaning) -> bool:
    """Tell whether one place lies in another by GeoNames' divisions."""
    if outer.kind is Kind.COUNTRY:
        return outer.country == inner.country
    if outer.kind is Kind.FIRST:
        return bool(outer.first) and outer.first == inner.first
    return bool(outer.second) and outer.second == inner.second


def _points(
    meaning: Meaning, toponyms: Sequence[Toponym], i: int, context: Context, container: Sequence[Meaning]
) -> tuple[float, tuple[str, ...]]:
    """Return the points of a meaning and what they are for."""
    toponym = toponyms[i]
    points, why = _own_points(meaning), []
    if container:
        held = any(_holds(outer, meaning) and outer != meaning for outer in container)
        points += CONTAINED if held else NOT_CONTAINED
        why += ["contained"] if held else []
    if meaning.country:
        own = sum(meaning in other.meanings and meaning.country is not None for other in toponyms)
        others = context.countries[meaning.country] - (own if _is_plain(toponym, meaning) else 0)
        if others > 0:
            points += COUNTRY_NAMED + COUNTRY_SHARE * context.share(meaning.country)
            why.append("country")
        elif meaning.country in context.near and meaning.kind is not Kind.COUNTRY:
            points += NEIGHBOUR
            why.append("neighbour")
        if meaning.country in context.dateline and not toponym.dateline:
            points += DATELINE
            why.append("dateline")
    if meaning.kind is not Kind.FIRST and meaning.first in context.firsts:
        points += DIVISION_NAMED
        why.append("division")
    if meaning.kind is Kind.FIRST and _stands_with_divisions(toponyms, i, meaning):
        points += IN_A_ROW
        why.append("row")
    if _is_called_as(toponym, meaning):
        points += CALLED_SO
        why.append("kind")
    return points, tuple(why)


def _own_points(meaning: Meaning) -> float:
    size = math.log10(max(meaning.population, 500))
    if meaning.kind in TOWN_POINTS:
        points = max(size, 4.0 if meaning.kind is Kind.CAPITAL else 0.0) + TOWN_POINTS[meaning.kind]
    else:
        points = KIND_POINTS[meaning.kind] + (0.2 * (size - 5) if meaning.kind in DIVISIONS else 0.0)
    return points + (OTHER_NAME if meaning.other and meaning.kind in {*TOWNS, *DIVISIONS} else 0.0)


def _is_plain(toponym: Toponym, meaning: Meaning) -> bool:
    """Tell whether the toponym was itself counted for the meaning's country (see `context.gather`)."""
    from onrecord.places.context import plainest

    plain = plainest(toponym.meanings)
    return plain is not None and plain.country == meaning.country


def _stands_with_divisions(toponyms: Sequence[Toponym], i: int, meaning: Meaning) -> bool:
    """Tell whether the toponym beside this one is another first-level division of the same country."""
    beside = [toponyms[j] for j in (i - 1, i + 1) if 0 <= j < len(toponyms)]
    return any(
        other.kind is Kind.FIRST and other.country == meaning.country and other != meaning
        for toponym in beside
        if 0 <= max(toponym.span.start - toponyms[i].span.end, toponyms[i].span.start - toponym.span.end) <= 6
        for other in toponym.meanings
    )


def _is_called_as(toponym: Toponym, meaning: Meaning) -> bool:
    nouns = {sign.removeprefix("noun:") for sign in toponym.why if sign.startswith("noun:")}
    if nouns & {"city", "town", "village", "suburb", "municipality"}:
        return meaning.kind in TOWNS
    if nouns & {"state", "province", "governorate", "oblast", "prefecture", "canton", "territory", "region", "county",
                "district"}:  # fmt: skip
        return meaning.kind in DIVISIONS or meaning.kind is Kind.REGION
    return bool(nouns & {"island", "islands"}) and meaning.kind is Kind.ISLAND


def _is_near(one: Meaning, other: Meaning) -> bool:
    """Tell whether two meanings differ only in kind: a town and its district, a region and its division."""
    return one.country == other.country and distance(one.lat, one.lon, other.lat, other.lon) < 161


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the kilometres between two points on a sphere as large as the earth (haversine)."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def _place(toponym: Toponym, choice: Choice, toponyms: Sequence[Toponym], chosen: Mapping[int, Choice]) -> Place:
    meaning = choice.meaning
    why = (*toponym.why, *choice.why)
    if meaning is None:
        holder = chosen.get(toponym.within) if toponym.within is not None else None
        country = holder.meaning.country if holder and holder.meaning else None
        return Place(toponym.span, toponym.name, country, None, None, None, 0.3, (*why, "within") if country else why)
    country = meaning.country
    score = round(min(0.98, 0.45 + 0.1 * min(choice.lead, 5.0)), 2)
    return Place(toponym.span, meaning.name, country, meaning.lat, meaning.lon, meaning.geonames, score, why)
