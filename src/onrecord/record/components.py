"""The part of the identity graph that a change can touch: what is alike, and what was judged together.

What is loaded is closed: nothing outside it fits or was judged with anything in it. So `identities.cluster` makes of it
what it would make of it among all articles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from onrecord.identities import Judgement, Occurrence, Verdict
from onrecord.identities.fitting import Profile, alike, keys, profile
from onrecord.model import EntityType
from onrecord.record import schema
from onrecord.record.mapping import BATCH
from onrecord.record.people_schema import judged, judgement, name_key, occurrence, occurrence_succession


@dataclass(slots=True)
class Component:
    """Occurrences by id, with the number of their entity and what they were taken for before, and judgements."""

    occurrences: dict[str, Occurrence] = field(default_factory=dict)
    entities: dict[str, int] = field(default_factory=dict)
    before: dict[str, tuple[str, str]] = field(default_factory=dict)
    judgements: dict[int, Judgement] = field(default_factory=dict)
    judged_keys: set[str] = field(default_factory=set)


def load(connection: Connection, seeds: Iterable[str]) -> Component:
    """Return all that can be one with the occurrences and keys given, or was judged with what can."""
    return _Loader(connection).load(set(seeds))


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """Cut values into as many as a query takes at once."""
    ordered = sorted(set(values))
    for i in range(0, len(ordered), BATCH):
        yield ordered[i : i + BATCH]


class _Loader:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found = Component()
        self._profiles: set[Profile] = set()
        self._asked: set[str] = set()

    def load(self, seeds: set[str]) -> Component:
        nodes = seeds
        while nodes:
            self._asked |= nodes
            new = self._take(self._rows(nodes))
            reached = self._judged({*nodes, *(node for one in new for node in (one.id, one.known) if node)})
            reached |= {one.id for one in self._take(self._alike(new))}
            reached |= {one.known for one in self._found.occurrences.values() if one.known}
            nodes = reached - self._asked
        self._represent()
        return self._found

    def _rows(self, ids: Collection[str]) -> list[Row[Any]]:
        return [
            row
            for batch in batches(ids)
            for row in self._connection.execute(_occurrences().where(occurrence.c.id.in_(batch)))
        ]

    def _take(self, rows: Iterable[Row[Any]]) -> list[Occurrence]:
        new = []
        for row in rows:
            if row.id not in self._found.occurrences:
                one = _occurrence(row)
                new.append(one)
                self._found.occurrences[row.id] = one
                self._found.entities[row.id] = row.entity
                self._found.before[row.id] = (row.identity, row.why)
        return new

    def _alike(self, new: Iterable[Occurrence]) -> list[Row[Any]]:
        """Return the rows of what can be one with new occurrences by name."""
        profiles = {one for each in new if (one := profile(each))}
        wanted = {Profile(one.type, one.name, frozenset()) for one in profiles} - self._profiles
        self._profiles |= wanted
        found: dict[str, Row[Any]] = {}
        for one in sorted(wanted, key=lambda each: (each.type, each.name)):
            for batch in batches(keys(one)):
                numbers = select(name_key.c.entity).where(name_key.c.key.in_(batch))
                for row in self._connection.execute(_occurrences().where(occurrence.c.entity.in_(numbers))):
                    other = profile(_occurrence(row))
                    if row.id not in found and other and alike(one, other):
                        found[row.id] = row
        return list(found.values())

    def _judged(self, nodes: set[str]) -> set[str]:
        """Take the judgements on some nodes, by the ids that they had, too; return all nodes that these name."""
        succession = occurrence_succession
        former: dict[str, str] = {}
        for batch in batches(nodes):
            rows = self._connection.execute(select(succession).where(succession.c.successor.in_(batch)))
            former |= {row.id: row.successor for row in rows}
        reached: set[str] = set()
        for batch in batches({*nodes, *former}):
            numbers = select(judged.c.judgement).where(judged.c.node.in_(batch))
            wanted = select(judgement).where(judgement.c.number.in_(numbers), judgement.c.undone.is_(None))
            for row in self._connection.execute(wanted):
                if row.number not in self._found.judgements:
                    made = self._present(row)
                    self._found.judgements[row.number] = made
                    reached |= made.one | made.other
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

    def _represent(self) -> None:
        """Load, for each key that a judgement names, one occurrence that the authority's key alone speaks for."""
        nodes = {node for made in self._found.judgements.values() for node in made.one | made.other}
        for key in sorted(nodes - self._found.occurrences.keys()):
            self._found.judged_keys.add(key)
            rows = self._connection.execute(_occurrences().where(occurrence.c.known == key).limit(len(nodes) + 1))
            self._take(row for row in rows if row.id not in nodes)


def _occurrences() -> Select[Any]:
    entity, article = schema.entity, schema.article
    columns = (entity.c.key, entity.c.name, entity.c.type, article.c.published, article.c.id.label("article_id"))
    return select(occurrence, *columns).join(entity, entity.c.number == occurrence.c.entity).join(article)


def _occurrence(row: Row[Any]) -> Occurrence:
    return Occurrence(
        article=row.article_id,
        key=row.key,
        name=row.name,
        type=EntityType(row.type),
        known=row.known,
        full=row.full,
        home=frozenset(row.home),
        around=frozenset(row.around),
        published=row.published,
    )
