"""What the words of an actor phrase name: places, named actors, groups, words of a sector, people in office.

The longest form wins, from the left: "Palestinian Islamic Jihad" is one name, "military police" one word.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.actors.lexicon import Group, Lexicon, Named, Weight
from onrecord.actors.people import Directory
from onrecord.actors.words import Word, joined, singular_key, word
from onrecord.authority import Country, PlaceName

_ETHNIC = "ethnic"
"""Makes a people of a place: "ethnic Albanians" are Albania's nowhere but in Albania."""

_PARTICIPLES = ("ing", "ed")

_DOING = "-ing"
"""The link of what follows a participle: "refugees fleeing the war", "forces based in the north"."""

_LONGEST_NAME = 4
"""Words of a person's name that are tried."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words and what it names: one of these, or nothing known."""

    words: tuple[Word, ...]
    named: Named | None = None
    group: Group | None = None
    place: PlaceName | None = None
    weight: Weight | None = None
    people: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words as written."""
        return " ".join(word.text for word in self.words)

    @property
    def known(self) -> bool:
        """Tell whether it names anything."""
        return bool(self.place or self.named or self.group or self.weight or self.people)

    @property
    def is_name(self) -> bool:
        """Tell whether it is a person's name, or may be one: nothing else that is known, with a capital."""
        return bool(self.people) or (not self.known and self.words[0].capital)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a phrase: the head's, or what a preposition or a comma adds to it (`link` is that, or "")."""

    link: str
    spans: list[Span] = field(default_factory=list)
    former: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads phrases with these tables; `given` are given names, folded."""

    lexicon: Lexicon
    directory: Directory
    given: Container[str]

    def segments(self, words: Sequence[Word]) -> list[Segment]:
        """Return the parts of a phrase, the head's first; empty where there are no words that tell."""
        closed = self.lexicon.closed
        found: list[Segment] = []
        link, former = "", False
        for span in self._spans(words):
            first = span.words[0]
            if not span.known and len(span.words) == 1:
                form = first.key.lower()
                if form in closed["ends"]:
                    link = form if found else ""
                    former = False
                    continue
                if form in closed["former"]:
                    former = True
                    continue
                if form in closed["skipped"]:
                    continue
                if _is_participle(first) and found and not link and _tells(found[-1]):
                    link = _DOING
                    continue
            if not found or link or (first.comma and found[-1].spans):
                found.append(Segment(link or ("," if found else ""), [], former))
                link = ""
            elif former and not found[-1].former:
                found[-1] = Segment(found[-1].link, found[-1].spans, former=True)
            found[-1].spans.append(span)
        return found

    def _spans(self, words: Sequence[Word]) -> Iterator[Span]:
        """Yield what the words name, up to where a second actor is added with "and"."""
        at, span = 0, None
        while at < len(words):
            if span and words[at].key in self.lexicon.closed["adding"] and self._complete(span):
                return
            span = self._longest(words, at)
            if len(span.words) == 1 and (span.place or span.group) and self._in_name(words, at):
                span = Span(span.words)
            yield from self._compound(span) if not span.known and "-" in span.words[0].key else (span,)
            at += len(span.words)

    @staticmethod
    def _complete(span: Span) -> bool:
        """Tell whether a span can be an actor by itself; an adjective or an unknown word cannot."""
        return bool(span.named or span.people or span.weight or (span.place and span.place.kind != "adjective"))

    def _in_name(self, words: Sequence[Word], at: int) -> bool:
        """Tell whether the word of a place belongs to somebody's name: "Michael Jordan", "Karen Pierce"."""
        if at and words[at - 1].key in self.given and words[at - 1].capital:
            return True
        after = words[at + 1] if at + 1 < len(words) else None
        return words[at].key in self.given and bool(after and after.capital and after.key not in self.lexicon.forms)

    def _longest(self, words: Sequence[Word], at: int) -> Span:
        first = words[at]
        if first.key == _ETHNIC and at + 1 < len(words):
            of = self._longest(words, at + 1)
            if of.place or of.group:
                plural = of.group.plural if of.group else bool(of.place and of.place.kind == "demonym")
                return Span((first, *of.words), group=Group(None, "people", plural))
        reach = self.lexicon.reach.get(first.key.lower(), 1)
        if first.capital:
            reach = max(reach, _LONGEST_NAME)
        reach = min(reach, len(words) - at)
        reach = next((length for length in range(1, reach) if words[at + length].comma), reach)
        for length in range(reach, 0, -1):
            span = self._read(tuple(words[at : at + length]))
            if span:
                return span
        return Span((first,))

    def _read(self, words: tuple[Word, ...]) -> Span | None:
        first = words[0]
        form = first.key if len(words) == 1 else joined(word.key for word in words)
        found = self.lexicon.forms.get(form)
        if found and (first.capital or not found.capital):
            return Span(words, found.named, found.group, found.place, found.weight)
        if len(words) > 1 and first.capital and words[-1].capital:
            people = self.directory.called(form)
            if people:
                return Span(words, people=people)
        found = self.lexicon.forms.get(singular_key(form.lower()))
        return Span(words, weight=found.weight) if found and found.weight else None

    def _compound(self, span: Span) -> Iterator[Span]:
        """Read a compound with a hyphen: "Saudi-led", "US-backed", "ex-president", "anti-government"."""
        compound, closed = span.words[0], self.lexicon.closed
        before, _, after = compound.text.rpartition("-")
        first, last = word(before, comma=compound.comma), word(after)
        if first.key in closed["former"]:
            yield Span((first,))
            yield self._longest((last,), 0)
        elif first.key not in closed["about"] and last.key not in closed["foreign"]:
            if last.key in closed["own"]:
                yield self._longest((first,), 0)
            else:
                ending = self._longest((last,), 0)
                yield ending if ending.weight else span


def _is_participle(word: Word) -> bool:
    return word.key.endswith(_PARTICIPLES) and not word.capital


def _tells(segment: Segment) -> bool:
    return any(span.weight or (span.place and span.place.kind == "demonym") for span in segment.spans)


def country_code(country: Country) -> str:
    """Return the ISO 3166 alpha-3 code of a country, that of its state for a part of one."""
    return country.code if len(country.code) == 3 and country.code.isalpha() else country.within or country.code
