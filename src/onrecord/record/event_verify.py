"""Times, places and events as the record takes them in: resting on words of the article, with codes of PLOVER's."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from onrecord.errors import RecordError
from onrecord.model import Event, EventType, Origin, Place, Quad, Reading, Span, event_id


@dataclass(frozen=True, slots=True)
class Codes:
    """What PLOVER allows: `quads` and `modes` by type, and every context."""

    quads: dict[EventType, Quad]
    modes: dict[EventType, frozenset[str]]
    contexts: frozenset[str]


@functools.cache
def codes() -> Codes:
    """Load what PLOVER allows."""
    content = tomllib.loads(files("onrecord.data").joinpath("record", "plover.toml").read_text("utf-8"))
    types = {EventType(name): row for name, row in content["types"].items()}
    return Codes(
        quads={name: Quad(row["quad"]) for name, row in types.items()},
        modes={name: frozenset(row["modes"]) for name, row in types.items()},
        contexts=frozenset(content["contexts"]),
    )


def verify_events(reading: Reading) -> None:
    """Hold the times, places and events of a reading against its article and against PLOVER.

    Raises RecordError where an event's id is not its own, words that it rests on are not in the text, the quotation
    that it names does not exist, its quad class, mode or context is none of its type's, a date rests on nothing, or
    coordinates are none on earth.
    """
    article = reading.article
    for span in _spans(reading):
        if not 0 <= span.start < span.end <= len(article.text):
            raise RecordError(f"{article.ref}: {span.start} to {span.end} is no stretch of the article's text")
    for place in reading.places:
        if not _is_on_earth(place):
            raise RecordError(f"{article.ref}: '{place.name}' has coordinates that are none: {place.lat}, {place.lon}")
    quotations = {quotation.id for quotation in reading.quotations}
    seen: set[str] = set()
    for event in reading.events:
        taking = [[each.span for each in those] for those in (event.actors, event.recipients)]
        if event.id != event_id(article.id, event.type, event.trigger, *taking) or event.id in seen:
            raise RecordError(f"{article.ref}: event {event.id} has an id that is not its own")
        seen.add(event.id)
        if event.quotation is not None and event.quotation not in quotations:
            raise RecordError(f"{article.ref}: event {event.id} is told in a quotation that does not exist")
        if fault := _fault(event):
            raise RecordError(f"{article.ref}: event {event.id} {fault}")


def _fault(event: Event) -> str:
    """Say what is wrong with an event on its own, "" where nothing is."""
    known = codes()
    if event.quad is not known.quads[event.type]:
        return f"is {event.type}, which is not {event.quad}"
    if event.mode is not None and event.mode not in known.modes[event.type]:
        return f"has a mode that {event.type} has not: '{event.mode}'"
    if event.context is not None and event.context not in known.contexts:
        return f"has a context that PLOVER has not: '{event.context}'"
    if event.goldstein is not None and not -10 <= event.goldstein <= 10:
        return f"has a score outside Goldstein's scale: {event.goldstein}"
    if not event.mentions or event.mentions[0] != event.trigger:
        return "does not begin its mentions with its trigger"
    if event.date is not None and event.date.span is None and event.date.origin is not Origin.INFERRED:
        return f"has a date that is {event.date.origin} nowhere"
    return ""


def _is_on_earth(place: Place) -> bool:
    if place.lat is None or place.lon is None:
        return place.lat is place.lon
    return -90 <= place.lat <= 90 and -180 <= place.lon <= 180  # false where one is not a number


def _spans(reading: Reading) -> Iterator[Span]:
    yield from (time.span for time in reading.times)
    yield from (place.span for place in reading.places)
    for event in reading.events:
        yield from (event.trigger, *event.mentions)
        yield from (participant.span for participant in (*event.actors, *event.recipients))
        if event.place is not None:
            yield event.place.span
        if event.date is not None and event.date.span is not None:
            yield event.date.span
