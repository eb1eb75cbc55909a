"""From the phrase that names a source to the character it means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import EntityType, MentionKind, Span
from onrecord.parsing import Sentence, Token
from onrecord.people.cast import Character, Function, Reference, function_of, head_of
from onrecord.people.lexicon import lexicon
from onrecord.people.names import fold
from onrecord.people.nominals import phrase_around, type_of, without_article
from onrecord.people.pronouns import Discourse, resolve
from onrecord.quotations.draft import Draft

_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_AGENT = re.compile(r"(?:er|or|ist|ian|ant|ee|man|woman|one|body)$")
"""How nouns for human beings end that the word lists do not hold."""

_CUT = re.compile(r"\s*(?:,| who | which | whose | – | — | \().*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """The character that speaks, how sure that is and why."""

    character: int
    score: float
    why: tuple[str, ...]

    def weaker(self, factor: float, why: str) -> Source:
        """Return the same speaker with a lower score and one more reason."""
        return Source(self.character, round(self.score * factor, 2), (*self.why, why))


class SourceReader:
    """Reads the sources of one article; new characters ("senior official") are appended to those of the cast."""

    def __init__(self, text: str, discourse: Discourse) -> None:
        self._text, self._discourse = text, discourse
        self._cast = discourse.cast
        self.characters: list[Character] = list(self._cast.characters)
        self.added: list[Reference] = []
        self._families: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, character in enumerate(self.characters):
            if character.named and character.type is EntityType.PERSON:
                words = character.name.split()
                self._families[fold(words[-1])].append((number, fold(words[0])))
        self._phrases = {character.name.lower(): i for i, character in reversed(list(enumerate(self.characters)))}

    def read(self, span: Span, content: Sequence[Span], barred: frozenset[int], outer: Source | None) -> Source | None:
        """Return whom the source at `span` means, or None where that cannot be told.

        `outer` is the speaker of the words that the source stands in, who "I" is there.
        """
        number, tokens = self._cast.tokens_in(span)
        if not tokens:
            return self._new(span, None)
        sentence = self._cast.sentences[number]
        head = head_of(tokens)
        if head.lower in _RELATIVE and len(tokens) == 1:
            return self._antecedent(sentence, head)
        if head.lower in lexicon().shares and (whole := self._of_pronoun(sentence, head)) is not None:
            return self._pronoun(number, whole, content, barred, outer)
        if head.lower in lexicon().pronouns and (len(tokens) == 1 or head.tag[:3] == "PRP"):
            return self._pronoun(number, head, content, barred, outer)
        within = Span(span.start, sentence.span.end)
        references = [
            reference
            for reference in self._cast.references_in(within)
            if reference.sentence == number
            and (sentence.tokens[reference.head].start < span.end or _introduces(head, span, reference))
        ]
        joined = self._coordination(span, sentence, head, references)
        if joined is not None:
            return joined
        chosen = _carrier(sentence, head, references, self.characters)
        if chosen is None:
            return self._new(span, head)
        return self._named(chosen, span, sentence)

    def hearers(self, draft: Draft) -> frozenset[int]:
        """Return the characters that a draft is addressed to: they are not its speaker."""
        if draft.addressee is None:
            return frozenset()
        return frozenset(reference.character for reference in self._cast.references_in(draft.addressee))

    def signature(self, span: Span) -> Source:
        """Return who signed a pull quote: a name that the article knows, or the signature's first words."""
        references = self._cast.references_in(span)
        for reference in references:
            if self.characters[reference.character].type is EntityType.PERSON:
                return Source(
                    reference.character, round(0.95 * reference.score, 2), ("source:signature", *reference.why)
                )
        words = span.of(self._text).split()
        known = lexicon()
        name: list[str] = []
        for word in words:
            bare = word.strip(",;:–—-()").lower()
            if known.office(bare) is not None or bare in known.countries or not word[:1].isupper():
                break
            name.append(word.strip(",;:()"))
            if word[-1] in ",;:":
                break
        if not name:
            return self._new(span, None)
        first, last = fold(name[0]), fold(name[-1])
        for number, given in self._families.get(last, ()):
            if given in (first, last):
                return self._mention(span, number, 0.85, ("source:signature", "name"))
        number = self._create(Character(" ".join(name), EntityType.PERSON))
        return self._mention(span, number, 0.75, ("source:signature", "new-name"))

    def governing(self, cue: Span) -> Source | None:
        """Return the subject of the clause that a participle or coordinated cue belongs to ("..., adding that")."""
        number, tokens = self._cast.tokens_in(cue)
        if not tokens:
            return None
        sentence = self._cast.sentences[number]
        token = head_of(tokens)
        if token.tag not in ("VBG", "VBD", "VBZ", "VBP") or any(
            below.dep in ("nsubjpass", "auxpass", "expl") for below in sentence.dependents(token.i)
        ):
            return None
        for up in (token, *sentence.ancestors(token.i)):
            subjects = sentence.dependents(up.i, "nsubj")
            if subjects:
                subject = Span(subjects[0].start, subjects[0].end)
                if subjects[0].tag[:3] != "PRP" and not self._cast.references_in(subject):
                    return None
                found = self.read(subject, (), frozenset(), None)
                return found and found.weaker(0.8, "governing-subject")
            if up.dep not in ("advcl", "xcomp", "conj", "acl", "pcomp", "prep", "dep"):
                break
        return None

    def leading_up(self, offset: int) -> Source | None:
        """Return the subject of the sentence that a colon or comma before `offset` makes an introduction, or None."""
        before = self._text[max(0, offset - 6) : offset].rstrip(" \n\t\"“'‘«")
        if not before.endswith((":", ",")):
            return None
        at = self._cast.sentence_at(offset - (6 - len(before)) - 1 if offset >= 6 else 0)
        return self._subject_of(at) if at is not None else None

    def named_in(self, span: Span) -> Source | None:
        """Return the first person named in a heading, or None.

        Where the model recognises no name there (headings puzzle it), the last words of known names are looked for.
        """
        for reference in self._cast.references_in(span):
            if self.characters[reference.character].type is EntityType.PERSON:
                return Source(reference.character, 0.7, reference.why)
        words = [fold(word) for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", span.of(self._text))]
        known = {
            fold(character.name.split()[-1]): i
            for i, character in reversed(list(enumerate(self.characters)))
            if character.type is EntityType.PERSON and character.named
        }
        return next((Source(known[word], 0.6, ("surname",)) for word in words if word in known), None)

    def _subject_of(self, number: int) -> Source | None:
        sentence = self._cast.sentences[number]
        for reference in self._cast.references_in(sentence.span):
            character = self.characters[reference.character]
            if reference.function is Function.SUBJECT and (character.type is EntityType.PERSON or character.named):
                return Source(reference.character, 0.7, ("introduction", *reference.why))
        for token in sentence.tokens:
            if token.dep == "nsubj" and token.lower in ("he", "she"):
                decision = resolve(self._discourse, number, token, frozenset(), (), source=True)
                if decision is not None:
                    return Source(decision.character, round(0.8 * decision.score, 2), ("introduction", *decision.why))
        return None

    def _pronoun(
        self, number: int, token: Token, content: Sequence[Span], barred: frozenset[int], outer: Source | None
    ) -> Source | None:
        person = lexicon().pronouns[token.lower].person
        span = Span(token.start, token.end)
        if person == 1:
            if outer is None:
                return None
            return self._mention(
                span, outer.character, round(0.95 * outer.score, 2), ("source:pronoun", "outer-speaker")
            )
        if person == 2:
            return None
        # Inside somebody's very words, "he" and "they" are others than the one who speaks.
        quoted = outer is not None and self._discourse.is_quoted(token.start)
        others = barred | {outer.character} if outer is not None and quoted else barred
        decision = resolve(self._discourse, number, token, others, content, source=True)
        if decision is None:
            return None
        function = function_of(self._cast.sentences[number], token.i)
        why = ("source:pronoun", *decision.why)
        reference = Reference(
            span, MentionKind.PRONOUN, decision.character, number, token.i, function, decision.score, decision.why
        )
        self._discourse.note(reference)
        return Source(decision.character, decision.score, why)

    def _antecedent(self, sentence: Sentence, token: Token) -> Source | None:
        """Return whom a relative pronoun stands for: the noun that its clause hangs on, else the mention before it."""
        for up in sentence.ancestors(token.i):
            if up.dep in ("relcl", "acl"):
                noun = sentence.tokens[up.head]
                for reference in self._cast.references_in(Span(noun.start, noun.end)):
                    return Source(
                        reference.character, round(0.9 * reference.score, 2), ("source:relative", *reference.why)
                    )
                if token.lower in ("who", "whom") and noun.tag[:2] == "NN":
                    first, last = phrase_around(sentence, noun.i)
                    return self._new(Span(sentence.tokens[first].start, sentence.tokens[last - 1].end), noun)
                break
        before = self._cast.references_in(Span(sentence.span.start, token.start))
        if not before or token.lower not in ("who", "whom"):
            return None
        human = [reference for reference in before if self.characters[reference.character].type is EntityType.PERSON]
        chosen = (human or before)[-1]
        return Source(chosen.character, 0.6, ("source:relative", "nearest-mention"))

    def _of_pronoun(self, sentence: Sentence, head: Token) -> Token | None:
        """Return the pronoun in "some of them", None where there is none."""
        for of in sentence.dependents(head.i, "prep"):
            for below in sentence.dependents(of.i, "pobj"):
                if of.lower == "of" and below.lower in ("them", "us"):
                    return below
        return None

    def _coordination(
        self, span: Span, sentence: Sentence, head: Token, references: Sequence[Reference]
    ) -> Source | None:
        """Return the group that two or more names joined by "and" make, None where the source is not of that kind."""
        heads = {reference.head for reference in references}
        joined = [
            below.i
            for below in sentence.dependents(head.i, "conj")
            if below.i in heads and span.start <= below.start < span.end
        ]
        if not joined or head.i not in heads:
            return None
        first, *_ = [reference for reference in references if reference.head == head.i]
        other, *_ = [reference for reference in references if reference.head == joined[0]]
        last = max(reference.span.end for reference in references if reference.head in joined)
        name = without_article(self._text[span.start : last])
        types = {self.characters[reference.character].type for reference in (first, other)}
        type_ = EntityType.ORGANISATION if types == {EntityType.ORGANISATION} else EntityType.GROUP
        character = self._phrase(name, Character(name, type_, plural=True, named=False))
        return self._mention(span, character, 0.8, ("source:coordination",))

    def _named(self, reference: Reference, span: Span, sentence: Sentence) -> Source:
        """Return the speaker of a reference; an unnamed one is called by the whole source phrase."""
        character = self.characters[reference.character]
        kind = str(reference.kind)
        if reference.kind is MentionKind.NOMINAL and reference.why[0] in ("unnamed", "same-phrase"):
            if character.type is EntityType.DOCUMENT and (author := self._author(reference, sentence)) is not None:
                return author
            fuller = self._phrase_name(span, sentence.tokens[reference.head].end)
            if len(fuller) > len(character.name) and reference.why[0] == "same-phrase":
                return self._mention(
                    span, self._phrase(fuller, replace(character, name=fuller)), 0.75, ("source:nominal",)
                )
            if len(fuller) > len(character.name):
                self.characters[reference.character] = replace(character, name=fuller)
        return Source(reference.character, reference.score, (f"source:{kind}", *reference.why))

    def _author(self, reference: Reference, sentence: Sentence) -> Source | None:
        """Return the person whose statement or letter it is ("Smith's statement"): its words are that person's."""
        for owner in sentence.dependents(reference.head, "poss"):
            for whose in self._cast.references_in(Span(owner.start, owner.end)):
                whom = self.characters[whose.character]
                if whom.named and whom.type is EntityType.PERSON:
                    return Source(whose.character, round(0.85 * whose.score, 2), ("source:document", "its-author"))
        return None

    def _phrase_name(self, span: Span, head_end: int) -> str:
        """Return what an unnamed source is called: its phrase without article, up to what is only added to its head."""
        head_end = max(span.start, min(head_end, span.end))
        return without_article(self._text[span.start : head_end] + _CUT.sub("", self._text[head_end : span.end]))

    def _new(self, span: Span, head: Token | None) -> Source:
        """Return a character of its own for a phrase that nothing else explains."""
        name = self._phrase_name(span, head.end if head is not None else span.start)
        plural = head is not None and head.tag in ("NNS", "NNPS", "DT", "CD")
        type_ = type_of(head.lower, plural) if head is not None else None
        if type_ is None and head is not None and head.tag[:3] == "NNP":
            type_ = EntityType.ORGANISATION
        if type_ is None and plural:
            type_ = EntityType.GROUP
        if type_ is None:
            thing = head is not None and head.tag == "NN" and not _AGENT.search(head.lower)
            type_ = EntityType.DOCUMENT if thing else EntityType.PERSON
        character = self._phrase(name, Character(name, type_, plural=plural, named=False))
        return self._mention(span, character, 0.6, ("source:nominal", "unnamed"))

    def _phrase(self, name: str, character: Character) -> int:
        known = self._phrases.get(name.lower())
        return self._create(character) if known is None else known

    def _create(self, character: Character) -> int:
        self.characters.append(character)
        number = len(self.characters) - 1
        self._phrases.setdefault(character.name.lower(), number)
        return number

    def _mention(self, span: Span, character: int, score: float, why: tuple[str, ...]) -> Source:
        number, tokens = self._cast.tokens_in(span)
        kind = MentionKind.NAME if "signature" in why[0] else MentionKind.NOMINAL
        kind = MentionKind.PRONOUN if why[0] == "source:pronoun" else kind
        head = head_of(tokens).i if tokens else 0
        self.added.append(
            Reference(span, kind, character, max(number, 0), head, Function.SUBJECT, score, why[1:] or why)
        )
        return Source(character, score, why)


def _carrier(
    sentence: Sentence, head: Token, references: Sequence[Reference], characters: Sequence[Character]
) -> Reference | None:
    """Return the reference that a source phrase's head carries: the head's own, or the name in apposition to it."""
    at_head = [reference for reference in references if reference.head == head.i]
    over_head = [reference for reference in references if reference.span.start <= head.start < reference.span.end]
    named = [reference for reference in at_head if reference.kind is MentionKind.NAME]
    if named:
        return _holder(named[0], references, characters)
    own = at_head[0] if at_head else None
    human = lexicon().human(head.lower) is not None and head.tag in ("NN", "NNP")
    if own is None or human:
        for reference in references:
            person = characters[reference.character].type is EntityType.PERSON and reference.kind is MentionKind.NAME
            titled = reference.span.start <= head.start < reference.span.end
            if person and human and (titled or _apposed(sentence, head, reference.head)):
                return reference
    if own is not None:
        return own
    return _holder(over_head[0], references, characters) if over_head else None


def _holder(body: Reference, references: Sequence[Reference], characters: Sequence[Character]) -> Reference:
    """Return the person whose name, with its title, stands right behind a body's ("the Harbour Court Judge Anna Lind").

    Where none does, return the body.
    """
    for other in references:
        person = characters[other.character].type is EntityType.PERSON and other.kind is MentionKind.NAME
        if person and other.span.start <= body.span.end + 1 and other.span.end > body.span.end:
            return other
    return body


def _introduces(head: Token, span: Span, reference: Reference) -> bool:
    """Tell whether a source phrase is a title that the parse has torn from the name after it."""
    return reference.kind is MentionKind.NAME and reference.span.start <= head.start and reference.span.end > span.end


def _apposed(sentence: Sentence, head: Token, name: int) -> bool:
    """Tell whether a name stands beside a noun: after a comma, or hung on it without a preposition between."""
    if name < head.i:
        return sentence.tokens[name].dep == "appos"
    if any(token.text == "," for token in sentence.tokens[head.i : name]):
        token = sentence.tokens[name]
        return token.dep in ("appos", "conj", "nsubj", "ROOT", "pobj", "dobj", "compound", "nmod")
    for up in (sentence.tokens[name], *sentence.ancestors(name)):
        if up.i == head.i:
            return True
        if up.dep in ("prep", "pobj", "poss", "relcl", "acl"):
            return False
    return False
