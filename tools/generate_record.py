"""Write a large record of made-up articles, to measure with: 100,000 articles have a million quotations.

    python tools/generate_record.py OUT.db [--articles 100000] [--seed 1]

The same number and seed give the same record, but for the times of its run. What is written is what `Record.add` would
write into an empty record (a test holds the two together), but a table at a time, hundreds of articles in a
transaction: much of the time of `Record.add` goes into one statement after the other. Who is who across articles is
found out for as many at once. A record that is there already is left alone where it is complete, and refused where it
holds another number of articles.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, update

import made_up
from onrecord.authority import Authority
from onrecord.model import Reading
from onrecord.record import (
    Record,
    act_index,
    dealings,
    event_mapping,
    listing,
    mapping,
    schema,
    speaking,
    sqlite,
    tracing,
    writing,
)
from onrecord.record.folding import fold

BATCH = 500
"""Articles in a transaction."""

ONRECORD, MODEL = "0", "made up"
"""The version of onrecord and the model that are said to have read the articles: none of either did."""

_NOW = "2025-01-01T00:00:00.000+00:00"


def main() -> None:
    """Write the record and say how it goes."""
    parser = argparse.ArgumentParser(description="Write a large record of made-up articles.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generate(options.out, options.articles, options.seed)


def generate(out: Path, articles: int, seed: int = 1) -> None:
    """Make the record at `out` hold so many articles; nothing is done where it does."""
    if out.exists():
        with Record(out) as record:  # which also brings it up to date
            if len(record) == articles:
                return
        sys.exit(f"{out} holds another number of articles: remove it or name another file")
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_suffix(".unfinished")
    for left in (unfinished, Path(f"{unfinished}-wal"), Path(f"{unfinished}-shm")):
        left.unlink(missing_ok=True)
    begun = time.perf_counter()
    with Record(unfinished) as record:
        for done in fill(record, made_up.readings(articles, seed)):
            if done % 5000 == 0 or done == articles:
                seconds = time.perf_counter() - begun
                print(f"{done:,} of {articles:,} articles, {seconds:.0f} s", file=sys.stderr, flush=True)
    unfinished.rename(out)


def fill(record: Record, readings: Iterable[Reading]) -> Iterator[int]:
    """Write readings of different texts to an empty record, as one run, and yield how many are in by then."""
    stream = iter(readings)
    with record._write() as connection:
        row = {"started": _NOW, "onrecord": ONRECORD, "model": MODEL}
        run = connection.execute(insert(schema.run).returning(schema.run.c.number), row).scalar_one()
    rows = _Rows(run, record.authority())
    while batch := list(itertools.islice(stream, BATCH)):
        for reading in batch:
            rows.take(reading)
        with record._write() as connection:
            rows.write(connection)
        yield rows.last["input"]
    with record._write() as connection:
        sqlite.tune(connection)
        connection.execute(update(schema.run).where(schema.run.c.number == run), {"finished": _NOW})


class _Rows:
    """The rows of readings by table, numbered as an empty record would number them."""

    def __init__(self, run: int, known: Authority) -> None:
        self._run = run
        self._known = known
        self._of: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._people: list[tuple[Reading, range]] = []
        self.last: defaultdict[str, int] = defaultdict(int)

    def write(self, connection: Connection) -> None:
        """Insert the rows taken since the last time, parents before children."""
        for name in ("article", "sighting", "block", "entity", "mention", "quotation", "fragment"):
            self._insert(connection, name)
        for name in ("spoken_of", "spoken_for", "time", "place", "event", "participant", "listing", "input"):
            self._insert(connection, name)
        if self._people:
            dealings.add(connection, self.last["article"] - len(self._people) + 1, self.last["article"])
        for name, rows in self._found.items():
            sqlite.index(connection, name, rows)
        self._found.clear()
        tracing.trace(connection, self._people, self._known)
        self._people.clear()

    def _insert(self, connection: Connection, name: str) -> None:
        if rows := self._of.pop(name, None):
            connection.execute(insert(schema.metadata.tables[name]), rows)

    def take(self, reading: Reading) -> None:
        """Take the rows of a reading; compare `onrecord.record.writing`, which inserts the same one by one."""
        article, text = reading.article, reading.article.text
        [number] = self._numbered("article", [mapping.article_row(reading) | {"onrecord": ONRECORD, "model": MODEL}])
        self._numbered("sighting", [{"article": number, **mapping.sighting_row(article)}])
        position = self.last["input"]
        self.last["input"] += 1
        outcome = {"ref": article.ref, "outcome": "stored", "article": article.id, "reason": None, "detail": ""}
        self._of["input"].append({"run": self._run, "position": position, **outcome})
        self._of["block"] += mapping.block_rows(number, reading.blocks)
        entities = self._numbered("entity", mapping.entity_rows(number, reading.people))
        self._people.append((reading, entities))
        for entity, person in zip(entities, reading.people, strict=True):
            self._of["mention"] += mapping.mention_rows(entity, person.mentions)
        spellings = {person.key: writing._spellings(person, text) for person in reading.people}
        by_key = {person.key: entity for entity, person in zip(entities, reading.people, strict=True)}
        quotations = self._numbered("quotation", mapping.quotation_rows(number, reading.quotations, by_key))
        self._of["listing"].append(listing.row(number, reading, quotations))
        speakers = {quotation.id: writing._names(quotation, spellings) for quotation in reading.quotations}
        for said, quotation in zip(quotations, reading.quotations, strict=True):
            self._of["fragment"] += mapping.fragment_rows(said, quotation.content)
            speaker = speakers[quotation.id]
            self._found["quotation"].append({"rowid": said, "speaker": speaker, "text": fold(quotation.text)})
        by_id = {quotation.id: said for said, quotation in zip(quotations, reading.quotations, strict=True)}
        self._of["spoken_of"] += mapping.spoken_of_rows(reading, by_id, by_key)
        self._of["spoken_for"] += speaking.rows(reading, by_id, speakers)
        self._found["article"].append({"rowid": number, "title": fold(article.title or ""), "text": fold(text)})
        self._of["time"] += event_mapping.time_rows(number, reading.times)
        self._of["place"] += event_mapping.place_rows(number, reading.places)
        events = self._numbered("event", event_mapping.event_rows(number, reading))
        for happened, event in zip(events, reading.events, strict=True):
            names = [writing._called(each, text, spellings) for each in (*event.actors, *event.recipients)]
            self._found["event"].append(act_index.row(happened, event, names, text))
            rows = event_mapping.participant_rows(happened, event, article.published, by_key)
            for part, name in zip(self._numbered("participant", rows), names, strict=True):
                self._found["participant"].append({"rowid": part, "name": name})

    def _numbered(self, name: str, rows: list[dict[str, Any]]) -> range:
        """Take rows of a table that has numbers, and return those."""
        numbers = range(self.last[name] + 1, self.last[name] + 1 + len(rows))
        self._of[name] += [{"number": number, **row} for number, row in zip(numbers, rows, strict=True)]
        self.last[name] += len(rows)
        return numbers


if __name__ == "__main__":
    main()
