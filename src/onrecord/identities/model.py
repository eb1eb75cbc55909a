"""The words of the identity graph: occurrences, judgements, identities."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import EntityType


class Verdict(StrEnum):
    """What a person has decided of two identities."""

    SAME = "same"
    NOT_THE_SAME = "not_the_same"
    UNSURE = "unsure"
    NAME = "name"
    """Not of two but of one: what it is called."""

    def then(self, other: Verdict) -> Verdict:
        """Return what follows for A and C from this of A and B and `other` of B and C.

        Sameness passes on whatever comes with it; from two differences, or from doubt, nothing follows.
        """
        if self is Verdict.SAME:
            return other
        if other is Verdict.SAME:
            return self
        return Verdict.UNSURE


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on identities: who, when (UTC, ISO 8601) and why, "" where no reason was given.

    `one` and `other` are nodes of the graph that stand for what was judged: keys that the authority knows, ids of
    occurrences, and ids of profiles, which mean every occurrence with that name and those countries which is not named
    itself. With NAME, `other` is empty and `name` is what `one` is called.
    """

    number: int
    verdict: Verdict
    one: frozenset[str]
    other: frozenset[str]
    user: str
    time: str
    why: str = ""
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An entity in one article: a node of the graph.

    `key` is what the article's reading calls it; `known` the authority's key for it (a Wikidata id, a country's code),
    None where the authority does not know it. `full` tells whether the name can be held against other articles'
    at all: no bare surname, no "officials". `home` are the countries that stand with the name ("Kazakh analyst"),
    `around` the countries and organisations that the article names anywhere. `weight` is for how many of the same
    name and profile it stands, where not all are given.
    """

    article: str
    key: str
    name: str
    type: EntityType
    known: str | None = None
    full: bool = True
    home: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    weight: int = 1

    @property
    def id(self) -> str:
        """The node's id: the same wherever the article is read."""
        return occurrence_id(self.article, self.key)


@functools.lru_cache(maxsize=32768)
def occurrence_id(article: str, key: str) -> str:
    """Return the id of the entity with this key in the article with this id."""
    return "p" + hashlib.sha256(f"{article}:{key}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class KnownIdentity:
    """What the authority says of somebody or something: `countries` are those of the offices held."""

    key: str
    name: str
    type: EntityType
    wikidata: str | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """An occurrence of an identity, and the rule that put it there.

    "authority": the reading found who it is; "alone": nothing joins it to another; "name, country": equal full names
    that share a country; "name": equal full names, and nothing against it; "spelling": names that compare as one;
    "context": of several namesakes, the one whose country the article names; "judgement N".
    """

    occurrence: str
    why: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody or something across articles.

    `id` is the canonical one: the Wikidata id where one is known, else the authority's key, else the first id of a
    profile that nobody else has, else the first of an occurrence: content hashes all. `keys` are all that the authority
    calls it, the canonical first. `countries` are codes, in order.
    """

    id: str
    name: str
    type: EntityType
    wikidata: str | None
    countries: tuple[str, ...]
    keys: tuple[str, ...]
    members: tuple[Member, ...]
