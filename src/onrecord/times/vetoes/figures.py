"""Whether figures are a year, a decade or a date, and no count, score or sum."""

from __future__ import annotations

from onrecord.times.lexicon import lexicon
from onrecord.times.site import Site
from onrecord.times.vetoes.words import END_MARKS

_NO_YEARS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "PRODUCT", "LAW"})
"""Entities whose numbers are years only where a preposition says so."""


def iso_month(site: Site) -> bool:
    """2001-09 is a month where the second half is no later year of the same century: 2008-09 is a season."""
    first, second = (site.tokens[i].text for i in (site.first, site.last - 1))
    return len(second) == 2 and int(second) <= int(first[2:]) and not _is_figure(site)


def year_range(site: Site) -> bool:
    """Two years joined, not a score or a telephone number."""
    return not _is_figure(site)


def year(site: Site) -> bool:
    """Four figures that are a year: by a word before, by the whole, by the parse; no count, no number of anything."""
    if site.alone or any(token.lower in ("year", "ad", "ce", "beyond") for token in site.words):
        return True
    if _is_figure(site) or _counts(site):
        return False
    number = next(token for token in site.words if token.sign == "Y")
    before, after, entity = site.before(), site.after(), site.entity(number)
    led = number is not site.words[0] or (before is not None and before.lower in lexicon().year_before)
    if before and before.lower in lexicon().no_year_before and not led:
        return False
    if entity in _NO_YEARS and not (led and _modern(number.text)):
        return False
    if led:
        certain = before is None or before.lower in ("in", "since", "by", "of")
        return certain or entity == "DATE" or _modern(number.text)
    if site.tag(before).startswith("VB"):  # "the room is 1812", but "it was 1812"
        subject = site.before(2)
        return subject is not None and subject.lower == "it" and _modern(number.text)
    framed = (before is None or before.text in '(,—–;:"“') and (after is None or after.text in "),.:;—–")
    return entity == "DATE" or (framed and _modern(number.text))


def far_year(site: Site) -> bool:
    """A year of three or four figures after a month and day, which counts nothing: "May 5, 2450 people marched"."""
    figures, after = site.words[-1].text, site.after()
    return len(figures) in (3, 4) and not _is_figure(site) and (after is None or after.text in END_MARKS)


def year_words(site: Site) -> bool:
    """A year in words; "nineteen hundred men" and "twenty twenty" are not enough."""
    words = [token.lower for token in site.words]
    if "year" in words:
        return True
    first = words[0] if words[0] in ("two", "nineteen", "eighteen", "seventeen", "twenty") else ""
    before, after = site.before(), site.after()
    if len(words) < 2 or not first or (after and after.lower in lexicon().no_year_after):
        return False
    return site.alone or bool(before and before.lower in lexicon().year_before) or first not in ("two", "twenty")


def short_year(site: Site) -> bool:
    """'98 after a word that a year follows, which no closing quotation mark is."""
    before = site.before()
    return site.alone or bool(before and before.lower in (*lexicon().year_before, "of"))


def decade(site: Site) -> bool:
    """The 1990s; two figures need "the" or an apostrophe, for people are in their 30s and temperatures in the 90s."""
    words = site.words
    figure = words[-1].text
    before = site.before()
    if figure[:1].isdigit() and len(figure.rstrip("s").rstrip("'’")) == 2:
        return words[0].lower in ("the", "early", "late", "mid") and not (before and before.lower == "their")
    return True


def decade_words(site: Site) -> bool:
    """The nineties, not "in his nineties"."""
    words = site.words
    return words[0].lower in ("the", "nineteen", "eighteen") or any(word.lower == "the" for word in words)


def day_of_month(site: Site) -> bool:
    """On the 19th; the 19th century and the 19th of its kind are none."""
    before, after = site.before(), site.after()
    led = before is not None and before.lower in ("on", "by", "until", "till", "since")
    return site.alone or (led and (after is None or after.text in END_MARKS or after.lower in ("and", "but", "at")))


def decimal_duration(site: Site) -> bool:
    """1.5 years, of a plain decimal."""
    number = next(token for token in site.words if token.sign == "F")
    return number.text.replace(".", "", 1).isdigit() and "." in number.text


def _counts(site: Site) -> bool:
    """Tell whether a number counts what comes after it: "2000 people", "the 1200-strong guard"."""
    before, after, number = site.before(), site.after(), site.words[-1]
    if after is None:
        return False
    if after.sign == "-" and (follows := site.after(2)) and follows.start == after.end:
        return follows.lower in lexicon().no_year_after or follows.sign in "6789"
    if after.lower in lexicon().no_year_after:
        return True
    counted = site.tag(after) == "NNS" and site.entity(number) != "DATE"
    return counted and not (before and before.lower in ("the", "'s", "its", "of"))


def _is_figure(site: Site) -> bool:
    """Tell whether a number stands in a sum of money, a phone number, an amount or a longer number."""
    before, after = site.before(), site.after()
    glued = before and before.end == site.tokens[site.first].start and before.text in "$£€#-/.:+–"
    return bool(glued) or bool(after and after.start == site.tokens[site.last - 1].end and after.text in "%$€£°/:")


def _modern(figures: str) -> bool:
    return "1500" <= figures <= "2099"
