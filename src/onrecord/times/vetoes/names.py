"""Whether a word is a date at all: names, verbs and titles that look like months, weekdays, feasts and seasons."""

from __future__ import annotations

from itertools import islice, takewhile

from onrecord.times.lexicon import lexicon
from onrecord.times.site import Site

_LONGEST_NAME = 4
"""Words and hyphens of a title after a weekday that are looked at."""


def is_name(site: Site) -> bool:
    """Tell whether the match is part of a name: "Bloody Sunday", "USA Today", "the Sunday Times"."""
    known, before = lexicon(), site.before()
    word = site.tokens[site.first]
    if not word.text[0].isupper() or word.text[0].isdigit():
        return False
    if before and before.text[0].isupper() and before.lower in known.name_before:
        return True
    following = takewhile(
        lambda token: token.text[0].isupper() or token.sign == "-",
        islice(site.tokens, site.last, site.last + _LONGEST_NAME),
    )
    if any(token.lower in known.name_after for token in following):
        return True
    return site.in_longer_name()


def month(site: Site) -> bool:
    """A bare month; those that are also verbs or given names need more than a capital."""
    if site.alone:
        return True
    known, before, after = lexicon(), site.before(), site.after()
    word = next(token for token in site.words if token.lower in known.values["months"])
    governed = bool(before and before.lower in known.prepositions) or word is not site.tokens[site.first]
    if site.tag(word) in ("MD", "VB", "VBP", "VBD", "JJ", "RB") and not governed:
        return False
    if governed:
        named = after and after.text[0].isupper() and site.tag(after) == "NNP" and site.entity(word) == "PERSON"
        return not named
    if word.lower in known.doubtful:
        return site.entity(word) == "DATE" and (before is None or not before.text[0].isupper())
    return not (before and before.text[0].isupper() and site.tag(before) == "NNP")


def weekday(site: Site) -> bool:
    """A weekday; its abbreviations only before a mark of their own or after a preposition."""
    word = next(t for t in site.words if t.lower in lexicon().values["weekdays"])
    if len(word.text) > 5 or site.alone:
        return True
    before = site.before()
    return bool(before and before.lower in lexicon().prepositions) or site.entity(word) == "DATE"


def set_weekday(site: Site) -> bool:
    """On Mondays, which are not "three Mondays ago"."""
    before, after = site.before(), site.after()
    return not (after and after.lower == "ago") and not (before and (before.text.isdigit() or before.lower == "last"))


def month_range(site: Site) -> bool:
    """Two months joined: "May to June", where neither is another word."""
    return not any(site.tag(token) in ("MD", "VB") for token in site.words if token.text.isalpha())


def holiday(site: Site) -> bool:
    """A feast, which is no island, market or tree."""
    after = site.after()
    return not (after and after.lower in ("island", "islands", "tree", "market", "carol", "present", "presents", "egg"))


def season(site: Site) -> bool:
    """A season after "the" or "in": not the fall of a wall, a spring of water or the Arab Spring."""
    words, before, after = site.words, site.before(), site.after()
    word = words[-1]
    if site.alone:
        return len(words) > 1
    led = bool(before and before.lower in ("in", "by", "until", "since", "during", "over", "through", "throughout"))
    if word.text[0].isupper() or site.tag(word).startswith("VB") or not (led or len(words) > 1):
        return False
    if word.lower in ("fall", "spring"):
        led = led or any(token.lower in ("early", "late", "mid") for token in words)
        return led and not (after and after.lower in ("of", "in", "from", "to"))
    return not (after and after.text[0].isupper())


def frequency(site: Site) -> bool:
    """Daily, annual: in lower case, for newspapers are called so."""
    return not site.tokens[site.first].text[0].isupper() or site.alone or site.first == 0
