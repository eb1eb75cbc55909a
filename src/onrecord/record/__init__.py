"""The record: a database of articles and of all that was read in them, to add to and to search.

`Record` is the way in; `rows` holds what its methods answer with. Everything else is behind them.
"""

from onrecord.record.browsing import Filter, Order
from onrecord.record.countries import ActorCount, Countries, CountryRow, MonthCount
from onrecord.record.events import EventRow, Figure, Wanted
from onrecord.record.geography import CountryCount, Geography, PlaceCount
from onrecord.record.network import Network, Party, Relation
from onrecord.record.reader import Reader
from onrecord.record.rows import (
    ArticleRow,
    DayCount,
    Found,
    Hit,
    Outcome,
    OutcomeKind,
    Page,
    QuotationRow,
    RejectionCount,
    SpeakerCount,
    Stats,
    Summary,
)
from onrecord.record.store import Record
from onrecord.record.timeline import Moment, MomentFilter, Point

__all__ = [
    "ActorCount",
    "ArticleRow",
    "Countries",
    "CountryCount",
    "CountryRow",
    "DayCount",
    "EventRow",
    "Figure",
    "Filter",
    "Found",
    "Geography",
    "Hit",
    "Moment",
    "MomentFilter",
    "MonthCount",
    "Network",
    "Order",
    "Outcome",
    "OutcomeKind",
    "Page",
    "Party",
    "PlaceCount",
    "Point",
    "QuotationRow",
    "Reader",
    "Record",
    "RejectionCount",
    "Relation",
    "SpeakerCount",
    "Stats",
    "Summary",
    "Wanted",
]
