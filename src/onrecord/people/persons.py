"""Names of persons, clustered over their variants within one article.

Full names first, so that a surname alone finds its bearer wherever it stands; then names of one word in the order of
the text. Buckets by folded family and given name keep the work linear; only a word that no bucket knows is compared
by edit distance, and then with at most `MOST_COMPARED` others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from onrecord.parsing import Sentence
from onrecord.people.chunks import LONGEST_NAME, Chunk
from onrecord.people.lexicon import FEMININE, MASCULINE, lexicon
from onrecord.people.names import PersonName, fold, parse_name, same_given, similar
from onrecord.people.votes import may_be_person, personal_forms

MOST_COMPARED = 200
NEAR = 1
"""Sentences back within which the last full name decides whom a shared surname means.

Further on it is whoever the article is mainly about: the others of a family are given their full names again.
"""


@dataclass(slots=True, eq=False)
class Person:
    """A person while the article is being read: how the name was spelt, and what tells the gender."""

    name: PersonName
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    titled: Counter[tuple[str, ...]] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    full_mentions: int = 0
    last_sentence: int = -NEAR - 1
    """Where the full name stood last."""

    def add(self, words: tuple[str, ...], chunk: Chunk, full: bool) -> None:
        """Count one more mention by these words."""
        self.forms[words] += 1
        if chunk.titled:
            self.titled[words] += 1
        if chunk.gender:
            self.genders[chunk.gender] += 3
        self.full_mentions += full

    @property
    def gender(self) -> str:
        """The gender that honorifics and the given name tell, or "" where they tell none or disagree."""
        votes = Counter(self.genders)
        for words in self.forms:
            told = lexicon().given.get(words[0].lower(), "") if len(words) > 1 else ""
            votes[told] += 2 if told else 0
        masculine, feminine = votes[MASCULINE], votes[FEMININE]
        return "" if masculine == feminine else MASCULINE if masculine > feminine else FEMININE

    def canonical(self) -> str:
        """Return the name to show: of the full forms, the one that the article's own usage backs.

        In order: the commoner spelling of the family name, counting surnames alone; the commoner spelling of the
        first word; more parts; a title directly before it (the formal introduction); more mentions; the first.
        """
        last: Counter[str] = Counter()
        first: Counter[str] = Counter()
        for words, count in self.forms.items():
            last[words[-1]] += count
            first[words[0]] += count if len(words) > 1 else 0
        order = {words: -place for place, words in enumerate(self.forms)}
        best = max(
            self.forms,
            key=lambda words: (
                len(words) > 1,
                last[words[-1]],
                first[words[0]],
                len(words),
                self.titled[words],
                self.forms[words],
                order[words],
            ),
        )
        return re.sub(r"\s*([-‐‑])\s*", r"\1", " ".join(best))


@dataclass(frozen=True, slots=True)
class Assigned:
    """The person that a chunk names, by position, with how sure that is and why."""

    person: int
    score: float
    why: tuple[str, ...]


class Persons:
    """The persons of an article, found by `cluster`."""

    def __init__(self) -> None:
        self.found: list[Person] = []
        self._known = lexicon()
        self._family: defaultdict[str, list[int]] = defaultdict(list)
        self._given: defaultdict[str, list[int]] = defaultdict(list)
        self._bare: defaultdict[str, list[int]] = defaultdict(list)
        """By the family name without its particles: who is Dominique de Villepin is called Villepin."""
        self._initial: defaultdict[str, list[int]] = defaultdict(list)

    def full(self, words: tuple[str, ...], chunk: Chunk) -> int | None:
        """Return the person of a name of several words, a new one where nobody fits."""
        name = parse_name(words)
        if name is None:
            return None
        whole = PersonName("", (), " ".join(words))
        if words[0].lower() in self._known.particles and self._family[whole.surname]:
            name = whole  # "Ben Bella", where Ahmed Ben Bella is known: Ben is a given name elsewhere
        family, given = name.surname, fold(name.given)
        if not family:
            return None
        for number in self._family[family][:MOST_COMPARED]:
            other = self.found[number].name
            if name.junior != other.junior and (name.junior or (name.full and other.full)):
                continue
            if not other.full or not name.full or same_given(other.given, name.given) or _tail(other, name):
                return self._merge(number, name, words, chunk)
        for number in self._given[given][:MOST_COMPARED]:
            other = self.found[number].name
            if other.full and similar(other.surname, family) and name.junior == other.junior:
                return self._merge(number, name, words, chunk)
        return self._new(name, words, chunk)

    def variant_of(self, words: tuple[str, ...], chunk: Chunk) -> int | None:
        """Return the known person whose given and family name these words spell, or None."""
        name = parse_name(words)
        if name is None or (name.full and len(fold(name.given)) < 2):
            return None
        for number in self._family[name.surname][:MOST_COMPARED]:
            other = self.found[number].name
            if other.full and (not name.full or same_given(other.given, name.given)) and name.junior == other.junior:
                return self._merge(number, name, words, chunk)
        return None

    def alone(self, words: tuple[str, ...], chunk: Chunk, certain: bool) -> Assigned | None:
        """Return whom a single word names; a new person only where `certain` tells that it is one."""
        name = parse_name(words)
        if name is None:
            return None
        family = name.surname
        if not family:
            return None
        here = [number for number in self._family[family][:MOST_COMPARED] if self._agrees(number, chunk)]
        here = here or [number for number in self._bare[family] if self._agrees(number, chunk)]
        if here:
            return self._assign(here, words, chunk, "surname" if self.found[here[0]].name.full else "same-name", 0.95)
        here = [number for number in self._given[family][:MOST_COMPARED] if self._agrees(number, chunk)]
        if here and (certain or chunk.label in ("", "PERSON")) and not chunk.titled:
            return self._assign(here, words, chunk, "given-name", 0.85)
        # A surname slipped into another spelling is one that the model knows even less: its label does not count.
        if words[0].lower() not in self._known.given:
            close = self._initial.get(family[0], [])[:MOST_COMPARED]
            here = [number for number in close if similar(self.found[number].name.surname, family)]
            if len(here) == 1:
                return self._assign(here, words, chunk, "spelling-variant", 0.8)
        if not certain:
            return None
        return Assigned(self._new(name, words, chunk), 0.8, ("name",))

    def _agrees(self, number: int, chunk: Chunk) -> bool:
        gender = self.found[number].gender if chunk.gender else ""
        return not gender or gender == chunk.gender

    def _assign(self, here: list[int], words: tuple[str, ...], chunk: Chunk, why: str, score: float) -> Assigned:
        """Choose among bearers of one name: the only one, the last one mentioned nearby, or the article's main one.

        Who is called "Jr." is hardly ever called by the surname alone where there is another.
        """
        here = [number for number in here if not self.found[number].name.junior] or here
        if len(here) == 1:
            chosen, reasons = here[0], [why]
        else:
            near = [number for number in here if 0 <= chunk.sentence - self.found[number].last_sentence <= NEAR]
            if near:
                chosen = max(near, key=lambda number: (self.found[number].last_sentence, -number))
                reasons = [why, "last-mentioned"]
            else:
                chosen = max(here, key=lambda number: (self.found[number].full_mentions, -number))
                reasons = [why, "most-mentioned"]
            score *= 0.75
        self.found[chosen].add(words, chunk, full=False)
        return Assigned(chosen, round(score, 2), tuple(reasons))

    def seen(self, number: int, sentence: int) -> None:
        """Note that a full name stands in this sentence: the next bare surname is read in its light."""
        self.found[number].last_sentence = sentence

    def _merge(self, number: int, name: PersonName, words: tuple[str, ...], chunk: Chunk) -> int:
        person = self.found[number]
        if len(words) > 1 and (not person.name.full or len(name.middle) > len(person.name.middle)):
            person.name = name
            self._given[fold(name.given)].append(number)
        for bucket, key in ((self._family, name.surname), (self._given, fold(name.given))):
            if name.full and number not in bucket[key]:
                bucket[key].append(number)
        person.add(words, chunk, full=name.full)
        return number

    def _new(self, name: PersonName, words: tuple[str, ...], chunk: Chunk) -> int:
        number = len(self.found)
        person = Person(name)
        person.add(words, chunk, full=name.full)
        self.found.append(person)
        self._family[name.surname].append(number)
        self._initial[name.surname[0]].append(number)
        *particles, last = name.family.split()
        if particles and self._known.filial.isdisjoint(word.lower() for word in particles):
            self._bare[fold(last)].append(number)
        if name.full:
            self._given[fold(name.given)].append(number)
        return number


def _tail(one: PersonName, other: PersonName) -> bool:
    """Tell whether one name is the end of the other ("Peña Nieto" of "Enrique Peña Nieto")."""
    a = [fold(word) for word in (one.given, *one.middle, one.family) if word]
    b = [fold(word) for word in (other.given, *other.middle, other.family) if word]
    shorter, longer = sorted((a, b), key=len)
    return longer[-len(shorter) :] == shorter


def cluster(
    sentences: Sequence[Sentence], names: list[Chunk], knows: Callable[[str], bool]
) -> tuple[list[Person], dict[int, Assigned]]:
    """Return the persons of an article and, by position in `names`, whom each chunk names.

    `knows` tells whether somebody has a full name.
    A chunk that is absent from the mapping does not name a person. Surnames that the tagger took for common nouns
    ("Waters said") are appended to `names`.
    """
    known = lexicon()
    persons = Persons()
    words = [chunk.words(sentences[chunk.sentence]) for chunk in names]
    personal = personal_forms(sentences, names, words, known, knows)
    found: dict[int, Assigned] = {}
    for i, chunk in enumerate(names):
        if len(words[i]) > 1 and words[i] in personal:
            number = persons.full(words[i], chunk)
            if number is not None:
                found[i] = Assigned(number, 0.95, ("full-name",))
    _respelt(names, words, persons, found)
    for i, chunk in enumerate(names):
        if i in found:
            persons.seen(found[i].person, chunk.sentence)
        elif len(words[i]) == 1 and may_be_person(sentences[chunk.sentence], chunk, known):
            assigned = persons.alone(words[i], chunk, certain=words[i] in personal)
            if assigned is not None:
                found[i] = assigned
    _rescue(sentences, names, persons, found)
    return persons.found, found


def _respelt(
    names: Sequence[Chunk],
    words: Sequence[tuple[str, ...]],
    persons: Persons,
    found: dict[int, Assigned],
) -> None:
    """Take in full names that the model mislabelled, where they spell a person's name anew."""
    for i, chunk in enumerate(names):
        if i not in found and 2 <= len(words[i]) <= LONGEST_NAME and chunk.label != "NORP":
            number = persons.variant_of(words[i], chunk)
            if number is not None:
                found[i] = Assigned(number, 0.85, ("full-name", "spelling-variant"))


def _rescue(sentences: Sequence[Sentence], names: list[Chunk], persons: Persons, found: dict[int, Assigned]) -> None:
    """Find surnames of known persons where the tagger saw no name at all."""
    owners: dict[str, int | None] = {}
    for number, person in enumerate(persons.found):
        if person.name.full and person.full_mentions and person.name.family[:1].isupper():
            owners[person.name.family] = None if person.name.family in owners else number
    if not owners:
        return
    ordinary = {token.text for sentence in sentences for token in sentence.tokens if token.text.islower()}
    covered = {(chunk.sentence, i) for chunk in names for i in range(chunk.first, chunk.last)}
    for at, sentence in enumerate(sentences):
        for token in sentence.tokens:
            owner = owners.get(token.text)
            if owner is None or (at, token.i) in covered:
                continue
            if token.tag[:2] in ("NN", "VB", "JJ", "RB", "FW", "UH") and token.lower not in ordinary:
                found[len(names)] = Assigned(owner, 0.85, ("surname", "untagged"))
                names.append(Chunk(at, token.i, token.i + 1, "PERSON"))
