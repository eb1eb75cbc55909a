"""What a visitor can ask for: the parameters of pages and API, the same names everywhere, checked and documented.

A parameter that is not known is refused rather than ignored: a misspelt filter would silently show too much.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from starlette.datastructures import QueryParams

from onrecord.errors import QueryError
from onrecord.limits import MAX_OFFSET, MAX_QUERY_CHARS, MAX_ROWS
from onrecord.model import EventType, Quad, QuotationKind, Status
from onrecord.ontology import contexts
from onrecord.periods import period
from onrecord.record import Filter, Order, Wanted

Asked = TypeVar("Asked", bound=BaseModel)

_DAY = {
    "type": "string",
    "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    "examples": ["1987-06-12", "1987-06", "1987"],
}

Since = Annotated[
    datetime.date,
    BeforeValidator(lambda value: period(str(value))[0]),
    WithJsonSchema(_DAY),
]
"""The first day of a date as a user types it."""

Until = Annotated[
    datetime.date,
    BeforeValidator(lambda value: period(str(value))[1]),
    WithJsonSchema(_DAY),
]
"""The last day of a date as a user types it."""

Words = Annotated[str, Field(min_length=1, max_length=MAX_QUERY_CHARS)]


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _context(value: str) -> str:
    if value not in contexts():
        raise ValueError(f"there is no such context: it is one of {', '.join(contexts())}")
    return value


Type = Annotated[EventType, BeforeValidator(_upper)]
QuadClass = Annotated[Quad, BeforeValidator(_upper)]
Context = Annotated[Words, AfterValidator(_context)]
Told = Annotated[list[Status], BeforeValidator(_several), Field(max_length=len(Status))]


class Format(StrEnum):
    """How the API answers."""

    JSON = "json"
    CSV = "csv"


class Question(BaseModel):
    """What is asked in an address; what it does not know is refused."""

    model_config = ConfigDict(extra="forbid")


def in_order(asked: Any) -> Any:
    """Return what is asked between two days; raises ValueError where the first is after the last."""
    if asked.since and asked.until and asked.since > asked.until:
        raise ValueError("the first day is after the last: nothing can lie between")
    return asked


class Timed(Question):
    """What is asked about a time: from one day to another, both included."""

    since: Since | None = Field(None, description="On this day or later: YYYY, YYYY-MM or YYYY-MM-DD.")
    until: Until | None = Field(None, description="On this day or earlier: YYYY, YYYY-MM or YYYY-MM-DD.")

    _in_order = model_validator(mode="after")(in_order)


class _Dated(Question):
    since: Since | None = Field(None, description="Published on this day or later: YYYY, YYYY-MM or YYYY-MM-DD.")
    until: Until | None = Field(None, description="Published on this day or earlier: YYYY, YYYY-MM or YYYY-MM-DD.")
    outlet: Words | None = Field(None, description="In articles of this outlet; a part of its name will do.")

    _in_order = model_validator(mode="after")(in_order)

    def filter(self) -> Filter:
        """Return the conditions for the record."""
        return Filter(since=self.since, until=self.until, outlet=self.outlet)


class _Speaking(_Dated):
    by: Words | None = Field(None, description="Of speakers with this name, or words in a row of it, in any spelling.")
    kind: QuotationKind | None = Field(None, description="How much of it stands in quotation marks.")

    def filter(self) -> Filter:
        """Return the conditions for the record."""
        return Filter(by=self.by, kind=self.kind, since=self.since, until=self.until, outlet=self.outlet)


class Listed(Question):
    """What every list of the API is asked."""

    limit: int = Field(50, ge=1, le=MAX_ROWS, description="Items of one answer.")
    format: Format = Field(Format.JSON, description="JSON, or CSV for a spreadsheet.")


class ArticlesQuestion(_Dated, Listed):
    """Which articles to list."""

    about: Words | None = Field(None, description='That contain these words; "a phrase", begin*, -without.')
    offset: int = Field(0, ge=0, le=10_000_000, description="Items to pass over.")


class QuotationsQuestion(_Speaking, Listed):
    """Which quotations to list."""

    about: Words | None = Field(None, description='In which these words were said; "a phrase", begin*, -without.')
    offset: int = Field(0, ge=0, le=10_000_000, description="Items to pass over.")


class _Searching(_Speaking):
    q: Words | None = Field(None, description='Words to look for; "a phrase", begin*, -without.')
    country: Words | None = Field(
        None, description="Of speakers for this country: its name, adjective or ISO 3166 code."
    )
    order: Order = Field(Order.RELEVANCE, description="Best matches first, or newest first.")


class SearchQuestion(_Searching, Listed):
    """What to search for."""

    of: Literal["quotation", "article"] | None = Field(None, description="Only quotations, or only articles.")
    offset: int = Field(0, ge=0, le=MAX_OFFSET, description="Items to pass over.")

    def filter(self) -> Filter:
        """Return the conditions for the record."""
        return Filter(self.of, self.by, self.since, self.until, self.kind, self.outlet, self.country)


class SearchPage(_Searching):
    """What the search page is asked; a type of event leaves only events to be found."""

    of: Literal["quotation", "article", "event"] | None = None
    type: Type | None = None
    page: int = Field(1, ge=1, le=MAX_OFFSET // 20)

    def filter(self) -> Filter:
        """Return the conditions on quotations and articles."""
        of = None if self.of == "event" else self.of
        return Filter(of, self.by, self.since, self.until, self.kind, self.outlet, self.country)

    def wanted(self) -> Wanted:
        """Return the conditions on events; `by` is who takes part."""
        return Wanted(
            party=self.by,
            type=self.type,
            country=self.country,
            since=self.since,
            until=self.until,
            about=self.q,
            outlet=self.outlet,
        )


class _Acting(Question):
    q: Words | None = Field(
        None, description='Words of who takes part and of what tells of the act; "a phrase", begin*, -without.'
    )
    actor: Words | None = Field(None, description="Done by this country (everybody of it), or somebody of this name.")
    recipient: Words | None = Field(None, description="Done to this country, or somebody of this name.")
    country: Words | None = Field(
        None, description="In which this country is on either side: its name, adjective or ISO 3166 code."
    )
    party: Words | None = Field(None, description="In which this country or somebody of this name is on either side.")
    type: Type | None = Field(None, description="Of this PLOVER type.")
    quad: QuadClass | None = Field(None, description="Of this quad class.")
    context: Context | None = Field(None, description="In this PLOVER context.")
    status: Told | None = Field(None, description="Told so; may be given several times.")
    since: Since | None = Field(None, description="That reach into the time from this day on.")
    until: Until | None = Field(None, description="That reach into the time up to this day.")
    outlet: Words | None = Field(None, description="In articles of this outlet; a part of its name will do.")

    _in_order = model_validator(mode="after")(in_order)

    def wanted(self) -> Wanted:
        """Return the conditions for the record."""
        return Wanted(
            actor=self.actor,
            recipient=self.recipient,
            party=self.party,
            type=self.type,
            quad=self.quad,
            country=self.country,
            since=self.since,
            until=self.until,
            status=tuple(self.status) if self.status else None,
            context=self.context,
            about=self.q,
            outlet=self.outlet,
        )


class EventsQuestion(_Acting, Listed):
    """Which events to list."""

    offset: int = Field(0, ge=0, le=10_000_000, description="Items to pass over.")


class EventsPage(_Acting):
    """What the list of events is asked."""

    page: int = Field(1, ge=1, le=500_000)


class Window(StrEnum):
    """How much room there is for a chart: much, or as little as on a phone."""

    WIDE = "wide"
    NARROW = "narrow"


class Inlined(Question):
    """How a chart is to be drawn."""

    inline: Window | None = Field(None, description="As it stands in a page, for a wide window or a narrow one.")


class CountedQuestion(_Acting):
    """Which events to count over time."""


class OverTimeQuestion(CountedQuestion, Inlined):
    """Which events to draw over time."""


class CountryQuestion(Question):
    """What to tell of a country or two."""

    format: Format = Field(Format.JSON, description="JSON, or CSV of the counts over time.")


class ArticlesPage(_Dated):
    """What the list of articles is asked."""

    about: Words | None = None
    page: int = Field(1, ge=1, le=500_000)


class FormatQuestion(Question):
    """How to answer."""

    format: Format = Field(Format.JSON, description="JSON, or CSV for a spreadsheet.")


def checked(model: type[Asked], given: dict[str, str]) -> Asked:
    """Return what is asked of a file; raises QueryError where it cannot be."""
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise QueryError(in_a_line(complaints(error))) from error


def filled_in(parameters: QueryParams) -> dict[str, str]:
    """Return what a form says: fields that were left empty say nothing."""
    return {name: value.strip() for name, value in parameters.items() if value.strip()}


def complaints(error: ValidationError) -> list[tuple[str, str]]:
    """Return which parameters cannot be, and why, in words for the visitor."""
    return [complaint(dict(found)) for found in error.errors(include_url=False)]


def complaint(found: dict[str, object]) -> tuple[str, str]:
    """Return the name of a parameter that cannot be, and why; of one error as pydantic tells it."""
    place = found.get("loc")
    name = str(place[-1]) if isinstance(place, tuple) and place else ""
    message = str(found.get("msg", "")).removeprefix("Value error, ")
    if found.get("type") == "extra_forbidden":
        message = "there is no such parameter"
    return name, message


def in_a_line(complaints: Iterable[tuple[str, str]]) -> str:
    """Return which parameters cannot be, and why, as one message."""
    return "; ".join(f"{name}: {why}" if name else why for name, why in complaints)
