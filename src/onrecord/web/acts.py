"""One event to what a reader sees of it: its parts marked in the passage, and each field with what it means and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from onrecord.export.arrangement import around
from onrecord.model import Event, Participant, Reading, Span
from onrecord.ontology import code, context_meaning, mode_meaning, sector_meaning, type_meaning
from onrecord.reasons import Kind, explain
from onrecord.web import annotation
from onrecord.web.annotation import Sign
from onrecord.web.citation import party
from onrecord.web.marks import Mark
from onrecord.web.rendering import Renderer

QUADS = {
    "VCOOP": "verbal cooperation: words of goodwill, agreement or support",
    "MCOOP": "material cooperation: deeds that help or bring together",
    "VCONF": "verbal conflict: words of blame, refusal, demand or threat",
    "MCONF": "material conflict: deeds that harm, punish or force",
}
"""What the quad classes mean."""

STATUSES = {
    "asserted": "the outlet tells it as done",
    "denied": "the outlet tells that it did not happen",
    "planned": "it is to come",
    "hypothetical": "it is possible, or a condition",
    "past": "background that the article looks back on",
    "claimed": "a speaker says so, not the outlet",
}
"""What the ways in which an event is told mean."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A code of `why`, what it means in a sentence (None where the glossary does not have it)."""

    code: str
    meaning: str | None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an event: its value as shown, what the value means, where it stands in the text, and the reasons."""

    name: str
    value: str | None
    meaning: str | None = None
    quoted: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()


def reasons(kind: Kind, codes: tuple[str, ...]) -> tuple[Reason, ...]:
    """Return the codes of a `why` with their meanings."""
    return tuple(Reason(each, explain(kind, each)) for each in codes)


def passage(reading: Reading, event: Event) -> Markup:
    """Return the blocks around an event, with each of its parts marked by its role."""
    text = reading.article.text
    parts = list(_parts(event))
    marks = [Mark(span, Sign("role", f"role {role}"), rank) for rank, (role, span) in enumerate(parts)]
    shown = annotation.paragraphs(text, around(reading.blocks, [span for _, span in parts]))
    renderer = Renderer(text, marks)
    return Markup("").join(renderer.paragraph(paragraph) for paragraph in shown)


def roles(event: Event) -> list[str]:
    """Return the roles that are marked in the passage of an event, for its legend."""
    return list(dict.fromkeys(role for role, _ in _parts(event)))


def _parts(event: Event) -> Iterator[tuple[str, Span]]:
    if event.place:
        yield "place", event.place.span
    if event.date and event.date.span:
        yield "date", event.date.span
    yield from (("recipient", each.span) for each in event.recipients)
    yield from (("actor", each.span) for each in event.actors)
    yield "act", event.trigger
    yield from (("again", span) for span in event.mentions if span != event.trigger)


def fields(reading: Reading, event: Event) -> list[Field]:
    """Return the fields of an event in the order in which they are read, those without value and reason left out."""
    date, place = event.date, event.place
    known = code(event.cameo) if event.cameo else None
    score = None if event.goldstein is None else f"{event.goldstein:+.1f}"
    told = [
        Field("act", None, None, tuple(dict.fromkeys((event.trigger, *event.mentions)))),
        Field("type", str(event.type), type_meaning(event.type)),
        Field("mode", event.mode, mode_meaning(event.type, event.mode) if event.mode else None),
        Field("context", event.context, context_meaning(event.context) if event.context else None),
        Field("quad class", str(event.quad), QUADS[event.quad]),
        Field("CAMEO", event.cameo, known.name if known else None),
        Field("Goldstein", score, "from -10, most hostile, to 10, most friendly" if score else None),
        Field("status", str(event.status), STATUSES[event.status]),
        _parties("actor", event.actors),
        _parties("recipient", event.recipients),
        Field("date", date.value, f"{date.precision}, {date.origin}", _at(date.span)) if date else Field("date", None),
        Field("place", place.name, place.country, _at(place.span)) if place else Field("place", None),
        Field("other", None),
    ]
    why: dict[str, tuple[str, ...]] = {}
    for each in event.why:
        why[_field_of(each)] = (*why.get(_field_of(each), ()), each)
    found = [
        replace(
            one,
            reasons=reasons("event", why.get(one.name, ()))
            + tuple(dict.fromkeys(_found_elsewhere(reading, event, one.name))),
        )
        for one in told
    ]
    return [one for one in found if one.value or one.quoted or one.reasons]


def _parties(role: str, those: tuple[Participant, ...]) -> Field:
    names = "; ".join(party(each) for each in those)
    sectors = dict.fromkeys(each.sector for each in those if each.sector)
    meaning = "; ".join(f"{sector}: {sector_meaning(sector)}" for sector in sectors)
    return Field(role, names or None, meaning or None, tuple(each.span for each in those))


def _at(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


_FIELDS = {"trigger": "act", "link": "act", "occurrence": "act", "actors": "actor", "recipients": "recipient"}
_OWN = ("type", "status", "actor", "recipient", "date", "place")


def _field_of(reason: str) -> str:
    """Return the name of the field that a reason is given for: by what stands before its first colon."""
    first, _, rest = reason.partition(":")
    if first == "type" and rest.startswith(("mode:", "context:")):
        return rest.partition(":")[0]
    return _FIELDS.get(first, first if first in _OWN else "other")


def _found_elsewhere(reading: Reading, event: Event, field: str) -> Iterator[Reason]:
    """Yield what gave the mentions, the time and the place that a field builds on."""
    if field in ("actor", "recipient"):
        yield from _mentioned(reading, event.actors if field == "actor" else event.recipients)
    elif field == "date" and event.date:
        when = event.date.span
        yield from (each for time in reading.times if time.span == when for each in reasons("time", time.why))
    elif field == "place" and event.place:
        at = event.place.span
        yield from (each for place in reading.places if place.span == at for each in reasons("place", place.why))


def _mentioned(reading: Reading, those: tuple[Participant, ...]) -> Iterator[Reason]:
    keys = {each.span: each.key for each in those}
    for entity in reading.people:
        for mention in entity.mentions:
            if keys.get(mention.span, ...) == entity.key:
                yield from reasons("person", mention.why)
