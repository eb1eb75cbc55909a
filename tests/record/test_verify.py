from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.errors import RecordError
from onrecord.model import Block, BlockKind, Event, EventType, Origin, Quad, Quotation, Reading, Span, event_id
from onrecord.record.event_verify import codes
from onrecord.record.verify import verify
from readings import ARTICLE, FERRIES, KIRUNA, MET, OPEN, READING, SUNDAY, TOLD


def _with(quotation: Quotation) -> Reading:
    return replace(READING, quotations=(quotation,), events=())


def _event(**changes: object) -> Reading:
    """Return the reading with one event only, changed, under the id that it then has."""
    made: Event = replace(MET, **changes)  # type: ignore[arg-type] # any of Event's own fields
    spans = [[each.span for each in those] for those in (made.actors, made.recipients)]
    return replace(READING, events=(replace(made, id=event_id(ARTICLE.id, made.type, made.trigger, *spans)),))


NOWHERE = Span(10_000, 10_001)


BROKEN = {
    "its id is not that of its text": replace(READING, article=replace(ARTICLE, text=ARTICLE.text + "!")),
    "has an id that is not its own": _with(replace(OPEN, id="q0")),
    "twice has an id that is not its own": replace(READING, quotations=(OPEN, OPEN)),
    "is not what the article says": _with(replace(OPEN, text=OPEN.text.upper())),
    "is no stretch of the article's text": replace(READING, blocks=(Block(BlockKind.PARAGRAPH, Span(0, 10_000)),)),
    "9 to 3 is no stretch": _with(replace(OPEN, cue=Span(9, 3))),
    "is within one that does not exist": _with(replace(OPEN, within=TOLD.id)),
    "no stretch of the article's text: a time": replace(READING, times=(replace(SUNDAY, span=NOWHERE),)),
    "no stretch of the article's text: a place": replace(READING, places=(replace(KIRUNA, span=Span(5, 5)),)),
    "no stretch of the article's text: a trigger": _event(trigger=NOWHERE, mentions=(NOWHERE,)),
    "no stretch of the article's text: a mention": _event(mentions=(MET.trigger, NOWHERE)),
    "no stretch of the article's text: an actor": _event(actors=(replace(MET.actors[0], span=NOWHERE),)),
    "no stretch of the article's text: a recipient": _event(recipients=(replace(MET.recipients[0], span=Span(9, 9)),)),
    "no stretch of the article's text: a date": _event(date=MET.date and replace(MET.date, span=NOWHERE)),
    "no stretch of the article's text: where": _event(place=MET.place and replace(MET.place, span=NOWHERE)),
    "coordinates that are none: 91": replace(READING, places=(replace(KIRUNA, lat=91.0),)),
    "coordinates that are none: nan": replace(READING, places=(replace(KIRUNA, lat=float("nan")),)),
    "coordinates that are none: 67.85572, None": replace(READING, places=(replace(KIRUNA, lon=None),)),
    "event e0 has an id that is not its own": replace(READING, events=(replace(MET, id="e0"),)),
    "has an id that is not its own: again": replace(READING, events=(MET, MET)),
    "is told in a quotation that does not exist": _event(quotation="q0"),
    "is CONSULT, which is not MCONF": _event(quad=Quad.MCONF),
    "has a mode that CONSULT has not: 'firearms'": _event(mode="firearms"),
    "has a context that PLOVER has not: 'weather'": _event(context="weather"),
    "has a score outside Goldstein's scale: 11": _event(goldstein=11.0),
    "has a score outside Goldstein's scale: nan": _event(goldstein=float("nan")),
    "does not begin its mentions with its trigger": _event(mentions=()),
    "has a date that is resolved nowhere": _event(date=MET.date and replace(MET.date, span=None)),
    "two speakers have the same key": replace(READING, people=(READING.people[0], READING.people[0])),
}


def test_a_reading_that_holds_is_let_through() -> None:
    verify(READING)
    assert READING.quotations


@pytest.mark.parametrize(("message", "reading"), BROKEN.items(), ids=BROKEN)
def test_a_reading_that_does_not_hold_is_refused(message: str, reading: Reading) -> None:
    told = message.removeprefix("twice ").removeprefix("its ").partition(": a")[0].removesuffix(": where")
    with pytest.raises(RecordError, match=re.escape(told)):
        verify(reading)


def test_a_date_that_is_inferred_may_stand_nowhere() -> None:
    verify(_event(date=MET.date and replace(MET.date, span=None, origin=Origin.INFERRED)))


def test_an_event_may_be_told_in_a_quotation_of_its_article() -> None:
    assert FERRIES.quotation in {quotation.id for quotation in READING.quotations}


def test_every_type_has_a_quad_class_and_modes() -> None:
    known = codes()
    assert known.quads.keys() == known.modes.keys() == set(EventType)
    assert {quad: sum(each is quad for each in known.quads.values()) for quad in Quad} == {
        Quad.VCOOP: 4,
        Quad.MCOOP: 3,
        Quad.VCONF: 4,
        Quad.MCONF: 5,
    }
    assert "visit" in known.modes[EventType.CONSULT]
    assert "diplomatic" in known.contexts
