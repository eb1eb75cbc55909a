"""The colours and type of every chart: mid-tones that can be told apart on white and on near-black."""

from __future__ import annotations

ACCENT = "#3d7ea6"
"""One series. Contrast 4.4 on white, 4.0 on #15171a (WCAG 2 asks for 3 of graphics)."""

SERIES = ("#3d7ea6", "#b5652b", "#5b8a3c", "#8a63b0", "#b04a63", "#7a7a2e", "#2f8f88", "#8a7263")
"""Several series, in this order; neighbours differ in lightness too. At least 3 to 1 on both grounds."""

QUADS = {"VCOOP": "#3d7ea6", "MCOOP": "#4a8a4f", "VCONF": "#b5702a", "MCONF": "#bf4a4a"}
"""Quad classes, in the hues of the pages' own. At least 3.6 to 1 on both grounds."""

SAID = "#7d7a85"
"""What was said, beside what was done: 4.2 on both grounds."""

INK = "#6f7478"
"""Labels and axes: 4.7 on white. The pages give them the colour of their own text."""

GRID = "#9aa0a533"
"""Lines that lead the eye: nearly nothing on either ground."""

FONT = "system-ui, sans-serif"

SIZE = 12
"""Pixels of labels at the size in which a chart is drawn."""


def config() -> dict[str, object]:
    """Return the configuration that Vega-Lite applies to every chart."""
    axis = {
        "labelColor": INK,
        "titleColor": INK,
        "domainColor": INK,
        "tickColor": INK,
        "gridColor": GRID,
        "labelFontSize": SIZE,
        "titleFontSize": SIZE,
        "titleFontWeight": "normal",
        "labelLimit": 0,
        "titleLimit": 0,
    }
    return {
        "background": None,
        "font": FONT,
        "view": {"stroke": None},
        "axis": axis,
        "range": {"category": list(SERIES)},
        "bar": {"color": ACCENT},
        "legend": {
            "labelColor": INK,
            "titleColor": INK,
            "labelFontSize": SIZE,
            "titleFontSize": SIZE,
            "labelLimit": 0,
            "titleLimit": 0,
        },
    }
