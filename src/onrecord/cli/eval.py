"""`onrecord eval`: how good the readings are, measured on annotated corpora."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.eval_events import events
from onrecord.cli.eval_people import people
from onrecord.cli.eval_places import places
from onrecord.cli.eval_times import times
from onrecord.cli.measuring import AsFigures, EvalFormat, FloorsPath, hold

if TYPE_CHECKING:
    from onrecord.evaluate import Assessment
    from onrecord.evaluate.floors import Floors
    from onrecord.model import Reading

app = typer.Typer(
    help="Measure the quality of readings on annotated corpora.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Kind(StrEnum):
    """Kinds of quotations; those of `onrecord.model`, which the command line imports only when it runs."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@app.callback()
def group() -> None:
    """Measure the quality of readings on annotated corpora."""


app.command()(people)
app.command()(events)
app.command()(times)
app.command()(places)


@app.command()
def quotations(
    corpora: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CORPUS]...", help="JSON Lines files; 'own' is the corpus that ships (the default)."),
    ] = None,
    errors: Annotated[int, typer.Option("--errors", min=0, metavar="N", help="Show N mistakes of each sort.")] = 0,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Show mistakes with this kind of quotation only.")] = None,
    format: AsFigures = EvalFormat.TABLE,
    floors: FloorsPath = None,
    raise_floors: Annotated[
        bool, typer.Option("--raise-floors", help="Raise the floors in that file to what is reached here.")
    ] = False,
) -> None:
    """Find the quotations of annotated articles and hold them against the annotation.

    A figure under its floor is an error. A corpus is known to the floors by its folder and its name: polnear/dev.jsonl
    is 'polnear-dev'.
    """
    from onrecord.evaluate import floors as floor_file

    path = floors or floor_file.shipped_path()
    known = floor_file.load(path)
    assessments = [_assessed(name) for name in corpora or ["own"]]
    if format is EvalFormat.JSON:
        _print_json(assessments)
    else:
        _print_tables(assessments, known, errors, kind)
    hold(assessments, known)
    if raise_floors:
        higher = {**known, **{one.corpus: floor_file.raised(one, known) for one in assessments}}
        floor_file.save(path, higher)


def _assessed(name: str) -> Assessment:
    from onrecord.cli.terminal import progress
    from onrecord.evaluate import assess
    from onrecord.evaluate.corpora import OWN, load, shipped
    from onrecord.pipeline import read_all

    corpus = shipped() if name == OWN else load(Path(name))
    with progress(corpus.name, total=lambda: len(corpus.articles)) as tell:

        def told() -> Iterator[Reading]:
            for count, reading in enumerate(read_all(corpus.as_articles()), start=1):
                yield reading
                tell(count, "articles")

        return assess(corpus, told())


def _print_tables(assessments: list[Assessment], floors: Floors, errors: int, kind: Kind | None) -> None:
    from onrecord.cli.terminal import output, put_table
    from onrecord.evaluate import report

    console = output()
    for assessment in assessments:
        put_table(console, report.figures(assessment, floors.get(assessment.corpus, {})))
        console.print()
        put_table(console, report.calibration("Quotations by score", assessment.found_scores))
        if assessment.speaker_scores:
            console.print()
            put_table(console, report.calibration("Speakers by score", assessment.speaker_scores))
        console.print()
        if errors:
            chosen = [one for one in assessment.mistakes if kind is None or one.about.kind.value == kind.value]
            report.show_mistakes(console, chosen, errors)
            console.print()


def _print_json(assessments: list[Assessment]) -> None:
    from onrecord.cli.streams import write
    from onrecord.evaluate.report import as_json

    write(json.dumps({assessment.corpus: as_json(assessment) for assessment in assessments}))
