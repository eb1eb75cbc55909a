"""Readings of articles that nobody wrote, as many as are wanted: what a large record is measured with.

Outlets, people and words are made of syllables; only countries and the words between them are real. How often a word,
speaker, outlet or country occurs falls with its rank, as in real news (Zipf), so that some are in most articles and
most in few. The same seed and number give the same article, whatever was made before.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord import ontology
from onrecord.authority import places as authority_places
from onrecord.model import (
    Article,
    Block,
    BlockKind,
    Entity,
    EntityType,
    Event,
    EventDate,
    EventPlace,
    EventType,
    Mention,
    MentionKind,
    Origin,
    Participant,
    Place,
    Precision,
    Quotation,
    QuotationKind,
    Reading,
    Span,
    Speaker,
    Status,
    TimeExpression,
    TimeType,
    article_id,
    event_id,
    quotation_id,
)

QUOTATIONS = 10
"""Quotations of an article."""

WORDS, PEOPLE, BODIES, OUTLETS, TOWNS = 40_000, 20_000, 400, 200, 2_000
FIRST_DAY = datetime.date(2015, 1, 1)
DAYS = 3650

_SMALL = (
    "the of to and in that for is on with as it was by at be from an has have not but are were will this which or had "
    "their been its they who would more also we our all new no one other can if there some such only any than them"
)
"""Frequent words of English, by rank."""

_CONSONANTS = "b d f g h j k l m n p r s t v z sh ch kr st tr".split()  # noqa: SIM905 - reads better
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
_ACTS = {
    EventType.CONSULT: "met", EventType.AGREE: "signed a treaty with", EventType.SUPPORT: "backed",
    EventType.COOPERATE: "traded with", EventType.AID: "sent relief to", EventType.REQUEST: "called on",
    EventType.ACCUSE: "accused", EventType.REJECT: "rebuffed", EventType.THREATEN: "threatened",
    EventType.SANCTION: "imposed sanctions on", EventType.MOBILIZE: "massed troops against",
    EventType.ASSAULT: "attacked",
}  # fmt: skip
_MONTHS = tuple(datetime.date(2000, month, 1).strftime("%B") for month in range(1, 13))


class Ranked(NamedTuple):
    """Things to draw from, the frequent first, and their cumulative weights."""

    things: Sequence[str]
    weights: Sequence[float]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return so many of them."""
        return chance.choices(self.things, cum_weights=self.weights, k=count)


@dataclass(frozen=True, slots=True)
class World:
    """What the articles are about: words, names of people, bodies, outlets and towns, and countries by code.

    `names` are those of the countries; `sites` the country, latitude and longitude of each town.
    """

    words: Ranked
    people: Ranked
    bodies: Ranked
    outlets: Ranked
    towns: Ranked
    countries: Ranked
    names: dict[str, str]
    sites: dict[str, tuple[str, float, float]]


@functools.cache
def world(seed: int) -> World:
    """Return the world of a seed."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable sample, not a secret
    rare = sorted(_distinct(chance, WORDS, 2, 4), key=lambda word: (len(word), word))
    given = [word.title() for word in _distinct(chance, 800, 2, 2)]
    family = [word.title() + chance.choice(("ov", "en", "sky", "man", "a")) for word in _distinct(chance, 6_000, 2, 3)]
    names = dict.fromkeys(f"{chance.choice(given)} {chance.choice(family)}" for _ in range(2 * PEOPLE))
    towns = [word.title() for word in _distinct(chance, TOWNS, 2, 3)]
    kinds = ("Ministry", "Council", "Party", "Institute")
    bodies = dict.fromkeys(f"{chance.choice(towns)} {chance.choice(kinds)}" for _ in range(3 * BODIES))
    titles = ("Post", "Courier", "Herald", "Times", "News Agency")
    outlets = dict.fromkeys(f"The {chance.choice(towns)} {chance.choice(titles)}" for _ in range(3 * OUTLETS))
    known = {country.code: country.name for country in authority_places().countries.values() if len(country.code) == 3}
    codes = sorted(known)
    chance.shuffle(codes)
    countries = _ranked(codes, 0.9, 3)
    return World(
        words=_ranked([*_SMALL.split(), *rare], 1.0, 2.7),
        people=_ranked(list(names)[:PEOPLE], 0.9, 5),
        bodies=_ranked(list(bodies)[:BODIES], 0.9, 3),
        outlets=_ranked(list(outlets)[:OUTLETS], 0.8, 3),
        towns=_ranked(towns, 0.9, 3),
        countries=countries,
        names=known,
        sites={town: _site(chance, countries) for town in towns},
    )


def _site(chance: random.Random, countries: Ranked) -> tuple[str, float, float]:
    """Return the country of a town, and where it is."""
    return countries.draw(chance, 1)[0], round(chance.uniform(-60, 70), 4), round(chance.uniform(-180, 180), 4)


def _distinct(chance: random.Random, count: int, least: int, most: int) -> list[str]:
    """Return so many different words of syllables."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = range(chance.randint(least, most))
        found["".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in syllables)] = None
    return list(found)


def _ranked(things: Sequence[str], exponent: float, shift: float) -> Ranked:
    """Weigh things by rank as Zipf and Mandelbrot have it: 1 / (rank + shift) ** exponent."""
    weights = ((rank + shift) ** -exponent for rank in range(1, len(things) + 1))
    return Ranked(things, list(itertools.accumulate(weights)))


def readings(count: int, seed: int = 1) -> Iterator[Reading]:
    """Yield so many readings, one after the other."""
    return (reading(number, seed) for number in range(count))


def reading(number: int, seed: int = 1) -> Reading:
    """Return the reading of the article of this number."""
    return _Maker(number, seed).reading()


class _Maker:
    """Writes one article, and notes on the way what is to be read in it."""

    def __init__(self, number: int, seed: int) -> None:
        self._chance = random.Random(f"{seed}:{number}")  # noqa: S311 - a repeatable sample, not a secret
        self._world = world(seed)
        self._number = number
        self._parts: list[str] = []
        self._length = 0
        self._words = iter(self._world.words.draw(self._chance, 700))
        self._mentions: dict[tuple[str, EntityType], list[Mention]] = {}
        self._said: list[tuple[QuotationKind, Span, Span, Span, str, EntityType]] = []
        self._done: list[tuple[EventType, Span, Participant, Participant, EventDate, EventPlace]] = []
        self._times: list[TimeExpression] = []
        self._places: list[Place] = []
        self._blocks: list[Block] = []

    def reading(self) -> Reading:
        """Return the whole reading; call this once."""
        chance, about = self._chance, self._world
        published = FIRST_DAY + datetime.timedelta(chance.randrange(DAYS))
        title = self._sentence(6, 10).rstrip(".")
        self._block(BlockKind.HEADING, lambda: self._write(title))
        people = about.people.draw(chance, 3)
        speakers = [(name, EntityType.PERSON) for name in people]
        speakers.append((about.bodies.draw(chance, 1)[0], EntityType.ORGANISATION))
        speakers.append((about.names[about.countries.draw(chance, 1)[0]], EntityType.COUNTRY))
        weights = (9, 6, 3, 2, 1)
        for name, type_ in chance.choices(speakers, weights, k=QUOTATIONS):
            named = chance.choice(speakers) if chance.random() < 1 / 3 else None
            self._block(BlockKind.PARAGRAPH, functools.partial(self._quote, name, type_, named))
        for _ in range(chance.randint(2, 3)):
            self._block(BlockKind.PARAGRAPH, functools.partial(self._tell, published))
        text = "".join(self._parts)
        article = Article(
            id=article_id(text),
            ref=f"made-up/{self._number}.txt",
            text=text,
            title=title,
            outlet=about.outlets.draw(chance, 1)[0],
            url=f"https://news.example/{self._number}",
            published=published if chance.random() < 0.99 else None,
            language="en",
        )
        entities = tuple(
            Entity(_key(name), name, type_, tuple(mentions)) for (name, type_), mentions in self._mentions.items()
        )
        return Reading(
            article,
            tuple(self._blocks),
            entities,
            tuple(self._quotations(article)),
            tuple(self._times),
            tuple(self._places),
            tuple(self._events(article)),
        )

    def _quotations(self, article: Article) -> Iterator[Quotation]:
        for kind, content, cue, source, name, type_ in self._said:
            score = round(self._chance.uniform(0.4, 0.99), 2)
            yield Quotation(
                id=quotation_id(article.id, [content]),
                kind=kind,
                content=(content,),
                text=content.of(article.text),
                source=source,
                cue=cue,
                speaker=Speaker(_key(name), name, type_, 0.95, ("source:name", "surname")),
                inferred=False,
                within=None,
                distancing=(),
                score=score,
                why=("quote:before", "cue:said"),
            )

    def _events(self, article: Article) -> Iterator[Event]:
        for type_, trigger, actor, recipient, date, place in self._done:
            modes = ontology.modes(type_)
            mode = self._chance.choice(modes) if modes and self._chance.random() < 0.5 else None
            cameo = ontology.cameo(type_, mode)
            yield Event(
                id=event_id(article.id, type_, trigger, [actor.span], [recipient.span]),
                type=type_,
                mode=mode,
                quad=ontology.quad(type_),
                context=self._chance.choice((None, *ontology.contexts()[:4])),
                cameo=cameo.code,
                goldstein=cameo.goldstein,
                trigger=trigger,
                mentions=(trigger,),
                actors=(actor,),
                recipients=(recipient,),
                date=date,
                place=place,
                status=self._chance.choice((Status.ASSERTED, Status.ASSERTED, Status.CLAIMED, Status.PLANNED)),
                quotation=None,
                score=round(self._chance.uniform(0.3, 0.95), 2),
                why=("trigger:verb", "actor:subject", "recipient:object"),
            )

    def _write(self, words: str) -> Span:
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        return Span(start, self._length)

    def _block(self, kind: BlockKind, write: functools.partial[object] | object) -> None:
        if self._parts:
            self._write("\n\n")
        start = self._length
        assert callable(write)
        write()
        self._blocks.append(Block(kind, Span(start, self._length)))

    def _sentence(self, least: int, most: int) -> str:
        words = list(itertools.islice(self._words, self._chance.randint(least, most)))
        return " ".join(words).capitalize() + "."

    def _named(self, name: str, type_: EntityType) -> Span:
        span = self._write(name)
        mention = Mention(span, MentionKind.NAME, 0.95, ("name",))
        self._mentions.setdefault((name, type_), []).append(mention)
        return span

    def _quote(self, name: str, type_: EntityType, named: tuple[str, EntityType] | None) -> None:
        """Write a paragraph in which somebody says something, of somebody else or of nobody who is named."""
        kind = self._chance.choices(tuple(QuotationKind), (5, 2, 3))[0]
        words = self._sentence(14, 28).rstrip(".")
        if named is not None:
            *first, last = words.split(" ", 5)
            words = " ".join((*first, named[0], last))
        if kind is QuotationKind.DIRECT:
            self._write("“")
            content = self._say(words, named)
            self._write("”, ")
            cue = self._write("said")
            self._write(" ")
            source = self._named(name, type_)
        else:
            source = self._named(name, type_)
            self._write(" ")
            cue = self._write("said")
            self._write(" that ")
            if kind is QuotationKind.MIXED:
                before, _, behind = words.partition(" ")
                words = f"{before} “{behind}”"
            content = self._say(words, named)
        self._write(". " + self._sentence(6, 14))
        self._said.append((kind, content, cue, source, name, type_))

    def _say(self, words: str, named: tuple[str, EntityType] | None) -> Span:
        """Write the words of a quotation, and note whom they name."""
        content = self._write(words)
        if named is not None:
            start = content.start + words.index(named[0])
            mention = Mention(Span(start, start + len(named[0])), MentionKind.NAME, 0.95, ("name",))
            self._mentions.setdefault(named, []).append(mention)
        return content

    def _tell(self, published: datetime.date) -> None:
        """Write a paragraph in which somebody does something to somebody."""
        actor, recipient = self._party(), None
        self._write(" ")
        type_ = self._chance.choice(tuple(_ACTS))
        trigger = self._write(_ACTS[type_])
        self._write(" ")
        recipient = self._party()
        self._write(" in ")
        town = self._world.towns.draw(self._chance, 1)[0]
        code, lat, lon = self._world.sites[town]
        where = self._write(town)
        self._write(" on ")
        day = published - datetime.timedelta(self._chance.randrange(14))
        when = self._write(f"{day.day} {_MONTHS[day.month - 1]} {day.year}")
        self._write(". " + self._sentence(6, 14))
        value = day.isoformat()
        self._times.append(
            TimeExpression(when, TimeType.DATE, value, Precision.DAY, Origin.STATED, ("date:day-month-year",))
        )
        self._places.append(Place(where, town, code, lat, lon, None, 0.8, ("gazetteer",)))
        date = EventDate(value, Precision.DAY, Origin.STATED, when)
        self._done.append((type_, trigger, actor, recipient, date, EventPlace(town, code, where)))

    def _party(self) -> Participant:
        """Write who acts, a country twice in three times, and return it as a participant."""
        code = self._world.countries.draw(self._chance, 1)[0]
        if self._chance.random() < 2 / 3:
            name, type_, sector = self._world.names[code], EntityType.COUNTRY, None
        else:
            name, type_, sector = self._world.people.draw(self._chance, 1)[0], EntityType.PERSON, "GOV"
        return Participant(self._named(name, type_), _key(name), name, code, sector)


def _key(name: str) -> str:
    return "-".join(name.lower().split())
