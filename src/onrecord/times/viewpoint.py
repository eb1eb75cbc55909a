"""Where each time expression is seen from: the day of publication, its sentence, its paragraph, or a story's time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Origin
from onrecord.times.direction import direction, is_before_the_past, is_told
from onrecord.times.meanings import (
    Anaphoric,
    Away,
    Clock,
    DayPart,
    Deictic,
    Fixed,
    Meaning,
    NthDay,
    Range,
    Recurring,
    Relation,
)
from onrecord.times.narrative import Said, Story, Telling, inner, is_long_ago, is_present
from onrecord.times.periods import Period, Unit, containing
from onrecord.times.placing import View
from onrecord.times.recognising import Recognised
from onrecord.times.resolving import Resolved

_BACK = frozenset({"followed", "following", "after"})
_AHEAD = frozenset({"before", "preceded", "until", "then", "later", "ahead"})
_BACKGROUND = frozenset({Unit.DAY, Unit.MONTH, Unit.SEASON, Unit.QUARTER, Unit.YEAR})
_OF_YEAR = frozenset({"in", "during", "of", "early", "late", "mid", "throughout", "("})
"""Words before a year that the sentence is of: "in 2019", not "since 2014" or "the 2016 election"."""


@dataclass(slots=True)
class Paragraph:
    """What a paragraph has spoken of so far.

    `told` is the last day that its story has dated, `present` tells that it has spoken of the article's own days.
    """

    anchor: Period | None = None
    background: Period | None = None
    day: Period | None = None
    told: Period | None = None
    present: bool = False


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """What the expressions of a block are seen from, which changes as they are read in order."""

    published: datetime.date | None
    telling: Telling
    story: Story
    paragraph: Paragraph

    def view(self, each: Said, beside: Sequence[Recognised]) -> View:
        """Return where an expression is seen from; `beside` are those of its sentence, itself among them."""
        plain = self._plain(each.one, beside)
        if self.telling is Telling.PRESENT:
            return plain
        if self.telling is Telling.UNCLEAR:
            doubtful = _is_yearless(each.one.meaning) and plain.background is None and plain.direction <= 0
            return View() if doubtful and self.story.year is not None else plain
        return self._quoted(plain) if each.quoted else self._told(each.one, plain)

    def remember(self, each: Said, value: Resolved) -> None:
        """Keep what later expressions may be counted from."""
        if value.period is None:
            return
        self._remember_in_paragraph(each.one, value, value.period)
        if self.telling is not Telling.PRESENT and not each.quoted:
            self._remember_in_story(each, value.period)

    def _plain(self, one: Recognised, beside: Sequence[Recognised]) -> View:
        """Return the view of an article that tells of its own days."""
        recurs = _recurs(one.meaning)
        ahead = direction(one.site) if recurs else 0
        background, order = None, 0
        if recurs and not one.site.alone:
            background, order = _of_sentence(one, beside, self.published)
            if background is None and ahead <= 0:
                background = self.paragraph.background
        if isinstance(one.meaning, Clock | DayPart) and one.meaning.day is None and not one.site.alone:
            # "The night of the vote" is on no day that is known here, and "the evening" need not be the article's.
            after = one.site.after()
            return View(day=None if after and after.lower == "of" else self.paragraph.day)
        return View(self.published, self.paragraph.anchor, background, order, ahead, self.paragraph.day)

    def _quoted(self, plain: View) -> View:
        """Return the view of one who speaks in a story: from the only day that it can be."""
        day = self.story.only_day()
        return replace(plain, published=day.start() if day else None, narrative=True)

    def _told(self, one: Recognised, plain: View) -> View:
        """Return the view of a story of another year."""
        meaning, story = inner(one.meaning), self.story
        if _is_yearless(one.meaning):
            if plain.background is not None or plain.direction > 0 or self.paragraph.present:
                return plain
            return View(background=None if story.interrupted else story.year, narrative=True)
        match meaning:
            case Recurring(relation=Relation.NEAR, years=None) if plain.direction <= 0 and not self.paragraph.present:
                day = self.paragraph.told
                step = -1 if is_before_the_past(one.site) else 1
                return View(day.start() if day else None, direction=step, narrative=True)
            case Anaphoric() | NthDay():
                if self.paragraph.anchor is not None:
                    return replace(plain, published=None)
                return View(anchor=None if story.interrupted else story.last, narrative=True)
        return plain

    def _remember_in_paragraph(self, one: Recognised, value: Resolved, period: Period) -> None:
        paragraph = self.paragraph
        paragraph.anchor = period
        if period.unit is Unit.DAY:
            paragraph.day = period
        start = period.start()
        if isinstance(one.meaning, Fixed) and start and value.origin is Origin.STATED and period.unit in _BACKGROUND:
            past = self.published is None or start.year < self.published.year
            paragraph.background = period if past and period.unit is not Unit.YEAR else None
        elif isinstance(one.meaning, Deictic):
            paragraph.background = None

    def _remember_in_story(self, each: Said, period: Period) -> None:
        meaning, site = inner(each.one.meaning), each.one.site
        if not is_long_ago(period, self.published):
            if self.published is not None and is_present(each.one, self.published):
                self.story.interrupted = self.paragraph.present = True
            return
        opens = each.opening and self.story.last is None and is_told(site)
        in_passing = isinstance(meaning, Fixed) and period.unit is Unit.YEAR and not opens
        again = isinstance(meaning, Anaphoric) and not meaning.count
        if in_passing or again or period.unit in (Unit.DECADE, Unit.CENTURY):
            return
        dated = isinstance(meaning, Away) or (isinstance(meaning, Fixed | Deictic | Recurring) and is_told(site))
        if isinstance(meaning, Fixed | Recurring):
            self.paragraph.told = period if period.unit is Unit.DAY else None
        self.story.tell(period, moves=dated and not is_before_the_past(site))


def _is_yearless(meaning: Meaning) -> bool:
    """Tell whether it is a bare month, season or day of the year, or a range of them."""
    match inner(meaning):
        case Range(first, last):
            return _is_yearless(first) and _is_yearless(last)
        case Recurring(relation=Relation.NEAR, years=None) as recurring:
            return not recurring.weekly
    return False


def _recurs(meaning: Meaning) -> bool:
    match meaning:
        case Range(first, last):
            return _recurs(first) or _recurs(last)
    return isinstance(inner(meaning), Recurring)


def _of_sentence(
    one: Recognised, beside: Sequence[Recognised], published: datetime.date | None
) -> tuple[Period | None, int]:
    """Return the dated time that the sentence is about, nearest first, and whether `one` is told to lie before it."""
    nearest = sorted(beside, key=lambda other: abs(other.span.start - one.span.start))
    for other in nearest:
        period = _background(other.meaning, published)
        if other is one or period is None:
            continue
        before = other.site.before()
        if period.unit is Unit.YEAR and (
            before is None or before.lower not in _OF_YEAR or "fiscal_year" in other.rules
        ):
            continue
        first, last = sorted((one.site, other.site), key=lambda site: site.first)
        between = {token.lower for token in first.tokens[first.last : last.first]}
        order = -1 if between & _BACK else 1 if between & _AHEAD else 0
        return period, order if first is other.site else -order
    return None, 0


def _background(meaning: Meaning, published: datetime.date | None) -> Period | None:
    match meaning:
        case Fixed(period) if period is not None and period.unit in _BACKGROUND:
            return period
        case Deictic(Unit.YEAR, count) if published is not None and count:
            return containing(Unit.YEAR, published).shift(count)
    return None
