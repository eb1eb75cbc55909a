"""What a visitor can ask of a timeline, a map and a network: the parameters of pages, downloads and API."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from onrecord.limits import MAX_MOMENTS, MAX_OFFSET
from onrecord.model import QuotationKind, Status
from onrecord.record import MomentFilter, Wanted
from onrecord.web.questions import Context, Format, QuadClass, Timed, Told, Type, Words

DONE = (Status.ASSERTED, Status.PAST, Status.CLAIMED)
"""How events are told that are counted where nothing else is asked for: what is denied or to come did not happen."""

_COUNTRY = "a country by its ISO 3166 code, name or adjective"


class _Told(Timed):
    quad: QuadClass | None = Field(None, description="Events of this quad class.")
    type: Type | None = Field(None, description="Events of this PLOVER type.")
    status: Status | Literal["any"] | None = Field(
        None, description="Events told so; where it is not given, those that are asserted, past or claimed."
    )

    def _statuses(self) -> tuple[Status, ...] | None:
        if self.status == "any":
            return None
        return DONE if self.status is None else (Status(self.status),)


class MapFilter(_Told):
    """Which events to show on a map."""

    country: Words | None = Field(None, description=f"Events in which somebody of it takes part: {_COUNTRY}.")

    def wanted(self) -> Wanted:
        """Return the conditions for the record."""
        return Wanted(
            type=self.type,
            quad=self.quad,
            country=self.country,
            since=self.since,
            until=self.until,
            status=self._statuses(),
        )


class NetworkFilter(_Told):
    """Whom to show in a network."""

    who: Words | None = Field(
        None, description=f"Around this person or body, by any words in a row of the name, or {_COUNTRY}."
    )
    least: Annotated[int, Field(ge=1, le=1000)] = Field(1, description="Only what was said or done so often.")

    def wanted(self) -> Wanted:
        """Return the conditions for the record."""
        return Wanted(
            party=self.who,
            type=self.type,
            quad=self.quad,
            since=self.since,
            until=self.until,
            status=self._statuses(),
        )


class TimelineFilter(Timed):
    """Whose timeline to show."""

    who: Words = Field(description=f"A person or body, by any words in a row of the name, or {_COUNTRY}.")
    of: Literal["quotation", "event"] | None = Field(None, description="Only quotations, or only events.")
    kind: QuotationKind | None = Field(None, description="Only quotations: how much of it stands in quotation marks.")
    type: Type | None = Field(None, description="Only events: of this PLOVER type.")
    quad: QuadClass | None = Field(None, description="Only events: of this quad class.")
    context: Context | None = Field(None, description="Only events: in this PLOVER context.")
    status: Told | None = Field(None, description="Only events: told so; may be given several times.")
    outlet: Words | None = Field(None, description="In articles of this outlet; a part of its name will do.")

    def wanted(self) -> MomentFilter:
        """Return the conditions for the record, but for whose timeline and when."""
        return MomentFilter(
            of=self.of,
            outlet=self.outlet,
            kind=self.kind,
            type=self.type,
            quad=self.quad,
            context=self.context,
            status=tuple(self.status) if self.status else None,
        )


class TimelinePage(TimelineFilter):
    """What the page of a timeline is asked."""

    page: int = Field(1, ge=1, le=MAX_MOMENTS)


class _Formatted(BaseModel):
    format: Format = Field(Format.JSON, description="JSON, or CSV for a spreadsheet.")


class MapQuestion(MapFilter, _Formatted):
    """Which events to count by country and place."""


class NetworkQuestion(NetworkFilter, _Formatted):
    """Whom to hold against whom."""


class TimelineQuestion(TimelineFilter, _Formatted):
    """Whose timeline to tell."""

    limit: int = Field(50, ge=1, le=MAX_MOMENTS, description="The last so many.")
    offset: int = Field(0, ge=0, le=MAX_OFFSET, description="Moments to pass over, from the last one back.")
