"""The part of the identity graph that a change can touch: what is alike, and what was judged together.

What is loaded is closed: nothing outside it fits or was judged with anything in it. So `identities.cluster` makes of it
what it would make of it among all articles. Of the many occurrences with one name and profile, a few stand for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from onrecord.identities import Judgement, Occurrence, Verdict
from onrecord.identities.fitting import Profile, alike, keys
from onrecord.model import EntityType
from onrecord.record import people_schema, schema
from onrecord.record.mapping import BATCH
from onrecord.record.people_schema import judged, judgement, name_key, occurrence, occurrence_succession

STANDING = 2
"""Occurrences that stand for all of one name and profile: one more than one, since one alone has nobody to join."""


@dataclass(slots=True)
class Component:
    """Occurrences by id, the numbers of their entities, what they were taken for before and why, and judgements.

    `named` are the nodes that the judgements name, `asked` those for whose sake it was loaded. `partial` are the
    profiles of which not every occurrence is here.
    """

    occurrences: dict[str, Occurrence] = field(default_factory=dict)
    entities: dict[str, int] = field(default_factory=dict)
    before: dict[str, tuple[str, str]] = field(default_factory=dict)
    profiles: dict[str, str] = field(default_factory=dict)
    judgements: dict[int, Judgement] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)


def load(connection: Connection, seeds: Iterable[str]) -> Component:
    """Return all that can be one with the occurrences, profiles and keys given, or was judged with what can."""
    return _Loader(connection).load(set(seeds))


def complete(connection: Connection, component: Component, profiles: Iterable[str]) -> None:
    """Load every occurrence of some profiles of a component."""
    loader = _Loader(connection, component)
    for batch in batches(profiles):
        loader.take(connection.execute(_occurrences().where(occurrence.c.profile.in_(batch))))
    loader.weigh()


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """Cut values into as many as a query takes at once."""
    ordered = sorted(set(values))
    for i in range(0, len(ordered), BATCH):
        yield ordered[i : i + BATCH]


class _Loader:
    def __init__(self, connection: Connection, component: Component | None = None) -> None:
        self._connection = connection
        self._found = component or Component()
        self._names: set[tuple[str, str]] = set()

    def load(self, seeds: set[str]) -> Component:
        self._found.asked |= seeds
        nodes, asked, stood = seeds, set[str](), set[str]()
        while nodes:
            asked |= nodes
            for batch in batches(nodes):
                self.take(self._connection.execute(_occurrences().where(occurrence.c.id.in_(batch))))
            profiles = set(self._found.profiles.values()) | nodes
            reached = self._alike(profiles) | profiles
            for profile in sorted(reached - stood):
                self._represent(occurrence.c.profile == profile)
            stood |= reached
            reached |= {one.known for one in self._found.occurrences.values() if one.known}
            reached |= self._found.occurrences.keys()
            reached |= self._judged(reached | nodes)
            nodes = reached - asked
        for key in sorted((self._found.named | seeds) - self._found.occurrences.keys()):
            self._represent(occurrence.c.known == key)
        self.weigh()
        return self._found

    def take(self, rows: Iterable[Row[Any]]) -> None:
        """Take the occurrences of some rows in."""
        found = self._found
        for row in rows:
            if row.id not in found.occurrences:
                found.occurrences[row.id] = _occurrence(row)
                found.entities[row.id] = row.entity
                found.before[row.id] = (row.identity, row.why)
                if row.profile is not None:
                    found.profiles[row.id] = row.profile

    def weigh(self) -> None:
        """Give the first loaded of each name and profile the weight of those that are not."""
        found = self._found
        counted: dict[tuple[str, str], int] = {}
        columns = (occurrence.c.profile, occurrence.c.name)
        for batch in batches(found.profiles.values()):
            total = select(*columns, func.count()).where(occurrence.c.profile.in_(batch)).group_by(*columns)
            counted |= {(row[0], row[1]): row[2] for row in self._connection.execute(total)}
        loaded: dict[tuple[str, str], list[str]] = {}
        for node, profile in found.profiles.items():
            loaded.setdefault((profile, found.occurrences[node].name), []).append(node)
        found.partial = {key[0] for key, count in counted.items() if count > len(loaded.get(key, ()))}
        for key, those in loaded.items():
            rest = counted[key] - len(those)
            for i, node in enumerate(sorted(those)):
                found.occurrences[node] = replace(found.occurrences[node], weight=1 if i else 1 + rest)

    def _represent(self, condition: Any) -> None:
        """Load whom a judgement names of a profile or key, and for each name those that stand for all the others."""
        named = select(judged.c.node)
        succession = occurrence_succession
        heirs = select(succession.c.successor).where(succession.c.id.in_(named), succession.c.successor.is_not(None))
        told = occurrence.c.id.in_(named) | occurrence.c.id.in_(heirs)
        self.take(self._connection.execute(_occurrences().where(condition, told)))
        names = select(occurrence.c.name).where(condition).distinct()
        for name in self._connection.execute(names).scalars().all():
            standing = _occurrences().where(condition, occurrence.c.name == name, ~told)
            self.take(self._connection.execute(standing.order_by(occurrence.c.id).limit(STANDING)))

    def _alike(self, profiles: set[str]) -> set[str]:
        """Return the profiles whose names can be those of these profiles."""
        names = set[tuple[str, str]]()
        for batch in batches(profiles):
            table = people_schema.profile
            rows = self._connection.execute(select(table.c.type, table.c.name).where(table.c.id.in_(batch)))
            names |= {(row.type, row.name) for row in rows}
        found = set[str]()
        for type_, name in sorted(names - self._names):
            wanted = Profile(EntityType(type_), name, frozenset())
            for batch in batches(keys(wanted)):
                numbers = select(name_key.c.profile).where(name_key.c.key.in_(batch))
                table = people_schema.profile
                for row in self._connection.execute(select(table).where(table.c.id.in_(numbers))):
                    if row.id not in found and alike(wanted, Profile(EntityType(row.type), row.name, frozenset())):
                        found.add(row.id)
        self._names |= names
        return found

    def _judged(self, nodes: set[str]) -> set[str]:
        """Take the judgements on some nodes, by the ids that they had, too; return all nodes that these name."""
        succession = occurrence_succession
        former = set[str]()
        for batch in batches(nodes):
            former.update(
                self._connection.execute(select(succession.c.id).where(succession.c.successor.in_(batch))).scalars()
            )
        reached = set[str]()
        for batch in batches(nodes | former):
            numbers = select(judged.c.judgement).where(judged.c.node.in_(batch))
            wanted = select(judgement).where(judgement.c.number.in_(numbers), judgement.c.undone.is_(None))
            for row in self._connection.execute(wanted):
                if row.number not in self._found.judgements:
                    made = self._present(row)
                    self._found.judgements[row.number] = made
                    reached |= made.one | made.other
        self._found.named |= reached
        return reached

    def _present(self, row: Row[Any]) -> Judgement:
        """Return a judgement on the nodes that are there now in place of those that it named."""
        now: dict[str, str] = {}
        for batch in batches({*row.one, *row.other}):
            succession = occurrence_succession
            for each in self._connection.execute(select(succession).where(succession.c.id.in_(batch))):
                if each.successor is not None:
                    now[each.id] = each.successor
        one, other = (frozenset(now.get(node, node) for node in side) for side in (row.one, row.other))
        return Judgement(row.number, Verdict(row.verdict), one, other, row.judge, row.made, row.why, row.name)


def _occurrences() -> Select[Any]:
    entity, article, told = schema.entity, schema.article, people_schema.profile
    columns = (entity.c.key, entity.c.type, article.c.id.label("article_id"), told.c.home)
    joined = select(occurrence, *columns).join(entity, entity.c.number == occurrence.c.entity).join(article)
    return joined.outerjoin(told, told.c.id == occurrence.c.profile)


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
