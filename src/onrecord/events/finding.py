"""An article's events: the order of the steps from sentences to events.

triggers -> pairs -> pair filter -> candidates -> participants -> type, mode, context -> status, date, place ->
occurrences
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord import ontology
from onrecord.events import linking, logistic, trust
from onrecord.events.calibration import Calibration, calibration
from onrecord.events.candidate import Candidate, Positions
from onrecord.events.candidates.alone import COMPLETE, PARTIAL, alone
from onrecord.events.candidates.pairs import NOBODY, pairs
from onrecord.events.circumstances import date_of, place_of
from onrecord.events.coding import UNSURE, Coded, as_criticism, as_named, coding
from onrecord.events.deeds import tells_to_whom
from onrecord.events.occurrences import Telling, occurrences
from onrecord.events.participants import Identified, Identifier
from onrecord.events.scene import Scene
from onrecord.events.selection import select
from onrecord.events.status import status_of
from onrecord.events.typing.scoring import Model as TypeModel
from onrecord.events.wording import Deed, deed, naming
from onrecord.model import BlockKind, Event, EventType, Participant, Span, Status, event_id
from onrecord.parsing import Sentence


@dataclass(frozen=True, slots=True)
class Models:
    """The models that decide which pairs are linked, what type an act has and how sure that is; None is what ships."""

    links: logistic.Model | None = None
    types: TypeModel | None = None
    scores: Calibration | None = None
    """For every text; without, the curve that ships judges briefs, and `trust` running text."""
    trust: logistic.Model | None = None


def find(scene: Scene, models: Models | None = None) -> tuple[Event, ...]:
    """Return the events of an article, in the order in which they are first told."""
    used = models or Models()
    sure = _sureness(scene, used)
    found = []
    for telling in tellings(scene, used):
        score = sure(telling)
        if score is not None:
            found.append(_looked_back_on(replace(telling, score=round(score, 2)), scene.published))
    return tuple(_event(scene, telling) for telling in found)


def tellings(scene: Scene, models: Models) -> list[Telling]:
    """Return the acts that an article may tell of, with raw scores and the signs that `events.trust` weighs."""
    links = models.links or linking.model()
    identifier = Identifier(scene)
    running = not _is_brief(scene)
    found = []
    for number, sentence in _told(scene):
        for candidate in candidates(sentence, links, identifier.pronouns(sentence), running):
            telling = _telling(scene, identifier, candidate, number, models.types)
            if telling is not None:
                found.append(telling)
    return [telling for telling in occurrences(found) if _is_whole(telling)]


def _sureness(scene: Scene, models: Models) -> Callable[[Telling], float | None]:
    """Return what tells how likely a telling is right, None for one that is not recorded.

    A brief is all news, as are the sentences that the models were trained on; in running text `events.trust` judges.
    """
    curve = models.scores or calibration()

    def in_brief(telling: Telling) -> float | None:
        return curve.probability(telling.score) if telling.score >= curve.least else None

    if models.scores is not None or _is_brief(scene):
        return in_brief
    judge = models.trust or trust.model()

    def in_article(telling: Telling) -> float | None:
        if telling.score < curve.least or not trust.covers(judge, telling.signs):
            return in_brief(telling)
        score = judge.probability(iter(telling.signs))
        return score if score >= judge.threshold else None

    return in_article


def _looked_back_on(telling: Telling, published: datetime.date | None) -> Telling:
    """Return a telling, as past where its date is so long before the article's that it is background."""
    if published is None or telling.date is None or telling.status is not Status.ASSERTED:
        return telling
    known = telling.date.value[: len("YYYY-MM-DD")]
    before = (published - datetime.timedelta(days=BACKGROUND)).isoformat()[: len(known)]
    if not known[:4].isdigit() or known >= before:
        return telling
    return replace(telling, status=Status.PAST, why=(*telling.why, "status:date"))


def _is_whole(telling: Telling) -> bool:
    """Tell whether a telling has the parties that its type takes."""
    return bool(telling.recipients) or len(telling.actors) > 1 or telling.type in COMPLETE


def _is_brief(scene: Scene) -> bool:
    """Tell whether an article is so short that all of it is the news."""
    return sum(1 for _ in _told(scene)) <= trust.BRIEF


def candidates(
    sentence: Sentence, links: logistic.Model, meant: Mapping[int, str] = NOBODY, running: bool = False
) -> list[Candidate]:
    """Return the candidates of a sentence: those that the pair filter keeps, and acts without recipients."""
    scored = [(linking.score(links, sentence, pair), pair) for pair in pairs(sentence, meant)]
    linked = select(sentence, scored, links.threshold, running) if scored else []
    return [*linked, *alone(sentence, frozenset(candidate.head for candidate in linked), meant)]


def _told(scene: Scene) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences that tell of events, numbered. A heading only frames the text; alone, it is the text."""
    headings = [scene.blocks[sentence.block].kind is BlockKind.HEADING for sentence in scene.sentences]
    for number, sentence in enumerate(scene.sentences):
        if not headings[number] or all(headings):
            yield number, sentence


def _telling(
    scene: Scene, identifier: Identifier, candidate: Candidate, number: int, types: TypeModel | None
) -> Telling | None:
    """Return what a candidate tells, None where it is no act between political actors that are known."""
    sentence = candidate.sentence
    actors = _political(identifier, _identified(identifier, sentence, candidate.actors))
    if not actors:
        return None
    worded = coding(candidate, types)
    recipients = _recipients(identifier, candidate, actors, worded.type)
    parties = [*actors, *recipients]
    coded = _meant(identifier, candidate, worded, parties)
    if coded is None or not _is_political_act(coded.type, parties) or (candidate.recipients and not recipients):
        return None
    if candidate.recipient_free and (coded.score < UNSURE or coded.type not in COMPLETE | PARTIAL):
        return None
    head = sentence.tokens[candidate.head]
    judged = status_of(candidate)
    quotation = scene.said.innermost(head.start)
    status = judged.status if quotation is None else Status.CLAIMED
    dated, located = date_of(scene, candidate), place_of(scene, candidate, coded.mode)
    why = [
        f"trigger:{candidate.lemma}",
        *candidate.why,
        *(f"actor:{who.how}" for who in actors),
        *(f"recipient:{who.how}" for who in recipients),
        *(f"type:{reason}" for reason in coded.why),
    ]
    if judged.why:
        why.append(f"status:{judged.why}")
    if quotation is not None:
        why.append("status:quotation")
    if dated is not None:
        why.append(f"date:{dated.why}")
    if located is not None:
        why.append(f"place:{located.why}")
    tokens = [sentence.tokens[i] for i in candidate.trigger]
    return Telling(
        coded.type,
        coded.mode,
        coded.context,
        candidate.lemma,
        Span(tokens[0].start, tokens[-1].end),
        tuple(who.participant for who in actors),
        tuple(who.participant for who in recipients),
        None if dated is None else dated.date,
        None if located is None else located.place,
        status,
        None if quotation is None else quotation.id,
        round(candidate.score * coded.score, 2),
        tuple(dict.fromkeys(why)),
        sentence.block,
        number,
        signs=tuple(dict.fromkeys(trust.signs(candidate, coded, actors, recipients, status))),
    )


def _meant(identifier: Identifier, candidate: Candidate, coded: Coded, parties: Sequence[Identified]) -> Coded | None:
    """Return what an act is that sounds like another, None where it is no political act."""
    called = naming(candidate)
    if called is not None:
        return None if called.value is None else as_named(coded, called.value)
    if coded.type is not EventType.ASSAULT:
        return coded
    done = deed(candidate, [who.participant for who in parties], [*map(identifier.is_person, parties)])
    if done is Deed.CONTEST:
        return None
    return as_criticism(coded) if done is Deed.CRITICISM else coded


def _recipients(
    identifier: Identifier, candidate: Candidate, actors: Sequence[Identified], kind: EventType
) -> list[Identified]:
    """Return to whom a candidate's act is done: nobody who does it, and things only where the type takes them."""
    keys = {who.participant.key for who in actors} - {None}
    names = {(who.participant.name, who.participant.country) for who in actors}
    sentence = candidate.sentence
    others = [
        who
        for who in _identified(identifier, sentence, candidate.recipients)
        if who.participant.key not in keys and (who.participant.name, who.participant.country) not in names
    ]
    deeds = any(tells_to_whom(sentence, positions, _head(sentence, positions)) for positions in candidate.recipients)
    things = kind in OF_THINGS or (kind is EventType.ACCUSE and deeds)
    return _political(identifier, [who for who in others if things or who.political or who.somebody])


OF_THINGS = frozenset((EventType.PROTEST, EventType.REJECT, EventType.SUPPORT))
"""Types of acts that are done to things as well: a vote is boycotted, a plan rejected or backed."""

OF_POWERS = frozenset((EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.REJECT, EventType.SUPPORT))
"""Types of acts that are private between people of no country and no role: "she talked with her mother"."""

BACKGROUND = 31
"""Days before the article's date beyond which an act is background: what is news is told within the month."""


def _is_political_act(kind: EventType, parties: Sequence[Identified]) -> bool:
    """Tell whether a political actor is among the parties of an act; of some types, one that is more than people."""
    return any(map(_is_power, parties)) if kind in OF_POWERS else any(who.political for who in parties)


def _is_power(who: Identified) -> bool:
    """Tell whether a political actor is more than people of no country."""
    return who.participant.country is not None or (who.political and who.participant.sector != "CVL")


def _political(identifier: Identifier, found: list[Identified]) -> list[Identified]:
    """Return the political actors and the persons named among some participants; all where no political actor is."""
    person = identifier.is_person
    return [who for who in found if who.political or (who.how == "name" and person(who))] or found


def _identified(identifier: Identifier, sentence: Sentence, phrases: Sequence[Positions]) -> list[Identified]:
    """Return who some phrases name, each once; a pronoun that nobody is known to be meant by is left out."""
    found: dict[object, Identified] = {}
    for positions in phrases:
        who = identifier.identify(sentence, positions, _head(sentence, positions))
        if who.known:
            found.setdefault(who.participant.key or who.participant.span, who)
    return list(found.values())


def _head(sentence: Sentence, positions: Positions) -> int:
    inside = frozenset(positions)
    for i in positions:
        token = sentence.tokens[i]
        if (token.head not in inside or token.head == i) and token.dep not in ("det", "punct", "case"):
            return i
    return positions[-1]


def _event(scene: Scene, telling: Telling) -> Event:
    code = ontology.cameo(telling.type, telling.mode, telling.context)
    actors, recipients = telling.actors, telling.recipients
    return Event(
        id=event_id(scene.id, telling.type, telling.trigger, _spans(actors), _spans(recipients)),
        type=telling.type,
        mode=telling.mode,
        quad=ontology.quad(telling.type),
        context=telling.context,
        cameo=code.code,
        goldstein=code.goldstein,
        trigger=telling.trigger,
        mentions=telling.mentions,
        actors=actors,
        recipients=recipients,
        date=telling.date,
        place=telling.place,
        status=telling.status,
        quotation=telling.quotation,
        score=telling.score,
        why=telling.why,
    )


def _spans(participants: Sequence[Participant]) -> list[Span]:
    return [participant.span for participant in participants]
