"""Countries as they are asked for, and conditions on quotations: who speaks for one, what names one.

Somebody speaks for a country who holds or held office there as the authority knows, who takes part in an event of the
same article as one of that country, or a body that is named after it ("the Russian Foreign Ministry").
"""

from __future__ import annotations

import functools

from sqlalchemy import ColumnElement, and_, or_, select

from onrecord.authority import Country
from onrecord.errors import QueryError
from onrecord.model import EntityType
from onrecord.record import query, schema, sqlite
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


def speaks_for(country: Country) -> ColumnElement[bool]:
    """Return the condition that a quotation's speaker speaks for a country."""
    quotation, event, participant = schema.quotation, schema.event, schema.participant
    bodies = quotation.c.speaker_type.in_([str(EntityType.COUNTRY), str(EntityType.ORGANISATION)])
    takes_part = (
        select(participant.c.number)
        .join_from(participant, event)
        .where(
            event.c.article == quotation.c.article,
            participant.c.key == quotation.c.speaker_key,
            participant.c.country == country.code,
        )
    )
    return or_(
        quotation.c.speaker_key.in_(in_office(country.code)),
        and_(bodies, or_(*(_speaker_called(name) for name in _forms(country)))),
        takes_part.exists(),
    )


@functools.cache
def in_office(code: str) -> tuple[str, ...]:
    """Return the keys of those who hold or held an office of the country with this code, as the authority knows."""
    from onrecord.authority import authority

    known = authority()
    offices = (office for office in known.offices if office.place == code)
    return tuple(sorted({term.person for office in offices for term in known.terms(office.key)}))


def names(country: Country) -> ColumnElement[bool]:
    """Return the condition that the words said hold a name, adjective or seat of government of a country."""
    matching = [sqlite.quotations_matching(None, query.Query((query.name(form),))) for form in _forms(country)]
    return or_(*(schema.quotation.c.number.in_(found) for found in matching))


def _speaker_called(name: str) -> ColumnElement[bool]:
    return schema.quotation.c.number.in_(sqlite.quotations_matching(query.name(name), None))


def _forms(country: Country) -> tuple[str, ...]:
    """Return what names a country in running text."""
    forms = dict.fromkeys((country.name, *country.names, *country.adjectives, *country.demonyms, *country.seats))
    return tuple(form for form in forms if len(fold(form)) > 2)  # "US" folds to the pronoun
