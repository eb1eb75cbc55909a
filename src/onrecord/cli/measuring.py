"""What the commands of `onrecord eval` share: how figures are shown, and that none is under its floor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.evaluate.floors import Floors, Measured
    from onrecord.model import Article


class EvalFormat(StrEnum):
    """How figures are shown: for people or for programs."""

    TABLE = "table"
    JSON = "json"


AsFigures = Annotated[EvalFormat, typer.Option("--format", help="For people or for programs.")]
FloorsPath = Annotated[
    Path | None, typer.Option("--floors", metavar="FILE", dir_okay=False, help="The floors, instead of our own.")
]


def hold(measured: Iterable[Measured], floors: Floors) -> None:
    """Check every corpus before telling of any: one run shows all that is too low.

    Raises EvaluationError for figures under their floors.
    """
    from onrecord.errors import EvaluationError
    from onrecord.evaluate.floors import check

    low = []
    for figures in measured:
        try:
            check(figures, floors)
        except EvaluationError as error:
            low.append(str(error))
    if low:
        raise EvaluationError("; ".join(low))


def sample_articles() -> Iterator[Article]:
    """Yield the sample articles, which ship."""
    from importlib.resources import as_file, files

    from onrecord.cli.inputs import Inputs

    with as_file(files("onrecord.data").joinpath("samples")) as folder:
        yield from Inputs([str(folder)]).articles()
