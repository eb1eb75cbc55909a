"""Which countries and organisations a stretch of text names, in whatever form: "Kazakh", "the Kremlin", "NATO"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from onrecord.authority import Country, Places

_FORM = re.compile(r"\b[A-Z][\w'’-]+(?: (?:of |the |and )?[A-Z][\w'’-]+)*|\b[A-Z]{2,}\b")

_OWNS = re.compile(r"['’]s?(?: |$)")

_LONGEST = 4
"""Words of a country's or organisation's name that stands among other names: "United States President Ford"."""


def codes_in(text: str, among: Places) -> frozenset[str]:
    """Return the codes of the countries and the keys of the organisations that a text names, with what they lie in."""
    found: set[str | None] = set()
    for form in set(_forms(text)):
        named = among.read(form)
        if named is not None:
            place = named.place
            found |= {place.code, place.within} if isinstance(place, Country) else {place.key}
    return frozenset(code for code in found if code)


def _forms(text: str) -> Iterator[str]:
    """Yield runs of capitalised words, and what stands in them; a run ends where it is said what the named one owns."""
    for match in _FORM.finditer(text):
        for run in _OWNS.split(match[0]):
            words = run.split()
            yield run
            for first, last in itertools.combinations(range(len(words) + 1), 2):
                if last - first <= _LONGEST:
                    yield " ".join(words[first:last])
