"""Countries as they are asked for, and conditions on quotations: who speaks for one, what names one.

Somebody speaks for a country who holds or held office there as the authority knows, who takes part in an event of the
same article as one of that country, or a body that is named after it ("the Russian Foreign Ministry").
"""

from __future__ import annotations

import functools
from typing import Any

from sqlalchemy import CompoundSelect, Connection, select, union

from onrecord.authority import Country
from onrecord.errors import QueryError
from onrecord.model import EntityType
from onrecord.record import query, remembering, schema, sqlite
from onrecord.record.folding import fold


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


def _said(country: Country) -> CompoundSelect[Any]:
    """Return a query for the numbers of the quotations whose speaker speaks for a country."""
    quotation, participant = schema.quotation, schema.participant
    numbers = select(quotation.c.number)
    # Sets of numbers, each of which an index gives: one condition with "or" would look at every quotation.
    holders = numbers.where(quotation.c.speaker_key.in_(in_office(country.code)))
    bodies = numbers.where(
        quotation.c.speaker_type.in_([str(EntityType.COUNTRY), str(EntityType.ORGANISATION)]),
        quotation.c.number.in_(sqlite.quotations_naming([query.name(form) for form in _forms(country)])),
    )
    taking_part = (
        select(quotation.c.number)
        .join_from(participant, quotation, quotation.c.entity == participant.c.entity)
        .where(participant.c.country == country.code)
    )
    return union(holders, bodies, taking_part)


def quotations_for(connection: Connection, country: Country) -> frozenset[int]:
    """Return the numbers of the quotations whose speaker speaks for a country, asked once for all that a page shows."""

    def asked() -> frozenset[int]:
        return frozenset(row.number for row in connection.execute(_said(country)).all())

    return remembering.once(connection, ("speaks for", country.code), asked)


@functools.cache
def in_office(code: str) -> tuple[str, ...]:
    """Return the keys of those who hold or held an office of the country with this code, as the authority knows."""
    from onrecord.authority import authority

    known = authority()
    offices = (office for office in known.offices if office.place == code)
    return tuple(sorted({term.person for office in offices for term in known.terms(office.key)}))


def naming(connection: Connection, country: Country) -> set[int]:
    """Return the numbers of the quotations whose words hold a name, adjective or seat of government of a country."""
    forms = [query.name(form) for form in _forms(country)]
    return {row.number for row in connection.execute(sqlite.quotations_saying(forms)).all()}


def _forms(country: Country) -> tuple[str, ...]:
    """Return what names a country in running text."""
    forms = dict.fromkeys((country.name, *country.names, *country.adjectives, *country.demonyms, *country.seats))
    return tuple(form for form in forms if len(fold(form)) > 2)  # "US" folds to the pronoun
