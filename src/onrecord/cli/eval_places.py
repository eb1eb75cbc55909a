"""`onrecord eval places`: how well toponyms are found and told apart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.measuring import AsFigures, EvalFormat, FloorsPath, hold

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.evaluate.floors import Floors
    from onrecord.evaluate.places import PlaceFigures

MEASURES = ("recall", "precision", "f1", "located")


def places(
    texts: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="GeoVirus (.xml), or sentences with toponyms in brackets."),
    ] = None,
    errors: Annotated[int, typer.Option("--errors", min=0, metavar="N", help="Show N mistakes of each sort.")] = 0,
    format: AsFigures = EvalFormat.TABLE,
    floors: FloorsPath = None,
) -> None:
    """Find the toponyms of annotated texts, and hold their places against the annotation.

    Without a file, the sentences that ship are read. A country counts as located by its code, another place within 161
    km. A figure under its floor is an error; the floors know a file by its folder and name (places/GeoVirus.xml is
    'places-GeoVirus').
    """
    from onrecord.evaluate import floors as floor_file

    known = floor_file.load(floors or floor_file.shipped_path())
    measured = [_measured(path) for path in texts] if texts else [_measured(None)]
    if format is EvalFormat.JSON:
        from onrecord.cli.streams import write

        write(json.dumps({one.corpus: one.as_dict() for one in measured}))
    else:
        _print(measured, known, errors)
    hold(measured, known)


def _measured(path: Path | None) -> PlaceFigures:
    from onrecord.evaluate import gazetted
    from onrecord.evaluate.places import assess_places
    from onrecord.pipeline import read_all

    texts = gazetted.load(path) if path else gazetted.shipped()
    corpus = f"{path.resolve().parent.name}-{path.stem}" if path else f"{gazetted.OWN}-places"
    return assess_places(corpus, texts, read_all(text.as_article() for text in texts))


def _print(measured: Sequence[PlaceFigures], floors: Floors, errors: int) -> None:
    from rich.table import Table

    from onrecord.cli.terminal import output, put, put_table, words

    console = output()
    table = Table(box=None, pad_edge=False)
    for i, column in enumerate(("corpus", "toponyms", "found", "matched", "unresolved", *MEASURES)):
        table.add_column(column, justify="right" if i else "left", no_wrap=True)
    for one in measured:
        counts = (str(count) for count in (one.gold, one.found, one.matched, one.unresolved))
        table.add_row(one.corpus, *counts, *(_figure(one, name, floors) for name in MEASURES))
    put_table(console, table)
    for one in measured:
        for kind in one.mistakes:
            for mistake in one.mistakes[kind][:errors]:
                put(console, words(f"{one.corpus}: {kind}: {mistake}"))


def _figure(figures: PlaceFigures, name: str, floors: Floors) -> Text:
    """Return a measure with a "<" where it is under its floor."""
    from rich.text import Text

    value = figures.measure(f"all.{name}")
    low = (value or 0.0) < floors.get(figures.corpus, {}).get(f"all.{name}", 0.0)
    shown = "-" if value is None else f"{value:.3f}"
    return Text(f"{shown}<", "bold red") if low else Text(shown)
