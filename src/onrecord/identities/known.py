"""What the authority says of a key, as the identity graph takes it."""

from __future__ import annotations

from onrecord.authority import Authority, Country
from onrecord.identities.model import KnownIdentity
from onrecord.model import EntityType


def known_identity(key: str, known: Authority) -> KnownIdentity | None:
    """Return the person, country or organisation with this key, None where the authority has none.

    A person's countries are those in which they ever held an office.
    """
    person = known.person(key)
    if person is not None:
        places = {term.office.partition("/")[0] for term in known.offices_of(key)}
        codes = sorted(code for code in places if code in known.places.countries)
        return KnownIdentity(key, person.name, EntityType.PERSON, person.wikidata, tuple(codes))
    place = known.places.countries.get(key) or known.places.organisations.get(key)
    if place is None:
        return None
    if isinstance(place, Country):
        return KnownIdentity(key, place.name, EntityType.COUNTRY, None, (place.code,))
    return KnownIdentity(key, place.name, EntityType.ORGANISATION)
