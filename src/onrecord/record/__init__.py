"""The record: a database of articles and of all that was read in them, to add to and to search.

`Record` is the way in; `rows` holds what its methods answer with. Everything else is behind them.
"""

from onrecord.record.adding import Reader
from onrecord.record.events import EventRow, Figure, Wanted
from onrecord.record.rows import (
    Found,
    Hit,
    Outcome,
    OutcomeKind,
    QuotationRow,
    RejectionCount,
    SpeakerCount,
    Stats,
    Summary,
)
from onrecord.record.store import Record
from onrecord.record.timeline import Moment

__all__ = [
    "EventRow",
    "Figure",
    "Found",
    "Hit",
    "Moment",
    "Outcome",
    "OutcomeKind",
    "QuotationRow",
    "Reader",
    "Record",
    "RejectionCount",
    "SpeakerCount",
    "Stats",
    "Summary",
    "Wanted",
]
