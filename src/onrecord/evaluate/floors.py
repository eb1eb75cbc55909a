"""Floors: figures that no change may fall under, in a file that a person can read and that only ever goes up.

The file is TOML: a table a corpus, a line a measure (`all.f1 = 0.66`). See `onrecord/data/evaluation/floors.toml`.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from onrecord.errors import EvaluationError
from onrecord.evaluate import event_types, events, times
from onrecord.evaluate.metrics import MEASURES, ROWS


class Measured(Protocol):
    """What was measured on one corpus: an Assessment of quotations, figures of names, times, places and events."""

    @property
    def corpus(self) -> str:
        """The name that floors know the corpus by."""

    def measure(self, name: str) -> float | None:
        """Return a measure by its full name, such as "all.recall"; None where the corpus does not allow it."""


Floors = Mapping[str, Mapping[str, float]]
"""Corpus name -> measure ("speech.f1") -> the least it may be."""

FIRST_MEASURES = ("all.f1", "all.exact_f1", "all.source", "all.speaker", "speech.f1", "direct.f1")
"""What is put under a floor when a corpus has none yet."""

_ROWS = frozenset({*ROWS, *times.VALUE_ROWS})
_MEASURES = frozenset({*MEASURES, *times.SPAN_MEASURES, *events.MEASURES, *event_types.MEASURES, "located"})

_STEPS = 1000
"""Floors are rounded down to a thousandth: a figure repeats exactly, but nobody reads more digits."""


def shipped_path() -> Path:
    """Return where the floors are that ship with onrecord."""
    return Path(str(files("onrecord.data").joinpath("evaluation/floors.toml")))


def load(path: Path) -> Floors:
    """Read a file of floors.

    Raises EvaluationError where it cannot be read, is not TOML, or names a measure that there is not.
    """
    return _parse(_read(path), path)


def check(assessment: Measured, floors: Floors) -> int:
    """Return how many floors the figures of one corpus stand on; a corpus without floors passes with 0.

    Raises EvaluationError naming every measure that is under its floor.
    """
    wanted = floors.get(assessment.corpus, {})
    low = [
        f"{name} {_shown(reached)} < {floor:.3f}"
        for name, floor in wanted.items()
        if (reached := assessment.measure(name)) is None or reached < floor
    ]
    if low:
        raise EvaluationError(f"{assessment.corpus}: under the floor: {', '.join(low)}")
    return len(wanted)


def raised(assessment: Measured, floors: Floors) -> dict[str, float]:
    """Return the floors of one corpus, each raised to what was reached; FIRST_MEASURES where it has none.

    Raises EvaluationError where a measure is under its floor: a floor is lowered by a person, in the file.
    """
    check(assessment, floors)
    current = floors.get(assessment.corpus, {})
    reached = {name: assessment.measure(name) for name in current or FIRST_MEASURES}
    return {
        name: max(math.floor(value * _STEPS) / _STEPS, current.get(name, 0.0))
        for name, value in reached.items()
        if value is not None
    }


def save(path: Path, floors: Floors) -> None:
    """Write floors in place of those in the file at `path`, keeping the comment that it begins with.

    Raises EvaluationError where the file is not one of floors, cannot be written, or would lose or lower one.
    """
    text = _read(path)
    for corpus, measures in _parse(text, path).items():
        for name, floor in measures.items():
            if floors.get(corpus, {}).get(name, -math.inf) < floor:
                raise EvaluationError(f"{path}: refused to lower the floor of {corpus}, {name} = {floor}")
    lines = text.splitlines()
    header = lines[: next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))]
    for corpus, measures in floors.items():
        header += ["", f"[{corpus}]", *(f"{name} = {floor:g}" for name, floor in measures.items())]
    try:
        path.write_text("\n".join(header).lstrip("\n") + "\n", "utf-8")
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror or error}") from error


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot read the floors: {error}") from error


def _parse(text: str, path: Path) -> Floors:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EvaluationError(f"{path}: not TOML: {error}") from error
    return {corpus: dict(_measures(corpus, table, path)) for corpus, table in tables.items()}


def _measures(corpus: str, table: object, path: Path) -> list[tuple[str, float]]:
    if not isinstance(table, dict):
        raise EvaluationError(f"{path}: '{corpus}' has to be a table of floors")
    found = []
    for row, columns in table.items():
        for column, floor in columns.items() if isinstance(columns, dict) else [("", columns)]:
            name = f"{row}.{column}"
            if row not in _ROWS or column not in _MEASURES:
                raise EvaluationError(f"{path}: {corpus}: '{name.rstrip('.')}' is not a measure; see 'onrecord eval'")
            if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
                raise EvaluationError(f"{path}: {corpus}: {name} has to be a figure between 0 and 1")
            found.append((name, float(floor)))
    return found


def _shown(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.3f}"
