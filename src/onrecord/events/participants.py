"""Phrases to participants: who is meant, of which country and sector.

Identity comes from the article's people, who are already resolved: names, offices, and pronouns where they were. A
person whom the authority knows is of the country in whose office they are on the article's date; anybody else is coded
by the words around the name, anywhere in the article. A phrase that is nobody's mention is coded by its own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.actors import code
from onrecord.authority import authority
from onrecord.events.candidate import Positions
from onrecord.events.deeds import tells_to_whom
from onrecord.events.phrases import kind_of
from onrecord.events.scene import Scene
from onrecord.model import Entity, EntityType, Mention, MentionKind, Participant, Quotation, Span
from onrecord.parsing import Sentence, Token

_FIRST = frozenset(("i", "we", "my", "our", "me", "us"))
_THIRD = frozenset(("he", "she", "they", "it", "him", "her", "them", "his", "its", "their", "who", "which", "that"))

_VAGUE = frozenset(("it", "its", "they", "them", "their"))
"""Pronouns that are trusted to stand for somebody named only: for "administrators" anybody may be meant."""

_BRACKETS = re.compile(r"[][]")
"""What an editor puts words into: "the [Republic of Ireland]"."""

_STATES = frozenset(("GPE", "NORP"))
_KINDS = {
    EntityType.PERSON: "PERSON",
    EntityType.ORGANISATION: "ORG",
    EntityType.COUNTRY: "GPE",
    EntityType.GROUP: "group",
    EntityType.DOCUMENT: "document",
}
"""The kinds of phrase (events.phrases) that name such an entity."""


class Coding(NamedTuple):
    """Name, ISO country, PLOVER sector and Wikidata id of an actor, each None where the words do not tell."""

    name: str | None
    country: str | None
    sector: str | None
    wikidata: str | None


_NOTHING = Coding(None, None, None, None)

_BY_NAME = ("name: ", "office: ")
"""How the reasons of a coding begin that rests on a person's name."""


@dataclass(frozen=True, slots=True)
class Identified:
    """A participant and how it was identified.

    `known` is false for a pronoun that nobody is known to be meant by. `political` is whether the words tell a country
    or a sector, or the parser takes them for a country or people that no table knows.
    """

    participant: Participant
    known: bool
    how: str
    political: bool
    somebody: bool
    """Whether the phrase names a person, group, body or place rather than a thing."""


class Identifier:
    """Identifies the participants of one article's events; keeps what it has coded."""

    def __init__(self, scene: Scene) -> None:
        """Take the article."""
        self._scene = scene
        self._coded: dict[str, Coding] = {}
        self._homes: dict[str, Coding] = {}

    def identify(self, sentence: Sentence, positions: Positions, head: int) -> Identified:
        """Return who the phrase at `positions`, carried by the token `head`, is."""
        tokens = sentence.tokens
        span = Span(tokens[positions[0]].start, tokens[positions[-1]].end)
        deed = tells_to_whom(sentence, positions, head)
        who, how = (_nobody(span, self._scene.text), "words") if deed else self._who(tokens[head], span)
        labelled = any(tokens[i].entity in _STATES for i in positions)
        political = who is not None and (who.country is not None or who.sector is not None or labelled)
        nobody = _nobody(span, self._scene.text)
        somebody = kind_of(tokens[head]) not in ("thing", "document", "")
        return Identified(who or nobody, who is not None, how, political, somebody)

    def is_person(self, who: Identified) -> bool:
        """Tell whether a participant is a person whom the article names."""
        entity = self._scene.entities.get(who.participant.key or "")
        return entity is not None and entity.type is EntityType.PERSON

    def _who(self, token: Token, span: Span) -> tuple[Participant | None, str]:
        """Return whom a phrase names, None for nobody that is known, and by what."""
        if token.lower in _FIRST:
            quotation = self._scene.said.innermost(token.start)
            who = None if quotation is None else self.speaker(quotation, span)
            return who, "unresolved" if who is None else "speaker"
        found = self._scene.mentions.innermost(token.start)
        if token.lower in _VAGUE and found is not None and not _is_named(found[0]):
            return None, "unresolved"
        if found is not None and not (token.entity in _STATES and _is_within(span, found[1])):
            return self._entity(found[0], span), str(found[1].kind)
        if token.lower in _THIRD:
            return None, "unresolved"
        coding = self._code(span.of(self._scene.text))
        name = coding.name or _plain(span.of(self._scene.text))
        return Participant(span, None, name, coding.country, coding.sector, coding.wikidata), "words"

    def pronouns(self, sentence: Sentence) -> dict[int, str]:
        """Return the kind of phrase that each pronoun of a sentence stands for, for those that were resolved."""
        found = {}
        for token in sentence.tokens:
            if token.tag[:3] != "PRP":
                continue
            if token.lower in _FIRST:
                quotation = self._scene.said.innermost(token.start)
                who = None if quotation is None or quotation.speaker is None else quotation.speaker.type
            else:
                mention = self._scene.mentions.innermost(token.start)
                who = None if mention is None else mention[0].type
            if who is not None:
                found[token.i] = _KINDS[who]
        return found

    def speaker(self, quotation: Quotation, span: Span) -> Participant | None:
        """Return the speaker of a quotation, whom `span` names; None where the text does not tell who speaks."""
        who = quotation.speaker
        if who is None:
            return None
        entity = self._scene.entities.get(who.key)
        if entity is None:
            return Participant(span, who.key, who.name, None, None, who.wikidata)
        return self._entity(entity, span)

    def _entity(self, entity: Entity, span: Span) -> Participant:
        if entity.key not in self._homes:
            self._homes[entity.key] = self._home(entity)
        home = self._homes[entity.key]
        return Participant(span, entity.key, entity.name, home.country, home.sector, entity.wikidata or home.wikidata)

    def _home(self, entity: Entity) -> Coding:
        """Return country and sector of an entity: by its office, by its name, else by how the article introduces it."""
        office = self._office(entity)
        if office is not None:
            return office
        text = self._scene.text
        phrases = [entity.name]
        phrases += [m.span.of(text) for m in entity.mentions if m.kind in (MentionKind.NAME, MentionKind.OFFICE)]
        phrases += [m.span.of(text) for m in entity.mentions if m.kind is MentionKind.NOMINAL]
        unknown = self._is_unknown(entity)
        best = _NOTHING
        for phrase in dict.fromkeys(phrases):
            if _is_part(phrase, entity):
                continue  # "Donald" is no other Donald
            coding = self._titles(phrase, entity) if unknown else self._code(phrase)
            if coding.country and coding.sector:
                return coding
            if (coding.country or coding.sector) and not (best.country or best.sector):
                best = coding
        return best

    def _is_unknown(self, entity: Entity) -> bool:
        """Tell whether an entity's name tells nothing of it.

        A person's does where the authority knows them: Ms. Gao is not of the city of Gao, and Amy Pope no pope.
        """
        if entity.type is EntityType.PERSON and any(m.kind is MentionKind.NAME for m in entity.mentions):
            if entity.wikidata is not None:
                return False
            actor = code(entity.name, self._scene.published)
            return actor is None or not any(reason.startswith("name: ") for reason in actor.why)
        return " " in entity.name and self._code(entity.name) is _NOTHING

    def _office(self, entity: Entity) -> Coding | None:
        """Return the country and sector of a person in office on the article's date, None for anybody else."""
        if entity.type is not EntityType.PERSON or entity.wikidata is None:
            return None
        known = authority()
        person = known.person(entity.key)
        if person is None:
            return None
        terms = known.offices_of(person.key, self._scene.published) if self._scene.published else ()
        homes = list(dict.fromkeys(term.office.partition("/")[0] for term in terms))
        if len(homes) != 1:
            return None
        office = known.office(terms[0].office)
        title = office.called(person.sex) if office else homes[0]
        coding = self._code(title)
        return Coding(entity.name, coding.country, coding.sector or "GOV", entity.wikidata)

    def _titles(self, phrase: str, entity: Entity) -> Coding:
        """Return what a phrase says beside the name, of one whom the whole name does not tell.

        A part of the name tells no more than the whole: "Taylor", of an article's Zachary Taylor, is no other Taylor in
        office, and "NRA", of its National Rifle Association, no other NRA.
        """
        if entity.type is EntityType.PERSON:
            parts = frozenset(entity.name.split())
            phrase = " ".join(w for w in phrase.split() if w.removesuffix("'s").removesuffix("’s") not in parts)
        elif phrase.isupper():
            return _NOTHING
        actor = code(phrase, self._scene.published) if phrase else None
        if actor is None or any(reason.startswith(_BY_NAME) for reason in actor.why):
            return _NOTHING
        return Coding(actor.name, actor.country, actor.sector, actor.wikidata)

    def _code(self, phrase: str) -> Coding:
        if phrase not in self._coded:
            actor = code(_BRACKETS.sub("", phrase), self._scene.published)
            self._coded[phrase] = (
                _NOTHING if actor is None else Coding(actor.name, actor.country, actor.sector, actor.wikidata)
            )
        return self._coded[phrase]


def _is_named(entity: Entity) -> bool:
    """Tell whether an article calls somebody by name."""
    return any(mention.kind is MentionKind.NAME for mention in entity.mentions)


def _nobody(span: Span, text: str) -> Participant:
    """Return a participant of whom nothing is known but the words: "the attack on A" is not of A's country."""
    return Participant(span, None, _plain(span.of(text)), None, None)


def _is_within(span: Span, mention: Mention) -> bool:
    """Tell whether a phrase is a part of a longer one that names somebody else: "the envoys of FRANCE and Spain"."""
    if mention.kind is not MentionKind.NOMINAL:
        return False
    whole = mention.span
    return whole.start <= span.start and span.end <= whole.end and (span.end - span.start) < (whole.end - whole.start)


def _is_part(phrase: str, entity: Entity) -> bool:
    """Tell whether a phrase is some words of a person's whole name, which tells more."""
    parts = entity.name.split()
    return (
        entity.type is EntityType.PERSON
        and phrase != entity.name
        and len(parts) > 1
        and set(phrase.split()) <= set(parts)
    )


def _plain(phrase: str) -> str:
    """Return a phrase as a name: without article, blanks made single."""
    words = phrase.split()
    if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
