"""All mentions in an article, found and clustered: names first, then the offices and nouns that stand for them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from onrecord.authority import Authority, authority
from onrecord.model import Block, EntityType, MentionKind, Span
from onrecord.parsing import Sentence
from onrecord.people import bodies, persons
from onrecord.people.abbreviations import join_defined
from onrecord.people.cast import Cast, Character, Function, Reference, function_of
from onrecord.people.chunks import Chunk, chunks
from onrecord.people.introductions import introduced
from onrecord.people.lexicon import lexicon
from onrecord.people.nominals import Nominal, nominals, without_article
from onrecord.people.ordinary import pruned
from onrecord.people.roles import Role, introduced_as, matches, role_of, title_start

EPITHET_REACH = 2
"""Sentences back within which "the candidate" may mean the last subject."""

GENERIC_REACH = 4
"""Sentences back within which "the agency" may mean the last organisation named."""

MOST_LOOKED_BACK = 400
"""Names looked back on for one description, so that long articles stay linear."""


def identify(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], among: Authority | None = None) -> Cast:
    """Return who occurs in an article: `sentences` are those of its `blocks`, offsets are the article's.

    Whose full name `among`, the authority, knows is a person whatever the language model makes of it; without one, the
    authority that ships does.
    Pronouns are left to `people.pronouns`, which needs to know who speaks where.
    """
    return _Reader(text, blocks, tuple(sentences), (among or authority()).knows).read()


class _Reader:
    """One article while its characters are being gathered."""

    def __init__(
        self, text: str, blocks: Sequence[Block], sentences: tuple[Sentence, ...], knows: Callable[[str], bool]
    ) -> None:
        self._text, self._blocks, self._sentences, self._knows = text, blocks, sentences, knows
        self._known = lexicon()
        self._characters: list[Character] = []
        self._references: list[Reference] = []
        self._at_token: dict[tuple[int, int], int] = {}
        self._roles: dict[int, list[Role]] = defaultdict(list)
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._phrases: dict[str, int] = {}
        self._last_by_noun: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)

    def read(self) -> Cast:
        found = pruned(self._sentences, chunks(self._sentences, self._knows), self._knows)
        found = introduced(self._sentences, found)
        names = join_defined(self._text, self._sentences, found)
        self._read_names(names)
        self._named = sorted(self._references, key=lambda reference: (reference.sentence, reference.head))
        self._named_places = [(reference.sentence, reference.head) for reference in self._named]
        covered: list[set[int]] = [set() for _ in self._sentences]
        for chunk in names:
            covered[chunk.sentence].update(range(chunk.first, chunk.last))
            if chunk.office is not None:
                covered[chunk.sentence].add(chunk.office)
        for sentence, head in self._at_token:
            covered[sentence].add(head)
        for nominal in nominals(self._sentences, [frozenset(tokens) for tokens in covered]):
            self._read_nominal(nominal)
        references = sorted(self._references, key=self._place)
        return Cast(
            self._text,
            self._blocks,
            self._sentences,
            tuple(self._characters),
            tuple(references),
            tuple(self._place(reference) for reference in references),
            tuple(sentence.span.start for sentence in self._sentences),
        )

    def _place(self, reference: Reference) -> int:
        return self._sentences[reference.sentence].tokens[reference.head].start

    def _read_names(self, names: list[Chunk]) -> None:
        people, who = persons.cluster(self._sentences, names, self._knows)
        groups, which = bodies.cluster(self._text, self._sentences, names, who)
        for i, chunk in enumerate(names):
            if i in who:
                self._introduce(who[i].person, chunk)
        for number, person in enumerate(people):
            gender = person.gender or self._told_gender(number)
            self._characters.append(Character(person.canonical(), EntityType.PERSON, gender))
        for body in groups:
            plural = body.type in (EntityType.GROUP, EntityType.ORGANISATION)
            neuter = body.type is not EntityType.GROUP
            self._characters.append(Character(body.name, body.type, "", plural, neuter, body.named))
        for i, chunk in enumerate(names):
            if i in who:
                self._refer_by_name(chunk, who[i].person, who[i].score, who[i].why)
            elif i in which:
                self._refer_by_name(chunk, len(people) + which[i], 0.9, ("name",))

    def _introduce(self, person: int, chunk: Chunk) -> None:
        sentence = self._sentences[chunk.sentence]
        start = _title_start(sentence, chunk)
        for role in introduced_as(sentence, start, chunk.first, chunk.last):
            if role in self._roles[person]:
                continue
            self._roles[person].append(role)
            for noun in role.nouns:
                for word in (noun, *self._known.same.get(noun, ())):
                    if person not in self._holders[word]:
                        self._holders[word].append(person)

    def _told_gender(self, person: int) -> str:
        told = {self._known.gender(noun) for role in self._roles.get(person, ()) for noun in role.nouns} - {""}
        return told.pop() if len(told) == 1 else ""

    def _refer_by_name(self, chunk: Chunk, character: int, score: float, why: tuple[str, ...]) -> None:
        sentence = self._sentences[chunk.sentence]
        first = chunk.first
        if self._characters[character].type is EntityType.PERSON:
            first = _title_start(sentence, chunk)
            if first < chunk.first and sentence.tokens[first].tag in ("DT", "PRP$"):
                first += 1
        span = Span(sentence.tokens[first].start, sentence.tokens[chunk.last - 1].end)
        head = _outermost(sentence, chunk)
        self._add(span, MentionKind.NAME, character, chunk.sentence, head, score, why)

    def _add(
        self,
        span: Span,
        kind: MentionKind,
        character: int,
        sentence: int,
        head: int,
        score: float,
        why: tuple[str, ...],
    ) -> None:
        function = function_of(self._sentences[sentence], head)
        self._at_token[sentence, head] = character
        self._references.append(Reference(span, kind, character, sentence, head, function, score, why))

    def _read_nominal(self, nominal: Nominal) -> None:
        sentence = self._sentences[nominal.sentence]
        span = nominal.span(sentence)
        name = without_article(span.of(self._text))
        if not name:
            return
        character, score, why = self._whose(nominal, name)
        office = self._characters[character].named and self._characters[character].type is EntityType.PERSON
        kind = MentionKind.OFFICE if office else MentionKind.NOMINAL
        self._add(span, kind, character, nominal.sentence, nominal.head, score, why)
        context = frozenset(nominal.words(sentence))
        self._last_by_noun[nominal.noun].append((character, context))

    def _whose(self, nominal: Nominal, name: str) -> tuple[int, float, tuple[str, ...]]:
        """Return the character that a nominal refers to, a new one where nobody fits."""
        beside = self._apposition(nominal) or self._named_by_modifier(nominal)
        if beside is not None:
            return beside, 0.95, ("apposition",)
        if nominal.definite and not nominal.owned:
            found = self._by_office(nominal) or self._by_repetition(nominal) or self._by_salience(nominal)
            if found is not None:
                return found
        known = self._phrases.get(name.lower())
        if known is not None:
            return known, 0.8, ("same-phrase",)
        plural = nominal.type in (EntityType.GROUP, EntityType.ORGANISATION)
        neuter = nominal.type in (EntityType.ORGANISATION, EntityType.DOCUMENT)
        gender = self._known.gender(nominal.noun)
        self._characters.append(Character(name, nominal.type, gender, plural, neuter, named=False))
        self._phrases[name.lower()] = len(self._characters) - 1
        return len(self._characters) - 1, 0.8, ("unnamed",)

    def _apposition(self, nominal: Nominal) -> int | None:
        """Return the named character that a nominal stands in apposition to, on either side."""
        sentence = self._sentences[nominal.sentence]
        token = sentence.tokens[nominal.head]
        beside = [child for child in sentence.children[nominal.head] if sentence.tokens[child].dep == "appos"]
        if token.dep == "appos":
            beside.append(token.head)
        for other in beside:
            character = self._at_token.get((nominal.sentence, other))
            if character is not None and self._characters[character].named and self._compatible(character, nominal):
                return character
        return None

    def _named_by_modifier(self, nominal: Nominal) -> int | None:
        """Return the organisation of "the Red Cross organisation": a generic noun with its name before it."""
        if nominal.type is not EntityType.ORGANISATION or nominal.noun not in self._known.generic:
            return None
        sentence = self._sentences[nominal.sentence]
        before = [child for child in sentence.children[nominal.head] if nominal.first <= child < nominal.head]
        for child in reversed(before):
            character = self._at_token.get((nominal.sentence, child))
            organisation = character is not None and self._characters[character].type is EntityType.ORGANISATION
            if organisation and sentence.tokens[child].dep in ("compound", "nmod", "appos"):
                return character
        return None

    def _compatible(self, character: int, nominal: Nominal) -> bool:
        type_ = self._characters[character].type
        if nominal.type is EntityType.PERSON:
            return type_ is EntityType.PERSON
        return type_ is nominal.type or (
            nominal.type is EntityType.ORGANISATION and type_ in (EntityType.COUNTRY, EntityType.ORGANISATION)
        )

    def _by_office(self, nominal: Nominal) -> tuple[int, float, tuple[str, ...]] | None:
        """Return the person introduced with the office that a description names; of several, the last one mentioned."""
        if nominal.type is not EntityType.PERSON:
            return None
        wanted = role_of(nominal.words(self._sentences[nominal.sentence]), self._known)
        if wanted is None:
            return None
        fits = {
            person: max(matches(wanted, role, self._known) for role in self._roles[person])
            for noun in wanted.nouns
            for person in self._holders.get(noun, ())
        }
        best = max(fits.values(), default=0.0)
        if best < 0.5:
            return None
        holders = {person for person, fit in fits.items() if fit == best}
        last = self._last_named(nominal, holders)
        if last is None:
            return None
        score = round(0.9 * best * (0.8 if len(holders) > 1 else 1.0), 2)
        return last, score, ("office", "agrees" if best == 1.0 else "no-conflict")

    def _last_named(self, nominal: Nominal, among: set[int]) -> int | None:
        """Return which of some characters was named last before a nominal, or first after it."""
        place = bisect_left(self._named_places, (nominal.sentence, nominal.head))
        for reference in reversed(self._named[max(0, place - MOST_LOOKED_BACK) : place]):
            if reference.character in among:
                return reference.character
        return min(among, default=None)

    def _by_repetition(self, nominal: Nominal) -> tuple[int, float, tuple[str, ...]] | None:
        """Return what the same noun referred to last, where the new phrase says nothing that the old one did not."""
        words = frozenset(nominal.words(self._sentences[nominal.sentence])) - {"the", "this", "that", "these", "those"}
        for character, context in reversed(self._last_by_noun[nominal.noun][-8:]):
            if words <= context and self._compatible(character, nominal):
                return character, 0.8, ("repeated-noun",)
        return None

    def _by_salience(self, nominal: Nominal) -> tuple[int, float, tuple[str, ...]] | None:
        """Return the last named subject that a description without more to it can be an epithet of."""
        bare = nominal.last - nominal.first == 2
        if nominal.type is EntityType.PERSON and nominal.noun in self._known.epithets:
            last = self._last_subject(nominal, EPITHET_REACH)
        elif nominal.type is EntityType.ORGANISATION and bare:
            called = self._called(nominal)
            if called is not None:
                return called, 0.85, ("noun-of-name",)
            last = self._last_subject(nominal, GENERIC_REACH) if nominal.noun in self._known.generic else None
        else:
            return None
        return None if last is None else (last, 0.55, ("epithet", "last-subject"))

    def _named_before(self, nominal: Nominal, reach: int) -> Iterator[tuple[Reference, Character]]:
        """Yield the named characters of a nominal's type in the `reach` sentences before it, nearest first."""
        place = bisect_left(self._named_places, (nominal.sentence, nominal.head))
        for reference in reversed(self._named[max(0, place - MOST_LOOKED_BACK) : place]):
            if nominal.sentence - reference.sentence > reach:
                return
            character = self._characters[reference.character]
            if character.type is nominal.type:
                yield reference, character

    def _called(self, nominal: Nominal) -> int | None:
        """Return the last organisation whose name holds the noun ("the commission")."""
        for reference, character in self._named_before(nominal, GENERIC_REACH):
            if nominal.noun in character.name.lower().split():
                return reference.character
        return None

    def _last_subject(self, nominal: Nominal, reach: int) -> int | None:
        sentence = self._sentences[nominal.sentence]
        if sentence.tokens[nominal.head].dep not in ("nsubj", "nsubjpass", "pobj", "agent", "poss"):
            return None
        gender = self._known.gender(nominal.noun)
        for reference, character in self._named_before(nominal, reach):
            agrees = not gender or character.gender in ("", gender)
            if agrees and reference.function is Function.SUBJECT:
                return reference.character
        return None


def _title_start(sentence: Sentence, chunk: Chunk) -> int:
    """Return where the phrase that ends in a person's name begins: at the title, or at the name itself."""
    return title_start(sentence, chunk.first if chunk.office is None else chunk.office + 1)


def _outermost(sentence: Sentence, chunk: Chunk) -> int:
    """Return the token of a name that carries it: its last one, unless the parse hangs the name on another."""
    for i in range(chunk.last - 1, chunk.first - 1, -1):
        token = sentence.tokens[i]
        if not chunk.first <= token.head < chunk.last or token.head == i:
            return i
    return chunk.last - 1
