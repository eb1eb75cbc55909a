"""The record that is served: opened for reading only, and figures that are worked out once for each state of it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from starlette.requests import Request

from onrecord.charts.activity import Period, periods
from onrecord.errors import RecordError
from onrecord.limits import MAX_COUNTING_SECONDS, MAX_QUERY_SECONDS
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
        self._counting: dict[str, threading.Lock] = {}
        self._opened: tuple[Record, Record] | None = None
        self._file: State = ()
        self._figures = _Last(_KEPT_FIGURES)
        self._answers = _Last(_KEPT_ANSWERS)
        self._drawings = _Last(_KEPT_DRAWINGS)

    def record(self) -> Record:
        """Return the record; raises RecordError where it is missing or cannot be read."""
        asked, _ = self._both()
        return asked

    def _both(self) -> tuple[Record, Record]:
        """Return the record as visitors ask it, and as what it holds is counted, which may take longer."""
        with self._lock:
            file = self._identity()
            if self._opened is None or file != self._file:
                self._close()
                asked, counted = (
                    Record(self.path, read_only=True, seconds=seconds)
                    for seconds in (self._seconds, max(self._seconds, MAX_COUNTING_SECONDS))
                )
                self._opened, self._file = (asked, counted), file
            return self._opened

    def stats(self) -> Stats:
        """Return what the record holds, counted once for each state of it."""
        return self._counted("stats", lambda record: record.stats())

    def activity(self) -> list[Period]:
        """Return how much was published when, counted once for each state of the record."""

        def by_period(record: Record) -> list[Period]:
            return periods((day.day, day.articles, day.quotations) for day in record.activity())

        return self._counted("activity", by_period)

    def outlets(self) -> list[str]:
        """Return the names of the outlets, those with most articles first, listed once for each state of the record."""
        return self._counted("outlets", lambda record: record.outlets())

    def countries(self) -> list[CountryRow]:
        """Return the countries that take part in events, those in most first, counted once for each state."""
        return self._counted("countries", lambda record: record.countries.listed())

    def _counted(self, figure: str, count: Callable[[Record], T]) -> T:
        # Who asks meanwhile waits for the answer, rather than have it counted once more.
        with self._counting.setdefault(figure, threading.Lock()):
            return self._once(self._figures, figure, lambda: count(self._both()[1]))

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
        for record in self._opened or ():
            record.close()
        self._opened = None

    def _identity(self) -> State:
        try:
            told = self.path.stat()
        except OSError as error:
            raise RecordError(f"{self.path}: {error.strerror}") from error
        return told.st_dev, told.st_ino


def library_of(request: Request) -> Library:
    """Return the record that a request is made to."""
    library: Library = request.app.state.library
    return library
