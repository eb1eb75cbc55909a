"""What a text says of itself in its head: title, date of publication, outlet, address.

Nothing is cut from the text; every value found is a claim with the place where it stands. What the caller, the page's
markup or the JSON object gives wins over claims, and a claim that agrees with it is its evidence.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

from onrecord.model import Evidence, Span
from onrecord.sources import dateline, head
from onrecord.sources.dates import Day


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; None where a value is not known."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    language: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """Return these metadata with what is missing taken from `other`."""
        return Metadata(*(getattr(self, field.name) or getattr(other, field.name) for field in fields(Metadata)))


class Settled(NamedTuple):
    """The metadata of an article and where in its text they stand, in order."""

    metadata: Metadata
    evidence: tuple[Evidence, ...]


def settle(text: str, given: Metadata) -> Settled:
    """Return `given` completed by what the head of `text` says, with the evidence for every value that stands there.

    A day without a year gives no date, but it is evidence for a given one that falls on it.
    """
    claims = list(_claims(text))
    found: dict[str, str | datetime.date] = {}
    for claim in claims:
        if not isinstance(claim.value, Day):
            found.setdefault(claim.field, claim.value)
    metadata = given.or_else(Metadata(**found))  # type: ignore[arg-type] # `_claims` pairs fields with their types
    evidence = {Evidence(claim.field, claim.span) for claim in claims if _agrees(claim, metadata)}
    return Settled(
        metadata, tuple(sorted(evidence | set(_heading(text, metadata.title)), key=lambda e: (e.span, e.field)))
    )


def _claims(text: str) -> Iterable[head.Claim]:
    begun = head.leading_date(text)
    yield from begun
    reached = begun[-1].span.end if begun else 0
    in_head = True
    # A date with which the text begins may have the prose behind it on its line: that is no title.
    untitled = not begun or text[reached:].lstrip(" \t").startswith("\n")
    for line in head.lines(text, reached):
        claims = head.claims(text, line, untitled=untitled) if in_head else ()
        yield from claims
        untitled = untitled and not any(claim.field == "title" for claim in claims)
        if not claims and not head.belongs(text, line):
            yield from dateline.claims(text, line.start)
            in_head = in_head and not head.is_prose(text, line)
            untitled = False
            if len(line.of(text)) > head.LONGEST_TITLE:
                return


def _agrees(claim: head.Claim, metadata: Metadata) -> bool:
    value = getattr(metadata, claim.field)
    if isinstance(claim.value, Day):
        return isinstance(value, datetime.date) and (value.month, value.day) == (claim.value.month, claim.value.day)
    return bool(value == claim.value)


def _heading(text: str, title: str | None) -> Iterator[Evidence]:
    """Yield the evidence for a title that was given and with which the text begins."""
    start = len(text) - len(text.lstrip())
    if title and text.startswith(title, start):
        yield Evidence("title", Span(start, start + len(title)))
