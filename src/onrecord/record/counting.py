"""How many rows an answer has in all, counted no further than a visitor leafs, and the page that says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, select

from onrecord import limits
from onrecord.record.rows import Page

T = TypeVar("T")


def counted(connection: Connection, statement: Select[Any], most: int | None = None) -> int:
    """Return how many rows a query has, looking no further than one beyond `most` (None: `limits.MAX_COUNTED`)."""
    most = limits.MAX_COUNTED if most is None else most
    some = statement.limit(most + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def page(
    rows: Iterable[T], total: int, most: int | None = None, *, exact: bool = True, ranked: bool = False
) -> Page[T]:
    """Return rows as a page of an answer that has `total` of them, as `counted` says, or more where not `exact`."""
    most = limits.MAX_COUNTED if most is None else most
    return Page(tuple(rows), min(total, most), exact and total <= most, ranked)
