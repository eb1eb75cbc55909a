"""What English says of people, bodies and documents, read from `onrecord/data/people`; countries are the authority's.

Reach for `lexicon()`; it is loaded once a process. Every word in it is lower-case.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.authority import Country, Organisation, Places, places
from onrecord.data import table, toml

MASCULINE, FEMININE = "masculine", "feminine"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun's lemma and what it agrees with: grammatical person, number and gender ("any" agrees with all)."""

    lemma: str
    person: int
    number: str
    gender: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists that mention detection, clustering and resolution share.

    `offices` and `persons` give the gender that a noun tells, or ""; `same` the offices that may stand for one;
    `nicknames` the groups that a given name belongs to; `countries` the country that a name, an adjective or a seat
    of government belongs to, by the authority; `country_names` are those forms that are a country's own name, `seats`
    those that are a seat of government. The closed lists at the end are described in words.toml.
    """

    honorifics: Mapping[str, str]
    abbreviations: Mapping[str, str]
    offices: Mapping[str, str]
    adjectives: frozenset[str]
    same: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, Pronoun]
    persons: Mapping[str, str]
    groups: frozenset[str]
    organisations: frozenset[str]
    documents: frozenset[str]
    generic: frozenset[str]
    epithets: frozenset[str]
    given: Mapping[str, str]
    nicknames: Mapping[str, frozenset[int]]
    countries: Mapping[str, str]
    country_names: frozenset[str]
    seats: frozenset[str]
    english: frozenset[str]
    ordinary: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    filial: frozenset[str]
    generations: frozenset[str]
    suffixes: frozenset[str]
    corporate: frozenset[str]
    firm_suffixes: frozenset[str]
    small: frozenset[str]
    saying: frozenset[str]
    shares: frozenset[str]
    definite: frozenset[str]
    role_fillers: frozenset[str]
    public: frozenset[str]
    portfolios: frozenset[str]
    ambiguous: frozenset[str]
    bynames: frozenset[str]
    linking: frozenset[str]
    localities: frozenset[str]
    compass: frozenset[str]
    outlets: frozenset[str]
    works: frozenset[str]
    vehicles: frozenset[str]

    def office(self, word: str) -> str | None:
        """Return the office that a lower-case word names, in the singular and unabbreviated, or None."""
        word = self.abbreviations.get(word, word)
        if word in self.offices:
            return word
        one = singular(word)
        return one if one in self.offices else None

    def human(self, word: str) -> str | None:
        """Return the singular of a lower-case noun that names human beings, or None."""
        office = self.office(word)
        if office is not None or word in self.persons:
            return office or word
        one = singular(word)
        return one if one in self.persons else None

    def gender(self, word: str) -> str:
        """Return the gender that a lower-case noun or honorific tells, or ""."""
        return self.honorifics.get(word) or self.offices.get(word) or self.persons.get(word) or ""


_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "people": "person"}


def singular(word: str) -> str:
    """Return the singular of a regular English plural (lower-case); other words as they are."""
    for many, one in _IRREGULAR.items():
        if word.endswith(many) and (len(word) > len(many) + 2 or word == many):
            return word[: -len(many)] + one
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@functools.cache
def lexicon() -> Lexicon:
    """Load the word lists."""
    titles, nouns = toml("people/titles.toml"), toml("people/nouns.toml")
    by_gender = toml("people/given_names.toml")
    closed = {name: frozenset(words.split()) for name, words in toml("people/words.toml").items()}
    offices = dict.fromkeys(titles["offices"]["neutral"].split(), "")
    persons = dict.fromkeys(nouns["person"].split(), "")
    for gender in (MASCULINE, FEMININE):
        offices |= dict.fromkeys(titles["offices"][gender].split(), gender)
        persons |= dict.fromkeys(nouns[gender].split(), gender)
    forms = _forms_of_countries(places(), closed["ambiguous"], closed["compass"])
    given = {name: gender for gender in (MASCULINE, FEMININE) for name in by_gender[gender].split()}
    words = table("language/words.tsv")
    irregular = {form for forms in table("language/irregular_verbs.tsv") for form in forms}
    english = {"a", "i", *(word for word, *_ in words), *irregular}
    names_too = {word for word, *name in words if name} | given.keys() | closed["bynames"] | closed["particles"]
    return Lexicon(
        honorifics=titles["honorifics"],
        abbreviations=titles["abbreviations"],
        offices=offices,
        adjectives=frozenset(titles["adjectives"]["words"].split()),
        same=_same(line.split() for line in titles["same"]["groups"]),
        pronouns=dict(_pronouns(toml("people/pronouns.toml"))),
        persons=persons,
        groups=frozenset(nouns["group"].split()),
        organisations=frozenset(nouns["organisation"].split()),
        documents=frozenset(nouns["document"].split()),
        generic=frozenset(nouns["generic"].split()),
        epithets=frozenset(nouns["epithet"].split()),
        given=given,
        nicknames=_numbered(line.split() for line in toml("people/nicknames.toml")["groups"].strip().splitlines()),
        countries={form: country for form, (country, _) in forms.items()},
        country_names=frozenset(form for form, (_, kinds) in forms.items() if "name" in kinds),
        seats=frozenset(form for form, (_, kinds) in forms.items() if "seat" in kinds),
        english=frozenset(english),
        ordinary=frozenset(english - names_too),
        **closed,
    )


def _same(groups: Iterable[list[str]]) -> dict[str, frozenset[str]]:
    """Map each office to all that share a group with the group's first word: sameness is not transitive."""
    found: dict[str, set[str]] = {}
    for first, *rest in groups:
        for other in rest:
            found.setdefault(first, set()).add(other)
            found.setdefault(other, set()).add(first)
    return {word: frozenset(others) for word, others in found.items()}


def _numbered(groups: Iterable[list[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for word in group:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _pronouns(table: Mapping[str, Any]) -> Iterator[tuple[str, Pronoun]]:
    for lemma, entry in table.items():
        for form in entry["forms"]:
            yield form, Pronoun(lemma, entry["person"], entry["number"], entry["gender"])


def _forms_of_countries(
    known: Places, ambiguous: frozenset[str], compass: frozenset[str]
) -> dict[str, tuple[str, set[str]]]:
    """Return the forms that mean a country (the European Union among them): its name, and what they are of it.

    What a form means is the authority's to say. The `ambiguous` ones are left out: in an article they more often name
    somebody or something else, and no word of a person's name may be a country's. Points of the `compass` are taken
    abbreviated as well ("N. Korea").
    """
    found: dict[str, tuple[str, set[str]]] = {}
    states: list[Country | Organisation] = [*known.countries.values(), known.organisations["EU"]]
    for place in states:
        kinds = {"name": (place.name, *place.names), "adjective": place.adjectives}
        if isinstance(place, Country):
            kinds |= {"demonym": place.demonyms, "seat": place.seats}
        for kind, forms in kinds.items():
            for form in forms:
                meant = known.read(form)
                if meant is not None and form.lower() not in ambiguous and not form.startswith("the "):
                    found.setdefault(form.lower(), (meant.place.name, set()))[1].add(kind)
    for form, meaning in list(found.items()):
        point, _, rest = form.partition(" ")
        if rest and point in compass:
            found.setdefault(f"{point[0]}. {rest}", meaning)
    return found
