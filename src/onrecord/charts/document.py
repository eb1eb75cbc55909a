"""A chart as an HTML file that can be sent on: the drawing, the table beside it, and nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from onrecord.charts.drawing import Chart, draw
from onrecord.export.visible import visible
from onrecord.version import __version__

_STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1d1c1a; --soft: #5b5953; --line: #dedbd2; }
@media (prefers-color-scheme: dark) { :root { --paper: #15171a; --ink: #e7e4dc; --soft: #a5a39b; --line: #33373c; } }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
svg { max-width: 100%; height: auto; }
svg text { fill: var(--soft); }
.scroller { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid var(--line); }
td:nth-child(-n+2) { white-space: nowrap; }
td:last-child { overflow-wrap: anywhere; min-width: 10rem; }
thead th, footer { color: var(--soft); font-weight: normal; }
"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def document(chart: Chart, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a page with a chart and its table; every cell is text, whatever it holds.

    Raises ChartError where the chart cannot be drawn.
    """
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in columns)
    body = "\n".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{_text(chart.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{_text(chart.title)}</h1>
<p>{_text(chart.description)}</p>
{draw(chart, linked=False)}
<div class="scroller" tabindex="0" role="region" aria-label="The same as a table">
<table>
<thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody>
</table>
</div>
<footer><p>onrecord {__version__}</p></footer>
</body>
</html>
"""


def _text(value: str) -> str:
    return escape(visible(" ".join(value.split())))
