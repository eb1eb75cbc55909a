"""The country of an actor, or the organisation that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.actors.people import Standing
from onrecord.actors.spans import Segment, Span, country_code
from onrecord.authority import Country

_ANCHORED = frozenset({"IGO"})
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

    In this order: the head's own place ("Iraq's", "Saudi-led"), the named actor's country, the people's, the place
    where the actor is, the person's office.
    """
    head = segments[0].spans
    named = next((_of_named(span) for span in head if span.named), None)
    body = named or next(_organisations(segments[1:], _BELONGING), None)
    country = next(_countries(head), None) or next(_groups(head), None)
    if named and named.country and not country:
        return named
    if named and country and named.country:
        return Home(named.country if _last_named(head) else country.country, named.organisation, named.international,
                    named.why if _last_named(head) else country.why)  # fmt: skip
    if named and country:
        return Home(country.country, named.organisation, named.international, country.why)
    if country:
        return country
    if body and body.international in _ANCHORED:
        return body
    there = next((home for home in _places(segments[1:])), None)
    if there:
        return Home(there.country, body.organisation if body else None, body.international if body else None, there.why)
    if body:
        return body
    return _of_office(standing) if standing else Home()


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


def _organisations(segments: Sequence[Segment], links: frozenset[str]) -> Iterator[Home]:
    for segment in segments:
        if segment.link not in links:
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
