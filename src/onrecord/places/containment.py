"""Which toponym lies in which, by the words between them: "Pandi, Bulacan", "the Darfur region of Sudan"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.places.gazetteer import DIVISIONS, Kind, Meaning, is_country
from onrecord.places.lexicon import words
from onrecord.places.mention import Toponym

_INSIDE = frozenset({",", "(", "in", ", in", "/", "of"})
LISTED = frozenset({"and", ", and", "or", ", or", "&"})
"""What stands before the last name in a row."""


def contained(text: str, found: Sequence[Toponym]) -> list[Toponym]:
    """Return the toponyms with those linked that a comma puts inside the next: "Pandi, Bulacan", "Paris (Texas)"."""
    out = []
    for i, toponym in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        held = after is not None and _joined(text, toponym, after) in _INSIDE
        if after is None or not held or not _may_hold(after.meanings, toponym.meanings):
            out.append(toponym)
            continue
        listed = i + 2 < len(found) and _joined(text, after, found[i + 2]) in LISTED
        out.append(replace(toponym, within=i + 1 if toponym.meanings or not listed else None))
    return out


def lies_in(inner: tuple[Meaning, ...], outer: tuple[Meaning, ...]) -> bool:
    """Tell whether one of the inner meanings lies in a division that the outer name can mean."""
    firsts = {one.first for one in outer if one.kind is Kind.FIRST}
    seconds = {one.second for one in outer if one.kind is Kind.SECOND}
    return any((one.first and one.first in firsts) or (one.second and one.second in seconds) for one in inner)


def _may_hold(outer: tuple[Meaning, ...], inner: tuple[Meaning, ...]) -> bool:
    """Tell whether a comma between two names may put one inside the other: countries, or states, in a row do not."""
    holders = [one for one in outer if one.kind in DIVISIONS or one.kind is Kind.COUNTRY]
    if not inner or (is_country(inner) and is_country(outer)):
        return not inner and bool(holders)
    states = {one.country for one in inner if one.kind is Kind.FIRST and not one.other}
    able = tuple(one for one in holders if not (one.kind is Kind.FIRST and one.country in states))
    countries = {one.country for one in able if one.kind is Kind.COUNTRY}
    return lies_in(inner, able) or any(one.country in countries for one in inner)


def _joined(text: str, one: Toponym, other: Toponym) -> str:
    """Return the words between two toponyms, without articles and what kind or part of a place they are."""
    between = " ".join(text[one.span.end : other.span.start].split())
    # "In Paris, the United States led the talks" puts Paris nowhere.
    passed = words().generic | words().sides | ({"the"} if between != ", the" else set())
    return " ".join(word for word in between.split() if word not in passed)
