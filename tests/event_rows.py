"""Rows of the record made by hand, for tests of the formats of events."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import EntityType, Event, EventDate, Origin, Precision, Span, Status
from onrecord.record import EventRow, Figure
from readings import ARTICLE, COAL, COUNCIL, FERRIES, FIRED, KIRUNA, LINDQVIST, MET, TEXT

FIGURES = (
    Figure(LINDQVIST.key, LINDQVIST.name, EntityType.PERSON, ("Minister of Lundhavn",)),
    Figure(COUNCIL.key, COUNCIL.name, EntityType.ORGANISATION, ()),
)


def row(event: Event, **changes: object) -> EventRow:
    """Return an event of ARTICLE as the record would."""
    made = EventRow(
        event=event,
        article_id=ARTICLE.id,
        ref=ARTICLE.ref,
        text=TEXT,
        title=ARTICLE.title,
        outlet=ARTICLE.outlet,
        url=None,
        published=ARTICLE.published,
        language="en",
        where=KIRUNA if event.place else None,
        figures=FIGURES,
        toponyms=("LUNDHAVN", "Kiruna"),
    )
    return replace(made, **changes)  # type: ignore[arg-type] # any of EventRow's own fields


ROWS = [row(event) for event in (MET, COAL, FIRED, FERRIES)]


def dated(value: str | None, status: Status = Status.ASSERTED) -> EventRow:
    """Return a meeting on that date."""
    date = EventDate(value, Precision.DAY, Origin.STATED, MET.trigger) if value else None
    return row(replace(MET, date=date, status=status))


HOSTILE = '=HYPERLINK("http://example.org")\t\x1b[2J\r\n"quoted"; \U0001f30d\ud800 \u202eabc'
"""A formula, quotation marks, a tab, an escape sequence, line ends, an astral character, half a pair, an override."""


def hostile() -> EventRow:
    """Return an event in which every word of the article is hostile."""
    actor = replace(MET.actors[0], name=HOSTILE, key=HOSTILE)
    place = replace(MET.place, name=HOSTILE) if MET.place else None
    event = replace(
        MET,
        trigger=Span(0, len(HOSTILE)),
        actors=(actor, actor),
        recipients=(replace(actor, country=None),),
        place=place,
        why=(HOSTILE,),
    )
    figure = Figure(HOSTILE, HOSTILE, EntityType.PERSON, (HOSTILE,))
    return row(
        event,
        text=HOSTILE * 10,
        title=HOSTILE,
        outlet=HOSTILE,
        url=HOSTILE,
        ref=HOSTILE,
        language=HOSTILE,
        where=replace(KIRUNA, name=HOSTILE),
        figures=(figure,),
        toponyms=(HOSTILE,),
    )
