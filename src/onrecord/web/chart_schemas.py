"""What the API answers about charts, as it is documented in OpenAPI; see `schemas`."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model import EntityType, Quad
from onrecord.web.schemas import Quotation


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class Moment(_Answer):
    """A quotation or an event; the other is null."""

    first: datetime.date | None = Field(description="The first day that it may have been on.")
    last: datetime.date | None
    quotation: Quotation | None
    event: dict[str, Any] | None = Field(description="As `onrecord events --format json` gives it.")


class TimelineAnswer(_Answer):
    """What somebody said and took part in."""

    limited: bool = Field(description="True where there may be earlier ones that were left out.")
    moments: list[Moment]


class CountryEvents(_Answer):
    """The events that a country has part in, or that took place there."""

    code: str = Field(description="ISO 3166 alpha-3.")
    name: str
    events: int
    quads: dict[Quad, int]


class PlaceEvents(_Answer):
    """The events at a place that is smaller than a country."""

    name: str
    country: str | None
    lat: float
    lon: float
    events: int
    latest: str = Field(description="The id of the last of them.")


class _Counted(_Answer):
    events: int = Field(description="How many events were looked at: the latest that are asked for.")
    complete: bool = Field(description="False where there may be more than were looked at.")


class MapAnswer(_Counted):
    """Countries and places, those with most events first."""

    countries: list[CountryEvents]
    places: list[PlaceEvents]


class Party(_Answer):
    """Somebody in a network who is named."""

    key: str = Field(description="ISO 3166 alpha-3 of a country, else a Wikidata id or a key made of the name.")
    name: str
    type: EntityType
    central: bool = Field(description="Whether the network was asked for around this party.")


class Relation(_Answer):
    """How often one party spoke about another, or acted on it in events of a quad class."""

    source: str
    target: str
    relation: Literal["said"] | Quad
    number: int
    latest: str = Field(description="The id of the last quotation or event.")


class NetworkAnswer(_Counted):
    """Parties and relations, the most frequent first."""

    quotations: int = Field(description="How many quotations were looked at.")
    parties: list[Party]
    relations: list[Relation]
