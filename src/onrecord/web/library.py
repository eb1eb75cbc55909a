"""The record that is served: opened for reading only, and figures that are worked out once for each state of it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from onrecord.charts.activity import Period, periods
from onrecord.errors import RecordError
from onrecord.limits import MAX_QUERY_SECONDS
from onrecord.record import Record, Stats
from onrecord.record.countries import CountryRow

T = TypeVar("T")
State = tuple[int, ...]

_KEPT_FIGURES = 8
"""Those that are asked for in this module, and some room."""

_KEPT_ANSWERS = 256
"""Some 50 MB, where all are of the largest."""

_KEPT_DRAWINGS = 256
"""Some 20 MB."""


class _Last:
    """The last few answers to questions, for the state of the record in which they were given."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def find(self, question: Hashable) -> tuple[Any, ...]:
        """Return the answer in a tuple of one, an empty one where there is none."""
        with self._lock:
            if question not in self._answers:
                return ()
            self._answers.move_to_end(question)
            return (self._answers[question],)

    def keep(self, question: Hashable, answer: object) -> None:
        """Keep an answer, and let go of the one that was not asked for the longest."""
        with self._lock:
            self._answers[question] = answer
            self._answers.move_to_end(question)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)


class Library:
    """Gives the record to those who answer requests, in any thread; a file that was replaced is opened anew."""

    def __init__(self, path: Path, seconds: float = MAX_QUERY_SECONDS) -> None:
        self.path = path
        self._seconds = seconds
        self._lock = threading.Lock()
        self._record: Record | None = None
        self._file: State = ()
        self._figures = _Last(_KEPT_FIGURES)
        self._answers = _Last(_KEPT_ANSWERS)
        self._drawings = _Last(_KEPT_DRAWINGS)

    def record(self) -> Record:
        """Return the record; raises RecordError where it is missing or cannot be read."""
        with self._lock:
            file = self._identity()
            if self._record is None or file != self._file:
                self._close()
                self._record, self._file = Record(self.path, read_only=True, seconds=self._seconds), file
            return self._record

    def stats(self) -> Stats:
        """Return what the record holds, counted once for each state of it."""
        return self._once(self._figures, "stats", lambda: self.record().stats())

    def activity(self) -> list[Period]:
        """Return how much was published when, counted once for each state of the record."""

        def counted() -> list[Period]:
            return periods((day.day, day.articles, day.quotations) for day in self.record().activity())

        return self._once(self._figures, "activity", counted)

    def outlets(self) -> list[str]:
        """Return the names of the outlets, those with most articles first, listed once for each state of the record."""
        return self._once(self._figures, "outlets", lambda: self.record().outlets())

    def countries(self) -> list[CountryRow]:
        """Return the countries that take part in events, those in most first, counted once for each state."""
        return self._once(self._figures, "countries", self.record().countries.listed)

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """Return the answer to a question, worked out once for each state of the record; the last few are kept."""
        return self._once(self._answers, question, answer)

    def drawn(self, question: Hashable, draw: Callable[[], str]) -> str:
        """Return the drawing of a chart, drawn once for each state of the record; the last few hundred are kept."""
        return self._once(self._drawings, question, draw)

    def drawn_before(self, question: Hashable) -> str | None:
        """Return the drawing of a chart if it is there already, in this state of the record, else None."""
        kept = self._drawings.find((self.state(), question))
        return kept[0] if kept else None

    def _once(self, answers: _Last, question: Hashable, answer: Callable[[], T]) -> T:
        key = (self.state(), question)  # of the record as it is before it is asked
        if kept := answers.find(key):
            already: T = kept[0]
            return already
        found = answer()
        answers.keep(key, found)
        return found

    def state(self) -> State:
        """Return figures that change whenever the record does."""
        self.record()  # to open it makes files beside it
        found: list[int] = []
        for name in (self.path, self.path.with_name(f"{self.path.name}-wal")):
            try:
                told = name.stat()
            except OSError:
                continue
            found += (told.st_ino, told.st_mtime_ns, told.st_size)
        return tuple(found)

    def close(self) -> None:
        """Let go of the record."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._record is not None:
            self._record.close()
            self._record = None

    def _identity(self) -> State:
        try:
            told = self.path.stat()
        except OSError as error:
            raise RecordError(f"{self.path}: {error.strerror}") from error
        return told.st_dev, told.st_ino
