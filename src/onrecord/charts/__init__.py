"""Charts over a record, drawn by Altair and turned into SVG here, without a network or a browser.

A chart is a frozen specification (`Chart`): a title, a description in words, and what Vega-Lite draws. `draw` turns it
into SVG that may stand in a page, `picture` into a PNG; a module each (`activity`, `timeline`, `atlas`, `network`,
`presence`) says what a chart shows, and the table beside it.
"""

from onrecord.charts.drawing import Chart, draw, picture

__all__ = ["Chart", "draw", "picture"]
