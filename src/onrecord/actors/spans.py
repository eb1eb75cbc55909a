"""What the words of an actor phrase name: places, named actors, groups, words of a sector, people in office.

The longest form wins, from the left: "Palestinian Islamic Jihad" is one name, "military police" one word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.actors.lexicon import Group, Lexicon, Named, Weight
from onrecord.actors.people import Directory
from onrecord.actors.words import Word, key, singular_key
from onrecord.authority import Country, PlaceName, Places

_CODES = frozenset({"US", "UK", "UN", "EU", "AU"})
"""Forms of two capitals that are names; other codes of countries of two letters are usually words ("IS", "NO")."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words and what it names: one of the five, or nothing known.

    `hyphen` says how a place stands in a compound: "own" ("Saudi-led"), "foreign" ("US-backed") or "".
    """

    words: tuple[Word, ...]
    place: PlaceName | None = None
    named: Named | None = None
    group: Group | None = None
    weight: Weight | None = None
    people: tuple[str, ...] = ()
    hyphen: str = ""

    @property
    def text(self) -> str:
        """The words as written."""
        return " ".join(word.text for word in self.words)

    @property
    def known(self) -> bool:
        """Tell whether it names anything."""
        return bool(self.place or self.named or self.group or self.weight or self.people)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a phrase: the head's, or what a preposition or a comma adds to it (`link` is that, or "")."""

    link: str
    spans: list[Span] = field(default_factory=list)
    former: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads phrases with these tables."""

    lexicon: Lexicon
    places: Places
    directory: Directory

    def segments(self, words: Sequence[Word]) -> list[Segment]:
        """Return the parts of a phrase, the head's first; empty where there are no words that tell."""
        closed = self.lexicon.closed
        found: list[Segment] = []
        link, former = "", False
        for span in self._spans(words):
            first = span.words[0]
            if not span.known and len(span.words) == 1:
                if first.key in closed["ends"]:
                    link = first.key if found else ""
                    former = False
                    continue
                if first.key in closed["former"]:
                    former = True
                    continue
                if first.key in closed["skipped"]:
                    continue
            if not found or link or (first.comma and found[-1].spans):
                found.append(Segment(link or ("," if found else ""), [], former))
                link = ""
            elif former and not found[-1].former:
                found[-1] = Segment(found[-1].link, found[-1].spans, former=True)
            found[-1].spans.append(span)
        return found

    def _spans(self, words: Sequence[Word]) -> Iterator[Span]:
        at = 0
        while at < len(words):
            span = self._longest(words, at)
            yield from self._compound(span) if not span.known and "-" in span.words[0].key else (span,)
            at += len(span.words)

    def _longest(self, words: Sequence[Word], at: int) -> Span:
        reach = min(self.lexicon.longest, len(words) - at)
        reach = next((n for n in range(1, reach) if words[at + n].comma), reach)
        for length in range(reach, 0, -1):
            span = self._read(tuple(words[at : at + length]))
            if span:
                return span
        return Span(tuple(words[at : at + 1]))

    def _read(self, words: tuple[Word, ...]) -> Span | None:
        text = " ".join(word.text for word in words)
        form = words[0].key if len(words) == 1 else key(text)
        lexicon, capital = self.lexicon, words[0].capital
        named = lexicon.named.get(form)
        if named and (capital or not named.name[:1].isupper()):
            return Span(words, named=named)
        if capital:
            if len(words) > 1 and words[-1].capital:
                people = self.directory.called(form)
                if people:
                    return Span(words, people=people)
            group = lexicon.groups.get(form)
            if group:
                return Span(words, group=group)
            if len(text) > 2 or text in _CODES:
                place = self.places.read(text)
                if place:
                    return Span(words, place=place)
        weight = lexicon.weights.get(form) or lexicon.weights.get(singular_key(form))
        return Span(words, weight=weight) if weight else None

    def _compound(self, span: Span) -> Iterator[Span]:
        """Read a compound with a hyphen: "Saudi-led", "US-backed", "ex-president", "anti-government"."""
        word, closed = span.words[0], self.lexicon.closed
        before, _, after = word.text.rpartition("-")
        rest = Word(after, key(after), after[:1].isupper(), comma=False)
        if key(before) in closed["former"]:
            yield Span((Word(before, key(before), capital=False, comma=word.comma),))
            yield self._longest((rest,), 0)
        elif key(before) in closed["about"] or rest.key in closed["foreign"]:
            return
        else:
            first = self._longest((Word(before, key(before), before[:1].isupper(), word.comma),), 0)
            if rest.key in closed["own"]:
                yield first
            else:
                last = self._longest((rest,), 0)
                yield last if last.weight else span


def country_code(country: Country) -> str:
    """Return the ISO 3166 alpha-3 code of a country, that of its state for a part of one."""
    return country.code if len(country.code) == 3 and country.code.isalpha() else country.within or country.code
