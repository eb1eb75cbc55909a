"""What a visitor can ask for: the parameters of pages and API, the same names everywhere, checked and documented.

A parameter that is not known is refused rather than ignored: a misspelt filter would silently show too much.
"""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema, model_validator
from starlette.datastructures import QueryParams

from onrecord.limits import MAX_OFFSET, MAX_QUERY_CHARS, MAX_ROWS
from onrecord.model import QuotationKind
from onrecord.periods import period
from onrecord.record import Filter, Order

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


class Format(StrEnum):
    """How the API answers."""

    JSON = "json"
    CSV = "csv"


class Question(BaseModel):
    """What is asked in an address; what it does not know is refused."""

    model_config = ConfigDict(extra="forbid")


class _Dated(Question):
    since: Since | None = Field(None, description="Published on this day or later: YYYY, YYYY-MM or YYYY-MM-DD.")
    until: Until | None = Field(None, description="Published on this day or earlier: YYYY, YYYY-MM or YYYY-MM-DD.")
    outlet: Words | None = Field(None, description="In articles of this outlet; a part of its name will do.")

    @model_validator(mode="after")
    def _in_order(self) -> _Dated:
        if self.since and self.until and self.since > self.until:
            raise ValueError("since is after until: nothing can lie between")
        return self

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
    of: Literal["quotation", "article"] | None = Field(None, description="Only quotations, or only articles.")
    order: Order = Field(Order.RELEVANCE, description="Best matches first, or newest first.")

    def filter(self) -> Filter:
        """Return the conditions for the record."""
        return Filter(of=self.of, by=self.by, kind=self.kind, since=self.since, until=self.until, outlet=self.outlet)


class SearchQuestion(_Searching, Listed):
    """What to search for."""

    offset: int = Field(0, ge=0, le=MAX_OFFSET, description="Items to pass over.")


class SearchPage(_Searching):
    """What the search page is asked."""

    page: int = Field(1, ge=1, le=MAX_OFFSET // 20)


class ArticlesPage(_Dated):
    """What the list of articles is asked."""

    about: Words | None = None
    page: int = Field(1, ge=1, le=500_000)


class FormatQuestion(Question):
    """How to answer."""

    format: Format = Field(Format.JSON, description="JSON, or CSV for a spreadsheet.")


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
