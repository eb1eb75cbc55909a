"""Judgements in the record: made, undone and listed. Each is followed by a fresh look at whom it touches."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from onrecord.authority import Authority
from onrecord.errors import NotFoundError, RecordError
from onrecord.identities import Verdict
from onrecord.record.people_rows import JudgementRow
from onrecord.record.people_schema import identity, judged, judgement, occurrence, occurrence_succession
from onrecord.record.sqlite import among


def judge(
    connection: Connection,
    verdict: Verdict,
    one: Iterable[str],
    other: Iterable[str],
    *,
    about: str,
    user: str,
    why: str,
    known: Authority,
    name: str | None = None,
) -> JudgementRow:
    """Keep a judgement on two groups of nodes and act on it."""
    sides = {"one": tuple(sorted(set(one))), "other": tuple(sorted(set(other)))}
    row = {"verdict": str(verdict), "about": about, "name": name, "judge": user, "made": now(), "why": why, **sides}
    number = connection.execute(insert(judgement).returning(judgement.c.number), row).scalar_one()
    nodes = {*sides["one"], *sides["other"]}
    connection.execute(insert(judged), [{"node": node, "judgement": number} for node in sorted(nodes)])
    _refresh(connection, nodes, known)
    return get(connection, number)


def undo(connection: Connection, number: int | None, user: str, known: Authority) -> JudgementRow:
    """Take a judgement back, the last that stands where `number` is None.

    Raises NotFoundError where there is none, RecordError where it was taken back before.
    """
    if number is None:
        standing = select(func.max(judgement.c.number)).where(judgement.c.undone.is_(None))
        number = connection.execute(standing).scalar_one()
        if number is None:
            raise NotFoundError("there is no judgement to undo")
    found = get(connection, number)
    if found.undone is not None:
        raise RecordError(f"judgement {number} was undone by {found.undone_by} on {found.undone[:10]} already")
    taken_back = update(judgement).where(judgement.c.number == number)
    connection.execute(taken_back, {"undone": now(), "undone_by": user})
    nodes = connection.execute(select(judged.c.node).where(judged.c.judgement == number)).scalars().all()
    _refresh(connection, present(connection, nodes), known)
    return get(connection, number)


def _refresh(connection: Connection, nodes: Iterable[str], known: Authority) -> None:
    from onrecord.record import tracing  # takes what tells names alike: a tenth of a second for who only asks

    tracing.refresh(connection, nodes, known)


def get(connection: Connection, number: int) -> JudgementRow:
    """Return the judgement with this number; raises NotFoundError."""
    row = connection.execute(select(judgement).where(judgement.c.number == number)).one_or_none()
    if row is None:
        raise NotFoundError(f"there is no judgement {number}: 'onrecord people log' lists them")
    return _judgement(row)


def listed(connection: Connection) -> list[JudgementRow]:
    """Return all judgements, the last first, those undone as well."""
    return [_judgement(row) for row in connection.execute(select(judgement).order_by(judgement.c.number.desc()))]


def on(connection: Connection, id_: str) -> list[JudgementRow]:
    """Return the judgements that touch an identity, the last first."""
    if connection.execute(select(judged.c.judgement).limit(1)).first() is None:
        return []  # before all that somebody occurs in is looked at
    column = occurrence.c
    nodes = set(connection.execute(select(column.id).where(column.identity == id_)).scalars())
    nodes.update(
        each for each in connection.execute(
            select(column.profile).where(column.identity == id_, column.profile.is_not(None)).distinct()
        ).scalars()
    )  # fmt: skip
    keys = connection.execute(select(identity.c.known).where(identity.c.id == id_)).scalar_one_or_none()
    nodes.update(keys or ())
    succession, among_nodes = occurrence_succession.c, among("nodes")
    before = select(succession.id).where(succession.successor.in_(among_nodes))
    nodes.update(connection.execute(before, {"nodes": nodes}).scalars())
    numbers = select(judged.c.judgement).where(judged.c.node.in_(among_nodes))
    made = select(judgement).where(judgement.c.number.in_(numbers)).order_by(judgement.c.number.desc())
    return [_judgement(row) for row in connection.execute(made, {"nodes": nodes})]


def standing_between(connection: Connection, one: Iterable[str], other: Iterable[str]) -> list[int]:
    """Return the judgements that stand and keep two groups of nodes apart."""
    left, right = set(one), set(other)
    apart = (str(Verdict.NOT_THE_SAME), str(Verdict.UNSURE))
    found = []
    rows = connection.execute(select(judgement).where(judgement.c.undone.is_(None), judgement.c.verdict.in_(apart)))
    for row in rows:
        first, second = set(present(connection, row.one)), set(present(connection, row.other))
        if (first & left and second & right) or (first & right and second & left):
            found.append(row.number)
    return found


def present(connection: Connection, nodes: Iterable[str]) -> set[str]:
    """Return what is there now of some nodes: a later reading may have put another occurrence in the place of one."""
    found = set(nodes)
    succession = occurrence_succession.c
    replaced = select(succession.id, succession.successor).where(succession.id.in_(among("nodes")))
    for row in connection.execute(replaced, {"nodes": nodes}).all():
        found.discard(row.id)
        if row.successor is not None:
            found.add(row.successor)
    return found


def now() -> str:
    """Return the time, UTC."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _judgement(row: Row[Any]) -> JudgementRow:
    return JudgementRow(
        number=row.number,
        verdict=Verdict(row.verdict),
        about=row.about,
        name=row.name,
        user=row.judge,
        time=row.made,
        why=row.why,
        undone=row.undone,
        undone_by=row.undone_by,
    )
