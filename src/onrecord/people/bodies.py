"""Names of organisations, countries, places and works, clustered over abbreviations and short forms in one article.

Abbreviations are found where the text defines them and by initials where it does not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from onrecord.model import EntityType
from onrecord.parsing import Sentence
from onrecord.people.abbreviations import abbreviation_after, initials, stands_for
from onrecord.people.chunks import Chunk
from onrecord.people.lexicon import Lexicon, lexicon

_COUNTRY = "country:"


@dataclass(slots=True, eq=False)
class Body:
    """An organisation, country, place or work while the article is being read."""

    forms: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    country: bool = False
    plural: bool = False
    abbreviations: set[str] = field(default_factory=set)
    articles: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The fullest form that is no abbreviation, the commonest and first of equals; a country's commonest form.

        The article belongs to the name where it is always capital and the name one word ("The Economist").
        """
        order = {form: -place for place, form in enumerate(self.forms)}
        whole = [form for form in self.forms if form not in self.abbreviations and not _acronym(form)]
        best = max(
            whole or list(self.forms),
            key=lambda form: (0 if self.country else len(form.split()), self.forms[form], len(form), order[form]),
        )
        titled = self.articles["The"] and self.articles["The"] == sum(self.forms.values()) and not self.country
        if titled and " " not in best and not _acronym(best) and best.lower() not in lexicon().organisations:
            return f"The {best}"
        return best

    @property
    def label(self) -> str:
        """The commonest entity type that the model gave, or ""."""
        told = [(count, label) for label, count in self.labels.items() if label]
        return max(told)[1] if told else ""

    @property
    def type(self) -> EntityType:
        """What the entity is."""
        if self.country:
            return EntityType.COUNTRY
        if self.plural:
            return EntityType.GROUP
        last = max(self.forms, key=lambda form: self.forms[form]).split()[-1].lower()
        text = last in lexicon().documents and last not in lexicon().organisations
        return EntityType.DOCUMENT if text or self.label in ("WORK_OF_ART", "LAW") else EntityType.ORGANISATION

    @property
    def named(self) -> bool:
        """Whether it belongs among the article's people even where it says nothing: organisations and countries do."""
        return self.country or self.label == "ORG"


class _Bodies:
    """The bodies of an article while they are being gathered."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.found: list[Body] = []
        self.assigned: dict[int, int] = {}
        self._text, self._sentences = text, sentences
        self._known = lexicon()
        self._by_name: dict[str, int] = {}
        self._by_last: defaultdict[str, list[int]] = defaultdict(list)
        self._pending: list[tuple[int, str, Chunk]] = []

    def take(self, i: int, chunk: Chunk) -> None:
        """Assign the name at position `i`; an abbreviation that nothing explains yet waits for `settle`."""
        sentence = self._sentences[chunk.sentence]
        span = chunk.span(sentence)
        form = re.sub(r"\s+", " ", span.of(self._text))
        if not any(ch.isupper() for ch in form) or self._adjective(sentence, chunk, form):
            return
        key = _key(form, self._known)
        number = self._by_name.get(key)
        defined = abbreviation_after(self._text, span.end)
        if number is None and _acronym(form) and not defined:
            self._pending.append((i, form, chunk))
            return
        if number is None:
            number = self._short_for(form)
        if number is None:
            number = self._new(key)
            self._by_last[form.split()[-1].lower()].append(number)
        self._assign(i, number, key, form, chunk)
        if defined and stands_for(defined, form):
            self._by_name.setdefault(_key(defined, self._known), number)
            self.found[number].abbreviations.add(defined)

    def settle(self) -> None:
        """Assign the abbreviations that were defined later, or that spell the initials of a name."""
        spelt = {initials(body.name): number for number, body in reversed(list(enumerate(self.found)))}
        for i, form, chunk in self._pending:
            key = _key(form, self._known)
            number = self._by_name.get(key, spelt.get(form.replace(".", "").upper()))
            if number is None:
                number = self._new(key)
            else:
                self.found[number].abbreviations.add(form)
            self._assign(i, number, key, form, chunk)

    def _new(self, key: str) -> int:
        self.found.append(Body(country=key.startswith(_COUNTRY)))
        return len(self.found) - 1

    def _assign(self, i: int, number: int, key: str, form: str, chunk: Chunk) -> None:
        self._by_name.setdefault(key, number)
        _count(self.found[number], form, chunk, self._sentences[chunk.sentence])
        self.assigned[i] = number

    def _adjective(self, sentence: Sentence, chunk: Chunk, form: str) -> bool:
        """Tell whether a name only says where something is from ("Kenyan officials")."""
        last = sentence.tokens[chunk.last - 1]
        if chunk.label == "NORP" and last.tag[:2] == "JJ":
            return True
        lowered = form.lower()
        own = lowered in self._known.country_names or lowered in self._known.seats
        return lowered in self._known.countries and not own and last.dep in ("amod", "compound", "nmod")

    def _short_for(self, form: str) -> int | None:
        """Return the last body that a capitalised noun alone can be short for ("the Commission"), or None."""
        word = form.lower()
        here = self._by_last.get(word) if word in self._known.organisations else None
        return here[-1] if here and self.found[here[-1]].type is EntityType.ORGANISATION else None


def cluster(
    text: str, sentences: Sequence[Sentence], names: Sequence[Chunk], taken: Container[int]
) -> tuple[list[Body], dict[int, int]]:
    """Return the bodies of an article and, by position in `names`, which of them each chunk names.

    `taken` are the positions that name persons.
    """
    bodies = _Bodies(text, sentences)
    for i, chunk in enumerate(names):
        if i not in taken:
            bodies.take(i, chunk)
    bodies.settle()
    return bodies.found, bodies.assigned


def _count(body: Body, form: str, chunk: Chunk, sentence: Sentence) -> None:
    body.forms[form] += 1
    body.labels[chunk.label] += 1
    before = sentence.tokens[chunk.first - 1].text if chunk.first else ""
    body.articles[before] += before in ("the", "The")
    tag = sentence.tokens[chunk.last - 1].tag
    if chunk.label == "NORP" or (chunk.label == "" and tag == "NNPS"):
        body.plural = tag in ("NNPS", "NNS")


def _key(form: str, known: Lexicon) -> str:
    folded = form.lower().replace("’", "'").removeprefix("the ").removesuffix("'s")
    if folded in known.country_names:
        return _COUNTRY + known.countries[folded]
    words = folded.split()
    while len(words) > 1 and words[-1] in known.firm_suffixes:
        words.pop()
    return " ".join(words)


def _acronym(form: str) -> bool:
    bare = form.replace(".", "").replace("&", "")
    return 2 <= len(bare) <= 7 and bare.isupper() and bare.isalnum()
