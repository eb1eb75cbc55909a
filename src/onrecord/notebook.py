"""What a Jupyter notebook shows of a reading, a quotation or an event: the words that were read, marked in their place.

`onrecord.model` calls `html` and `bundle` by their names (`_repr_html_`, `_repr_mimebundle_`), so that a value shows
itself and the model imports nothing. Everything from an article is escaped; styles are inline, as notebooks want them,
in colours that can be read on white and on black.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from onrecord.charts.palette import QUADS, SERIES
from onrecord.export.visible import visible
from onrecord.model import BlockKind, Event, Participant, Quotation, QuotationKind, Reading, Span
from onrecord.web.marks import Mark, nest, runs

_MOST_SHOWN = 30_000
"""Characters of an article beyond which a notebook gets the beginning: a cell is no place for a book."""

_SPEAKERS = 8
_LINES = {QuotationKind.DIRECT: "solid", QuotationKind.MIXED: "dashed", QuotationKind.INDIRECT: "dotted"}
_SOFT = "opacity:.7"
_NOBODY = "#7d7a85"


def html(shown: Reading | Quotation | Event) -> str:
    """Return what a notebook shows of a value, as HTML."""
    if isinstance(shown, Reading):
        return _reading(shown)
    return _quotation(shown) if isinstance(shown, Quotation) else _event(shown)


def bundle(shown: Reading | Quotation | Event) -> dict[str, str]:
    """Return what a notebook shows of a value by media type: HTML, and a line for those who cannot show that."""
    return {"text/html": html(shown), "text/plain": _line(shown)}


def _line(shown: Reading | Quotation | Event) -> str:
    if isinstance(shown, Reading):
        article = shown.article
        return visible(f"{_plain(article.title or article.ref)}: {_counts(shown)}")
    if isinstance(shown, Quotation):
        return visible(f"{_speaker(shown)}: {_plain(shown.text)} ({shown.kind}, {shown.score:.2f})")
    return visible(f"{_act(shown)} ({shown.status}, {shown.score:.2f})")


def _reading(reading: Reading) -> str:
    article = reading.article
    about = " · ".join(part for part in (article.outlet, str(article.published or ""), _counts(reading)) if part)
    colours = _colours(reading.quotations)
    text = article.text[:_MOST_SHOWN]
    marks = list(_marks(reading, colours))
    whole = Span(0, len(text))
    body = "".join(
        _run(run.span.of(text), [piece.mark.value for piece in run.pieces]) for run in runs(whole, nest(whole, marks))
    )
    more = (
        ""
        if len(text) == len(article.text)
        else f'<p style="{_SOFT}">… and {len(article.text) - len(text):,} characters.</p>'
    )
    unread = f"<p><strong>Not read:</strong> {_text(reading.unread)}</p>" if reading.unread else ""
    return (
        f'<div style="max-width:50em"><p><strong>{_text(article.title or article.ref)}</strong><br>'
        f'<span style="{_SOFT}">{_text(about)}</span></p>{unread}{_summary(reading, colours)}'
        f'<div style="white-space:pre-wrap;max-height:30em;overflow:auto">{body}</div>{more}</div>'
    )


def _counts(reading: Reading) -> str:
    numbers = ((len(reading.quotations), "quotation"), (len(reading.events), "event"), (len(reading.people), "party"))
    return ", ".join(
        f"{number:,} {noun if number == 1 else {'party': 'parties'}.get(noun, f'{noun}s')}" for number, noun in numbers
    )


def _colours(quotations: Sequence[Quotation]) -> dict[str, str]:
    """Return the colour of each speaker by their key, in the order in which they begin to speak."""
    keys = dict.fromkeys(one.speaker.key for one in quotations if one.speaker is not None)
    return {key: SERIES[i % len(SERIES)] for i, key in enumerate(keys)}


def _summary(reading: Reading, colours: dict[str, str]) -> str:
    """Return who speaks how often, as bars."""
    names = {one.speaker.key: one.speaker.name for one in reversed(reading.quotations) if one.speaker is not None}
    counts = Counter(one.speaker.key for one in reading.quotations if one.speaker is not None)
    rows = [
        f'<tr><td style="text-align:left">{_text(names[key])}</td><td style="text-align:right">{number}</td>'
        f'<td style="text-align:left"><span style="display:inline-block;height:.7em;width:{_width(number, counts)}em;'
        f'background:{colours[key]}"></span></td></tr>'
        for key, number in counts.most_common(_SPEAKERS)
    ]
    return f"<table>{''.join(rows)}</table>" if rows else ""


def _width(number: int, counts: Counter[str]) -> str:
    return f"{12 * number / max(counts.values()):.1f}"


def _marks(reading: Reading, colours: dict[str, str]) -> Iterator[Mark[tuple[str, str]]]:
    """Yield what is marked in an article, each with its style and what it says when pointed at."""
    for block in reading.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            yield Mark(block.span, ("opacity:.5;font-style:italic", "boilerplate"), 0)
        elif block.kind is BlockKind.HEADING:
            yield Mark(block.span, ("font-weight:bold", ""), 0)
    for quotation in reading.quotations:
        colour = _colour(quotation, colours)
        told = f"{_speaker(quotation)}: {quotation.kind}, {quotation.score:.2f}"
        for span in quotation.content:
            yield Mark(span, (f"background:{colour}26;border-bottom:2px {_LINES[quotation.kind]} {colour}", told), 1)
        if quotation.source is not None:
            yield Mark(quotation.source, (f"color:{colour};font-weight:bold", told), 3)
        if quotation.cue is not None:
            yield Mark(quotation.cue, (f"color:{colour};font-style:italic", told), 3)
    for event in reading.events:
        for span in dict.fromkeys((event.trigger, *event.mentions)):
            yield Mark(span, (f"outline:1px solid {QUADS[event.quad]}", f"{_act(event)} ({event.status})"), 2)


def _run(words: str, around: Sequence[tuple[str, str]]) -> str:
    if not around:
        return escape(visible(words))
    style = ";".join(style for style, _ in around)
    told = "; ".join(dict.fromkeys(told for _, told in around if told))
    title = f' title="{_text(told)}"' if told else ""
    return f'<span style="{style}"{title}>{escape(visible(words))}</span>'


def _colour(quotation: Quotation, colours: dict[str, str]) -> str:
    return colours[quotation.speaker.key] if quotation.speaker else _NOBODY


def _quotation(quotation: Quotation) -> str:
    colour = SERIES[0] if quotation.speaker else _NOBODY
    words = _text(quotation.text)
    said = f"“{words}”" if quotation.kind is QuotationKind.DIRECT else words
    inferred = ", inferred" if quotation.inferred else ""
    facts = [f"{quotation.kind}", f"score {quotation.score:.2f}"]
    if quotation.speaker is not None:
        facts.append(f"speaker {quotation.speaker.type} {quotation.speaker.score:.2f}{inferred}")
    return (
        f'<blockquote style="border-left:4px {_LINES[quotation.kind]} {colour};margin:0;padding-left:1em">{said}'
        f"</blockquote><p><strong>{_text(_speaker(quotation))}</strong> {_aside(facts)}<br>"
        f"<code>{_text(quotation.id)}</code> {_aside(quotation.why)}</p>"
    )


def _event(event: Event) -> str:
    code = " ".join(part for part in (event.type, event.mode, event.context) if part)
    rows = [
        ("who", _parties(event.actors)),
        ("whom", _parties(event.recipients)),
        ("when", f"{event.date.value} ({event.date.origin})" if event.date else ""),
        ("where", ", ".join(part for part in (event.place.name, event.place.country) if part) if event.place else ""),
        ("CAMEO", event.cameo or ""),
        ("told as", f"{event.status}, score {event.score:.2f}"),
        ("why", ", ".join(event.why)),
    ]
    body = "".join(
        f'<tr><td style="text-align:left;{_SOFT}">{name}</td><td style="text-align:left">{_text(value)}</td></tr>'
        for name, value in rows
        if value
    )
    return (
        f'<p><strong style="color:{QUADS[event.quad]}">{_text(code)}</strong> <code>{_text(event.id)}</code></p>'
        f"<table>{body}</table>"
    )


def _act(event: Event) -> str:
    who, whom = (", ".join(one.name for one in side) for side in (event.actors, event.recipients))
    return f"{event.type.lower()}: {_plain(who) or 'somebody'}" + (f" → {_plain(whom)}" if whom else "")


def _parties(those: Sequence[Participant]) -> str:
    shown = []
    for one in those:
        codes = " ".join(part for part in (one.country, one.sector) if part)
        shown.append(f"{one.name} ({codes})" if codes else one.name)
    return "; ".join(shown)


def _speaker(quotation: Quotation) -> str:
    return _plain(quotation.speaker.name) if quotation.speaker else "speaker unknown"


def _aside(facts: Sequence[str]) -> str:
    return f'<span style="{_SOFT}">{_text(" · ".join(facts))}</span>'


def _plain(text: str) -> str:
    return " ".join(text.split())


def _text(text: str) -> str:
    return escape(visible(_plain(text)))
