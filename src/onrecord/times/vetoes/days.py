"""Whether a time of day is one, and whether "now", "the past" and "soon" stand on their own."""

from __future__ import annotations

from onrecord.times.site import Site
from onrecord.times.vetoes.words import END_MARKS, LINKS

_GAMES = frozenset(
    {"at", "by", "until", "till", "around", "about", "from", "before", "after", "since", "between", "to"}
)


def part_of_day(site: Site) -> bool:
    """A definite part of a day: "in the morning", not "the morning papers"."""
    after = site.after()
    return site.alone or after is None or after.text in END_MARKS or after.lower in (*LINKS, "of", "on", "hours")


def bare_part_of_day(site: Site) -> bool:
    """At dawn, by mid-afternoon; not a dawn, a new dawn or the Golden Dawn."""
    before = site.before()
    led = before is not None and before.lower in ("at", "by", "before", "after", "since", "until", "from", "around")
    return not site.tokens[site.last - 1].text[0].isupper() and (site.alone or led or site.last - site.first > 1)


def clock(site: Site) -> bool:
    """Hours and minutes without "a.m.": after "at" or "by" and with a colon, for there are scores and ratios."""
    word, before, after = site.tokens[site.first], site.before(), site.after()
    if ":" not in word.text:
        return False
    if after and after.lower in ("this", "last", "yesterday", "today", "tonight", "tomorrow"):
        return True
    led = bool(before and before.lower in _GAMES) and not (after and after.lower in ("to", "percent"))
    return site.alone or led


def noon(site: Site) -> bool:
    """Noon and midnight, no Midnight Express."""
    return not site.tokens[site.last - 1].text[0].isupper() or site.alone


def present(site: Site) -> bool:
    """Now, which is no "now that"; the current, which is none of air or water."""
    words, before, after = site.words, site.before(), site.after()
    if words[-1].lower == "current":
        return site.alone or (site.tag(words[-1]) in ("JJ", "") and bool(before and before.lower not in ("a", "an")))
    return not (after and after.lower == "that")


def past(site: Site) -> bool:
    """The past, recently; "the past two weeks" is a duration and "past the gate" a way."""
    last, after = site.tokens[site.last - 1].lower, site.after()
    if last != "past" or site.alone:
        return True
    return after is None or after.text in END_MARKS or after.lower in LINKS


def future(site: Site) -> bool:
    """The future; soon, not "as soon as"; shortly, not "shortly after"."""
    words, before, after = site.words, site.before(), site.after()
    last = words[-1].lower
    if last == "shortly":
        return not (after and after.lower in ("after", "before", "thereafter"))
    if last == "soon":
        return not (before and before.lower in ("as", "too", "so")) and not (after and after.lower in ("after", "as"))
    return not (after and after.lower == "of") and not (last == "term" and after and after.text[0].isalpha())
