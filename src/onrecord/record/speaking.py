"""Quotations by who speaks for a country, and what of them is about another one.

Somebody speaks for a country who holds or held office there as the authority knows, who takes part in an event of the
same article as one of that country, or a body that is named after it ("the Russian Foreign Ministry").
"""

from __future__ import annotations

import functools

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from onrecord.authority import Country
from onrecord.limits import MAX_COUNTED
from onrecord.model import EntityType
from onrecord.record import finding, mapping, query, schema, sqlite
from onrecord.record.folding import fold
from onrecord.record.rows import Page, QuotationRow


def quotations(
    connection: Connection, country: Country, about: Country | None, limit: int, offset: int
) -> Page[QuotationRow]:
    """Return a page of the quotations of a country's speakers, newest article first.

    With `about` they are those whose words hold a name, adjective or seat of government of that country.
    """
    condition = speaks_for(country)
    if about is not None:
        condition = and_(condition, _names(about))
    counted = select(schema.quotation.c.number).where(condition).limit(MAX_COUNTED + 1).subquery()
    total = int(connection.execute(select(func.count()).select_from(counted)).scalar_one())
    statement = finding.with_article(mapping.QUOTATION_COLUMNS).where(condition)
    rows = finding.rows(connection, statement.order_by(*finding.newest_first()).limit(limit).offset(offset))
    return Page(tuple(rows), min(total, MAX_COUNTED), total <= MAX_COUNTED)


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


def _names(country: Country) -> ColumnElement[bool]:
    matching = [sqlite.quotations_matching(None, query.Query((query.name(form),))) for form in _forms(country)]
    return or_(*(schema.quotation.c.number.in_(found) for found in matching))


def _speaker_called(name: str) -> ColumnElement[bool]:
    return schema.quotation.c.number.in_(sqlite.quotations_matching(query.name(name), None))


def _forms(country: Country) -> tuple[str, ...]:
    """Return what names a country in running text; a form that holds a shorter one is found by that."""
    forms = dict.fromkeys((country.name, *country.names, *country.adjectives, *country.demonyms, *country.seats))
    return tuple(form for form in forms if len(fold(form)) > 2)  # "US" folds to the pronoun
