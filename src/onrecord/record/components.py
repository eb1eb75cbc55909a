"""The part of the identity graph that a change can touch: what is alike, and what was judged together.

What is loaded is closed: nothing outside it fits or was judged with anything in it. So `identities.cluster` makes of it
what it would make of it among all articles. Of the many occurrences with one name and profile, a few stand for all: the
work is the same however many articles name somebody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, select, union_all

from onrecord.identities import Judgement, Occurrence, Verdict
from onrecord.identities.fitting import Profile, keys
from onrecord.model import EntityType
from onrecord.names import compare
from onrecord.record.people_schema import (
    judged,
    judgement,
    name_key,
    occurrence,
    occurrence_name,
    occurrence_succession,
    profile,
)
from onrecord.record.schema import article, entity
from onrecord.record.sqlite import among

STANDING = 2
"""Occurrences that stand for all of one name and profile: one more than one, since one alone has nobody to join."""


@dataclass(slots=True)
class Component:
    """Occurrences by id, the numbers of their entities, what they were taken for before and why, and judgements.

    `shared` are the nodes that mean an occurrence along with others: its profile, or the authority's key. `counted`
    tells how many occurrences such a node has under a name. `represented` are those of which some stand for all,
    `named` the nodes that the judgements name.
    """

    occurrences: dict[str, Occurrence] = field(default_factory=dict)
    entities: dict[str, int] = field(default_factory=dict)
    before: dict[str, tuple[str, str]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    counted: dict[tuple[str, str], int] = field(default_factory=dict)
    represented: set[str] = field(default_factory=set)
    judgements: dict[int, Judgement] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def partial(self) -> set[str]:
        """Return the profiles and keys that are represented, but not by all their occurrences."""
        loaded = Counter((shared, self.occurrences[node].name) for node, shared in self.shared.items())
        return {key[0] for key, count in self.counted.items() if count > loaded[key]} & self.represented


def load(connection: Connection, seeds: Iterable[str]) -> Component:
    """Return all that can be one with the occurrences, profiles and keys given, or was judged with what can."""
    loader = _Loader(connection, Component())
    loader.load(frozenset(seeds))
    return loader.found


def complete(connection: Connection, component: Component, profiles: Iterable[str]) -> None:
    """Load every occurrence of some profiles of a component."""
    loader = _Loader(connection, component)
    loader.take(_SHARING, profiles)
    loader.weigh()


class _Loader:
    """What is found, and what has been done for it: `_profiles` are those met, by id, `_spelt` the names looked for."""

    def __init__(self, connection: Connection, found: Component) -> None:
        self.found = found
        self._connection = connection
        self._profiles: dict[str, _Name] = {}
        self._spelt: set[_Name] = set()

    def load(self, seeds: frozenset[str]) -> None:
        found = self.found
        judging = bool(self._connection.execute(_JUDGING).scalar_one())
        nodes, met = set(seeds), set[str]()
        while nodes:
            met |= nodes
            self.take(_THESE, nodes - found.occurrences.keys())
            meant = (nodes & (seeds | found.named)) - found.occurrences.keys()
            reached = (meant | self._alike(meant)) - found.represented
            if judging:
                self.take(_JUDGED, reached)
            self.take(_STANDING, reached)
            found.represented |= reached
            if not judging:
                break  # what is alike is closed as it is
            nodes |= reached | found.occurrences.keys() | set(found.shared.values())
            nodes = (nodes | self._judged(nodes)) - met
        self.weigh()

    def take(self, statement: Select[Any], nodes: Iterable[str]) -> None:
        """Take in the occurrences that a statement returns for some nodes."""
        found = self.found
        for row in self._rows(statement, nodes):
            if row.id in found.occurrences:
                continue
            found.occurrences[row.id] = _occurrence(row)
            found.entities[row.id] = row.entity
            found.before[row.id] = (row.identity, row.why)
            if row.shared is not None:
                found.shared[row.id] = row.shared
                found.counted[row.shared, row.name] = row.occurrences
            if row.profile is not None:
                self._profiles[row.profile] = _Name(row.type, row.folded)

    def weigh(self) -> None:
        """Give the first loaded of each name and profile the weight of those that are not.

        What a judgement names stands for itself only: those that are not loaded need not go where it goes.
        """
        found = self.found
        loaded: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for node, shared in found.shared.items():
            loaded[shared, found.occurrences[node].name].append(node)
        for key, those in loaded.items():
            for i, node in enumerate(sorted(those, key=lambda node: (node in found.named, node))):
                weight = 1 if i else 1 + found.counted[key] - len(those)
                if weight != found.occurrences[node].weight:
                    found.occurrences[node] = replace(found.occurrences[node], weight=weight)

    def _alike(self, profiles: Iterable[str]) -> set[str]:
        """Return these profiles, all that are loaded, and all whose names can be those of one of them."""
        self._profiles |= {row.id: _Name(row.type, row.name) for row in self._rows(_PROFILES, profiles)}
        while names := set(self._profiles.values()) - self._spelt:
            filed: defaultdict[str, list[Row[Any]]] = defaultdict(list)
            for row in self._rows(_FILED, {key for name in names for key in name.filed()}):
                filed[row.key].append(row)
            for name in names:
                for row in {row.id: row for key in name.filed() for row in filed[key]}.values():
                    other = _Name(row.type, row.name)
                    if row.id not in self._profiles and name.alike(other):
                        self._profiles[row.id] = other
            self._spelt |= names
        return set(self._profiles)

    def _judged(self, nodes: set[str]) -> set[str]:
        """Take the judgements on some nodes, by the ids that they had, too; return all nodes that these name."""
        found = self.found
        former = {row.id for row in self._rows(_FORMER, nodes)}
        made = [row for row in self._rows(_JUDGEMENTS, nodes | former) if row.number not in found.judgements]
        heirs = {
            row.id: row.successor for row in self._rows(_SUCCESSION, (node for row in made for node in _sides(row)))
        }
        for row in made:
            one, other = (frozenset(heirs.get(node) or node for node in side) for side in (row.one, row.other))
            found.judgements[row.number] = Judgement(
                row.number, Verdict(row.verdict), one, other, row.judge, row.made, row.why, row.name
            )
            found.named |= one | other
        return found.named

    def _rows(self, statement: Select[Any], nodes: Iterable[str]) -> Sequence[Row[Any]]:
        asked = tuple(sorted(set(nodes)))
        return self._connection.execute(statement, {"nodes": asked}).all() if asked else ()


class _Name(NamedTuple):
    """What of a profile decides whether it is alike another."""

    type: str
    name: str

    def filed(self) -> frozenset[str]:
        """Return the keys under which all that is alike is filed."""
        return keys(Profile(EntityType(self.type), self.name, frozenset()))

    def alike(self, other: _Name) -> bool:
        """Tell whether the two, which are filed under one key, can be one's: see `fitting.alike`."""
        return self.type == other.type and (self.type != EntityType.PERSON or compare(self.name, other.name).same)


def _sides(row: Row[Any]) -> tuple[str, ...]:
    return (*row.one, *row.other)


def _occurrence(row: Row[Any]) -> Occurrence:
    return Occurrence(
        article=row.article_id,
        key=row.key,
        name=row.name,
        type=EntityType(row.type),
        known=row.known,
        full=row.profile is not None,
        home=frozenset(row.home or ()),
        around=frozenset(row.around),
    )


# Each statement takes any number of nodes, and is built and compiled once: that takes longer than to execute it.
_NODES = among("nodes")

_OCCURRENCES = (
    select(occurrence, occurrence_name.c.occurrences, profile.c.name.label("folded"), profile.c.home)
    .add_columns(entity.c.key, entity.c.type, article.c.id.label("article_id"))
    .join_from(occurrence, entity, entity.c.number == occurrence.c.entity)
    .join(article, article.c.number == entity.c.article)
    .outerjoin(profile, profile.c.id == occurrence.c.profile)
    .outerjoin(
        occurrence_name,
        (occurrence_name.c.shared == occurrence.c.shared) & (occurrence_name.c.name == occurrence.c.name),
    )
)
_THESE = _OCCURRENCES.where(occurrence.c.id.in_(_NODES))
_SHARING = _OCCURRENCES.where(occurrence.c.shared.in_(_NODES))

_HEIRS = select(occurrence_succession.c.successor).join(judged, judged.c.node == occurrence_succession.c.id)
_JUDGING = select(select(judged).exists())
_JUDGED = _SHARING.where(occurrence.c.id.in_(select(judged.c.node)) | occurrence.c.id.in_(_HEIRS))

_ANY = occurrence.alias("sharing")
_UNJUDGED = (
    select(_ANY.c.id)
    .where(_ANY.c.shared == occurrence_name.c.shared, _ANY.c.name == occurrence_name.c.name)
    .where(~select(judged).where(judged.c.node == _ANY.c.id).exists())
    .where(~_HEIRS.where(occurrence_succession.c.successor == _ANY.c.id).exists())
    .order_by(_ANY.c.id)
    .limit(1)
)
# A subquery for each that stands, where a join would leave SQLite the choice to begin with all articles.
_FIRST = union_all(
    *(
        select(_UNJUDGED.offset(i).correlate(occurrence_name).scalar_subquery()).where(
            occurrence_name.c.shared.in_(_NODES)
        )
        for i in range(STANDING)
    )
)
_STANDING = _OCCURRENCES.where(occurrence.c.id.in_(_FIRST))

_PROFILES = select(profile).where(profile.c.id.in_(_NODES))
_FILED = select(name_key.c.key, profile).join(profile).where(name_key.c.key.in_(_NODES))
_FORMER = select(occurrence_succession.c.id).where(occurrence_succession.c.successor.in_(_NODES))
_SUCCESSION = select(occurrence_succession).where(occurrence_succession.c.id.in_(_NODES))
_JUDGEMENTS = select(judgement).where(
    judgement.c.number.in_(select(judged.c.judgement).where(judged.c.node.in_(_NODES))), judgement.c.undone.is_(None)
)
