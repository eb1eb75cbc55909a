"""`People`: who occurs in a record, and what was decided of them. Reach for it as `Record.people`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, Row, func, select

from onrecord.authority import Authority, authority
from onrecord.authority.importing import Statement
from onrecord.errors import NotFoundError, RecordError
from onrecord.identities import Verdict
from onrecord.model import EntityType
from onrecord.record import appearing, calling, dossier, events, importing, judging, page, sqlite
from onrecord.record.appearing import Act
from onrecord.record.events import EventRow
from onrecord.record.importing import Import
from onrecord.record.people_rows import Circle, JudgementRow, PersonDay, PersonPage, PersonRow
from onrecord.record.people_schema import identity, occurrence
from onrecord.record.rows import Page, QuotationRow
from onrecord.record.schema import article

Connect = Callable[[], AbstractContextManager[Connection]]


class People:
    """The people, organisations and countries of a record.

    Wherever somebody is asked for, it is by name in any spelling, by id (of a person, a Wikidata item, an occurrence)
    or by how an id begins. Every method raises NotFoundError where that is nobody, or several, naming these.
    A judgement is signed with `user`; it can be undone, and it stays when articles are read again.
    """

    def __init__(self, read: Connect, write: Connect, known: Callable[[Connection], Authority]) -> None:
        self._read = read
        self._write = write
        self._known = known

    def listed(
        self, *, country: str | None = None, kind: EntityType = EntityType.PERSON, limit: int | None = None
    ) -> list[PersonRow]:
        """Return people, those with most quotations first; `country` is a code, or a name or adjective of one.

        Raises NotFoundError where there is no such country.
        """
        with self._read() as connection:
            code = self._country(connection, country)
            return page.rows(connection, country=code, kind=kind, limit=limit)

    def page(
        self,
        *,
        country: str | None = None,
        kind: EntityType | None = EntityType.PERSON,
        name: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[PersonRow]:
        """Return `limit` of those that `listed` would list, from the one at `offset` on.

        `kind` None is everything that has an identity. `name` keeps those with words that begin so, case and accents
        aside. Raises QueryError where it holds no word, NotFoundError where there is no such country.
        """
        with self._read() as connection:
            code = self._country(connection, country)
            return page.listing(connection, code, kind, name, limit, offset)

    def _country(self, connection: Connection, country: str | None) -> str | None:
        if country is None:
            return None
        places = self._known(connection).places
        place = places.country(country) or places.country(country.title()) or places.country(country.upper())
        if place is None:
            raise NotFoundError(f"'{country}' is no country: give its name or its ISO 3166 code (KAZ)")
        return place.code

    def _one(self, connection: Connection, who: str) -> str:
        # A canonical id before all else: some are keys of the authority, and look like names.
        whole = sqlite.rows(connection, "SELECT 1 FROM identity WHERE id = :id", {"id": who})
        return who if whole else calling.one(connection, who, self._known(connection))

    def find(self, who: str) -> str:
        """Return the canonical id of somebody."""
        with self._read() as connection:
            return self._one(connection, who)

    def quotations(
        self,
        who: str,
        *,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        limit: int = 20,
        offset: int = 0,
        oldest_first: bool = False,
    ) -> Page[QuotationRow]:
        """Return a page of what somebody said, by the day of publication, the newest first unless told otherwise."""
        with self._read() as connection:
            id_ = self._one(connection, who)
            return dossier.quotations(connection, id_, since, until, limit, offset, oldest_first=oldest_first)

    def events(
        self,
        who: str,
        *,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Page[EventRow]:
        """Return a page of the events that somebody takes part in, newest first, undated ones last."""
        with self._read() as connection:
            id_ = self._one(connection, who)
            return dossier.taken_part(connection, id_, since, until, limit, offset)

    def acts(self, who: str) -> list[Act]:
        """Return where all the events stand in which somebody takes part, newest first, undated ones last."""
        with self._read() as connection:
            return appearing.acts(connection, self._one(connection, who))

    def taken_part(self, acts: Sequence[Act], limit: int) -> list[EventRow]:
        """Return the first `limit` of these events."""
        with self._read() as connection:
            return events.rows(connection, appearing.these_acts(connection, acts, limit))

    def days(self, who: str, acts: Sequence[Act] | None = None) -> list[PersonDay]:
        """Return, day by day, how much somebody said and took part in; what has no date is left out.

        `acts` are theirs, where they have been asked for already.
        """
        with self._read() as connection:
            id_ = self._one(connection, who)
            return dossier.days(connection, id_, appearing.acts(connection, id_) if acts is None else acts)

    def circle(self, who: str) -> Circle:
        """Return whom somebody speaks about and takes part in events with."""
        with self._read() as connection:
            return dossier.circle(connection, self._one(connection, who))

    def row(self, who: str) -> PersonRow:
        """Return who somebody is, in a line."""
        with self._read() as connection:
            return page.row(connection, self._one(connection, who))

    def show(self, who: str, *, articles: int = 20, newest: int | None = None) -> PersonPage:
        """Return all that the record has on somebody, with the newest `articles`.

        Spellings are looked for in so many of the `newest` articles only, where a number is given.
        """
        with self._read() as connection:
            return page.person(connection, self._one(connection, who), self._known(connection), articles, newest)

    def merge(self, one: str, *others: str, user: str, why: str = "") -> JudgementRow:
        """Decide that two or more are the same; earlier judgements that keep them apart are undone.

        Raises RecordError where they are one already.
        """
        with self._write() as connection:
            known = self._known(connection)
            ids = [calling.one(connection, who, known) for who in (one, *others)]
            _check_different(ids, "they are one already")
            for other in ids[1:]:
                left, right = _nodes(connection, ids[0]), _nodes(connection, other)
                for number in judging.standing_between(connection, left, right):
                    judging.undo(connection, number, user, known)
            anchors = [_anchors(connection, each) for each in ids]
            about = " and ".join(_title(connection, each) for each in ids)
            rest = set[str]().union(*anchors[1:])
            return judging.judge(
                connection, Verdict.SAME, anchors[0], rest, about=about, user=user, why=why, known=known
            )

    def distinguish(self, one: str, other: str, *, user: str, why: str = "", unsure: bool = False) -> JudgementRow:
        """Decide that two are not the same, or that this cannot be told: no rule will join them.

        Raises RecordError where they are one: split what is one.
        """
        with self._write() as connection:
            known = self._known(connection)
            ids = [calling.one(connection, who, known) for who in (one, other)]
            _check_different(ids, "they are one: 'onrecord people split' takes apart what is one")
            about = " and ".join(_title(connection, each) for each in ids)
            verdict = Verdict.UNSURE if unsure else Verdict.NOT_THE_SAME
            left, right = (_nodes(connection, each) for each in ids)
            return judging.judge(connection, verdict, left, right, about=about, user=user, why=why, known=known)

    def split(
        self, who: str, *, articles: tuple[str, ...] = (), names: tuple[str, ...] = (), user: str, why: str = ""
    ) -> JudgementRow:
        """Take out of somebody what articles (by id, or how it begins) or names of theirs say, as somebody else.

        Without either, the last merge that made them is undone. Raises RecordError where there is nothing to take out,
        or nothing would be left.
        """
        with self._write() as connection:
            known = self._known(connection)
            id_ = calling.one(connection, who, known)
            if not articles and not names:
                return judging.undo(connection, _last_merge(connection, id_), user, known)
            title = _title(connection, id_)
            [*members] = connection.execute(
                select(occurrence, article.c.id.label("article_id"))
                .join_from(occurrence, _ENTITY, _ENTITY.c.number == occurrence.c.entity)
                .join(article, article.c.number == _ENTITY.c.article)
                .where(occurrence.c.identity == id_)
            )
            gone = [
                row for row in members if row.name in names or row.article_id.startswith(tuple(articles) or ("\0",))
            ]
            if not gone:
                raise RecordError(f"{title}: none of these articles or names is theirs")
            if len(gone) == len(members):
                raise RecordError(f"{title}: nobody would be left: name fewer articles or names")
            one = _sides(gone, members)
            kept = [row for row in members if row not in gone and row.known is None]
            keys = set(connection.execute(select(identity.c.known).where(identity.c.id == id_)).scalar_one())
            other = keys | _sides(kept, members) | {row.profile for row in kept if row.profile}
            what = ", ".join(sorted({f"{row.name} in {row.article_id}" for row in gone})[:5])
            about = f"{title} without {what}"
            return judging.judge(
                connection, Verdict.NOT_THE_SAME, one, other, about=about, user=user, why=why, known=known
            )

    def rename(self, who: str, name: str, *, user: str, why: str = "") -> JudgementRow:
        """Decide what somebody is called; raises RecordError where the name is empty."""
        if not name.strip():
            raise RecordError("an empty name names nobody: give at least one word")
        with self._write() as connection:
            known = self._known(connection)
            id_ = calling.one(connection, who, known)
            about, called = _title(connection, id_), " ".join(name.split())
            anchors = set(connection.execute(select(identity.c.known).where(identity.c.id == id_)).scalar_one()[:1])
            first = select(func.min(occurrence.c.id)).where(occurrence.c.identity == id_)
            anchors = anchors or {str(connection.execute(first).scalar_one())}
            return judging.judge(
                connection, Verdict.NAME, anchors, (), about=about, user=user, why=why, known=known, name=called
            )

    def undo(self, number: int | None = None, *, user: str) -> JudgementRow:
        """Take a judgement back, the last that stands where no number is given."""
        with self._write() as connection:
            return judging.undo(connection, number, user, self._known(connection))

    def take_in(self, statements: Iterable[Statement], origin: str, on: datetime.date) -> Import:
        """Lay statements on people in office over the authority; `on` is the day, until which open terms are known.

        Articles that are there already are read by it when they are next added.
        """
        with self._write() as connection:
            return importing.keep(connection, statements, origin, on, authority())

    def judgements(self) -> list[JudgementRow]:
        """Return all judgements, the last first, those undone as well."""
        with self._read() as connection:
            return judging.listed(connection)


def _check_different(ids: list[str], message: str) -> None:
    if len(set(ids)) < len(ids):
        raise RecordError(f"{ids[0]}: {message}")


def _title(connection: Connection, id_: str) -> str:
    name = connection.execute(select(identity.c.name).where(identity.c.id == id_)).scalar_one()
    return f"{name} ({id_})"


def _anchors(connection: Connection, id_: str) -> set[str]:
    """Return few nodes that hold an identity together with what rules join: its keys, or an occurrence a profile."""
    keys = connection.execute(select(identity.c.known).where(identity.c.id == id_)).scalar_one()
    if keys:
        return set(keys)
    first = select(func.min(occurrence.c.id)).where(occurrence.c.identity == id_).group_by(occurrence.c.profile)
    return set(connection.execute(first).scalars())


def _nodes(connection: Connection, id_: str) -> set[str]:
    """Return nodes that mean all of an identity, also what is yet to come of the profiles that it alone has."""
    keys = connection.execute(select(identity.c.known).where(identity.c.id == id_)).scalar_one()
    [*members] = connection.execute(select(occurrence).where(occurrence.c.identity == id_))
    local = [row for row in members if row.known is None]
    shared = select(occurrence.c.profile).where(
        occurrence.c.shared.in_({row.profile for row in local if row.profile}), occurrence.c.identity != id_
    )
    others = set(connection.execute(shared).scalars())
    own = {row.profile for row in local if row.profile and row.profile not in others}
    return {*keys, *own, *(row.id for row in local if row.profile not in own)}


def _sides(some: list[Row[Any]], members: list[Row[Any]]) -> set[str]:
    """Return the nodes of some of the members: occurrences, or a profile where all of it is among them."""
    ids = {row.id for row in some}
    whole = {row.profile for row in some if row.profile} - {row.profile for row in members if row.id not in ids}
    return {str(row.profile) if row.profile in whole else str(row.id) for row in some}


def _last_merge(connection: Connection, id_: str) -> int:
    made = [row.number for row in judging.on(connection, id_) if row.verdict is Verdict.SAME and row.undone is None]
    if not made:
        raise RecordError(
            f"{_title(connection, id_)}: nothing was merged into it; take out what is somebody else's with "
            "--article or --name"
        )
    return max(made)


_ENTITY = article.metadata.tables["entity"]
