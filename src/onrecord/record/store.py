"""`Record`: the way into a record, to add to it and to ask it."""

from __future__ import annotations

import datetime
import os
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, func, select

from onrecord.authority import Authority, authority
from onrecord.errors import RecordError
from onrecord.model import Article, EventType, Quad, QuotationKind, Reading, Rejection, Status
from onrecord.record import (
    browsing,
    events,
    finding,
    geography,
    importing,
    lookup,
    mapping,
    migrations,
    naming,
    network,
    preloading,
    schema,
    sqlite,
    statistics,
    timeline,
)
from onrecord.record.browsing import Filter, Order
from onrecord.record.countries import Countries
from onrecord.record.events import EventRow, Wanted
from onrecord.record.geography import Geography
from onrecord.record.network import Network
from onrecord.record.people import People
from onrecord.record.people_rows import PersonRow
from onrecord.record.reader import Input, Reader
from onrecord.record.rows import ArticleRow, DayCount, Found, Hit, Outcome, Page, QuotationRow, Stats, Summary
from onrecord.record.timeline import EVERY_MOMENT, Moment, MomentFilter, Point

EVERYTHING = Wanted()
"""No condition at all."""

_PAGE = 64
"""Readings that are fetched at a time."""


class Record:
    """A database of articles and of all that was read in them; close it, or use it in a `with` block.

    `path` is an SQLite file. It is made, with all that it needs, where it does not exist and `create` allows it; a
    record that an earlier version of onrecord made is brought up to date. `reader` is who reads what is added: this
    version of onrecord, unless a test or a tool says otherwise. With `read_only` nothing can change the record, not
    even a mistake of ours. `seconds` is how long a question may take, without an end where it is None.

    Raises RecordError where the file is missing and not to be made, is not a record, was made by a newer onrecord,
    cannot be read, or is locked by another process for longer than `limits.MAX_LOCK_SECONDS`. So does every method;
    what was committed before is kept. A question that takes too long raises TimeLimitError, which is a RecordError.
    """

    def __init__(
        self,
        path: str | os.PathLike[str] = "onrecord.db",
        *,
        create: bool = True,
        reader: Reader | None = None,
        read_only: bool = False,
        seconds: float | None = None,
    ) -> None:
        self.path = Path(path)
        self._reader = reader
        create = create and not read_only
        self._engine = sqlite.connect(self.path, create=create, read_only=read_only, seconds=seconds)
        self._known: tuple[tuple[int, int], Authority] | None = None
        self._closing = weakref.finalize(self, self._engine.dispose)
        try:
            self._open(create, read_only)
        except BaseException:
            self.close()
            raise

    def _open(self, create: bool, read_only: bool) -> None:
        with self._read() as connection:
            condition = sqlite.condition(connection)
        if condition.empty and create:
            sqlite.prepare(self._engine, self.path)
        elif condition.empty:
            raise RecordError(f"{self.path}: the file is empty: add an article to make it a record")
        elif condition.application != sqlite.APPLICATION_ID:
            raise RecordError(f"{self.path}: the database of another application: name another file")
        elif condition.version > len(migrations.MIGRATIONS):
            raise RecordError(f"{self.path}: made by a newer version of onrecord: upgrade onrecord to use it")
        if condition.version < len(migrations.MIGRATIONS) and read_only:
            raise RecordError(
                f"{self.path}: made by an earlier version of onrecord: 'onrecord stats' brings it up to date"
            )
        if condition.version < len(migrations.MIGRATIONS):
            from onrecord.record import tracing  # as below: takes what tells names alike

            with self._write() as connection:
                sqlite.claim(connection)
                migrations.migrate(connection)
                tracing.catch_up(connection, authority())

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        self._closing()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """Return the number of articles."""
        with self._read() as connection:
            return int(connection.execute(select(func.count()).select_from(schema.article)).scalar_one())

    def __bool__(self) -> bool:
        """Return True: a record is there even when it holds nothing."""
        return True

    def add(self, *items: Input | str | os.PathLike[str]) -> Summary:
        """Add articles, readings, rejections, texts and files, and return what became of them.

        A str or path is taken as `onrecord.read` takes it, except that a file or folder may hold any number of
        articles, and one that holds none is counted as rejected. See `add_all`.
        """
        return self.add_all(one for item in items for one in _inputs(item))

    def add_all(self, items: Iterable[Input], *, on_item: Callable[[Outcome], None] | None = None) -> Summary:
        """Add a stream of articles, readings and rejections, however long, and return what became of them.

        An article that this version of onrecord has read before is not read again, unless this copy of it says more
        (a date, a title); all copies of a text are one article, and where they differ, `sightings.merge` decides.
        A reading is stored as it is given. Each article is in the record wholly or not at all, whatever happens.
        `on_item` is called after each input.

        Raises RecordError also where a reading does not hold against its article's text.
        """
        from onrecord.record.adding import Run  # takes what tells names alike: a tenth of a second for who only asks

        run = Run(self._reader or self._default_reader(), self._read, self._write, self.authority())
        return Summary.of(_announced(run.outcomes(items), on_item))

    def quotations(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        kind: QuotationKind | None = None,
        outlet: str | None = None,
        limit: int | None = None,
    ) -> list[QuotationRow]:
        """Return the quotations that meet every condition given, newest article first, in the order of the text.

        `by` is the speaker's name in any spelling, any words in a row of it, or an id of theirs: what is found are all
        quotations of whoever is called so anywhere. `outlet` is the outlet's name, or words of it. `about` is looked
        for in what was said: all words, "phrases", begin*, -without. Neither minds case, accents or hyphens. `since`
        and `until` are days of publication, both included; articles without one meet
        neither.

        Raises QueryError where a text asks for nothing, ValueError where `limit` is negative.
        """
        _check_limit(limit)
        wanted = Filter(by=by, since=since, until=until, kind=kind, outlet=outlet)
        with self._read() as connection:
            return finding.quotations(connection, self._authority(connection), about, wanted, limit)

    def events(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: EventType | None = None,  # noqa: A002 - the word of the model
        quad: Quad | None = None,
        country: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        status: Status | Iterable[Status] | None = None,
        context: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[EventRow]:
        """Return the events that meet every condition given, newest first.

        `actor` and `recipient` are a country (ISO 3166 code, name or adjective: everybody of that country is meant), or
        the name of a person or body, or any words in a row of it, in any spelling that the article has; full names of
        people known to the authority in any spelling and script. `country` is either side. `since` and `until` are
        days, both included, and an event meets them where its date, however coarse, reaches into that time: "May 1988"
        is both since 20 May and until 10 May. An event of which the text gives no date has its article's day of
        publication here; one with neither meets no such condition. `status` may be several.

        Raises QueryError where a name has no word in it or `country` is none, ValueError where `limit` or `offset` is
        negative.
        """
        _check_limit(limit)
        if offset < 0:
            raise ValueError(f"offset is {offset}: give a number from 0")
        wanted = Wanted(actor, recipient, None, type, quad, country, since, until, _statuses(status), context)
        with self._read() as connection:
            return events.find(connection, self._authority(connection), wanted, limit=limit, offset=offset)

    def all_events(self, wanted: Wanted = EVERYTHING) -> Iterator[EventRow]:
        """Yield every event, or those that are wanted, oldest first and by id within a day, undated ones at the end.

        However many there are, only a few hundred are in memory at a time.
        """
        last: EventRow | None = None
        while True:
            with self._read() as connection:
                rows = events.page(connection, self._authority(connection), wanted, last)
            if not rows:
                return
            yield from rows
            last = rows[-1]

    def count_events(self, wanted: Wanted = EVERYTHING) -> dict[Status, int]:
        """Return how many events there are, or of those that are wanted, by status."""
        with self._read() as connection:
            return events.count(connection, self._authority(connection), wanted)

    def timeline(
        self,
        who: str,
        *,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        wanted: MomentFilter = EVERY_MOMENT,
        limit: int | None = None,
    ) -> list[Moment]:
        """Return what a person, body or country said and took part in, oldest first, undated moments at the end.

        `who` is as in `events`. A country speaks where it, or a body named after it, is the speaker ("Russia", "the
        Russian Foreign Ministry"). Quotations have their article's day of publication, events their own date or else
        that of publication. `wanted` narrows them down further. With a `limit`, it is the last so many.

        Raises QueryError where the name has no word in it, ValueError where `limit` is negative.
        """
        _check_limit(limit)
        with self._read() as connection:
            known = self._authority(connection)
            found = timeline.points(connection, known, who, wanted, since=since, until=until, limit=limit)
            return timeline.moments(connection, found)

    def points(
        self,
        who: str,
        *,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        wanted: MomentFilter = EVERY_MOMENT,
        limit: int | None = None,
    ) -> list[Point]:
        """Return where the moments stand that `timeline` would return: for a chart, or to fetch some of them.

        Raises what `timeline` does.
        """
        _check_limit(limit)
        with self._read() as connection:
            known = self._authority(connection)
            return timeline.points(connection, known, who, wanted, since=since, until=until, limit=limit)

    def moments(self, points: Sequence[Point]) -> list[Moment]:
        """Return the moments that stand at points of this record, in their order.

        Raises RecordError where the record is no longer as it was when the points were found, and one is gone.
        """
        with self._read() as connection:
            try:
                return timeline.moments(connection, points)
            except KeyError as error:
                raise RecordError(f"{self.path}: it changed meanwhile: ask again") from error

    def geography(self, wanted: Wanted = EVERYTHING) -> Geography:
        """Return how many events each country has part in and where they took place, of those that are wanted.

        Looked at are the latest `limits.MAX_CHARTED`. Raises QueryError as `events` does.
        """
        with self._read() as connection:
            return geography.geography(connection, self._authority(connection), wanted)

    def network(self, wanted: Wanted = EVERYTHING) -> Network:
        """Return who spoke about whom and who acted on whom, in the events that are wanted and what was said then.

        With `wanted.party`, a name or country as in `timeline`, it is what that party said and did and what others
        said of it and did to it. Quotations are left out where a type or quad class of events is wanted. Looked at
        are the latest `limits.MAX_RELATED` events, and as many quotations; around a party half as many events, and
        of the quotations by it and of those about it. Raises QueryError as `events` does.
        """
        with self._read() as connection:
            return network.network(connection, self._authority(connection), wanted)

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """Return the quotations (speaker and words) and articles (title and text) that match best, by BM25.

        All words must be found; "phrases", begin* and -without as in `quotations`. Raises QueryError where the query
        asks for nothing, ValueError where `limit` is negative.
        """
        _check_limit(limit)
        with self._read() as connection:
            return finding.search(connection, query, limit)

    def search_page(
        self,
        text: str | None = None,
        wanted: Filter | None = None,
        *,
        order: Order = Order.RELEVANCE,
        limit: int = 20,
        offset: int = 0,
    ) -> Page[Hit]:
        """Return `limit` of the quotations and articles that are found, from the one at `offset` on.

        `text` is read as in `search`; without it everything is found that meets the conditions of `wanted`, and the
        order is by date. Raises QueryError where a text asks for nothing, ValueError where a number is negative.
        """
        _check_limit(limit, offset)
        with self._read() as connection:
            return browsing.search(
                connection, self._authority(connection), text, wanted or Filter(), order, limit, offset
            )

    def quotation_page(
        self, about: str | None = None, wanted: Filter | None = None, *, limit: int = 20, offset: int = 0
    ) -> Page[QuotationRow]:
        """Return `limit` of the quotations that `quotations` would list, from the one at `offset` on."""
        _check_limit(limit, offset)
        with self._read() as connection:
            return browsing.quotations(
                connection, self._authority(connection), about, wanted or Filter(), limit, offset
            )

    def articles(
        self, about: str | None = None, wanted: Filter | None = None, *, limit: int = 20, offset: int = 0
    ) -> Page[ArticleRow]:
        """Return `limit` of the articles, newest first, from the one at `offset` on.

        `about` is looked for in title and text, as in `search`; of the conditions in `wanted`, those on quotations
        (`by`, `kind`) do not count.
        """
        _check_limit(limit, offset)
        with self._read() as connection:
            return browsing.articles(connection, about, wanted or Filter(), limit, offset)

    def event_page(
        self, wanted: Wanted = EVERYTHING, *, order: Order = Order.DATE, limit: int = 20, offset: int = 0
    ) -> Page[EventRow]:
        """Return `limit` of the events that are wanted, from the one at `offset` on.

        They come newest first; with `Order.RELEVANCE`, those that fit the words of `wanted.about` best, where no more
        than `limits.MAX_RANKED` are wanted. Raises QueryError where a name or the words ask for nothing, ValueError
        where a number is negative.
        """
        _check_limit(limit, offset)
        with self._read() as connection:
            return events.browse(
                connection,
                self._authority(connection),
                wanted,
                best_first=order is Order.RELEVANCE,
                limit=limit,
                offset=offset,
            )

    def figures(self, text: str, *, limit: int = 5) -> list[PersonRow]:
        """Return who in the record is called by words of `text`, each one once; see `naming.figures`.

        Raises QueryError where it asks for nothing.
        """
        _check_limit(limit)
        with self._read() as connection:
            return naming.figures(connection, self._authority(connection), text, limit)

    @property
    def countries(self) -> Countries:
        """The countries that take part in its events, and what was said for them."""
        return Countries(self._read, self._authority)

    def activity(self) -> list[DayCount]:
        """Return, day by day, how much of the record was published then."""
        with self._read() as connection:
            return list(browsing.activity(connection))

    def outlets(self) -> list[str]:
        """Return the names of the outlets, those with most articles first."""
        with self._read() as connection:
            return browsing.outlets(connection)

    def article(self, id: str) -> Reading:  # noqa: A002 - the word of the model
        """Return the whole reading of the article with this id, as it was added; raises NotFoundError."""
        with self._read() as connection:
            [reading] = mapping.readings(connection, [lookup.article_number(connection, id)])
        return reading

    def find(self, id: str) -> Found:  # noqa: A002 - the word of the model
        """Return what an id, or the beginning of one, names: an article, or a quotation or event in its article.

        The id of a quotation that a later reading has drawn otherwise leads to the one that took its place. Raises
        NotFoundError, naming what comes near, where there is none, several, or it was withdrawn.
        """
        with self._read() as connection:
            return lookup.find(connection, id)

    def readings(self) -> Iterator[Reading]:
        """Yield every reading, in the order of the articles' ids, a few in memory at a time."""
        article = schema.article
        last = ""
        while True:
            with self._read() as connection:
                page = select(article.c.number, article.c.id).where(article.c.id > last).order_by(article.c.id)
                rows = connection.execute(page.limit(_PAGE)).all()
                found = mapping.readings(connection, [row.number for row in rows])
            if not rows:
                return
            yield from found
            last = rows[-1].id

    def authority(self) -> Authority:
        """Return who is known in public office: the authority that ships, with what was imported over it."""
        with self._read() as connection:
            return self._authority(connection)

    def preload(self) -> None:
        """Read what pages find their way by, so that it is in memory when they are first asked for: for a server.

        Raises TimeLimitError where a part of it takes longer than one question may.
        """
        preloading.read_ahead(self.path)
        for statement in preloading.TABLES:
            with self._read() as connection:
                connection.exec_driver_sql(statement).all()

    def _default_reader(self) -> Reader:
        with self._read() as connection:
            imported = importing.digest(connection)
        return Reader.default(self.authority() if imported else None, imported)

    @property
    def people(self) -> People:
        """Who occurs in the record, and what was decided of them."""
        return People(self._read, self._write, self._authority)

    def stats(self) -> Stats:
        """Return what the record holds, in figures."""
        with self._read() as connection:
            return statistics.stats(connection)

    def _authority(self, connection: Connection) -> Authority:
        state = importing.state(connection)
        if self._known is None or self._known[0] != state:
            self._known = state, importing.load(connection, authority())
        return self._known[1]

    def _read(self) -> AbstractContextManager[Connection]:
        return sqlite.reading(self._engine, self.path)

    def _write(self) -> AbstractContextManager[Connection]:
        return sqlite.writing(self._engine, self.path)


def _inputs(item: Input | str | os.PathLike[str]) -> Iterator[Input]:
    if isinstance(item, Article | Rejection | Reading):
        yield item
        return
    from onrecord.sources import article_in, load, names_a_file

    if isinstance(item, str) and not names_a_file(item):
        yield article_in(item)
    else:
        yield from load([Path(item)])


def _announced(outcomes: Iterable[Outcome], on_item: Callable[[Outcome], None] | None) -> Iterator[Outcome]:
    for outcome in outcomes:
        if on_item is not None:
            on_item(outcome)
        yield outcome


def _check_limit(limit: int | None, offset: int = 0) -> None:
    if limit is not None and limit < 0:
        raise ValueError(f"limit is {limit}: give None for no limit, or a number from 0")
    if offset < 0:
        raise ValueError(f"offset is {offset}: give a number from 0")


def _statuses(status: Status | Iterable[Status] | None) -> tuple[Status, ...] | None:
    if status is None or isinstance(status, Status):
        return None if status is None else (status,)
    return tuple(status)
