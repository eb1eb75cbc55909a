"""From the people of one article to people of the authority: who is meant, and which offices they held on the day.

A name alone decides nothing, however well it fits: the same name is borne by many. It takes support from the article
as well: an office that stands with the name and that the person held, or the country in whose office the person was.
A name that is only spelt alike ("Anna Lind" for "Anna Lindh") takes the office. Where two people are left, the one
who held the office on the article's date is meant; else nobody is. A bare surname is never resolved.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.authority import Authority, Candidate, OfficePhrase, Person, Term, authority, office_phrase
from onrecord.model import Entity, EntityType, Mention, MentionKind, Span
from onrecord.people.lexicon import lexicon, singular
from onrecord.people.names import is_junior
from onrecord.people.places_named import codes_in

CANDIDATES = 6
"""People looked at for one name; more than three are hardly ever called the same."""

REACH = 90
"""Characters on either side of a name in which an office may stand with it."""

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_WORDS = re.compile(r"[^\W\d_][\w.'’-]*")
_BREAK = re.compile(r"[\n;:“”\"!?]|(?<=[a-z]{2})\. |, (?:and|who|whom|which|said|has|had|was|is) ")
_DESCRIBED = re.compile(r"\s*[,(–—]\s*(?P<words>(?:an? |the |former )?[^,;:()“”\"\n–—.!?]{1,60})")
_LONGEST_OFFICE = 8
_OTHERWISE = re.compile(r"[A-Z].*(?:an|ese|ish|['’]s|s['’])|(?i:would-be|aspiring|shadow|deputy|vice)")
"""A word that makes something else of the office that follows: one of a place, as it seems, or no such office."""
_GOES_ON = frozenset({"of", "for", "to", "at", "in"})
_LEADS_ON = _GOES_ON | {"from", "with", "by", "on", "as", "and"}
_AGO = re.compile(r"\b(?P<years>\d{1,3}) years ago\b")


@dataclass(frozen=True, slots=True)
class _Fit:
    """A candidate with what speaks for it."""

    candidate: Candidate
    office: bool
    in_office: bool
    country: bool

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        return (self.office, self.in_office, self.country)


def resolve(
    people: Sequence[Entity], text: str, published: date | None, among: Authority | None = None
) -> dict[str, Entity]:
    """Return each entity's key with the entity that it is now: known to the authority, or as it was.

    One that the authority knows has its key, Wikidata id and the offices held on the article's date. Entities that
    turn out to be one person ("Chou En-lai", "Zhou Enlai") are one entity, under the authority's name where the article
    has it, else the one that it uses most.

    Args:
        people: the entities of an article.
        text: the article's text, in which the entities' mentions stand.
        published: the article's date; without one, nobody's offices are told and none decides between two people.
        among: the authority that knows people; the one that ships when left out.
    """
    named = [p for p in people if p.type is EntityType.PERSON and len(_WORDS.findall(p.name)) > 1]
    known = among or authority()
    if not named:
        return {entity.key: _local(entity, known) for entity in people}
    countries = codes_in(text, known.places)
    fits = {entity.key: _person(entity, text, published, countries, known) for entity in named}
    meant = {key: fit.candidate.person.key for key, fit in fits.items() if fit is not None}
    meant |= _by_office(people, frozenset(meant.values()), text, published, known)
    together: dict[str, list[Entity]] = {}
    for entity in people:
        together.setdefault(meant.get(entity.key, f"local:{entity.key}"), []).append(entity)
    found: dict[str, Entity] = {}
    for key, entities in together.items():
        person = known.person(key)
        one = _local(entities[0], known) if person is None else _known(entities, person, published, known)
        found |= {entity.key: one for entity in entities}
    return found


def _local(entity: Entity, known: Authority) -> Entity:
    """Return an entity that is nobody known, under a key that is nobody's there."""
    return entity if known.person(entity.key) is None else replace(entity, key=f"{entity.key}-unresolved")


def _by_office(
    people: Sequence[Entity], present: frozenset[str], text: str, published: date | None, known: Authority
) -> dict[str, str]:
    """Return whom unnamed people are by their office: "the British foreign secretary" is Bevin where he is named.

    That takes exactly one person of the article who holds the office on the article's date; or one who held it, was
    dead by then, and of whose time in it the article names a year: it looks back. "The former prime minister" needs no
    such year. A living predecessor is not meant by the bare office, nor a dead one who is remembered in passing.
    """
    found = {}
    years = {int(year) for year in _YEAR.findall(text)}
    if published is not None:
        years |= {published.year - int(ago["years"]) for ago in _AGO.finditer(text)}
    for entity in people:
        if entity.type is not EntityType.PERSON or any(m.kind is MentionKind.NAME for m in entity.mentions):
            continue
        phrase = _office(entity.name)
        holders = [key for key in sorted(present) if phrase and _bears(key, phrase, published, years, known)]
        if len(holders) == 1:
            found[entity.key] = holders[0]
    return found


def _bears(key: str, phrase: OfficePhrase, published: date | None, years: set[int], known: Authority) -> bool:
    """Tell whether an article of that date, which names these years, can call a person by an office."""
    person = known.person(key)
    if person is None or published is None:
        return False
    gone = person.died is not None and person.died < str(published)
    terms = known.offices_of(key, None if gone else published)
    if gone and phrase.when != "past":
        terms = tuple(term for term in terms if any(_within(year, term) for year in years))
    homes = [phrase.place] if phrase.place else sorted({term.office.partition("/")[0] for term in terms})
    wanted = {office.key for place in homes for office in known.named(phrase, place)}
    return any(term.office in wanted for term in terms)


def _within(year: int, term: Term) -> bool:
    """Tell whether a year is one of a term's."""
    last = term.end.latest if term.end else term.known_until
    return term.start.earliest.year <= year and (last is None or year <= last.year)


def _known(entities: Sequence[Entity], person: Person, published: date | None, known: Authority) -> Entity:
    named = [entity for entity in entities if any(m.kind is MentionKind.NAME for m in entity.mentions)] or entities
    most = max(named, key=lambda entity: (entity.name == person.name, len(entity.mentions)))
    held = known.offices_of(person.key, published) if published else ()
    titles = (office.called(person.sex) for term in held if (office := known.office(term.office)))
    return replace(
        most,
        key=person.key,
        wikidata=person.wikidata,
        offices=tuple(dict.fromkeys(titles)),
        mentions=tuple(
            sorted((mention for entity in entities for mention in entity.mentions), key=lambda mention: mention.span)
        ),
    )


def _person(
    entity: Entity, text: str, published: date | None, countries: frozenset[str], known: Authority
) -> _Fit | None:
    candidates = _called(entity.name, known)
    if not candidates:
        return None
    phrases = tuple(dict.fromkeys(_phrases(entity.mentions, text)))
    fits = [_fit(candidate, phrases, published, countries, known) for candidate in candidates]
    otherwise = _otherwise(entity, text)
    fits = [fit for fit in fits if fit.office or (fit.country and "equal" in fit.candidate.why and not otherwise)]
    best = max((fit.rank for fit in fits), default=None)
    left = [fit for fit in fits if fit.rank == best]
    return left[0] if len(left) == 1 else None


@functools.lru_cache(maxsize=10_000)
def _called(name: str, known: Authority) -> tuple[Candidate, ...]:
    """Return the people who may bear a name; remembered, since the same people fill the news for days."""
    junior = is_junior(name.split())
    return tuple(
        candidate
        for candidate in known.find(name, CANDIDATES)
        if candidate.same and not (junior and not is_junior(candidate.name.split()))
    )


def _fit(
    candidate: Candidate,
    phrases: Iterable[OfficePhrase],
    published: date | None,
    countries: frozenset[str],
    known: Authority,
) -> _Fit:
    terms = known.offices_of(candidate.person.key)
    held = {term.office for term in terms}
    homes = {office.partition("/")[0] for office in held}
    wanted = [
        office.key
        for phrase in phrases
        for place in ([phrase.place] if phrase.place else sorted(homes & countries))
        for office in known.named(phrase, place)
    ]
    now = {term.office for term in known.offices_of(candidate.person.key, published)} if published else set()
    matched = held.intersection(wanted)
    return _Fit(candidate, bool(matched), bool(now & (matched or held)), bool(homes & countries))


def _phrases(mentions: Iterable[Mention], text: str) -> Iterator[OfficePhrase]:
    """Yield the offices that stand with a name: before it as a title, or behind it in apposition."""
    for mention in mentions:
        if mention.kind is not MentionKind.NAME:
            continue
        for words in (*_before(mention.span, text), *_behind(mention.span, text)):
            phrase = _office(words)
            if phrase is not None:
                yield phrase
                break


_office = functools.lru_cache(maxsize=50_000)(office_phrase)


def _otherwise(entity: Entity, text: str) -> bool:
    """Tell whether the article says that somebody is what people in office are not: a farmer, a dentist, a neighbour.

    Then a name and a country are not enough. What is said is the title before a name and the description behind it;
    of one that begins with "a" or "an", some word has to belong to public life.
    """
    words = lexicon()
    own = {word.lower() for word in _WORDS.findall(entity.name)}
    titles: set[str] = set()
    described: list[list[str]] = []
    for mention in entity.mentions:
        if mention.kind is MentionKind.NAME:
            titles |= {word.lower() for word in _WORDS.findall(mention.span.of(text))} - own
            found = _DESCRIBED.match(text, mention.span.end)
            described += [_WORDS.findall(found["words"].lower())] if found else []
    said = titles.union(*described)
    if any(word in words.public or singular(word) in words.public or _office(word) for word in said):
        return False
    indefinite = any(found[:1] in (["a"], ["an"]) for found in described)
    # What somebody does to people is behind a preposition: "raised his glass to the American people".
    named = titles.union(*(itertools.takewhile(lambda word: word not in _LEADS_ON, found) for found in described))
    return indefinite or any(words.human(word) is not None and word not in words.honorifics for word in named)


def _before(span: Span, text: str) -> Iterator[str]:
    """Yield what may be an office before a mention or at its start, longest first.

    It reaches up to the name: "German Chancellor" of "German Chancellor Olaf Scholz", but nothing of "the chancellor
    told Olaf Scholz". What is left of a phrase ("Ruritanian President", "would-be president") says nothing.
    """
    start = max(0, span.start - REACH)
    before = re.split(_BREAK, text[start : span.start])[-1].rstrip(" ,").split()
    words = [*before, *span.of(text).split()]
    for end in range(len(words) - 1, max(len(before), 1) - 1, -1):
        for first in range(max(0, end - _LONGEST_OFFICE), end):
            if not (first and _OTHERWISE.fullmatch(words[first - 1])):
                yield " ".join(words[first:end]).strip(",")


def _behind(span: Span, text: str) -> Iterator[str]:
    """Yield what may be an office behind a mention, longest first: "head of Peru" of "Jane Doe, head of Peru".

    Not the office of somebody else ("Jane Doe, President Kennedy's aide"), nor one whose place nobody knows
    ("president of Ruritania").
    """
    behind = re.split(_BREAK, text[span.end : span.end + REACH])[0]
    words = behind.strip(" ,(").split()
    for end in range(min(len(words), _LONGEST_OFFICE), 0, -1):
        closed = end == len(words) or words[end - 1].endswith((",", ".", ")"))
        if closed or not (words[end][0].isupper() or words[end] in _GOES_ON):
            yield " ".join(words[:end]).strip(",.)")
