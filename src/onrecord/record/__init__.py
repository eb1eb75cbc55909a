"""The record: a database of articles and of all that was read in them, to add to and to search.

`Record` is the way in; `rows` holds what its methods answer with. Everything else is behind them.
"""

from onrecord.record.adding import Reader
from onrecord.record.browsing import Filter, Order
from onrecord.record.countries import ActorCount, Countries, CountryRow, MonthCount
from onrecord.record.events import EventRow, Figure, Wanted
from onrecord.record.naming import FigureCount
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
from onrecord.record.timeline import Moment

__all__ = [
    "ActorCount",
    "ArticleRow",
    "Countries",
    "CountryRow",
    "DayCount",
    "EventRow",
    "Figure",
    "FigureCount",
    "Filter",
    "Found",
    "Hit",
    "Moment",
    "MonthCount",
    "Order",
    "Outcome",
    "OutcomeKind",
    "Page",
    "QuotationRow",
    "Reader",
    "Record",
    "RejectionCount",
    "SpeakerCount",
    "Stats",
    "Summary",
    "Wanted",
]
