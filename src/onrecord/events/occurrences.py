"""Tellings to occurrences: within an article the same act told twice is one event with two mentions.

Two tellings are of one act where type, mode and parties agree as far as both tell them, the dates do not contradict
each other, and the words are the same or mean the same ("arrived", "his visit"). What only one of them tells is taken
over, and `why` says from where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import EventDate, EventPlace, EventType, Origin, Participant, Span, Status

_SURE = frozenset((Status.ASSERTED, Status.PAST))
_SAME_DAY = frozenset((EventType.CONSULT, EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE))
"""What people do with their hosts while they are on a visit."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One act as one sentence tells it. `lemma` is its word's; `block` and `number` place the sentence.

    `signs` are what `events.trust` weighs.
    """

    type: EventType
    mode: str | None
    context: str | None
    lemma: str
    trigger: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: EventDate | None
    place: EventPlace | None
    status: Status
    quotation: str | None
    score: float
    why: tuple[str, ...]
    block: int
    number: int
    mentions: tuple[Span, ...] = ()
    signs: tuple[str, ...] = ()


def occurrences(tellings: Sequence[Telling]) -> list[Telling]:
    """Return one telling an act, the fullest first told, with the triggers of all in its `mentions`."""
    found: list[Telling] = []
    for telling in tellings:
        for i in range(len(found) - 1, -1, -1):
            if _one(found[i], telling):
                found[i] = _joined(found[i], telling)
                break
        else:
            found.append(replace(telling, mentions=(telling.trigger,)))
    return _during_visits(found)


def _one(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings are of one act."""
    if one.type is not other.type or (one.mode and other.mode and one.mode != other.mode):
        return False
    if one.quotation != other.quotation and one.status is not other.status:
        return False
    same_word = one.lemma == other.lemma or (one.mode is not None and one.mode == other.mode)
    if not same_word or not _compatible(one.date, other.date) or not _moods_agree(one.status, other.status):
        return False
    if not _share(one.actors, other.actors):
        return _reciprocal(one) and _reciprocal(other) and _crossed(one, other)
    return not one.recipients or not other.recipients or _share(one.recipients, other.recipients)


def _moods_agree(one: Status, other: Status) -> bool:
    return one is other or (one in _SURE and other in _SURE) or Status.PLANNED in (one, other)


def _reciprocal(telling: Telling) -> bool:
    """Tell whether an act is one that its recipients do as well: who meets whom does not matter."""
    return telling.type in (EventType.CONSULT, EventType.COOPERATE) and telling.mode != "visit"


def _crossed(one: Telling, other: Telling) -> bool:
    return _share(one.actors, other.recipients) and _share(one.recipients, other.actors)


def _share(some: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Tell whether any of some participants is one of the others."""
    return any(_same(one, other) for one in some for other in others)


def _same(one: Participant, other: Participant) -> bool:
    if one.key is not None and other.key is not None:
        return one.key == other.key
    return one.name.casefold() == other.name.casefold()


def _compatible(one: EventDate | None, other: EventDate | None) -> bool:
    """Tell whether two dates can be one day: one is not told, or one says the other more exactly."""
    if one is None or other is None:
        return True
    return one.value.startswith(other.value) or other.value.startswith(one.value)


def _joined(one: Telling, other: Telling) -> Telling:
    """Return one telling of two: the one that names more parties, the first of equals, completed by the other."""
    main, rest = (other, one) if len(other.recipients) > 0 == len(one.recipients) else (one, other)
    why = list(main.why)
    date, place = main.date, main.place
    if rest.date is not None and (date is None or len(rest.date.value) > len(date.value)):
        date = rest.date
        why.append("date:other-telling")
    if place is None and rest.place is not None:
        place = rest.place
        why.append("place:other-telling")
    mentions = (
        main.trigger,
        *sorted({*(one.mentions or (one.trigger,)), *(other.mentions or (other.trigger,))} - {main.trigger}),
    )
    return replace(
        main,
        mode=main.mode or rest.mode,
        date=date,
        place=place,
        score=max(one.score, other.score),
        mentions=mentions,
        why=(*why, "occurrence:told-again"),
    )


def _during_visits(tellings: Sequence[Telling]) -> list[Telling]:
    """Return the tellings, undated ones that go on with a visit dated and placed by it, as inferred.

    That takes the visitor as an actor, a host's country among the recipients', and the same or the next sentence.
    """
    found: list[Telling] = []
    for telling in tellings:
        visit = next((v for v in reversed(found[-3:]) if _goes_on(v, telling)), None)
        if visit is not None and visit.date is not None and telling.date is None:
            why = [*telling.why, "date:inferred:during-visit"]
            place = telling.place
            if place is None and visit.place is not None:
                place = visit.place
                why.append("place:inferred:during-visit")
            date = replace(visit.date, origin=Origin.INFERRED)
            telling = replace(telling, date=date, place=place, why=tuple(why))  # noqa: PLW2901
        found.append(telling)
    return found


def _goes_on(visit: Telling, telling: Telling) -> bool:
    near = visit.block == telling.block and 0 <= telling.number - visit.number <= 1
    if not near or visit.mode != "visit" or telling.mode == "visit" or telling.type not in _SAME_DAY:
        return False
    hosts = {party.country for party in visit.recipients if party.country}
    met = {party.country for party in telling.recipients}
    return (
        _share(visit.actors, telling.actors)
        and bool(hosts & met)
        and telling.status not in (Status.DENIED, Status.HYPOTHETICAL)
    )
