"""`onrecord eval events`: how well acts are found between their parties."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.measuring import AsFigures, EvalFormat, FloorsPath, hold, sample_articles

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.evaluate.event_types import TypeFigures
    from onrecord.evaluate.events import EventFigures, GoldPair
    from onrecord.evaluate.floors import Floors
    from onrecord.evaluate.tally import Tally

OWN = "events-own"
SAMPLES = "events-samples"
GOLD_RECORDS = "plover_gsr"
"""The corpus whose records hold codes of actors and types that were not trained on."""


def events(
    corpora: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[CORPUS]...", help="JSON Lines with an actor, an act and a recipient a line."),
    ] = None,
    errors: Annotated[int, typer.Option("--errors", min=0, metavar="N", help="Show N mistakes of each corpus.")] = 0,
    format: AsFigures = EvalFormat.TABLE,
    floors: FloorsPath = None,
) -> None:
    """Find the events of our own sentences, and of corpora with an actor, an act and a recipient a sentence.

    A corpus is known to the floors by its folder and its name: events/plover_gsr.jsonl is 'events-plover_gsr'. The
    weights that ship were trained on plv_train and aw_train: tools/cross_validate_events.py measures those fairly. A
    figure under its floor is an error.
    """
    from onrecord.evaluate import floors as floor_file
    from onrecord.evaluate.events import load_gold, shipped_gold

    known = floor_file.load(floors or floor_file.shipped_path())
    samples = _assessed_samples()
    coded = list(_assessed_codings(corpora or ()))
    named = [(OWN, shipped_gold())]
    named += [(f"{path.absolute().parent.name}-{path.stem}", load_gold(path)) for path in corpora or ()]
    figures = [_assessed(name, gold) for name, gold in named]
    if format is EvalFormat.JSON:
        from onrecord.cli.streams import write

        said = {one.corpus: one.as_dict() for one in (*figures, samples, *coded)}
        write(json.dumps(said))
    else:
        _print(figures, known, errors)
        _print_samples(samples, errors)
        for one in coded:
            _print_coding(one)
    hold((*figures, samples, *coded), known)


def _assessed_codings(corpora: Sequence[Path]) -> Iterator[Tally | TypeFigures]:
    """Yield how well actors are coded, and types with parties given: our own, and PLOVER's records if named."""
    from onrecord.evaluate.actors import assess_actors, assess_cases, shipped_actors
    from onrecord.evaluate.event_types import assess_types

    yield assess_cases("actors", shipped_actors())
    for path in corpora:
        if path.stem == GOLD_RECORDS:
            yield from assess_actors(path)
            yield assess_types(path)


def _print_coding(one: Tally | TypeFigures) -> None:
    from onrecord.cli.terminal import output, put, words

    measured = {name: value for name, value in one.as_dict().items() if isinstance(value, float)}
    put(output(), words(f"{one.corpus}: " + ", ".join(f"{name} {value:.3f}" for name, value in measured.items())))


def _assessed_samples() -> Tally:
    from onrecord.evaluate.event_samples import assess_samples, shipped_samples
    from onrecord.pipeline import read_all

    return assess_samples(SAMPLES, shipped_samples(), read_all(sample_articles()))


def _print_samples(tally: Tally, errors: int) -> None:
    from onrecord.cli.terminal import output, put, words

    console = output()
    put(console, words(f"{tally.corpus}: precision {tally.precision:.3f}, recall {tally.recall:.3f}"))
    for mistake in tally.mistakes[:errors]:
        put(console, words(f"{tally.corpus}: {mistake}"))


def _assessed(name: str, gold: Sequence[GoldPair]) -> EventFigures:
    from onrecord.cli.terminal import progress
    from onrecord.evaluate.events import assess_events
    from onrecord.pipeline import read_all
    from onrecord.sources import from_text

    texts = list(dict.fromkeys(pair.text for pair in gold))
    readings = []
    with progress(name, total=lambda: len(texts)) as tell:
        for count, reading in enumerate(read_all(from_text(text, ref=name, language="en") for text in texts), start=1):
            readings.append(reading)
            tell(count, "sentences")
    return assess_events(name, gold, readings)


def _print(figures: Sequence[EventFigures], floors: Floors, errors: int) -> None:
    from rich.table import Table

    from onrecord.cli.terminal import output, put, put_table, words
    from onrecord.evaluate.events import MEASURES

    console = output()
    table = Table(box=None, pad_edge=False)
    table.add_column("measure", no_wrap=True)
    for one in figures:
        table.add_column(one.corpus, justify="right", no_wrap=True)
    for name in MEASURES:
        table.add_row(name.replace("_", " "), *(_figure(one, f"all.{name}", floors) for one in figures))
    put_table(console, table)
    for one in figures:
        for mistake in one.mistakes[:errors]:
            put(console, words(f"{one.corpus}: {mistake}"))


def _figure(figures: EventFigures, name: str, floors: Floors) -> Text:
    """Return a measure, with a "<" where it is under its floor."""
    from rich.text import Text

    value = figures.measure(name)
    if value is None:
        return Text("–")
    low = value < floors.get(figures.corpus, {}).get(name, 0.0)
    return Text(f"{value:.3f}<", "bold red") if low else Text(f"{value:.3f}")
