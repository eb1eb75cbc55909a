"""Builders of weekdays and feasts: "last Friday", "the third Thursday of November", "Christmas Day"."""

from __future__ import annotations

from onrecord.times import numbers
from onrecord.times.building.groups import (
    in_part,
    relation_of,
    stated_year,
    value,
    years_away,
)
from onrecord.times.grammar import Groups
from onrecord.times.lexicon import lexicon
from onrecord.times.meanings import (
    LAST,
    Fixed,
    Meaning,
    NthDay,
    Recurring,
    Relation,
)
from onrecord.times.periods import Unit
from onrecord.times.recurrence import in_year


def weekday(groups: Groups) -> Meaning | None:
    """Return "Friday", "last Friday", "Friday night"."""
    named = Recurring(Unit.DAY, value("weekdays", groups["weekday"]), relation=relation_of(groups))
    return in_part(groups, named)


def weekday_of_week(groups: Groups) -> Meaning | None:
    """Return "Friday of last week"."""
    week = {Relation.LAST: -1, Relation.NEXT: 1}.get(relation_of(groups), 0)
    return Recurring(Unit.DAY, value("weekdays", groups["weekday"]), years=week)


def nth_weekday(groups: Groups) -> Meaning | None:
    """Return "the previous Friday"."""
    after = groups["which"][0].lower in ("following", "next")
    return NthDay(value("weekdays", groups["weekday"]), after)


def weekday_of_month(groups: Groups) -> Meaning | None:
    """Return "the third Thursday of November"."""
    word = groups["ord"][0].lower
    nth = LAST if word == "last" else numbers.ordinal(groups["ord"])
    weekday, in_month = value("weekdays", groups["weekday"]), value("months", groups["month"])
    found = Recurring(Unit.DAY, weekday, in_month, nth=nth, years=years_away(groups))
    year = stated_year(groups)
    return found if year is None else Fixed(in_year(found, year))


def holiday(groups: Groups) -> Meaning | None:
    """Return a feast, of a year where the words tell it."""
    feast = lexicon().holidays[" ".join(token.lower for token in groups["day"]).replace(" 's", "'s")]
    relation, years = relation_of(groups) if "year" not in groups else Relation.NEAR, years_away(groups)
    if "rel" in groups and groups["rel"][-1].start > groups["day"][0].start:
        relation = Relation.NEAR
    else:
        years = None
    if "easter" in feast:
        found = Recurring(Unit.DAY, feast["easter"], easter=True, relation=relation, years=years)
    elif "nth" in feast:
        in_month, of_week, nth = feast["nth"]
        found = Recurring(Unit.DAY, of_week, in_month, nth=nth, relation=relation, years=years)
    else:
        in_month, number = map(int, feast["day"].split("-"))
        found = Recurring(Unit.DAY, number, in_month, relation=relation, years=years)
    year = stated_year(groups)
    return Fixed(in_year(found, year)) if year is not None else found
