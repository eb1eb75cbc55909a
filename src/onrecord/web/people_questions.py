"""What can be asked of the pages and the API on people; see `questions` for the rest."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from onrecord.limits import MAX_ROWS
from onrecord.model import EntityType
from onrecord.web.questions import Listed, Question, Timed, Words


class _Choosing(Question):
    name: Words | None = Field(None, description="With words in the name that begin so.")
    country: Words | None = Field(
        None, description="Who held office there, or is said to be of there: a country's code, name or adjective."
    )
    type: Literal["person", "organisation", "group", "document", "country", "any"] = Field(
        "person", description="What sort of speaker or actor; or any."
    )

    def wanted(self) -> dict[str, Any]:
        """Return the conditions for the record."""
        kind = None if self.type == "any" else EntityType(self.type)
        return {"name": self.name, "country": self.country, "kind": kind}


class PeopleQuestion(_Choosing, Listed):
    """Whom to list."""

    offset: int = Field(0, ge=0, le=10_000_000, description="Items to pass over.")


class PeoplePage(_Choosing):
    """What the list of people is asked."""

    page: int = Field(1, ge=1, le=200_000)


class _Spanning(Timed):
    order: Literal["newest", "oldest"] = Field("newest", description="What comes first.")


class PersonQuestion(_Spanning):
    """What the page on somebody is asked."""

    page: int = Field(1, ge=1, le=500_000)


class SaidQuestion(_Spanning, Listed):
    """Which quotations of somebody to list."""

    offset: int = Field(0, ge=0, le=10_000_000, description="Items to pass over.")


class PersonDetail(Question):
    """How to tell of somebody."""

    articles: int = Field(20, ge=0, le=MAX_ROWS, description="The newest articles that are listed.")
