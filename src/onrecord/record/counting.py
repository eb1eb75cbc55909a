"""How many rows an answer has in all, counted no further than a visitor leafs, and the page that says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, select

from onrecord import limits
from onrecord.record.rows import Page

T = TypeVar("T")


def counted(connection: Connection, statement: Select[Any]) -> int:
    """Return how many rows a query has, looking no further than one beyond `limits.MAX_COUNTED`."""
    some = statement.limit(limits.MAX_COUNTED + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def page(rows: Iterable[T], total: int, *, exact: bool = True, ranked: bool = False) -> Page[T]:
    """Return rows as a page of an answer that has `total` of them, as `counted` says, or more where not `exact`."""
    return Page(tuple(rows), min(total, limits.MAX_COUNTED), exact and total <= limits.MAX_COUNTED, ranked)
