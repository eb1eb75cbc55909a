"""Where the parties of a network stand: linked ones near one another, names beside each other and not on top.

A force layout (Fruchterman and Reingold 1991), from a start on a circle, so that the same network is drawn the same
every time; then names that overlap are pushed apart. Few parties only: each is held against each.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 300
_SEPARATIONS = 200
_BY_ORDER = 0.75
"""How far places are spread by their order: set by eye on networks of 10 to 60 parties."""

_MARGINS = (28.0, 16.0, 4.0)
"""Pixels between two names: as many as there is room for, so that an arrow between them can be seen."""

Positions = NDArray[np.float64]


def arrange(
    sizes: Sequence[tuple[float, float]],
    links: Mapping[tuple[int, int], int],
    width: int,
    height: int,
    central: int | None = None,
) -> list[tuple[float, float]]:
    """Return the middles of boxes of these sizes (pixels) within `width` by `height`, origin at the left top.

    `links` says how strongly two boxes, by their numbers, belong together. The one that is `central` stays in the
    middle. Boxes do not overlap where there is room.
    """
    if not sizes:
        return []
    boxes = np.array(sizes, dtype=np.float64)
    number = len(boxes)
    angles = np.arange(number) * 2 * math.pi * (1 - 1 / ((1 + math.sqrt(5)) / 2))  # the golden angle: no two in a line
    radii = np.sqrt((np.arange(number) + 0.5) / number)
    places = np.column_stack((np.cos(angles) * radii, np.sin(angles) * radii))
    weights = np.zeros((number, number))
    for (one, other), weight in links.items():
        weights[one, other] = weights[other, one] = max(weights[one, other], 1 + math.log2(max(weight, 1)) / 4)
    _pull(places, weights, central)
    _fit(places, boxes, width, height, central)
    for margin in _MARGINS:
        if _separate(places, boxes + margin, width, height, central):
            break
    return [(round(float(x), 1), round(float(y), 1)) for x, y in places]


def _pull(places: Positions, weights: Positions, central: int | None) -> None:
    """Move linked places together and all others apart, less from round to round."""
    number = len(places)
    ideal = math.sqrt(4 / number)
    for turn in range(_ROUNDS):
        apart = places[:, None, :] - places[None, :, :]
        distances = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
        push = ideal**2 / distances**2
        np.fill_diagonal(push, 0)
        pull = weights * distances / ideal
        shift = ((push - pull)[:, :, None] * apart).sum(axis=1) - places * ideal  # what is not linked stays near
        lengths = np.maximum(np.linalg.norm(shift, axis=1), 1e-9)
        heat = 0.2 * (1 - turn / _ROUNDS) + 0.002
        places += shift / lengths[:, None] * np.minimum(lengths, heat)[:, None]
        if central is not None:
            places[central] = 0


def _fit(places: Positions, boxes: Positions, width: int, height: int, central: int | None) -> None:
    """Spread places over the whole of the drawing, what is central staying in its middle.

    Half by where they are and half by their order from side to side, so that groups that drift apart leave no void.
    """
    room = np.array([width, height]) - boxes.max(axis=0)
    if central is not None:
        reach = np.maximum(np.abs(places - places[central]).max(axis=0), 1e-9)
        places[:] = (places - places[central]) / reach * room / 2
    elif len(places) > 1:
        low, high = places.min(axis=0), places.max(axis=0)
        ranks = places.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(places) - 1)
        shares = (places - low) / np.maximum(high - low, 1e-9)
        places[:] = ((1 - _BY_ORDER) * shares + _BY_ORDER * ranks - 0.5) * room
    else:
        places[:] = 0
    places += np.array([width, height]) / 2


def _separate(places: Positions, boxes: Positions, width: int, height: int, central: int | None) -> bool:
    """Push boxes that overlap apart, along the way on which they overlap least, and keep them within the drawing.

    Tells whether none overlaps any more.
    """
    halves = boxes / 2
    reach = halves[:, None, :] + halves[None, :, :]
    numbers = np.arange(len(places))
    order = np.where(numbers[:, None] >= numbers[None, :], 1.0, -1.0)  # which way where two are at the same place
    limits = np.array([width, height]) - halves
    for _ in range(_SEPARATIONS):
        offsets = places[:, None, :] - places[None, :, :]
        overlaps = reach - np.abs(offsets)
        both = (overlaps[:, :, 0] > 0) & (overlaps[:, :, 1] > 0)
        np.fill_diagonal(both, False)
        if not both.any():
            return True
        across = overlaps[:, :, 0] < overlaps[:, :, 1]
        for way in (0, 1):
            moving = both & (across if way == 0 else ~across)
            signs = np.where(offsets[:, :, way] == 0, order, np.sign(offsets[:, :, way]))
            push = np.where(moving, overlaps[:, :, way] * signs, 0).sum(axis=1) / 2
            if central is not None:
                push[central] = 0
            places[:, way] += np.clip(push, -halves[:, way], halves[:, way])
        np.clip(places, halves, limits, out=places)
    return False
