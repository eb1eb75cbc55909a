"""Times held against annotation: the values of expressions on their own, and expressions in running text.

Values are TIMEX3's. Those of expressions on their own are measured on DATE and TIME, in rows: `all`; `dated`, without
PRESENT_REF, PAST_REF and FUTURE_REF; `day`, where the annotation gives a day of the calendar.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from onrecord import times
from onrecord.data import table
from onrecord.errors import EvaluationError
from onrecord.evaluate.metrics import Share
from onrecord.model import Reading, Span
from onrecord.times import timex3

VALUE_ROWS = ("all", "dated", "day")
"""The rows of ValueFigures; its one measure is `accuracy`, the share of values that are right."""

SPAN_MEASURES = ("precision", "recall", "f1", "exact_f1", "accuracy")
"""The measures of SpanFigures, over the row `all`; `accuracy` is the share of matched expressions with the right value."""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_OPEN: Final = re.compile(r"\d{4}-(?:WXX|QX|XX(?:-XX)?)|\d{2,3}X{1,2}")
_MARKED: Final = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")


class Pair(NamedTuple):
    """An expression on its own, its TIMEX3 type and value, and the day that its document was written."""

    text: str
    type: str
    value: str
    on: datetime.date


@dataclass(frozen=True, slots=True)
class ValueFigures:
    """How many values are right, by row. `mistakes` says, a line each, which are not."""

    corpus: str
    rows: dict[str, Share]
    mistakes: tuple[str, ...]

    def measure(self, name: str) -> float | None:
        """Return "ROW.accuracy", None where the corpus has no such row or there is no such measure."""
        row, _, measure = name.partition(".")
        return self.rows[row].value if measure == "accuracy" and row in self.rows else None

    def as_dict(self) -> dict[str, object]:
        """Return the figures for programs, rounded to four digits."""
        return {
            row: {"right": share.hits, "of": share.of, "accuracy": round(share.value or 0.0, 4)}
            for row, share in self.rows.items()
        }


@dataclass(frozen=True, slots=True)
class SpanFigures:
    """Expressions found in running text: `matched` share a character with one wanted, one to one."""

    corpus: str
    gold: int
    found: int
    matched: int
    exact: int
    right: int
    mistakes: tuple[str, ...]

    def measure(self, name: str) -> float | None:
        """Return "all.MEASURE" (SPAN_MEASURES), None for any other and where there was nothing to measure."""
        both = self.gold + self.found
        shares = {
            "all.precision": Share(self.matched, self.found),
            "all.recall": Share(self.matched, self.gold),
            "all.f1": Share(2 * self.matched, both),
            "all.exact_f1": Share(2 * self.exact, both),
            "all.accuracy": Share(self.right, self.matched),
        }
        return shares[name].value if name in shares else None

    def as_dict(self) -> dict[str, object]:
        """Return the figures for programs, rounded to four digits."""
        measures = {name: round(self.measure(f"all.{name}") or 0.0, 4) for name in SPAN_MEASURES}
        counts = {"gold": self.gold, "found": self.found, "matched": self.matched, "exact": self.exact}
        return {**counts, "right": self.right, **measures}


class GoldText(NamedTuple):
    """A text, the day that it was published, and its time expressions with their values (None: none can be given)."""

    text: str
    published: datetime.date | None
    times: tuple[tuple[Span, str | None], ...]


def load_pairs(path: Path) -> tuple[Pair, ...]:
    """Read a JSON list of objects with `text`, `type`, `value` and `dct`, the document's date (a time may follow).

    Raises EvaluationError where the file cannot be read or is not such a list.
    """
    try:
        rows = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path}: cannot read the time expressions: {error}") from error
    if not isinstance(rows, list):
        raise EvaluationError(f"{path}: has to be a list of time expressions")
    return tuple(_pair(row, f"{path}: expression {number}") for number, row in enumerate(rows, start=1))


def assess_values(corpus: str, pairs: Iterable[Pair]) -> ValueFigures:
    """Hold the value of each DATE and TIME, seen from its document's day, against the annotation."""
    rows = dict.fromkeys(VALUE_ROWS, Share())
    mistakes = []
    for pair in pairs:
        if pair.type not in ("DATE", "TIME"):
            continue
        found = times.time(pair.text, pair.on)
        value = timex3.value(found) if found else None
        right = same_value(pair.value, value)
        for row in _rows(pair.value):
            rows[row] = rows[row].plus(Share(right, 1))
        if not right:
            mistakes.append(f"{pair.text!r} on {pair.on}: {pair.value}, found {value or 'nothing'}")
    return ValueFigures(corpus, {row: share for row, share in rows.items() if share.of}, tuple(mistakes))


def same_value(gold: str, found: str | None) -> bool:
    """Tell whether a value is the one annotated.

    An X that the annotator left open ("1998-WXX") agrees with any figures, for a corpus writes now one, now the other
    for the same words; decades and centuries are the same with and without their X.
    """
    if found is None or gold == found:
        return gold == found
    if _OPEN.fullmatch(gold):
        return gold.rstrip("X") == found or bool(re.fullmatch(gold.replace("X", r"\d"), found))
    return False


def shipped_texts() -> tuple[GoldText, ...]:
    """Return the sentences of `data/evaluation/times.tsv`."""
    return tuple(_gold(text, published) for published, text in table("evaluation/times.tsv"))


def assess_spans(corpus: str, texts: Sequence[GoldText], readings: Iterable[Reading]) -> SpanFigures:
    """Hold the time expressions of each reading against those of its text; texts and readings are in one order."""
    gold = found = matched = exact = right = 0
    mistakes: list[str] = []
    for text, reading in zip(texts, readings, strict=True):
        wanted = dict(text.times)
        gold, found = gold + len(wanted), found + len(reading.times)
        for one in reading.times:
            span = next((span for span in wanted if span.overlaps(one.span)), None)
            value = timex3.value(one)
            if span is None:
                mistakes.append(f"not wanted: {_shown(text.text, one.span)} ({value})")
                continue
            matched, exact = matched + 1, exact + (span == one.span)
            wants = wanted.pop(span)
            agrees = value is None if wants is None else same_value(wants, value)
            right += agrees
            if not agrees:
                mistakes.append(f"{wants or 'no value'}, found {value}: {_shown(text.text, one.span)}")
        mistakes += [f"missed: {_shown(text.text, span)}" for span in wanted]
    return SpanFigures(corpus, gold, found, matched, exact, right, tuple(mistakes))


def _rows(value: str) -> tuple[str, ...]:
    if value.endswith("_REF"):
        return ("all",)
    return ("all", "dated", "day") if _DAY.fullmatch(value) else ("all", "dated")


def _pair(row: object, place: str) -> Pair:
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("text", "type", "value", "dct")):
        raise EvaluationError(f"{place}: has to have 'text', 'type', 'value' and 'dct'")
    try:
        on = datetime.date.fromisoformat(row["dct"][:10])
    except ValueError as error:
        raise EvaluationError(f"{place}: 'dct' has to begin with a date, such as 1998-01-08: {row['dct']!r}") from error
    return Pair(row["text"], row["type"], row["value"], on)


def _gold(marked: str, published: str) -> GoldText:
    text, spans, end = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[end : match.start()]
        spans.append((Span(len(text), len(text) + len(match[1])), None if match[2] == "-" else match[2]))
        text += match[1]
        end = match.end()
    day = None if published == "-" else datetime.date.fromisoformat(published)
    return GoldText(text + marked[end:], day, tuple(spans))


def _shown(text: str, span: Span) -> str:
    return f"{text[: span.start]}⟦{span.of(text)}⟧{text[span.end :]}"
