"""Who held an office on a day, from its terms: the rules of handover, vacancy and ignorance.

A term runs from its start to its end, both included, except that on the day of a handover the office is the newcomer's.
Where sources differ on that day, or give only a month, everybody who may have held it is named and the answer is
uncertain. A term without an end says nothing after the day on which it was last known to go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.authority.model import Holders, Office, Status, Term


def holders_on(office: Office, terms: Sequence[Term], voids: Sequence[tuple[Term, Sequence[str]]], on: date) -> Holders:
    """Tell who held an office on a day; `people` and `last` are left to the caller.

    Args:
        office: the office.
        terms: its terms, by start.
        voids: the times when nobody held it, each with its flags: "vacant" or "abolished".
        on: the day.
    """
    seated = [term for term in terms if not term.beside]
    sure = [term for term in seated if _surely(term, on)]
    maybe = [term for term in seated if term not in sure and _possibly(term, on)]
    leaving = [term for term in maybe if _last_day(term, on)]
    empty = [(term, flags) for term, flags in voids if _surely(term, on) or _possibly(term, on)]
    sure += [term for term in leaving if not sure and not _arrives(seated, voids, on)]
    maybe = [term for term in maybe if term not in leaving]
    if len(sure) > office.seats:
        sure, maybe = [], [*sure, *maybe]
    beside = [term for term in terms if term.beside and (_surely(term, on) or _possibly(term, on))]
    if maybe:
        return Holders(office, on, Status.UNCERTAIN, (*sure, *maybe, *beside))
    if sure:
        return Holders(office, on, Status.HELD, (*_undisputed_first(sure), *beside))
    if empty:
        abolished = "abolished" in empty[0][1]
        return Holders(office, on, Status.ABOLISHED if abolished else Status.VACANT)
    return _unknown(office, seated, on)


def _surely(term: Term, on: date) -> bool:
    """Tell whether a term was running on a day, whatever its dates mean exactly and not on its last day."""
    if term.end is None:
        return term.start.latest <= on and (term.known_until is None or on <= term.known_until)
    return term.start.latest <= on < term.end.earliest


def _possibly(term: Term, on: date) -> bool:
    last = term.end.latest if term.end else term.known_until
    return term.start.earliest <= on and (last is None or on <= last)


def _last_day(term: Term, on: date) -> bool:
    return term.end is not None and term.end.earliest == term.end.latest == on and term.start.latest <= on


def _arrives(terms: Sequence[Term], voids: Sequence[tuple[Term, Sequence[str]]], on: date) -> bool:
    """Tell whether somebody may have taken office on that day, or it became vacant."""
    starts = [term.start for term in terms] + [term.start for term, _ in voids]
    return any(start.earliest <= on <= start.latest for start in starts)


def _undisputed_first(terms: Sequence[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: term.disputed)


def _unknown(office: Office, terms: Sequence[Term], on: date) -> Holders:
    """Say until when something is known: a day before the one asked for, if any."""
    before = [term for term in terms if term.start.latest <= on]
    if not before or any(term.start.earliest > on for term in terms):
        return Holders(office, on, Status.UNKNOWN)
    known = max(term.end.latest if term.end else (term.known_until or term.start.latest) for term in before)
    return Holders(office, on, Status.NOT_KNOWN_AFTER, known_until=known)
