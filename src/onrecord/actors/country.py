"""The country of an actor, or the organisation that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.actors.lexicon import Named
from onrecord.actors.people import Standing
from onrecord.actors.spans import Segment, Span, country_code
from onrecord.authority import Country

_ANCHORED = frozenset({"IGO", "NGO"})
"""What belongs to no country, wherever it works: "UN troops in Bosnia" are the UN's."""

_LOCATING = frozenset(
    {"of", "in", "at", "from", "near", "for", "throughout", "across", "outside", "inside", "within", ","}
)
"""Links whose complement may be the actor's country; an "envoy to Syria" is not Syria's."""

_BELONGING = frozenset({"of", "for", "from", "at", ","})


@dataclass(frozen=True, slots=True)
class Home:
    """Where an actor belongs: a country's code, or an organisation's key with what it is; what said so."""

    country: str | None = None
    organisation: str | None = None
    international: str | None = None
    why: str = ""


def home_of(segments: Sequence[Segment], standing: Standing | None) -> Home:
    """Tell where the actor belongs that these parts of a phrase name; an empty Home where they do not tell.

    In this order: the named actor that the head ends with ("Turkish PKK"), the head's own place ("Iraq's",
    "Saudi-led"), another named actor or a people in the head, an organisation that the head is of, the place where the
    actor is, the person's office. A party's name is no home where a place is given: several countries have a Labour
    Party.
    """
    head = segments[0].spans
    named = next((span.named for span in head if span.named), None)
    own = next(_countries(head), None) or next(_groups(head), None)
    body = next((_of_named(span) for span in head if span.named), None)
    if body and named and body.country and (_last_named(head) or not own) and not _is_party(named):
        return body
    if own:
        return replace(own, organisation=body.organisation, international=body.international) if body else own
    body = body or next(_organisations(segments[1:]), None)
    if body and body.international in _ANCHORED:
        return body
    there = next(_places(segments[1:]), None)
    if there and body and not (named and not _is_party(named) and body.country):
        return replace(there, organisation=body.organisation, international=body.international)
    return body or there or (_of_office(standing) if standing else Home())


def _is_party(named: Named) -> bool:
    return named.sectors[:1] == ("PTY",)


def _of_named(span: Span) -> Home:
    named = span.named
    if named is None:
        return Home()
    return Home(
        named.country, named.organisation, named.international, f"{span.text}: {named.country or named.international}"
    )


def _last_named(head: Sequence[Span]) -> bool:
    """Tell whether a named actor is what the head ends with: the "Turkish PKK" is the PKK."""
    telling = [span for span in head if span.named or span.weight]
    return bool(telling and telling[-1].named)


def _countries(spans: Sequence[Span]) -> Iterator[Home]:
    for span in spans:
        if span.place and isinstance(span.place.place, Country):
            code = country_code(span.place.place)
            yield Home(code, why=f"{span.text}: {code}")
        elif span.group and span.group.kind == "region" and span.group.country:
            yield Home(span.group.country, why=f"{span.text}: {span.group.country}")


def _groups(spans: Sequence[Span]) -> Iterator[Home]:
    for span in spans:
        if span.group and span.group.country:
            yield Home(span.group.country, why=f"{span.text}: {span.group.country}")


def _organisations(segments: Sequence[Segment]) -> Iterator[Home]:
    for segment in segments:
        if segment.link not in _BELONGING:
            return
        for span in segment.spans:
            if span.named:
                yield _of_named(span)


def _places(segments: Sequence[Segment]) -> Iterator[Home]:
    for segment in segments:
        if segment.link in _LOCATING:
            yield from _countries(segment.spans)
            yield from _groups(segment.spans)


def _of_office(standing: Standing) -> Home:
    if len(standing.place) == 3 and standing.international is None:
        return Home(standing.place, why=f"office: {standing.place}")
    return Home(None, standing.place, standing.international, f"office: {standing.place}")
