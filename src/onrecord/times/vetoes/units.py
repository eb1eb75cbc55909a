"""Whether a unit is counted from the article or from another time, and what measures time at all."""

from __future__ import annotations

from onrecord.times.lexicon import lexicon
from onrecord.times.site import Site
from onrecord.times.vetoes.words import END_MARKS, LINKS


def relative_unit(site: Site) -> bool:
    """A unit after "last", "this" or "next": "this second" and "this minute" are nothing that can be dated."""
    after = site.after()
    return not (after and after.text == "-" and (site.after(2) or after).text[0].isalpha())


def calendar_unit(site: Site) -> bool:
    """The definite unit: "in the year", "for the quarter", not "the week that", "the day's"."""
    if site.alone:
        return True
    before, after = site.before(), site.after()
    if before and before.lower == "of" and (turn := site.before(2)) and turn.lower == "turn":
        return False  # "the turn of the century" is another than the article's
    if site.last - site.first > 2:
        return not (after and after.lower in ("of", "that", "when", "which"))
    led = before and before.lower in ("in", "for", "during", "over", "throughout", "earlier", "later", "of", "at")
    return bool(led) and (after is None or after.text in END_MARKS or after.lower in LINKS)


def anaphoric_unit(site: Site) -> bool:
    """A unit counted from another time."""
    words = [token.lower for token in site.words]
    after = site.after()
    if "that" in words or "same" in words:
        return not (after and after.lower in ("that", "of") and "that" in words)
    return "the" in words


def anaphoric_next(site: Site) -> bool:
    """The next day, week or year, not "the next day of talks"."""
    after = site.after()
    return not (after and after.lower in ("of", "'s"))


def the_day_before(site: Site) -> bool:
    """The day before, with nothing after that it would be before: "the day before the vote" has another anchor."""
    after = site.after()
    return site.alone or after is None or after.text in END_MARKS or after.lower in ("and", "but", "in", "at", "when")


def earlier(site: Site) -> bool:
    """So many units earlier or later; "two days before the vote" has another anchor."""
    word = site.tokens[site.last - 1].lower
    after = site.after()
    if word in ("earlier", "later"):
        return not (after and after.lower == "than")
    return site.alone or after is None or after.text in END_MARKS or after.lower in ("and", "but", "in", "at")


def quarter(site: Site) -> bool:
    """A quarter of a year, not of a game or a city."""
    after, of = site.after(), site.after(3)
    if after and after.lower == "of" and of and of.lower not in ("year", "fiscal", "calendar", "last", "this", "next"):
        return False
    return not (after and after.lower in ("final", "finals", "finalist", "finalists", "mile", "back"))


def duration(site: Site) -> bool:
    """So much time. "A second" and "a quarter" are rarely any, "one day" and "the day" not always."""
    words = [token.lower for token in site.words]
    after = site.after()
    if words[-1] in ("second", "quarter") and ("a" in words or "the" in words or len(words) == 2):
        return False
    if words[-1] in ("second", "quarter", "quarters") and "one" in words:
        return False
    return not (words[0] == "one" and words[-1] in ("day", "night") and after is None and not site.alone)


def bare_duration(site: Site) -> bool:
    """Hours, days, years without a number: "for years", "weeks of talks"."""
    before = site.before()
    if site.alone:
        return True
    return bool(before and before.lower in ("for", "in", "after", "within", "over", "took", "take", "takes", "lasted"))


def whole(site: Site) -> bool:
    """All day, which is not "all day-old" or "the whole day's"."""
    after = site.after()
    return not (after and after.text in ("-", "'s", "’s"))


def rate(site: Site) -> bool:
    """A year, a day after what comes in it: "$5 million a year", "two percent a month", "three meals a day"."""
    before = site.before()
    if before is None or site.tokens[site.first].lower == "per":
        return before is not None
    counted = before.sign in "6789YF" or before.lower in lexicon().values["magnitudes"]
    return counted or before.lower in ("percent", "times", "dollars", "euros", "pounds", "barrels", "tons", "tonnes")
