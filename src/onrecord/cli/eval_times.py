"""`onrecord eval times`: how well time expressions are found, and how well they are given their values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.measuring import AsFigures, EvalFormat, FloorsPath, hold

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.evaluate.floors import Floors, Measured
    from onrecord.evaluate.times import GoldText, SpanFigures, ValueFigures
    from onrecord.model import Article

OWN = "times-own"


def times(
    pairs: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="Expressions on their own: a JSON list with text, type, value, dct."),
    ] = None,
    errors: Annotated[int, typer.Option("--errors", min=0, metavar="N", help="Show N mistakes of each corpus.")] = 0,
    format: AsFigures = EvalFormat.TABLE,
    floors: FloorsPath = None,
) -> None:
    """Find the time expressions of our own sentences, and give values to those of files.

    A file is known to the floors by its folder and its name: time/timebank_pairs.json is 'time-timebank_pairs'. A
    figure under its floor is an error.
    """
    from onrecord.evaluate import floors as floor_file

    known = floor_file.load(floors or floor_file.shipped_path())
    values = _values(pairs or [])
    spans = _spans()
    measured: list[SpanFigures | ValueFigures] = [spans, *values]
    if format is EvalFormat.JSON:
        from onrecord.cli.streams import write

        write(json.dumps({one.corpus: one.as_dict() for one in measured}))
    else:
        _print(spans, values, known, errors)
    hold(measured, known)


def _values(paths: Sequence[Path]) -> list[ValueFigures]:
    from onrecord.evaluate.times import assess_values, load_pairs

    return [assess_values(f"{path.absolute().parent.name}-{path.stem}", load_pairs(path)) for path in paths]


def _spans() -> SpanFigures:
    from onrecord.evaluate.times import assess_spans, shipped_texts
    from onrecord.pipeline import read_all

    texts = shipped_texts()
    return assess_spans(OWN, texts, read_all(_articles(texts)))


def _articles(texts: Sequence[GoldText]) -> Iterator[Article]:
    from onrecord.model import Article, article_id

    for number, text in enumerate(texts, start=1):
        name = f"times.tsv:{number}"
        yield Article(article_id(text.text), name, text.text, published=text.published, language="en")


def _print(spans: SpanFigures, values: Sequence[ValueFigures], floors: Floors, errors: int) -> None:
    from rich.table import Table

    from onrecord.cli.terminal import output, put, put_table, words
    from onrecord.evaluate.times import SPAN_MEASURES

    console = output()
    table = Table(box=None, pad_edge=False)
    for i, column in enumerate(("in running text", "expressions", *(name.replace("_", " ") for name in SPAN_MEASURES))):
        table.add_column(column, justify="right" if i else "left", no_wrap=True)
    table.add_row(spans.corpus, str(spans.gold), *(_figure(spans, f"all.{name}", floors) for name in SPAN_MEASURES))
    put_table(console, table)
    if values:
        console.print()
        table = Table(box=None, pad_edge=False)
        for i, column in enumerate(("on their own", "row", "right", "of", "accuracy")):
            table.add_column(column, justify="right" if i > 1 else "left", no_wrap=True)
        for one in values:
            for row, share in one.rows.items():
                figure = _figure(one, f"{row}.accuracy", floors)
                table.add_row(one.corpus, row, str(share.hits), str(share.of), figure)
        put_table(console, table)
    for corpus, mistakes in ((spans.corpus, spans.mistakes), *((one.corpus, one.mistakes) for one in values)):
        for mistake in mistakes[:errors]:
            put(console, words(f"{corpus}: {mistake}"))


def _figure(figures: Measured, name: str, floors: Floors) -> Text:
    """Return a measure with a "<" where it is under its floor, "-" where it was not measured."""
    from rich.text import Text

    value = figures.measure(name)
    low = (value or 0.0) < floors.get(figures.corpus, {}).get(name, 0.0)
    shown = "-" if value is None else f"{value:.3f}"
    return Text(f"{shown}<", "bold red") if low else Text(shown)
