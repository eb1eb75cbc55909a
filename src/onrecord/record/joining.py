"""Where an occurrence goes whose place follows from those that are in the record, without a look at who is alike.

Occurrences of one node (a profile, or the authority's key) that no judgement names are told apart by nothing but what
their articles name besides. Where that did not decide, a further one goes where they stand and changes nothing else:

- Of the authority's key one is enough, since with the key it is several already. What stands without its key may have
  its id from the first of its occurrences, and is left to `tracing`.
- Of a profile it takes two: the second has somebody to join, the third finds that done. They must all stand together,
  and the name be the one that their identity has, which might be called otherwise now.
- What has no node is alone, as long as nothing was judged of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, ScalarSelect, select

from onrecord.authority import Authority
from onrecord.identities import Identity, Member, Occurrence
from onrecord.identities.fitting import Profile
from onrecord.identities.known import known_identity
from onrecord.record.people_schema import identity, judged, occurrence, occurrence_name, occurrence_succession
from onrecord.record.sqlite import among

ONE_BY_ONE = frozenset({"alone", "context"})
"""Reasons for which an occurrence stands where it does by itself, whatever others of its node do."""


class Place(NamedTuple):
    """The identity of an occurrence, and the rule that put it there."""

    identity: str
    why: str


def joined(
    connection: Connection, found: Iterable[Occurrence], profiles: Mapping[str, Profile], known: Authority
) -> dict[str, Place]:
    """Return the places of occurrences that join what is in the record, by id; of the rest nothing is said.

    `profiles` are those of the occurrences that have one, by their id. None of the occurrences is in the record.
    """
    nodes = {one.id: one.known or profiles[one.id].id for one in found if one.known or one.id in profiles}
    rows = connection.execute(_STANDING, {"nodes": tuple(sorted(set(nodes.values())))})
    standing = {row.node: row for row in rows if row.first == row.last}
    named = _judged(connection, nodes)
    return {
        one.id: Place(row.identity, row.why)
        for one in found
        if one.id not in named and (row := standing.get(nodes.get(one.id, ""))) and _follows(one, row, known)
    }


def alone(connection: Connection, found: Iterable[Occurrence], profiles: Mapping[str, Profile]) -> list[Identity]:
    """Return the identities of those occurrences that have no node, and of which nothing was judged."""
    those = [one for one in found if not one.known and one.id not in profiles]
    named = _judged(connection, (one.id for one in those))
    return [
        Identity(one.id, one.name, one.type, None, (), (), (Member(one.id, "alone"),))
        for one in those
        if one.id not in named
    ]


def _follows(one: Occurrence, row: Row[Any], known: Authority) -> bool:
    if one.known:
        return one.known in row.known and known_identity(one.known, known) is not None
    return row.second is not None and row.why not in ONE_BY_ONE and one.name == row.name


def _judged(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return which of some occurrences a judgement names, by this id or an earlier one."""
    return set(connection.execute(_NAMED, {"nodes": tuple(sorted(ids))}).scalars())


_NODES = among("nodes")
_HEIRS = select(occurrence_succession.c.successor).join(judged, judged.c.node == occurrence_succession.c.id)
_NAMED = (
    select(judged.c.node).where(judged.c.node.in_(_NODES))
    .union(_HEIRS.where(occurrence_succession.c.successor.in_(_NODES)))
)  # fmt: skip

_NODE = select(occurrence_name.c.shared).where(occurrence_name.c.shared.in_(_NODES)).distinct().subquery("node")
_ANY = occurrence.alias("sharing")
_UNJUDGED = (
    ~select(judged).where(judged.c.node == _ANY.c.id).exists(),
    ~_HEIRS.where(occurrence_succession.c.successor == _ANY.c.id).exists(),
)


def _of_node(
    column: ColumnElement[Any], order: ColumnElement[Any], *conditions: ColumnElement[bool], skip: int = 0
) -> ScalarSelect[Any]:
    sharing = select(column).where(_ANY.c.shared == _NODE.c.shared, *conditions).order_by(order)
    return sharing.limit(1).offset(skip).correlate(_NODE).scalar_subquery()


# Each is a look into the index, however many share a node.
_STANDING = (
    select(
        _NODE.c.shared.label("node"),
        _of_node(_ANY.c.identity, _ANY.c.identity).label("first"),
        _of_node(_ANY.c.identity, _ANY.c.identity.desc()).label("last"),
        _of_node(_ANY.c.entity, _ANY.c.identity, *_UNJUDGED, skip=1).label("second"),
    )
    .add_columns(occurrence.c.identity, occurrence.c.why, identity.c.name, identity.c.known)
    .join_from(_NODE, occurrence, occurrence.c.entity == _of_node(_ANY.c.entity, _ANY.c.identity, *_UNJUDGED))
    .join(identity, identity.c.id == occurrence.c.identity)
)
