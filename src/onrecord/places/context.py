"""What an article says about where it plays: the countries and divisions that it names, and its dateline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.authority import Country
from onrecord.authority import places as authority_places
from onrecord.parsing import Sentence
from onrecord.places.gazetteer import Gazetteer, Kind, Meaning
from onrecord.places.mention import Toponym


@dataclass(frozen=True, slots=True)
class Context:
    """The evidence of an article.

    `countries` says how often each country (alpha-3) is named, by its name, an adjective or a demonym; `firsts` how
    often each first-level division ("USA.TX"); `near` are the neighbours of the countries named. `dateline` are the
    country and the division that the dateline names, as far as it does.
    """

    countries: Counter[str]
    firsts: Counter[str]
    near: frozenset[str]
    dateline: frozenset[str]

    def share(self, country: str | None) -> float:
        """Return how much of what names a country names this one, 0 to 1."""
        total = self.countries.total()
        return self.countries[country] / total if country and total else 0.0


def adjectives(sentences: Sequence[Sentence]) -> Counter[str]:
    """Return the countries that adjectives and demonyms name ("the Philippine ministry", "Kenyans"), and how often."""
    known = authority_places()
    found: Counter[str] = Counter()
    for sentence in sentences:
        for token in sentence:
            if token.entity == "NORP" or (token.text[0].isupper() and token.tag in ("JJ", "NNPS")):
                named = known.read(token.text)
                if named and named.kind in ("adjective", "demonym") and isinstance(named.place, Country):
                    state = named.place.within if "-" in named.place.code else named.place.code
                    found[state or named.place.code] += 1
    return found


def gather(toponyms: Sequence[Toponym], named: Counter[str], gazetteer: Gazetteer) -> Context:
    """Return what the toponyms that have one plain meaning, and the countries otherwise `named`, tell."""
    countries, firsts, dateline = Counter(named), Counter[str](), set()
    for toponym in toponyms:
        plain = plainest(toponym.meanings)
        if plain is None:
            continue
        if plain.country:
            # What could mean something else as well says less.
            countries[plain.country] += 1
        if plain.kind is Kind.FIRST:
            firsts[plain.first] += 1
        if toponym.dateline:
            dateline |= {plain.country or "", plain.first} - {""}
    near = frozenset().union(*(gazetteer.points[code].neighbours for code in countries if code in gazetteer.points))
    return Context(countries, firsts, near, frozenset(dateline))


def plainest(meanings: Iterable[Meaning]) -> Meaning | None:
    """Return the meaning that needs no context: the only one, or a country, division or great town among villages."""
    listed = sorted(meanings, key=lambda one: -_weight(one))
    if not listed:
        return None
    first = listed[0]
    rivals = [one for one in listed[1:] if _weight(one) > _weight(first) / 10 and one.country != first.country]
    return None if rivals else first


def _weight(meaning: Meaning) -> float:
    """Return about how many people a meaning stands for in the news."""
    if meaning.kind is Kind.COUNTRY:
        return 3e7
    if meaning.kind is Kind.FIRST:
        return max(meaning.population, 1_000_000) if not meaning.other else meaning.population / 10
    if meaning.population == 0:
        return 3e6
    return meaning.population * (0.02 if meaning.other else 1) * (5 if meaning.kind is Kind.CAPITAL else 1)
