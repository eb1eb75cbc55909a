"""All that is SQLite's own: files, pragmas, locks, error codes and the FTS5 search index.

A record is a database in WAL mode: readers never wait, one process writes at a time, and what was committed survives
the process. The search index is FTS5 tables of folded text (`folding`), each row under the number of its article,
quotation, participant or event. They keep that text: an index without it can only forget a row when told exactly what
was in it, and folding may change with Python's Unicode tables.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    Engine,
    Label,
    QueuePool,
    Select,
    Text,
    bindparam,
    column,
    create_engine,
    event,
    func,
    insert,
    literal_column,
    select,
    table,
)
from sqlalchemy.exc import DBAPIError

from onrecord.errors import RecordError, TimeLimitError
from onrecord.limits import MAX_LOCK_SECONDS
from onrecord.record.columns import Strings
from onrecord.record.query import Query, Term

APPLICATION_ID = 0x6F6E7263
"""Marks a database as a record ("onrc"), in the file header that SQLite keeps for this."""

NAME_BREAK = "\u00a6"
"""A token that no text folds to: between the spellings of a name, so that no phrase runs from one into the next."""

CANONICAL = "\u00a7"
"""A token that no text folds to: before the name by which the record knows a speaker, after the article's own."""

_HEADER = b"SQLite format 3\0"

_MESSAGES = {
    sqlite3.SQLITE_BUSY: "another process is writing to it: try again when that has ended",
    sqlite3.SQLITE_LOCKED: "another process is writing to it: try again when that has ended",
    sqlite3.SQLITE_FULL: "the disk is full: what was added before is kept; make room and add the rest again",
    sqlite3.SQLITE_READONLY: "it cannot be written: change its permissions, or those of its folder",
    sqlite3.SQLITE_PERM: "it cannot be written: change its permissions, or those of its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check the permissions of the file and of its folder",
    sqlite3.SQLITE_NOTADB: "it is not a record: name another file",
    sqlite3.SQLITE_CORRUPT: "the file is damaged: restore it from a copy",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
}


_MAPPED = 2**31 - 2**16
"""Bytes of a record that are mapped into memory: the most that SQLite is built for as a rule."""

_STEPS_BETWEEN_LOOKS = 10_000
"""Instructions of SQLite's machine between two looks at the clock: a millisecond or less."""


class _Timed(sqlite3.Connection):
    """A connection that breaks a query off when the time for its transaction is over."""

    deadline = math.inf

    def overdue(self) -> bool:
        """Tell SQLite, which asks now and then, whether to stop."""
        return time.monotonic() > self.deadline


def connect(path: Path, *, create: bool, read_only: bool = False, seconds: float | None = None) -> Engine:
    """Return an engine on the database at `path`, which is made when first used where `create` allows it.

    With `read_only` SQLite itself refuses every change. A transaction that takes longer than `seconds` is broken off.
    Raises RecordError where `path` cannot be, or plainly is not, a database.
    """
    mode = _mode(path, create, read_only)
    uri = f"{path.absolute().as_uri()}?{mode}"

    def open_connection() -> sqlite3.Connection:
        # SQLAlchemy begins and ends transactions itself (`_begin`): the driver is told to keep out of it.
        opened = sqlite3.connect(
            uri, uri=True, timeout=MAX_LOCK_SECONDS, isolation_level=None, check_same_thread=False, factory=_Timed
        )
        # What is only read is read where it lies, without copies.
        size, cache = (_MAPPED, 64_000) if read_only else (0, 16_000)
        kept = (f"cache_size=-{cache}", f"mmap_size={size}")
        own = ("foreign_keys=ON", "synchronous=NORMAL", "trusted_schema=OFF", *kept)
        for pragma in own:
            opened.execute(f"PRAGMA {pragma}")
        if seconds is not None:
            opened.set_progress_handler(opened.overdue, _STEPS_BETWEEN_LOOKS)
        return opened

    def begin(connection: Connection) -> None:
        if seconds is not None:
            _driver(connection).deadline = time.monotonic() + seconds
        _begin(connection)

    # The connection given back last is taken first: it has in memory what the last question read.
    engine = create_engine("sqlite://", creator=open_connection, poolclass=QueuePool, pool_use_lifo=True)
    event.listen(engine, "begin", begin)
    return engine


def _mode(path: Path, create: bool, read_only: bool) -> str:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise RecordError(f"{path}: a folder or device is no record: name a file")
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except FileNotFoundError:
        if not create:
            raise RecordError(f"{path}: there is no such record: add an article to make it") from None
        if not path.parent.is_dir():
            raise RecordError(f"{path}: there is no folder {path.parent}: make it first") from None
        return "mode=rwc"
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror}") from error
    if size and header != _HEADER:
        raise RecordError(f"{path}: {_MESSAGES[sqlite3.SQLITE_NOTADB]}")
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=ro" if read_only else "mode=rw"
    # Reading in WAL mode takes files beside the database. Where none can be made and none are in use, nobody writes.
    log = path.with_name(path.name + "-wal")
    return "mode=ro" if log.exists() else "mode=ro&immutable=1"


def _begin(connection: Connection) -> None:
    # A transaction that will write takes the lock at once: waiting for it later could deadlock, so SQLite would not.
    writes = connection.get_execution_options().get("writes", False)
    _driver(connection).execute("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """Give a connection that sees one state of the record throughout; raises RecordError."""
    with translated(path), engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """Give a connection whose changes are all kept, or none where the block raises; raises RecordError."""
    with translated(path), engine.execution_options(writes=True).begin() as connection:
        yield connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the database's errors into RecordError, saying what was wrong with the record at `path`, and the remedy."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", None)
        if code == sqlite3.SQLITE_INTERRUPT:
            raise TimeLimitError("the record takes too long to answer this: ask for less, or narrow it down") from error
        message = _MESSAGES.get(code & 0xFF) if code is not None else None  # the low byte is the kind of error
        raise RecordError(f"{path}: {message or cause}") from error


class Condition(NamedTuple):
    """Whose a database is (`APPLICATION_ID` where it is ours), at which step of ours, and whether it holds nothing."""

    application: int
    version: int
    empty: bool


def condition(connection: Connection) -> Condition:
    """Look at a database without changing it."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    version = schema_version(connection)
    return Condition(application, version, empty=not (application or version or tables))


def prepare(engine: Engine, path: Path) -> None:
    """Turn an empty database to WAL mode, which it keeps."""
    patience = time.monotonic() + MAX_LOCK_SECONDS
    with translated(path):
        connection = engine.raw_connection()
        try:
            while True:
                try:
                    connection.cursor().execute("PRAGMA journal_mode=WAL")
                    return
                except sqlite3.OperationalError as error:
                    # SQLite does not wait here by itself while another process does the same.
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                        raise
                    time.sleep(0.05)
        finally:
            connection.close()


def claim(connection: Connection) -> None:
    """Mark an empty database as a record."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def schema_version(connection: Connection) -> int:
    """Return the number of the last migration that this record went through; 0 for none."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def set_schema_version(connection: Connection, version: int) -> None:
    """Note that a migration is done, within its transaction."""
    connection.exec_driver_sql(f"PRAGMA user_version={version:d}")


def tune(connection: Connection) -> None:
    """Let the query planner know how large the tables are: a sample takes 50 ms on a quarter of a million quotations.

    Without it, listing the newest quotations sorts all of them.
    """
    connection.exec_driver_sql("PRAGMA analysis_limit=400")
    connection.exec_driver_sql("ANALYZE")


def state(connection: Connection) -> tuple[int, int]:
    """Return figures that change with what others commit and with what this connection itself changes."""
    driver = _driver(connection)
    [others] = driver.execute("PRAGMA data_version").fetchone()
    return others, driver.total_changes


def _driver(connection: Connection) -> _Timed:
    driver = connection.connection.driver_connection
    assert isinstance(driver, _Timed)  # noqa: S101 - `connect` makes no other
    return driver


def rows(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a statement in SQLite's own words, as SQLite gives them.

    For thousands of numbers, of which SQLAlchemy would make objects.
    """
    return _driver(connection).execute(statement, parameters).fetchall()


def each(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a statement, as `rows` returns them: none is looked for beyond those that are taken."""
    with closing(_driver(connection).execute(statement, parameters)) as cursor:
        yield from cursor


def numbers(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> list[int]:
    """Return the first column of the rows of a statement, as `rows` does."""
    return [row[0] for row in rows(connection, statement, parameters)]


def number(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> int:
    """Return the one number of a statement that has no more: a count, a sum or a largest one; 0 where that is null."""
    [(found,)] = rows(connection, statement, parameters)
    return int(found or 0)


def among(parameter: str) -> Select[tuple[str]]:
    """Return a query for the values of a parameter that holds any number of strings or of numbers, for `column.in_`.

    A statement with it is built, compiled and prepared once, however many there are.
    """
    value = func.json_each(bindparam(parameter, type_=Strings)).table_valued(column("value", Text))
    return select(value.c.value)


# The search index. FTS5's "ascii" tokeniser takes every letter beyond ASCII as it is, and folded text has nothing else.
# A name or a title counts for more than the running text: weights set by eye on a dozen articles.
_SEARCH_TABLES = {
    "quotation": ("quotation_search", ("speaker", "text"), "bm25(2.0, 1.0)"),
    "article": ("article_search", ("title", "text"), "bm25(3.0, 1.0)"),
    "participant": ("participant_search", ("name",), "bm25(1.0)"),
    "event": ("event_search", ("parties", "act"), "bm25(2.0, 1.0)"),
}


_BEGINNINGS = "prefix='1 2 3'"
"""Beginnings of words that are indexed, by their length: without, all words that begin so are looked up and merged.

They make the index half as large again, and adding an article take half a millisecond longer.
"""


# FTS5 looks a row up by its number only where the number comes from a table that is read first.
_SPEAKERS = """SELECT quotation_search.rowid, speaker FROM json_each(?) AS wanted
    CROSS JOIN quotation_search ON quotation_search.rowid = wanted.value"""


def create_search_index(connection: Connection, *kinds: str) -> None:
    """Make the tables of the search index for these kinds, empty."""
    for search_table, columns, rank in map(_SEARCH_TABLES.__getitem__, kinds):
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {search_table} USING fts5({', '.join(columns)}, tokenize='ascii', {_BEGINNINGS})"
        )
        configure = f"INSERT INTO {search_table}({search_table}, rank) VALUES ('rank', '{rank}')"  # noqa: S608 - ours
        connection.exec_driver_sql(configure)


def index_beginnings(connection: Connection) -> None:
    """Make the search index anew where it was made without beginnings of words: half a minute for a million rows."""
    made = "SELECT name FROM sqlite_master WHERE name = ? AND instr(sql, ?) = 0"
    for kind, (name, columns, _) in _SEARCH_TABLES.items():
        if connection.exec_driver_sql(made, (name, _BEGINNINGS)).first() is None:
            continue
        before, fields = f"{name}_before", ", ".join(columns)
        connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {before}")
        create_search_index(connection, kind)
        copied = f"INSERT INTO {name}(rowid, {fields}) SELECT rowid, {fields} FROM {before}"  # noqa: S608 - ours
        connection.exec_driver_sql(copied)
        connection.exec_driver_sql(f"DROP TABLE {before}")


def index(connection: Connection, kind: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows of folded text to the search index of `kind` (a key of `_SEARCH_TABLES`), each with its `rowid`."""
    name, columns, _ = _SEARCH_TABLES[kind]
    if rows:
        connection.execute(insert(table(name, column("rowid"), *map(column, columns))), list(rows))


def unindex(connection: Connection, kind: str, numbers: Sequence[int]) -> None:
    """Take rows out of the search index of `kind`."""
    name, _, _ = _SEARCH_TABLES[kind]
    if numbers:
        statement = f"DELETE FROM {name} WHERE rowid = ?"  # noqa: S608 - a name of ours
        connection.exec_driver_sql(statement, [(number,) for number in numbers])


def weights(kind: str) -> str:
    """Return the weights of the columns of the search index of `kind`, as the arguments of `bm25`."""
    _, _, rank = _SEARCH_TABLES[kind]
    return rank.removeprefix("bm25(").removesuffix(")")


def expression(words: Query) -> str:
    """Return what to look for in a search index, in FTS5's own words: `words` anywhere."""
    return _expression(words)


def said(words: Query) -> str:
    """Return what to look for in the search index of quotations, in FTS5's own words: `words` in what was said."""
    return f"{{text}} : ({_expression(words)})"


def rename_speakers(connection: Connection, names: Mapping[int, str]) -> None:
    """Let the quotations of these numbers be found by these folded names, beside those of their articles."""
    if not names:
        return
    changed = []
    for number, spoken in connection.exec_driver_sql(_SPEAKERS, (json.dumps([*names]),)):
        said = spoken.split(f" {CANONICAL} ")[0]
        called = said if f" {names[number]} " in f" {said} " else f"{said} {CANONICAL} {names[number]}"
        if called != spoken:
            changed.append((called, number))
    if changed:
        connection.exec_driver_sql("UPDATE quotation_search SET speaker = ? WHERE rowid = ?", changed)


def naming(names: Sequence[Term]) -> str:
    """Return what the search index of quotations is asked for speakers with at least one of these names."""
    return f"{{speaker}} : ({' OR '.join(map(_term, names))})"


def quotations_saying(connection: Connection, terms: Sequence[Term]) -> list[int]:
    """Return the numbers of the quotations whose words hold at least one of these terms."""
    words = f"{{text}} : ({' OR '.join(map(_term, terms))})"
    return numbers(
        connection, "SELECT rowid FROM quotation_search WHERE quotation_search MATCH :words", {"words": words}
    )


def events_matching(content: Query) -> Select[tuple[int]]:
    """Return a query for the numbers of the events with all these words in their parties or in what tells of them."""
    return _matching("event", _expression(content))


def ranked(kind: str, query: Query) -> Select[tuple[int, float]]:
    """Return a query for the numbers of what matches in the search index of `kind`, and BM25 scores, higher better."""
    score: Label[float] = (-literal_column("rank")).label("score")
    return _matching(kind, _expression(query)).add_columns(score)


def _matching(kind: str, expression: str) -> Select[Any]:
    name, _, _ = _SEARCH_TABLES[kind]
    number: Label[int] = literal_column(f"{name}.rowid").label("number")
    return select(number).select_from(table(name)).where(literal_column(name).op("MATCH")(expression))


def _expression(query: Query) -> str:
    wanted = " AND ".join(map(_term, query.wanted))
    if not query.unwanted:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(map(_term, query.unwanted))})"


def _term(term: Term) -> str:
    # Folded tokens hold letters, numbers and marks only: nothing in them could end the quotation marks.
    return f'"{" ".join(term.tokens)}"' + (" *" if term.prefix else "")
