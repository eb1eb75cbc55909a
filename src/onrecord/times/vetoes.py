"""What the words around say against a match: one function a `check` that `grammar.toml` names.

A check takes the match's site and tells whether the words may be a time. `is_name` holds for every match.
"""

from __future__ import annotations

from itertools import islice, takewhile

from onrecord.times.lexicon import lexicon
from onrecord.times.site import Site

_END_MARKS = frozenset(",.;:!?)]\"”'’—–")
_LINKS = frozenset({"and", "but", "when", "as", "while", "or", "in", "by", "at", "to", "than"})
_GAMES = frozenset(
    {"at", "by", "until", "till", "around", "about", "from", "before", "after", "since", "between", "to"}
)

_NO_YEARS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "PRODUCT", "LAW"})
"""Entities whose numbers are years only where a preposition says so."""

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


def part_of_day(site: Site) -> bool:
    """A definite part of a day: "in the morning", not "the morning papers"."""
    after = site.after()
    return site.alone or after is None or after.text in _END_MARKS or after.lower in (*_LINKS, "of", "on", "hours")


def bare_part_of_day(site: Site) -> bool:
    """At dawn, by mid-afternoon; not a dawn, a new dawn or the Golden Dawn."""
    before = site.before()
    led = before is not None and before.lower in ("at", "by", "before", "after", "since", "until", "from", "around")
    return not site.tokens[site.last - 1].text[0].isupper() and (site.alone or led or site.last - site.first > 1)


def day_of_month(site: Site) -> bool:
    """On the 19th; the 19th century and the 19th of its kind are none."""
    before, after = site.before(), site.after()
    led = before is not None and before.lower in ("on", "by", "until", "till", "since")
    return site.alone or (led and (after is None or after.text in _END_MARKS or after.lower in ("and", "but", "at")))


def decimal_duration(site: Site) -> bool:
    """1.5 years, of a plain decimal."""
    number = next(token for token in site.words if token.sign == "F")
    return number.text.replace(".", "", 1).isdigit() and "." in number.text


def whole(site: Site) -> bool:
    """All day, which is not "all day-old" or "the whole day's"."""
    after = site.after()
    return not (after and after.text in ("-", "'s", "’s"))


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
    return bool(led) and (after is None or after.text in _END_MARKS or after.lower in _LINKS)


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
    return site.alone or after is None or after.text in _END_MARKS or after.lower in ("and", "but", "in", "at", "when")


def earlier(site: Site) -> bool:
    """So many units earlier or later; "two days before the vote" has another anchor."""
    word = site.tokens[site.last - 1].lower
    after = site.after()
    if word in ("earlier", "later"):
        return not (after and after.lower == "than")
    return site.alone or after is None or after.text in _END_MARKS or after.lower in ("and", "but", "in", "at")


def quarter(site: Site) -> bool:
    """A quarter of a year, not of a game or a city."""
    after, of = site.after(), site.after(3)
    if after and after.lower == "of" and of and of.lower not in ("year", "fiscal", "calendar", "last", "this", "next"):
        return False
    return not (after and after.lower in ("final", "finals", "finalist", "finalists", "mile", "back"))


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
    return len(figures) in (3, 4) and not _is_figure(site) and (after is None or after.text in _END_MARKS)


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


def rate(site: Site) -> bool:
    """A year, a day after what comes in it: "$5 million a year", "two percent a month", "three meals a day"."""
    before = site.before()
    if before is None or site.tokens[site.first].lower == "per":
        return before is not None
    counted = before.sign in "6789YF" or before.lower in lexicon().values["magnitudes"]
    return counted or before.lower in ("percent", "times", "dollars", "euros", "pounds", "barrels", "tons", "tonnes")


def frequency(site: Site) -> bool:
    """Daily, annual: in lower case, for newspapers are called so."""
    return not site.tokens[site.first].text[0].isupper() or site.alone or site.first == 0


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
    return after is None or after.text in _END_MARKS or after.lower in _LINKS


def future(site: Site) -> bool:
    """The future; soon, not "as soon as"; shortly, not "shortly after"."""
    words, before, after = site.words, site.before(), site.after()
    last = words[-1].lower
    if last == "shortly":
        return not (after and after.lower in ("after", "before", "thereafter"))
    if last == "soon":
        return not (before and before.lower in ("as", "too", "so")) and not (after and after.lower in ("after", "as"))
    return not (after and after.lower == "of") and not (last == "term" and after and after.text[0].isalpha())


def _is_figure(site: Site) -> bool:
    """Tell whether a number stands in a sum of money, a phone number, an amount or a longer number."""
    before, after = site.before(), site.after()
    glued = before and before.end == site.tokens[site.first].start and before.text in "$£€#-/.:+–"
    return bool(glued) or bool(after and after.start == site.tokens[site.last - 1].end and after.text in "%$€£°/:")


def _modern(figures: str) -> bool:
    return "1500" <= figures <= "2099"
