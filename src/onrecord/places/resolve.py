"""Which place a toponym means: the one that its name, its container and the rest of the article speak for together.

Each meaning gets points: for itself (kind, inhabitants) and for what the article says (the place that it is put in by
a comma, countries and divisions named elsewhere, the dateline). One name has one meaning in an article, which the first
mention with a container fixes. Where no meaning is ahead, or only a village that nothing speaks for, none is given.
The points were set by hand on every other article of GeoVirus and on our own sentences.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Place
from onrecord.places.context import Context
from onrecord.places.gazetteer import DIVISIONS, TOWNS, Kind, Meaning
from onrecord.places.keys import key
from onrecord.places.mention import Toponym

KIND_POINTS = {
    Kind.COUNTRY: 8.5,
    Kind.CONTINENT: 8.0,
    Kind.FIRST: 6.2,
    Kind.SECOND: 4.5,
    Kind.REGION: 7.5,
    Kind.SEA: 8.0,
    Kind.WATER: 7.0,
    Kind.MOUNTAIN: 7.0,
    Kind.ISLAND: 7.0,
    Kind.DESERT: 7.0,
    Kind.SITE: 6.5,
}
TOWN_POINTS = {Kind.CAPITAL: 2.3, Kind.SEAT: 0.4, Kind.TOWN: 0.0, Kind.SECTION: -0.7}
OTHER_NAME = -1.0
CONTAINED, NOT_CONTAINED = 6.0, -1.0
COUNTRY_NAMED, COUNTRY_SHARE, NEIGHBOUR, DIVISION_NAMED, DATELINE = 1.2, 2.5, 0.3, 0.7, 1.5
MOST_FOR_COUNTRY = 3.2
IN_A_ROW, CALLED_SO, HOLDS, REPORTED_FROM = 3.0, 4.0, 4.0, 2.5

SURE_AT_NOTHING, SURE = 0.6, 0.95
"""The score where no point separates a meaning from the next, and where one or more do. On every other article of
GeoVirus 0.67 of the toponyms with a lead under half a point were at the right place, 0.96 of those with more."""

UNRESOLVED = 0.3
"""The score of a toponym without a meaning."""

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
    full = [i for i, toponym in enumerate(toponyms) if toponym.within is not None]
    for i in full:
        chosen[i] = _choose(toponyms, i, context)
        if chosen[i].meaning is not None:
            fixed.setdefault(key(toponyms[i].name), chosen[i])
    for i, toponym in enumerate(toponyms):
        if i in chosen:
            continue
        earlier = fixed.get(key(toponym.name))
        alone = _is_called(toponym) or _is_a_state_in_a_row(toponyms, i)
        if earlier is not None and not alone:
            chosen[i] = replace(earlier, why=("same-name",))
            continue
        chosen[i] = _choose(toponyms, i, context)
        if chosen[i].meaning is not None and not alone:
            fixed[key(toponym.name)] = chosen[i]
    return [_place(toponym, chosen[i], chosen) for i, toponym in enumerate(toponyms)]


def _is_called(toponym: Toponym) -> bool:
    """Tell whether a noun says of what kind the place is ("Washington state"): such a mention stands for itself."""
    return any(sign.startswith("noun:") for sign in toponym.why)


def _choose(toponyms: Sequence[Toponym], i: int, context: Context) -> Choice:
    toponym = toponyms[i]
    container = _container(toponyms, i)
    ranked = sorted(
        ((*_points(meaning, toponyms, i, context, container), meaning) for meaning in _own_names(toponym.meanings)),
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


def _own_names(meanings: Sequence[Meaning]) -> list[Meaning]:
    """Return the meanings, for a country's name only those that bear it as their own ("Mexico": not its capital)."""
    country = any(one.kind is Kind.COUNTRY for one in meanings)
    return [one for one in meanings if not (country and one.other)]


def _container(toponyms: Sequence[Toponym], i: int, depth: int = 3) -> tuple[Meaning, ...]:
    """Return what the place that holds toponym `i` can mean: divisions and countries; nothing where none is named.

    `depth` is how many containers of containers are asked: a town, a county, a state.
    """
    within = toponyms[i].within
    if within is None or depth == 0:
        return ()
    outer = _container(toponyms, within, depth - 1)
    meanings = [one for one in toponyms[within].meanings if one.kind in DIVISIONS or one.kind is Kind.COUNTRY]
    held = [one for one in meanings if any(_holds(other, one) for other in outer)]
    return tuple(held or meanings)


def _holds(outer: Meaning, inner: Meaning) -> bool:
    """Tell whether one place lies in another by GeoNames' divisions."""
    if outer.kind is Kind.COUNTRY:
        return outer.country == inner.country
    if outer.kind is Kind.FIRST:
        return bool(outer.first) and outer.first == inner.first
    return outer.kind is Kind.SECOND and bool(outer.second) and outer.second == inner.second


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
        given, signs = _country_points(meaning, toponym, context)
        points, why = points + given, [*why, *signs]
    if meaning.kind is not Kind.FIRST and meaning.first in context.firsts:
        points += DIVISION_NAMED
        why.append("division")
    if meaning.kind is Kind.FIRST and _stands_with_divisions(toponyms, i, meaning):
        points += IN_A_ROW
        why.append("row")
    if (meaning.kind in DIVISIONS or meaning.kind is Kind.COUNTRY) and i in context.holders:
        points += HOLDS
        why.append("holds")
    if toponym.dateline and meaning.kind in TOWNS:
        points += REPORTED_FROM
    if _is_called_as(toponym, meaning):
        points += CALLED_SO
        why.append("kind")
    return points, tuple(why)


def _country_points(meaning: Meaning, toponym: Toponym, context: Context) -> tuple[float, list[str]]:
    """Return the points that a meaning has for its country's being named, and what they are for.

    What the toponym itself was counted for does not speak for it. There is a limit, so that a village does not pass a
    capital of its name because the article is about its country.
    """
    points, why = 0.0, []
    share = context.share(meaning.country, toponym) if meaning.country else 0.0
    if share > 0:
        points += COUNTRY_NAMED + COUNTRY_SHARE * share
        why.append("country")
    elif meaning.country in context.near and meaning.kind is not Kind.COUNTRY:
        points += NEIGHBOUR
        why.append("neighbour")
    if meaning.country in context.dateline and not toponym.dateline:
        points += DATELINE
        why.append("dateline")
    return min(points, MOST_FOR_COUNTRY), why


def _own_points(meaning: Meaning) -> float:
    size = math.log10(max(meaning.population, 500))
    if meaning.kind in TOWN_POINTS:
        points = max(size, 4.0 if meaning.kind is Kind.CAPITAL else 0.0) + TOWN_POINTS[meaning.kind]
    else:
        points = KIND_POINTS[meaning.kind] + (0.2 * (size - 5) if meaning.kind in DIVISIONS else 0.0)
    return points + (OTHER_NAME if meaning.other and meaning.kind in {*TOWNS, *DIVISIONS} else 0.0)


def _is_a_state_in_a_row(toponyms: Sequence[Toponym], i: int) -> bool:
    """Tell whether the toponym stands among first-level divisions of a country in which it can mean another one."""
    return any(
        meaning.kind is Kind.FIRST and _stands_with_divisions(toponyms, i, meaning) for meaning in toponyms[i].meanings
    )


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
    """Tell whether two meanings differ little: one lies in the other, or they are the next town and its district."""
    if _holds(one, other) or _holds(other, one):
        return True
    return one.country == other.country and distance(one.lat, one.lon, other.lat, other.lon) < 161


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the kilometres between two points on a sphere as large as the earth (haversine)."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def _place(toponym: Toponym, choice: Choice, chosen: Mapping[int, Choice]) -> Place:
    meaning = choice.meaning
    why = (*toponym.why, *choice.why)
    if meaning is None:
        holder = chosen.get(toponym.within) if toponym.within is not None else None
        country = holder.meaning.country if holder and holder.meaning else None
        return Place(
            toponym.span, toponym.name, country, None, None, None, UNRESOLVED, (*why, "within") if country else why
        )
    country = meaning.country
    score = round(SURE_AT_NOTHING + (SURE - SURE_AT_NOTHING) * min(choice.lead, 1.0), 2)
    return Place(toponym.span, meaning.name, country, meaning.lat, meaning.lon, meaning.geonames, score, why)
