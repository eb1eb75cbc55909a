"""Who spoke about whom, and who acted on whom: parties and the relations between them, counted.

A party is somebody who is named: a person, a body, a country, each one however many spellings articles have. Others
("police", "a spokesman") count for their country, where it is known, and for nobody otherwise: the same words mean
others in the next article.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from onrecord.authority import Authority
from onrecord.model import EntityType, Quad
from onrecord.record import calling, events
from onrecord.record.events import Wanted
from onrecord.record.people_rows import PersonReference
from onrecord.record.relations import Tally, acts, speeches


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a network.

    `key` is the canonical id, a country's its ISO 3166 alpha-3 code; of a body that is one only by what it is called
    ("Congress"), its name in lower case. `name` is the canonical one, `person` who it is across articles (None for such
    a body). `central` says that the network was asked for around this party.
    """

    key: str
    name: str
    type: EntityType
    central: bool = False
    person: PersonReference | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How often `source` acted on `target` in events of a quad class, or, where it is None, spoke about `target`.

    Both are keys of parties; `latest` is the id of the last such event or quotation.
    """

    source: str
    target: str
    quad: Quad | None
    number: int
    latest: str


@dataclass(frozen=True, slots=True)
class Network:
    """Parties, those with most relations first, and relations, the most frequent first.

    `events` and `quotations` were looked at; `complete` is false where there may be more than those latest ones.
    """

    parties: tuple[Party, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: int = 0
    quotations: int = 0
    complete: bool = True


def network(connection: Connection, known: Authority, wanted: Wanted) -> Network:
    """Return who spoke about and acted on whom; see `Record.network`."""
    who = wanted.party
    centre = events.country_code(who) if who else None
    meant = calling.called(connection, who, known) if who and centre is None else frozenset[str]()
    tally = Tally()
    done, complete = acts(connection, known, wanted, centre, tally)
    said, all_said = 0, True
    if wanted.quad is None and wanted.type is None:
        said, all_said = speeches(connection, known, wanted, centre, meant, tally)
    central = ({centre} if centre else {key for key, ids in tally.ids.items() if ids & meant}) if who else None
    return replace(_network(tally, central), events=done, quotations=said, complete=complete and all_said)


def _network(tally: Tally, central: set[str] | None) -> Network:
    relations = [
        Relation(source, target, quad, len(set(ids)), ids[0])
        for (source, target, quad), ids in tally.found.items()
        if central is None or source in central or target in central
    ]
    relations.sort(key=lambda one: (-one.number, one.source, one.target, one.quad or ""))
    weight: Counter[str] = Counter()
    for one in relations:
        weight[one.source] += one.number
        weight[one.target] += one.number
    around = central or set()
    keys = sorted(weight, key=lambda key: (key not in around, -weight[key], key))
    parties = [
        Party(key, tally.name(key), tally.types[key], central=key in around, person=tally.people.get(key))
        for key in keys
    ]
    return Network(tuple(parties), tuple(relations))
