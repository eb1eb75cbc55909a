"""A block's time expressions with their meanings, before any anchor is known: the longest matches that are none else.

Neighbours that make one expression are joined: "10 p.m." and "Wednesday", "from 3 May" and "to 5 May".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Span
from onrecord.times import vetoes
from onrecord.times.building import BUILDERS
from onrecord.times.grammar import Match, grammar, matches
from onrecord.times.lexicon import lexicon
from onrecord.times.meanings import Anaphoric, Away, Clock, DayPart, Deictic, Fixed, Meaning, NthDay, Range, Recurring
from onrecord.times.periods import Unit
from onrecord.times.site import Parsed, Site
from onrecord.times.tokens import Token, tokens

_TO = frozenset({"to", "until", "till", "through", "-", "–", "—"})
_BEFORE_DAY = (("on",), (",",), ("of",), (), (",", "on"))
_NIGHT_FALLS = 5
"""The first hour that is the evening's where the night is named: 5 o'clock last night."""
_BEFORE_CLOCK = (("at",), (",",), (), (",", "at"), ("around",), ("about",), ("by",), ("at", "about"), ("at", "around"))


@dataclass(frozen=True, slots=True)
class Recognised:
    """A time expression: where it stands, what it means and by which rules, and the words around it."""

    span: Span
    meaning: Meaning
    rules: tuple[str, ...]
    site: Site


def recognise(text: str, span: Span, parsed: Parsed) -> list[Recognised]:
    """Return the time expressions of a block, in order and not overlapping."""
    known = grammar()
    words = tokens(text, span.start, span.end, known.signs)
    # Sorting is stable: what begins and ends together stays in the order of the rules.
    candidates = sorted(matches(words, known), key=lambda match: (match.first, -match.last))
    found: list[Recognised] = []
    end = 0
    for match in candidates:
        if match.first >= end and (one := _accepted(match, words, parsed)):
            found.append(one)
            end = match.last
    return _joined(found, words, parsed)


def _accepted(match: Match, words: Sequence[Token], parsed: Parsed) -> Recognised | None:
    site = Site(words, match.first, _end(match, words), parsed)
    if match.rule.check and not vetoes.CHECKS[match.rule.check](site):
        return None
    if not site.alone and vetoes.is_name(site):
        return None
    meaning = BUILDERS[match.rule.builder](match.groups)
    if meaning is None:
        return None
    return Recognised(_span(words, site.first, site.last), meaning, (match.rule.name,), site)


def _end(match: Match, words: Sequence[Token]) -> int:
    """Return where a match ends, without a full stop that is the sentence's: "in July." but "in Sept."."""
    ends_in_stop = match.last - match.first > 1 and words[match.last - 1].text == "."
    return match.last - 1 if ends_in_stop and words[match.last - 2].lower not in _stopped() else match.last


def _stopped() -> frozenset[str]:
    return lexicon().abbreviations | {"c"}


def _joined(found: list[Recognised], words: Sequence[Token], parsed: Parsed) -> list[Recognised]:
    joined: list[Recognised] = []
    for one in found:
        joined.append(one)
        while len(joined) > 1 and (both := _both(joined[-2], joined[-1], words, parsed)):
            joined[-2:] = [both]
    return joined


def _both(one: Recognised, other: Recognised, words: Sequence[Token], parsed: Parsed) -> Recognised | None:
    """Return two neighbours as one expression, None where they are two."""
    gap = tuple(token.lower for token in words[one.site.last : other.site.first])
    meaning = _timed(one.meaning, gap, other.meaning) or _in_part(one.meaning, gap, other.meaning)
    meaning = meaning or _said_twice(one.meaning, gap, other.meaning)
    if meaning is None and _spans(one, gap, other):
        meaning = Range(one.meaning, other.meaning)
    if meaning is None:
        return None
    site = Site(words, one.site.first, other.site.last, parsed)
    return Recognised(_span(words, site.first, site.last), meaning, (*one.rules, *other.rules), site)


def _timed(one: Meaning, gap: tuple[str, ...], other: Meaning) -> Meaning | None:
    """Return a time of day with its day: "10 p.m. on Wednesday", "Wednesday at 10 p.m."."""
    if isinstance(one, Clock | DayPart) and one.day is None and _is_day(other) and gap in _BEFORE_DAY:
        return replace(one, day=other)
    if isinstance(other, Clock | DayPart) and other.day is None and _is_day(one):
        follows = gap in _BEFORE_CLOCK if isinstance(other, Clock) else gap in ((), ("at",))
        return replace(other, day=one) if follows else None
    return None


def _in_part(one: Meaning, gap: tuple[str, ...], other: Meaning) -> Meaning | None:
    """Return "8 o'clock last night", "3 o'clock in the afternoon": the part tells which half of the day it is."""
    if not (isinstance(one, Clock) and one.day is None and isinstance(other, DayPart) and gap in ((), ("in",), (",",))):
        return None
    later = 1 <= one.hour < 12 and (other.code in ("AF", "EV") or (other.code == "NI" and one.hour >= _NIGHT_FALLS))
    return replace(one, hour=one.hour + 12 * later, day=other.day)


def _said_twice(one: Meaning, gap: tuple[str, ...], other: Meaning) -> Meaning | None:
    """Return the date of "yesterday, February 17, 2006": what is stated wins over what is counted."""
    if isinstance(one, Deictic | Away) and isinstance(other, Fixed | Recurring) and gap in ((), (",",)):
        return other if _is_day(one) and _is_day(other) else None
    return None


def _is_day(meaning: Meaning) -> bool:
    match meaning:
        case Recurring(unit=Unit.DAY) | Deictic(unit=Unit.DAY) | NthDay() | Away() | Anaphoric(unit=Unit.DAY):
            return True
        case Fixed(period):
            return period is not None and period.unit is Unit.DAY
    return False


def _spans(one: Recognised, gap: tuple[str, ...], other: Recognised) -> bool:
    """Tell whether two dates are the ends of a range: "from A to B", "between A and B", "A to B"."""
    if not (_is_date(one.meaning) and _is_date(other.meaning)):
        return False
    before = one.site.before()
    led = before.lower if before else ""
    if gap == ("and",):
        return led == "between"
    return len(gap) == 1 and gap[0] in _TO and (led == "from" or gap[0] != "—")


def _is_date(meaning: Meaning) -> bool:
    return isinstance(meaning, Fixed | Recurring | Deictic)


def _span(words: Sequence[Token], first: int, last: int) -> Span:
    return Span(words[first].start, words[last - 1].end)
