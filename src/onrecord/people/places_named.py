"""Which countries and organisations a stretch of text names, in whatever form: "Kazakh", "the Kremlin", "NATO"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.authority import Country, Places

_FORM = re.compile(r"\b[A-Z][\w'’-]+(?: (?:of |the |and )?[A-Z][\w'’-]+)*|\b[A-Z]{2,}\b")


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
    """Yield runs of capitalised words, and each word of them."""
    for match in _FORM.finditer(text):
        yield match[0]
        yield from match[0].split()
