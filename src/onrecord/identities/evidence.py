"""What one article says of who occurs in it: the countries that stand with a name, and whether the name tells enough.

A country stands with a name where it is in the title before it ("Kazakh analyst Dosym Arvidov") or in the description
behind it ("Dosym Arvidov, an analyst in Kazakhstan"); what the rest of the sentence names is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.authority import Authority, Country
from onrecord.identities.model import Occurrence
from onrecord.model import Entity, EntityType, MentionKind, Reading, Span
from onrecord.people.lexicon import lexicon
from onrecord.people.places_named import codes_in

REACH = 80
"""Characters behind a name within which its description is read."""

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_DESCRIBED = re.compile(r"\s*[,(–—-]\s*(?P<words>[^,;:()“”\"\n–—.!?]+)")
_OF = re.compile(r"\s+(?P<words>(?:of|from) [^,;:()“”\"\n–—.!?]+)")
_SAID = re.compile(r"\b(?:said|says|told|added|announced|reported)\b")
_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|and|but|as|while|when|said|says|told|was|were|is|are|has|had|will|would)\b.*"
)


def occurrences(reading: Reading, known: Authority) -> tuple[Occurrence, ...]:
    """Return the entities of a reading as nodes of the identity graph, in their order."""
    text = reading.article.text
    around = codes_in(text, known.places)
    return tuple(
        Occurrence(
            article=reading.article.id,
            key=entity.key,
            name=entity.name,
            type=entity.type,
            known=_known(entity, known),
            full=_full(entity),
            home=_home(entity, text, known),
            around=around,
        )
        for entity in reading.people
    )


def _known(entity: Entity, known: Authority) -> str | None:
    """Return the authority's key for an entity, None where it does not know it."""
    if entity.type is EntityType.PERSON:
        return entity.key if entity.wikidata or known.person(entity.key) else None
    if entity.type is EntityType.COUNTRY:
        country = known.places.country(entity.name)
        return country.code if country else None
    if entity.type is EntityType.ORGANISATION:
        organisation = known.places.organisation(entity.name)
        return organisation.key if organisation else None
    return None


def _full(entity: Entity) -> bool:
    """Tell whether a name can be held against those of other articles.

    Of a person, two words that are more than an initial ("J. Smith" is hardly more than a surname); of others, one that
    is a name: "the Foreign Ministry" and "the Commission" are many.
    """
    if not any(mention.kind is MentionKind.NAME for mention in entity.mentions):
        return False
    words = _WORD.findall(entity.name)
    if entity.type is EntityType.PERSON:
        return sum(len(word) > 1 and "." not in word and word.lower() not in lexicon().particles for word in words) > 1
    if entity.type is EntityType.DOCUMENT:
        return False
    return any(not _common(word.lower()) for word in words)


def _common(word: str) -> bool:
    """Tell whether a word says what something is, not which."""
    words = lexicon()
    return (
        word in words.organisations
        or word in words.groups
        or word in words.generic
        or word in words.adjectives
        or word in words.small
        or word in words.role_fillers
        or words.human(word) is not None
    )


def _home(entity: Entity, text: str, known: Authority) -> frozenset[str]:
    if entity.type is not EntityType.PERSON:
        return frozenset()
    found: set[str] = set()
    for mention in entity.mentions:
        if mention.kind is MentionKind.NAME:
            for words in _descriptions(mention.span, entity.name, text):
                found |= codes_in(words, known.places)
    return frozenset(code for code in found if isinstance(known.places.get(code), Country))


def _descriptions(span: Span, name: str, text: str) -> Iterator[str]:
    """Yield the title in a mention, without the name's own words, and what describes it behind."""
    own = set(_WORD.findall(name))
    yield " ".join(word for word in re.split(r"\s+", span.of(text)) if word.strip(".,'’") not in own)
    behind = text[span.end : span.end + REACH]
    described, of = _DESCRIBED.match(behind), _OF.match(behind)
    if described and not _SAID.search(described["words"]) and _describes(described["words"]):
        yield re.sub(_CLAUSE, "", described["words"])
    if of:
        yield re.sub(_CLAUSE, "", of["words"])


def _describes(words: str) -> bool:
    """Tell whether words behind a name say who that is: "an analyst in ...", "director of ...", "Kazakh analyst"."""
    first, *rest = [word.lower() for word in words.split()[:4]] or [""]
    if first in ("a", "an", "the", "of", "from"):
        return True
    human = lexicon().human
    return human(first) is not None or any(human(word) is not None for word in rest)
