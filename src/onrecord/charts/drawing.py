"""A chart's specification to SVG that may stand in a page: drawn once for the same content, and cleaned.

What a chart shows comes from articles, so the SVG is held against a list of what may be in it before it is given out,
and links lead to addresses of ours only. Vega makes links absolute, hence `LINK_BASE`, which is taken away again.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.charts import vega
from onrecord.errors import ChartError

if TYPE_CHECKING:
    from lxml import etree

T = TypeVar("T")

LINK_BASE = "https://record.invalid"
"""Stands before every link in a specification; no such host can exist (RFC 2606)."""

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = frozenset(
    {"svg", "g", "path", "rect", "line", "circle", "text", "tspan", "a", "title", "desc", "defs", "clipPath"}
)
_FINE = re.compile(r"(\.\d)\d+(?!e)")
"""What a path says beyond a tenth of a pixel: a third of a map's size, and nothing that can be seen."""

_SIMPLE = '{"data": {"values": [{}]}, "mark": "point"}'
_MOST_LEFT_ERRORS = 8

KEPT = 256
"""Charts that are kept, so that the same content is drawn once: some 10 MB."""

_KEPT_PICTURES = 64


@dataclass(frozen=True, slots=True)
class Chart:
    """What to draw. `specification` is Vega-Lite as JSON; `description` says in words what a reader would see."""

    title: str
    description: str
    specification: str

    @property
    def id(self) -> str:
        """A hash of all that decides how the chart looks: the same content, the same chart."""
        content = json.dumps([self.title, self.description, self.specification])
        return "c" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@functools.lru_cache(maxsize=KEPT)
def draw(chart: Chart, *, linked: bool = True, ground: str | None = None) -> str:
    """Return a chart as an SVG element, with its title and description for those who hear it.

    Without `linked`, for a file of its own, its marks lead nowhere; `ground` is the colour that it stands on. Raises
    ChartError where it cannot be drawn. The first call takes half a second, most others a fiftieth.
    """
    from lxml import etree

    try:
        drawn = _twice(lambda: vega.svg(chart.specification, ground, LINK_BASE))
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        root = etree.fromstring(drawn.encode(), parser)
    except (ValueError, etree.XMLSyntaxError) as error:
        raise ChartError(f"the chart '{chart.title}' cannot be drawn: {error}") from error
    _clean(root)
    if not linked:
        for link in root.iter(f"{_SVG}a"):
            link.tag = f"{_SVG}g"
            link.attrib.clear()
    _describe(root, chart)
    written: str = etree.tostring(root, encoding="unicode")
    return written


@functools.lru_cache(maxsize=_KEPT_PICTURES)
def picture(chart: Chart) -> bytes:
    """Return a chart as a PNG on white, two pixels for one; raises ChartError where it cannot be drawn."""
    import vl_convert

    svg = draw(chart, linked=False, ground="white")
    try:
        return vl_convert.svg_to_png(svg, scale=2)
    except ValueError as error:
        raise ChartError(f"the chart '{chart.title}' cannot be drawn: {error}") from error


def _twice(convert: Callable[[], T]) -> T:
    """Return what a conversion gives, tried anew where it failed; raises ValueError where it fails again."""
    try:
        return convert()
    except ValueError:
        _recover()
    try:
        return convert()
    except ValueError:
        _recover()
        raise


def _recover() -> None:
    """Let go of the errors of a chart that could not be drawn.

    Seen in vl-convert 1.9: they come up again in those that are drawn next, one at a time.
    """
    import vl_convert

    for _ in range(_MOST_LEFT_ERRORS):
        try:
            vl_convert.vegalite_to_svg(_SIMPLE)
            return
        except ValueError:
            continue


def _clean(root: etree._Element) -> None:
    for element in list(root.iter()):
        name = element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else ""
        if name not in _ELEMENTS:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        if name == "text":
            element.text = element.attrib.pop(vega.SPOKEN, "")
        for attribute in list(element.attrib):
            local = str(attribute).rpartition("}")[2].lower()
            if local.startswith(("on", "aria-role")) or local in ("style", "class", "role", "tabindex"):
                del element.attrib[attribute]
        if "d" in element.attrib:
            element.set("d", _FINE.sub(r"\1", str(element.get("d"))))
        if name == "a":
            _link(element)
        elif _HREF in element.attrib:
            del element.attrib[_HREF]


def _link(element: etree._Element) -> None:
    """Keep a link to an address of ours, and name it as the mark in it is named."""
    target = element.attrib.pop(_HREF, "")
    if target.startswith(f"{LINK_BASE}/") and not target.startswith(f"{LINK_BASE}//"):
        element.set("href", target.removeprefix(LINK_BASE))
    for mark in element:
        if label := mark.attrib.pop("aria-label", None):
            element.set("aria-label", label)
            title = mark.makeelement(f"{_SVG}title")
            title.text = label
            mark.insert(0, title)


def _describe(root: etree._Element, chart: Chart) -> None:
    """Say what the chart is: a group of links with a name, or a picture with one."""
    from onrecord.export.visible import visible

    linked = root.find(f".//{_SVG}a") is not None
    root.set("role", "group" if linked else "img")
    root.set("aria-labelledby", f"{chart.id}-title")
    root.set("aria-describedby", f"{chart.id}-desc")
    for name, words in (("desc", chart.description), ("title", chart.title)):
        element = root.makeelement(f"{_SVG}{name}", {"id": f"{chart.id}-{name}"})
        element.text = visible(words)
        root.insert(0, element)
    for element in root.iter():
        if element.tag != f"{_SVG}a":  # nothing else has a role, and what has none may have no label
            element.attrib.pop("aria-label", None)


def shape(chart: Any) -> dict[str, Any]:
    """Return an Altair chart as Vega-Lite, without what differs between charts of its kind; see `specification`.

    Nothing is held against Vega-Lite's schema here: that takes longer than all else, and tests do it.
    """
    # Altair looks whether numpy is loaded; where another thread has it half loaded, it stumbles over that.
    import numpy  # noqa: F401

    written: dict[str, Any] = chart.to_dict(validate=False)
    return written


def specification(
    shape: Mapping[str, Any],
    datasets: Mapping[str, list[dict[str, Any]]],
    width: int,
    height: int,
    **parameters: object,
) -> str:
    """Return Vega-Lite in JSON, in an order that is always the same.

    `datasets` and `parameters` are those that the shape calls by name (`alt.NamedData`, `alt.ExprRef`); `width` and
    `height` are pixels without the axes.
    """
    given = [{"name": name, "value": value} for name, value in parameters.items()]
    sizes = {"width": width, "height": height}
    return json.dumps({**shape, **sizes, "datasets": datasets, "params": given}, sort_keys=True)
