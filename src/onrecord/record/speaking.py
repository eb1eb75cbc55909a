"""Countries as they are asked for, and conditions on quotations: who speaks for one, what names one.

Somebody speaks for a country who holds or held office there as the authority knows, who takes part in an event of the
same article as one of that country, or a body that is named after it ("the Russian Foreign Ministry"). All but the
first is written down when an article is added (`spoken_for`), by `writing`.
"""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

from onrecord.authority import Country
from onrecord.errors import QueryError
from onrecord.model import EntityType, Reading
from onrecord.record import query, remembering, sqlite
from onrecord.record.folding import fold


@functools.lru_cache(maxsize=4096)
def country_code(form: str) -> str | None:
    """Return the ISO 3166 alpha-3 code of a country by its code in either case, name, adjective or seat, or None."""
    from onrecord.authority import places

    known = places()
    country = known.country(form)
    if country is None and len(form) == 3 and form.isalpha():
        country = known.country(form.upper())
    return country.code if country else None


def known_country(form: str) -> Country:
    """Return the country that `country_code` knows; raises QueryError where there is none."""
    code = country_code(form)
    if code is None:
        raise QueryError(f"'{form}' is no country known here: give its name, adjective or ISO 3166 code")
    from onrecord.authority import places

    return places().countries[code]


_FOR = """SELECT q.number FROM json_each(:holders) AS g CROSS JOIN quotation q ON q.speaker_key = g.value
    UNION ALL SELECT s.quotation FROM spoken_for s WHERE s.country = :country"""

_OF = "SELECT s.quotation FROM spoken_for s WHERE s.country = :country AND s.body ORDER BY s.quotation"


def quotations_for(connection: Connection, country: Country) -> frozenset[int]:
    """Return the numbers of the quotations whose speaker speaks for a country, asked once for all that a page shows."""
    asked = {"country": country.code, "holders": json.dumps(in_office(country.code))}
    return remembering.once(
        connection, ("speaks for", country.code), lambda: frozenset(sqlite.numbers(connection, _FOR, asked))
    )


def quotations_of(connection: Connection, code: str) -> list[int]:
    """Return the numbers of the quotations by a country itself or a body named after it, ascending."""
    return sqlite.numbers(connection, _OF, {"country": code})


def in_office(code: str) -> tuple[str, ...]:
    """Return the keys of those who hold or held an office of the country with this code, as the authority knows."""
    return _holders().get(code, ())


@functools.cache
def _holders() -> dict[str, tuple[str, ...]]:
    from onrecord.authority import authority

    known = authority()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for office in known.offices:
        found[office.place].update(term.person for term in known.terms(office.key))
    return {place: tuple(sorted(people)) for place, people in found.items()}


def naming(connection: Connection, country: Country) -> set[int]:
    """Return the numbers of the quotations whose words hold a name, adjective or seat of government of a country."""
    return set(sqlite.quotations_saying(connection, [query.name(form) for form in _forms(country)]))


def rows(reading: Reading, quotations: Mapping[str, int], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the rows of `spoken_for` for a reading, by the numbers of its quotations and its speakers' names, by id.

    `names` are as the search index has them.
    """
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for event in reading.events:
        for one in (*event.actors, *event.recipients):
            if one.key is not None and one.country is not None:
                parts[one.key].add(one.country)
    found = []
    for said in reading.quotations:
        if said.speaker is None:
            continue
        bodies = _named_after(names[said.id]) if said.speaker.type in _BODIES else frozenset[str]()
        codes = sorted(bodies | parts.get(said.speaker.key, set()))
        found += [{"country": code, "quotation": quotations[said.id], "body": code in bodies} for code in codes]
    return found


_BODIES = (EntityType.COUNTRY, EntityType.ORGANISATION)


@functools.lru_cache(maxsize=4096)
def _named_after(names: str) -> frozenset[str]:
    """Return the codes of the countries that folded names hold a form of."""
    return frozenset(code for form, code in _folded_forms() if form in f" {names} ")


@functools.cache
def _folded_forms() -> tuple[tuple[str, str], ...]:
    from onrecord.authority import places

    countries = places().countries.values()
    return tuple((f" {fold(form)} ", country.code) for country in countries for form in _forms(country))


_TABLE = (
    """CREATE TABLE spoken_for (
        country TEXT NOT NULL, quotation INTEGER NOT NULL REFERENCES quotation (number) ON DELETE CASCADE,
        body BOOLEAN NOT NULL, PRIMARY KEY (country, quotation)) WITHOUT ROWID""",
    "CREATE INDEX ix_spoken_for_quotation ON spoken_for (quotation)",
    """INSERT INTO spoken_for SELECT DISTINCT t.country, q.number, 0 FROM participant t
        CROSS JOIN quotation q ON q.entity = t.entity WHERE t.country IS NOT NULL AND t.entity IS NOT NULL""",
)

_ADD_BODIES = """INSERT INTO spoken_for SELECT :code, q.number, 1
    FROM quotation_search CROSS JOIN quotation q ON q.number = quotation_search.rowid
    WHERE quotation_search MATCH :words AND q.speaker_type IN ('country', 'organisation')
    ON CONFLICT (country, quotation) DO UPDATE SET body = 1"""


def make(connection: Connection) -> None:
    """Migration: make the table, and fill it from those that a record has."""
    from onrecord.authority import places

    for statement in _TABLE:
        connection.exec_driver_sql(statement)
    for country in places().countries.values():
        if forms := _forms(country):
            words = sqlite.naming([query.name(form) for form in forms])
            connection.execute(text(_ADD_BODIES), {"code": country.code, "words": words})


def _forms(country: Country) -> tuple[str, ...]:
    """Return what names a country in running text."""
    forms = dict.fromkeys((country.name, *country.names, *country.adjectives, *country.demonyms, *country.seats))
    return tuple(form for form in forms if len(fold(form)) > 2)  # "US" folds to the pronoun
