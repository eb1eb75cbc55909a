"""`onrecord eval people`: how well names, offices and the people of articles are known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.measuring import AsFigures, EvalFormat, FloorsPath, hold, sample_articles

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from onrecord.evaluate.floors import Floors
    from onrecord.evaluate.names import PairFigures
    from onrecord.evaluate.tally import Tally

CHECKS = (".yml", ".yaml")
CORPUS = ".jsonl"


def people(
    names: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[NAMES]...", help="Pairs of names (.tsv, checks.yml), or annotated articles (.jsonl)."),
    ] = None,
    errors: Annotated[int, typer.Option("--errors", min=0, metavar="N", help="Show N mistakes of each corpus.")] = 0,
    format: AsFigures = EvalFormat.TABLE,
    floors: FloorsPath = None,
) -> None:
    """Ask who held which office when, and look for the people of the sample articles.

    Files of names are compared as well: one person's two names a line, which are also shuffled, or, in a file whose
    name ends in .yml, labelled pairs. In annotated articles (.jsonl) the speakers are looked at. A figure under its
    floor is an error.
    """
    from onrecord.evaluate import floors as floor_file

    known = floor_file.load(floors or floor_file.shipped_path())
    tallies, pairs = _tallies(names or []), _pairs(names or [])
    if format is EvalFormat.JSON:
        from onrecord.cli.streams import write

        write(json.dumps({one.corpus: one.as_dict() for one in tallies} | {two.corpus: two.as_dict() for two in pairs}))
    else:
        _print(tallies, pairs, known, errors)
    hold([*tallies, *pairs], known)


def _tallies(names: Sequence[Path]) -> list[Tally]:
    from onrecord.evaluate.name_checks import load_checks
    from onrecord.evaluate.offices import assess_offices, assess_terms, shipped_cases
    from onrecord.evaluate.people import assess_named, assess_people, shipped_people
    from onrecord.evaluate.tally import tally_pairs
    from onrecord.pipeline import read_all

    samples, people = list(read_all(sample_articles())), shipped_people()
    return [
        assess_offices("offices", shipped_cases()),
        assess_terms("offices-authority"),
        assess_people("people-samples", people, samples),
        assess_named("people-samples-named", people, samples),
        *(tally_pairs(f"{path.parent.name}-{path.stem}", load_checks(path)) for path in names if path.suffix in CHECKS),
        *(_speakers(path) for path in names if path.suffix == CORPUS),
    ]


def _speakers(path: Path) -> Tally:
    from onrecord.evaluate.corpora import load
    from onrecord.evaluate.speakers import assess_speakers
    from onrecord.pipeline import read_all

    corpus = load(path)
    return assess_speakers(corpus, read_all(corpus.as_articles()))


def _pairs(names: Sequence[Path]) -> list[PairFigures]:
    from onrecord.cli.terminal import progress
    from onrecord.evaluate.names import assess_pairs, corpus_name, load_pairs

    files = [path for path in names if path.suffix not in (*CHECKS, CORPUS)]
    found = []
    with progress("names", total=lambda: len(files)) as tell:
        for done, path in enumerate(files, start=1):
            found.append(assess_pairs(corpus_name(path), load_pairs(path)))
            tell(done, path.name)
    return found


def _print(tallies: Sequence[Tally], pairs: Sequence[PairFigures], floors: Floors, errors: int) -> None:
    from onrecord.cli.terminal import output, put, put_table, words

    console = output()
    table = _table("corpus", "right", "wrong", "missed", "precision", "recall", "f1")
    for one in tallies:
        shown = (_figure(one, name, floors) for name in ("precision", "recall", "f1"))
        table.add_row(one.corpus, str(one.right), str(one.wrong), str(one.missed), *shown)
    put_table(console, table)
    if pairs:
        console.print()
        table = _table("pairs of names", "pairs", "recall", "precision", "false matches per 1,000")
        for two in pairs:
            shown = (_figure(two, name, floors) for name in ("recall", "precision"))
            table.add_row(two.corpus, str(two.pairs), *shown, f"{1000 * two.false_matches:.2f}")
        put_table(console, table)
    for one in tallies:
        for mistake in one.mistakes[:errors]:
            put(console, words(f"{one.corpus}: {mistake}"))


def _table(*columns: str) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for i, column in enumerate(columns):
        table.add_column(column, justify="right" if i else "left", no_wrap=True)
    return table


def _figure(figures: Tally | PairFigures, name: str, floors: Floors) -> Text:
    """Return a measure with a "<" where it is under its floor."""
    from rich.text import Text

    value = figures.measure(f"all.{name}")
    low = value < floors.get(figures.corpus, {}).get(f"all.{name}", 0.0)
    return Text(f"{value:.3f}<", "bold red") if low else Text(f"{value:.3f}")
