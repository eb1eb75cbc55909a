"""A network: who spoke about whom and who acted on whom, as names with arrows between them.

The colour of an arrow is the quad class, its dashes say whether words or deeds are meant, its width how often. Names
lead to the network around them, arrows to the last quotation or event that they stand for.
"""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from onrecord.charts.axes import key
from onrecord.charts.drawing import KEPT, LINK_BASE, Chart, shape, specification
from onrecord.charts.palette import INK, QUADS, SAID, SIZE
from onrecord.charts.timeline import LANES
from onrecord.charts.vega import room
from onrecord.export.visible import visible
from onrecord.record import Network, Party, Relation

MOST = 60
"""Parties that are drawn at most; the others are in the table."""

DASHES = {"said": [2, 3], "VCOOP": [6, 4], "MCOOP": [1, 0], "VCONF": [6, 4], "MCONF": [1, 0]}
"""Dots for what was said, dashes for acts of words, a line for deeds."""

MEANS = {**LANES, "said": "spoke about"}
"""What the arrows of each kind are called."""

_LABEL = 24
_HEIGHT = SIZE + 8
_ARROW = 7
_BESIDE = 6
"""Pixels between two arrows of the same two parties."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a network is drawn: parties and the relations between them, and how many of both are not."""

    parties: tuple[Party, ...]
    relations: tuple[Relation, ...]
    parties_left: int
    relations_left: int


def part(network: Network, most: int = MOST) -> Part:
    """Return the `most` parties that come first in a network, with the relations between them."""
    chosen = {party.key for party in network.parties[:most]}
    between = [one for one in network.relations if one.source in chosen and one.target in chosen]
    linked = {key for one in between for key in (one.source, one.target)}
    parties = tuple(party for party in network.parties[:most] if party.key in linked)
    return Part(parties, tuple(between), len(network.parties) - len(parties), len(network.relations) - len(between))


@functools.lru_cache(maxsize=KEPT)
def network(drawn: Part, width: int = 1060, height: int = 640, *, for_file: bool = False) -> Chart:
    """Return a chart of a part of a network. `for_file` puts a legend in it, and white behind the names."""
    from onrecord.charts.layout import arrange  # NumPy takes a fifth of a second to load

    numbers = {party.key: i for i, party in enumerate(drawn.parties)}
    sizes = [(room(_label(party)) + 14, _HEIGHT) for party in drawn.parties]
    links: Counter[tuple[int, int]] = Counter()
    for one in drawn.relations:
        links[numbers[one.source], numbers[one.target]] += one.number
    central = [i for i, party in enumerate(drawn.parties) if party.central]
    places = arrange(sizes, links, width, height, central[0] if len(central) == 1 else None)
    lines, heads = _arrows(drawn, numbers, places, sizes)
    nodes = [
        {
            "x": place[0],
            "y": place[1],
            "name": _label(party),
            "link": f"{LINK_BASE}/network?{urlencode({'who': _who(party)}, errors='replace')}",
            "label": f"{visible(party.name)}: the network around",
        }
        for party, place in zip(drawn.parties, places, strict=True)
    ]
    kinds = tuple(kind for kind in MEANS if any(line["kind"] == kind for line in lines))
    data = {"lines": lines, "heads": heads, "nodes": nodes}
    written = specification(
        _shape(kinds, for_file),
        {name: values for name, values in data.items() if values or name == "nodes"},
        width,
        height,
    )
    return Chart("Who spoke about whom, and who acted on whom", _described(drawn), written)


@functools.cache
def _shape(kinds: tuple[str, ...], for_file: bool) -> dict[str, Any]:
    """Return a chart with arrows of these kinds (keys of MEANS), or without arrows."""
    import altair as alt

    names = [MEANS[kind] for kind in kinds]
    legend = key(names, orient="bottom", symbolType="stroke", symbolStrokeWidth=3) if for_file else None
    colours = alt.Scale(domain=names, range=[QUADS.get(kind, SAID) for kind in kinds])
    dashes = alt.Scale(domain=names, range=[DASHES[kind] for kind in kinds])
    wide: Any = [0, alt.ExprRef("width")]
    tall: Any = [0, alt.ExprRef("height")]
    x = alt.X("x:Q", scale=alt.Scale(domain=wide, range=wide, nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=tall, range=tall, nice=False), axis=None)
    layers: list[Any] = []
    if kinds:
        layers += [
            alt.Chart(alt.NamedData("lines"))
            .mark_rule()
            .encode(
                x=x, y=y, x2="x2:Q", y2="y2:Q",
                color=alt.Color("means:N", scale=colours, legend=legend),
                strokeDash=alt.StrokeDash("means:N", scale=dashes, legend=legend),
                strokeWidth=alt.StrokeWidth("wide:Q", scale=None, legend=None),
                href="link:N", description="label:N",
            ),
            alt.Chart(alt.NamedData("heads"))
            .mark_point(shape="triangle", filled=True, size=_ARROW * _ARROW, opacity=1)
            .encode(
                x=x, y=y,
                color=alt.Color("means:N", scale=colours, legend=legend), angle=alt.Angle("angle:Q", scale=None),
            ),
        ]  # fmt: skip
    named = alt.Chart(alt.NamedData("nodes")).encode(x=x, y=y, text="name:N")
    if for_file:
        layers.append(named.mark_text(stroke="#ffffff", strokeWidth=4, strokeJoin="round", fontSize=SIZE))
    layers.append(named.mark_text(color=INK, fontSize=SIZE).encode(href="link:N", description="label:N"))
    return shape(alt.layer(*layers))


def _label(party: Party) -> str:
    name = visible(" ".join(party.name.split()))
    return name if len(name) <= _LABEL else f"{name[: _LABEL - 1].rstrip()}…"


def _who(party: Party) -> str:
    """Return what finds a party again: a country's code, the name with the id, or the name."""
    if party.person is not None:
        return f"{party.name[:900]} ({party.person.id})"
    return party.key if party.type == "country" and len(party.key) == 3 and party.key.isupper() else party.name[:900]


def _arrows(
    drawn: Part, numbers: dict[str, int], places: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the lines of arrows, those of the same two parties beside one another, and their heads."""
    names = {party.key: visible(party.name) for party in drawn.parties}
    pairs: defaultdict[frozenset[str], list[Relation]] = defaultdict(list)
    for one in drawn.relations:
        pairs[frozenset((one.source, one.target))].append(one)
    lines: list[dict[str, Any]] = []
    heads: list[dict[str, Any]] = []
    for same in pairs.values():
        for i, one in enumerate(same):
            source, target = numbers[one.source], numbers[one.target]
            # Counted from the same end for both directions, so that each has its own line.
            aside = (i - (len(same) - 1) / 2) * _BESIDE * (1 if source < target else -1)
            (x, y), (x2, y2) = _between(places[source], places[target], sizes[source], sizes[target], aside)
            kind = str(one.quad) if one.quad else "said"
            label = f"{names[one.source]} → {names[one.target]}: {_told(one)}"
            told = {"means": MEANS[kind], "kind": kind, "label": label, "link": f"{LINK_BASE}{path(one)}"}
            lines.append({**told, "x": x, "y": y, "x2": x2, "y2": y2, "wide": round(1.5 + math.log2(one.number), 1)})
            angle = math.degrees(math.atan2(y2 - y, x2 - x)) + 90
            heads.append({"means": MEANS[kind], "x": x2, "y": y2, "angle": round(angle, 1)})
    return lines, heads


def path(relation: Relation) -> str:
    """Return the path in the pages of the last quotation or event that a relation stands for."""
    return f"/events/{relation.latest}" if relation.quad else f"/quotations/{relation.latest}"


def _told(relation: Relation) -> str:
    if relation.quad is None:
        return f"spoke about, {relation.number:,} quotation{'s' * (relation.number != 1)}"
    return f"{LANES[relation.quad]}, {relation.number:,} event{'s' * (relation.number != 1)}"


def _between(
    start: tuple[float, float],
    end: tuple[float, float],
    start_size: tuple[float, float],
    end_size: tuple[float, float],
    aside: float,
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where a line between two boxes begins and ends, on their edges and `aside` of the straight way."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down) or 1.0
    shift = (-down / length * aside, across / length * aside)
    out, into = _edge(across, down, start_size), _edge(across, down, end_size)
    first = (start[0] + across * out + shift[0], start[1] + down * out + shift[1])
    last = (end[0] - across * into + shift[0], end[1] - down * into + shift[1])
    return (round(first[0], 1), round(first[1], 1)), (round(last[0], 1), round(last[1], 1))


def _edge(across: float, down: float, size: tuple[float, float]) -> float:
    """Return which part of the way from the middle of a box lies within it, at most a third."""
    ways = [size[i] / 2 / abs(step) for i, step in enumerate((across, down)) if abs(step) > 1e-9]
    return min([*ways, 1 / 3])


def _described(drawn: Part) -> str:
    if not drawn.relations:
        return "Nobody is named who spoke about or acted on somebody named."
    names = {party.key: party.name for party in drawn.parties}
    most = "; ".join(f"{names[one.source]} → {names[one.target]}, {_told(one)}" for one in drawn.relations[:3])
    return f"{len(drawn.parties)} parties and {len(drawn.relations)} arrows between them. The most frequent: {most}."
