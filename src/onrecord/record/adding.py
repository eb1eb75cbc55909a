"""A run: inputs into the record, each with its outcome, each article in a transaction of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from sqlalchemy import Connection, insert, update

from onrecord.authority import Authority
from onrecord.errors import RecordError
from onrecord.model import Article, Reading, Rejection
from onrecord.record import mapping, schema, sqlite, writing
from onrecord.record.reader import Input, Reader
from onrecord.record.rows import Outcome, OutcomeKind
from onrecord.record.sightings import differences, merge, reads_alike
from onrecord.record.verify import verify
from onrecord.record.writing import Known

CHUNK = 64
"""Inputs that are looked up, read and stored together: two of the parser's own chunks, so that none runs half empty,
and little enough that memory stays flat."""


class Run:
    """One call of `add`: what its inputs come to, and where that is noted.

    `read` and `write` give connections with a transaction, which is committed at the end of their block. `people` is
    the authority by which entities are known.
    """

    def __init__(
        self,
        reader: Reader,
        read: Callable[[], AbstractContextManager[Connection]],
        write: Callable[[], AbstractContextManager[Connection]],
        people: Authority,
    ) -> None:
        self._people = people
        self._reader = reader
        self._read = read
        self._write = write
        with write() as connection:
            row = {"started": _now(), "onrecord": reader.onrecord, "model": reader.model}
            self._number = connection.execute(insert(schema.run).returning(schema.run.c.number), row).scalar_one()

    def outcomes(self, items: Iterable[Input]) -> Iterator[Outcome]:
        """Yield what became of each input, in order, once that is in the record; then note that the run is over."""
        position = 0
        for chunk in _chunks(items):
            planned = self._plan(chunk)
            # Readings come one by one: what has been read is in the record before the next one is.
            to_read = [article for article in planned if article is not None]
            readings = self._reader.read(to_read) if to_read else iter(())
            for item, article in zip(chunk, planned, strict=True):
                reading = next(readings, None) if article is not None else None
                yield self._settle(position, item, reading)
                position += 1
        with self._write() as connection:
            sqlite.tune(connection)
            connection.execute(update(schema.run).where(schema.run.c.number == self._number), {"finished": _now()})

    def _plan(self, chunk: Sequence[Input]) -> list[Article | None]:
        """Return, for each input, the article to read for it; None where there is nothing to read.

        Only a forecast, so that a chunk is read at once: `_settle` decides by what is in the record by then. A text
        that comes twice in a chunk is left to it, too.
        """
        planned: list[Article | None] = []
        met: set[str] = set()
        with self._read() as connection:
            for item in chunk:
                to_read = None
                if isinstance(item, Article) and item.id not in met:
                    met.add(item.id)
                    known = writing.known(connection, item)
                    to_read = merge((*known.sightings, item)) if self._is_due(known, item) else None
                planned.append(to_read)
        return planned

    def _is_due(self, known: Known, article: Article) -> bool:
        """Tell whether a text is new, was read by another reader, or is better known with this copy of it."""
        if (known.onrecord, known.model) != (self._reader.onrecord, self._reader.model):
            return True
        return not reads_alike(merge(known.sightings), merge((*known.sightings, article)))

    def _settle(self, position: int, item: Input, reading: Reading | None) -> Outcome:
        """Put one input into the record, in one transaction, and return what became of it."""
        if isinstance(item, Rejection):
            outcome = Outcome(item.ref, OutcomeKind.REJECTED, reason=item.reason, detail=item.detail)
            with self._write() as connection:
                self._note(connection, position, outcome)
            return outcome
        while True:
            with self._write() as connection:
                settled, merged = self._store(connection, item, reading)
                if settled is not None:
                    self._note(connection, position, settled)
                    return settled
            # Not read yet, or another process has added a copy since: read what is known of the text by now.
            reading = next(self._reader.read([merged]), None)
            if reading is None or reading.article != merged:
                raise RecordError(f"{merged.ref}: the reader gave no reading of this article")

    def _store(
        self, connection: Connection, item: Article | Reading, reading: Reading | None
    ) -> tuple[Outcome | None, Article]:
        """Store an input if it is to be stored and `reading` is of what is known of it; else return no outcome.

        The article returned is the one to read.
        """
        article = item.article if isinstance(item, Reading) else item
        known = writing.known(connection, article)
        merged = merge((*known.sightings, article))
        due = self._is_due(known, article)
        if isinstance(item, Reading):
            reading = replace(item, article=merged)
            due = due or self._differs(connection, known, reading)
        if not due and known.number is not None:
            if article not in known.sightings:
                writing.see(connection, known.number, article)
                writing.move(connection, known.number, merged)
            return Outcome(article.ref, OutcomeKind.DUPLICATE, article.id), merged
        if reading is None or reading.article != merged:
            return None, merged
        verify(reading)
        number = writing.write(connection, reading, self._reader.onrecord, self._reader.model, self._people)
        if article not in known.sightings:
            writing.see(connection, number, article)
        outcome = Outcome(
            article.ref,
            OutcomeKind.REREAD if known.sightings else OutcomeKind.STORED,
            article.id,
            detail=self._why_again(known, merged) if known.sightings else "",
            unread=reading.unread is not None,
            quotations=len(reading.quotations),
            events=len(reading.events),
        )
        return outcome, merged

    def _differs(self, connection: Connection, known: Known, reading: Reading) -> bool:
        numbers = [] if known.number is None else [known.number]
        stored = mapping.readings(connection, numbers)
        return [replace(each, article=reading.article) for each in stored] != [reading]

    def _why_again(self, known: Known, merged: Article) -> str:
        reasons = []
        if known.onrecord != self._reader.onrecord:
            reasons.append(f"onrecord {self._reader.onrecord} instead of {known.onrecord}")
        if known.model != self._reader.model:
            reasons.append(f"{self._reader.model} instead of {known.model}")
        if changed := differences(merge(known.sightings), merged):
            reasons.append(changed)
        return "read again: " + (", ".join(reasons) or "another reading was given")

    def _note(self, connection: Connection, position: int, outcome: Outcome) -> None:
        row = {
            "run": self._number,
            "position": position,
            "ref": outcome.ref,
            "outcome": str(outcome.kind),
            "article": outcome.article_id,
            "reason": str(outcome.reason) if outcome.reason else None,
            "detail": outcome.detail,
        }
        connection.execute(insert(schema.input), row)


def _chunks(items: Iterable[Input]) -> Iterator[list[Input]]:
    """Cut a stream into chunks; one that breaks off with an error gives what came before it first."""
    chunk: list[Input] = []
    try:
        for item in items:
            chunk.append(item)
            if len(chunk) == CHUNK:
                yield chunk
                chunk = []
    except Exception:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
