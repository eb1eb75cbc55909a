"""Countries and organisations, and the forms that name them: names, adjectives, demonyms, seats of government.

Reach for `places()`; it is loaded once a process.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.authority.folding import fold, is_acronym
from onrecord.authority.model import Country, Organisation
from onrecord.data import json_object


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a form names, and how: "name", "adjective", "demonym", "seat" ("Moscow said") or "foreign name"."""

    place: Country | Organisation
    kind: str


class Places:
    """The countries and organisations, looked up by code or by form.

    Forms are indifferent to case, accents and typographic apostrophes; short words in capitals ("US", "WHO") are not,
    because in small letters they are other words.
    """

    def __init__(
        self,
        countries: Iterable[Country],
        organisations: Iterable[Organisation],
        forms: Mapping[str, tuple[str, str]],
        titles: Mapping[str, Any],
    ) -> None:
        """Take the places and, by form, the code that it names and the kind of naming; `titles` is for titles.py."""
        self.countries = {country.code: country for country in countries}
        self.organisations = {organisation.key: organisation for organisation in organisations}
        self.titles = titles
        self._forms = forms
        today = (country for country in self.countries.values() if not country.end)
        self._by_alpha2 = {country.alpha2: country for country in today if country.alpha2}

    @property
    def forms(self) -> Mapping[str, tuple[str, str]]:
        """By form (folded, but for acronyms), the code or key of the place that it names, and the kind of naming."""
        return self._forms

    def get(self, code: str) -> Country | Organisation | None:
        """Return the place with this key, an ISO 3166 alpha-3 or alpha-2 code or an organisation's key, or None."""
        return self.countries.get(code) or self._by_alpha2.get(code) or self.organisations.get(code)

    def _place(self, key: str) -> Country | Organisation | None:
        return self.countries.get(key) or self.organisations.get(key)

    def read(self, form: str) -> PlaceName | None:
        """Return what a form names: "Kazakh", "the Kremlin", "UN", "Қазақстан", "KAZ"; None when it names no place."""
        text = " ".join(form.split())
        for spelling in (text, text.removeprefix("the ").removeprefix("The ")):
            found = self._forms.get(spelling if is_acronym(spelling) else fold(spelling))
            place = self._place(found[0]) if found else None  # a key such as "IS" is some country's alpha-2 code, too
            if found and place:
                return PlaceName(place, found[1])
        place = self.get(text)
        return PlaceName(place, "name") if place else None

    def country(self, form: str) -> Country | None:
        """Return the country that a name, adjective, demonym, seat or code names, or None.

        "Congo" is the Democratic Republic, "Korean" South Korea, "Georgia" the state in the Caucasus: the usual meaning
        in the news. "Brussels" is Belgium's capital here; that it may stand for the European Union is for context.
        """
        found = self.read(form)
        return found.place if found and isinstance(found.place, Country) else None

    def organisation(self, form: str) -> Organisation | None:
        """Return the organisation that a name, abbreviation or key names, or None."""
        found = self.read(form)
        return found.place if found and isinstance(found.place, Organisation) else None

    def adjective(self, code: str) -> str | None:
        """Return the first adjective of the country with this code ("KAZ": "Kazakh"), or None."""
        country = self.countries.get(code)
        return country.adjectives[0] if country and country.adjectives else None


@functools.cache
def places() -> Places:
    """Load the places that ship."""
    content = json_object("authority/places.json")
    return Places(
        countries=(_country(row) for row in content["countries"]),
        organisations=(_organisation(row) for row in content["organisations"]),
        forms={form: (code, kind) for form, code, kind in content["forms"]},
        titles=dict(content["titles"]),
    )


def _country(row: list[Any]) -> Country:
    code, alpha2, name, names, adjectives, demonyms, seats, start, end, within = row
    return Country(
        code, alpha2, name, tuple(names), tuple(adjectives), tuple(demonyms), tuple(seats), start, end, within
    )


def _organisation(row: list[Any]) -> Organisation:
    key, name, names, adjectives, seats, chief = row
    return Organisation(key, name, tuple(names), tuple(adjectives), tuple(seats), chief)
