"""An assessment for people: figures, calibration, and mistakes with their passages marked in the text.

On a terminal a passage is marked by its style, elsewhere by ⟦ and ⟧, which no article is likely to use.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.evaluate.assess import Assessment
from onrecord.evaluate.calibration import Bin, expected_error
from onrecord.evaluate.corpora import GoldQuotation
from onrecord.evaluate.metrics import MEASURES, Row
from onrecord.evaluate.mistakes import Mistake, MistakeKind
from onrecord.export.visible import visible
from onrecord.model import Quotation, QuotationKind, Span

CONTEXT = 90
"""Characters shown on either side of a passage."""

_INDENT = 4
_GOLD, _FOUND = "bold green underline", "bold red underline"
_SOURCE, _CUE = "green", "cyan"


def figures(assessment: Assessment, floors: Mapping[str, float]) -> Table:
    """Return the measures, a row of the evaluation a line; one under its floor has a "<"."""
    count = assessment.articles
    title = f"{assessment.corpus}: {count} article{'s' * (count != 1)}"
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("row")
    for column in ("gold", "found", *(name.replace("_", " ") for name in MEASURES), *QuotationKind):
        table.add_column(column, justify="right", no_wrap=True)
    for name, row in assessment.rows.items():
        measures = (_figure(value, floors.get(f"{name}.{column}")) for column, value in row.measures().items())
        table.add_row(name, str(row.gold), str(row.found), *measures, *_kinds(row))
    table.caption = "direct, mixed, indirect: recall of that kind; <: under its floor"
    table.caption_justify = "left"
    return table


def calibration(title: str, bins: Sequence[Bin]) -> Table:
    """Return how often findings were right, by the score that they were given, and the expected calibration error."""
    error = expected_error(bins)
    table = Table(box=None, title_justify="left", pad_edge=False)
    table.title = f"{title} (ECE {'-' if error is None else f'{error:.3f}'})"
    for column in ("score", "findings", "mean score", "right"):
        table.add_column(column, justify="right")
    for row in bins:
        table.add_row(
            f"{row.low:.1f}-{row.high:.1f}", str(row.findings), f"{row.mean_score:.3f}", f"{row.precision:.3f}"
        )
    return table


def show_mistakes(console: Console, mistakes: Sequence[Mistake], most: int) -> None:
    """Print how many mistakes there are of each kind, then at most `most` of each in their context."""
    console.print(Text(", ".join(f"{count} {kind}" for kind, count in _counts(mistakes).items()), "bold"))
    for kind in MistakeKind:
        for mistake in [mistake for mistake in mistakes if mistake.kind is kind][:most]:
            console.print()
            _show(console, mistake)


def _show(console: Console, mistake: Mistake) -> None:
    plain = not console.is_terminal
    title = Text.assemble((mistake.kind, "bold"), f"  {mistake.about.kind}  ", (visible(mistake.article.id), "dim"))
    console.print(title)
    text = mistake.article.text
    sides = ((mistake.gold, _GOLD, "gold"), (mistake.found, _FOUND, "found"))
    for quotation, style, name in sides:
        if quotation is None:
            continue
        console.print(Text(f"{name}: {_who(quotation, text)}", "dim"))
        shown = passage(text, _parts(quotation, style), plain=plain)
        for line in shown.wrap(console, console.width - _INDENT):
            line.rstrip()  # what is piped has no trailing blanks
            console.print(Text.assemble(" " * _INDENT, line), soft_wrap=True)


def _who(quotation: GoldQuotation | Quotation, text: str) -> str:
    """Return what is known of a quotation besides its content, on one line."""
    if isinstance(quotation, Quotation):
        speaker = quotation.speaker.name if quotation.speaker else None
        why = f"; why {', '.join(quotation.why)} ({quotation.score:.2f})"
    else:
        speaker, why = quotation.speaker, ""
    source, cue = (
        " … ".join(span.of(text) for span in spans) or "-"
        for spans in (_spans(quotation.source), _spans(quotation.cue))
    )
    return visible(f"speaker {speaker or '-'}; source {source}; cue {cue}{why}").replace("\n", " ")


def passage(text: str, marks: Sequence[tuple[Span, str]], *, plain: bool) -> Text:
    """Return the stretch of `text` around `marks` (spans with the style of each), in which they are marked.

    `plain` puts brackets around the spans of the first style instead. Every line feed becomes a blank.
    """
    first = max(min(span.start for span, _ in marks) - CONTEXT, 0)
    last = min(max(span.end for span, _ in marks) + CONTEXT, len(text))
    shown = Text(visible(text[first:last]).replace("\n", " "))
    if plain:
        shown = _bracketed(shown, [Span(s - first, e - first) for (s, e), style in marks if style == marks[0][1]])
    else:
        for span, style in marks:
            shown.stylize(style, span.start - first, span.end - first)
    return Text.assemble("…" if first else "", shown, "…" if last < len(text) else "")


def _bracketed(shown: Text, spans: Sequence[Span]) -> Text:
    cuts = sorted({offset for span in spans for offset in span} | {0, len(shown)})
    closing, opening = Counter(span.end for span in spans), Counter(span.start for span in spans)
    result = Text("⟦" * opening[0])
    for start, end in itertools.pairwise(cuts):
        result.append_text(shown[start:end])
        result.append("⟧" * closing[end] + "⟦" * opening[end])
    return result


def _parts(quotation: GoldQuotation | Quotation, style: str) -> list[tuple[Span, str]]:
    """Return the spans of a quotation with the style of each, its content first."""
    return [
        *((span, style) for span in quotation.content),
        *((span, _SOURCE) for span in _spans(quotation.source)),
        *((span, _CUE) for span in _spans(quotation.cue)),
    ]


def _spans(value: tuple[Span, ...] | Span | None) -> tuple[Span, ...]:
    """Return the spans of a part: an annotator marks any number, a reading one or none."""
    if value is None:
        return ()
    return (value,) if isinstance(value, Span) else value


def _figure(value: float | None, floor: float | None) -> Text:
    if value is None:
        return Text("-", "dim")
    if floor is not None and value < floor:
        return Text(f"{value:.3f}<", "bold red")
    return Text(f"{value:.3f}")


def _kinds(row: Row) -> list[str]:
    shares = (row.kinds.get(kind) for kind in QuotationKind)
    return ["-" if share is None or share.value is None else f"{share.value:.3f}" for share in shares]


def as_json(assessment: Assessment) -> dict[str, Any]:
    """Return the figures of an assessment for programs, rounded to four digits."""
    return {
        "articles": assessment.articles,
        "rows": {name: _row(row) for name, row in assessment.rows.items()},
        "mistakes": {str(kind): count for kind, count in _counts(assessment.mistakes).items()},
        "calibration": {
            "quotations": [_rounded(one._asdict()) for one in assessment.found_scores],
            "speakers": [_rounded(one._asdict()) for one in assessment.speaker_scores],
        },
    }


def _row(row: Row) -> dict[str, Any]:
    kinds = {str(kind): share.value for kind, share in row.kinds.items()}
    return {"gold": row.gold, "found": row.found, **_rounded(row.measures()), "recall_by_kind": _rounded(kinds)}


def _rounded(values: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: value if value is None else round(value, 4) for name, value in values.items()}


def _counts(mistakes: Sequence[Mistake]) -> dict[MistakeKind, int]:
    counts = Counter(mistake.kind for mistake in mistakes)
    return {kind: counts[kind] for kind in MistakeKind}
