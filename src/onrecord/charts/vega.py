"""Vega-Lite to SVG by Vega, as quickly as that goes: what most charts of a kind share is worked out once.

Reach for it through `drawing`. Two things take nearly all the time of a conversion, and neither is the drawing:

- To compile Vega-Lite to Vega. Charts of a kind differ in their data, sizes and parameters only, which stand apart in a
  specification ("datasets", "width", "height", "params"); the rest is compiled once, and they are put in afterwards.
- To measure words: every label is shaped and outlined, several times, for its width alone. So Vega is given a dot for
  each, with the words in an attribute that it passes on (`SPOKEN`), and `drawing` puts them back. A chart must not
  leave room for words to Vega, therefore: `room` says how much they need.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import Any

from onrecord.charts.palette import SIZE, config

SPOKEN = "aria-roledescription"
"""The attribute in which a text of the SVG carries its words."""

_DOT = {"value": "."}
"""Stands for all words: what is blank would not be drawn."""

_CHARACTER = SIZE * 0.56
"""Pixels of a character on average: Liberation Sans and what browsers take for system-ui are narrower than this."""

_SHAPES = 64

_ANY = 100
"""A width or height in pixels, in place of the chart's own."""


def room(words: str) -> float:
    """Return how many pixels words take at most, at the size in which a chart is drawn."""
    return len(words) * _CHARACTER


def svg(specification: str, ground: str | None, base: str) -> str:
    """Return a chart in Vega-Lite as SVG, its words in attributes; links may lead to addresses under `base`.

    Raises ValueError where it is no such chart.
    """
    import vl_convert

    chart = json.loads(specification)
    datasets = chart.pop("datasets", {})
    sizes = {name: chart[name] for name in ("width", "height") if name in chart}
    values = {each["name"]: each.pop("value") for each in chart.get("params", ()) if "value" in each}
    shape = {**chart, **dict.fromkeys(sizes, _ANY), "datasets": {name: [] for name in datasets}}
    compiled = _compiled(json.dumps(shape, sort_keys=True), ground)
    vega = {
        **compiled,
        **sizes,
        "data": [
            {**each, "values": datasets[each["name"]]} if each["name"] in datasets else each
            for each in compiled.get("data", ())
        ],
        "signals": [
            {**each, "value": values[each["name"]]} if each["name"] in values else each
            for each in compiled.get("signals", ())
        ],
    }
    return vl_convert.vega_to_svg(json.dumps(vega), allowed_base_urls=[base])


@functools.lru_cache(maxsize=_SHAPES)
def _compiled(shape: str, ground: str | None) -> dict[str, Any]:
    """Return a chart without its data in Vega, its words as attributes. Nobody may change it."""
    import vl_convert

    vega: dict[str, Any] = vl_convert.vegalite_to_vega(shape, config={**config(), "background": ground})
    for group in _groups(vega):
        for mark in group.get("marks", ()):
            if mark["type"] == "text":
                for encoded in mark["encode"].values():
                    if "text" in encoded:
                        encoded.update(_passed_on(encoded["text"], encoded))
        for guide in (*group.get("axes", ()), *group.get("legends", ())):
            if guide.get("labels", True):
                _update(guide, "labels", {"field": "label"})
            if guide.get("title"):
                _update(guide, "title", {"value": guide["title"]})
    return vega


def _groups(group: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield group
    for mark in group.get("marks", ()):
        if mark["type"] == "group":
            yield from _groups(mark)


def _update(guide: dict[str, Any], part: str, words: dict[str, Any]) -> None:
    update = guide.setdefault("encode", {}).setdefault(part, {}).setdefault("update", {})
    update |= _passed_on(update.get("text", words), update)


def _passed_on(words: Any, encoded: dict[str, Any]) -> dict[str, Any]:
    """Return what makes a text a dot that carries its words; what has no description would carry none."""
    return {"text": _DOT, "description": encoded.get("description", _DOT), "ariaRoleDescription": words}
