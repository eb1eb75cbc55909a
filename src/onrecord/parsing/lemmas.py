"""Base forms of verbs and nouns, by rule and a table of irregular verbs: all that looking up a cue needs."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from onrecord.data import table

_KNOWN = (
    "language/verbs.tsv",
    "quotations/communication.tsv",
    "quotations/unvoiced.tsv",
    "events/triggers.tsv",
    "events/light_verbs.tsv",
)
"""Lists that begin each row with the base form of a verb; the words of other kinds among them do no harm."""

_SHORT = re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxy]")
"""One syllable with one vowel before one consonant: an ending doubles the consonant or has swallowed a silent e."""


@functools.cache
def _irregular() -> dict[str, str]:
    return {form: lemma for lemma, *forms in table("language/irregular_verbs.tsv") for form in forms}


@functools.cache
def _verbs() -> frozenset[str]:
    return frozenset(row[0] for name in _KNOWN for row in table(name))


@functools.cache
def verb_lemma(form: str) -> str:
    """Return the lemma of a verb form in lower case: a known verb where a rule leads to one, else the likeliest stem.

    >>> verb_lemma("denied"), verb_lemma("noting"), verb_lemma("said"), verb_lemma("urges")
    ('deny', 'note', 'say', 'urge')
    """
    guesses = list(_guesses(form))
    return next((guess for guess in guesses if guess in _verbs()), guesses[0])


def noun_lemma(form: str) -> str:
    """Return the singular of a regular plural in lower case; anything else comes back as it is."""
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "xes", "sses")):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return form[:-1] or form
    return form


def _guesses(form: str) -> Iterator[str]:
    if form in _irregular():
        yield _irregular()[form]
        return
    for ending in ("ing", "ed", "s"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            yield from _stems(form[: -len(ending)], ending)
    yield form


def _stems(stem: str, ending: str) -> Iterator[str]:
    if ending == "s":
        if stem.endswith("ie"):
            yield stem[:-2] + "y"
        elif stem.endswith(("she", "che", "xe", "sse", "oe", "zze")):
            yield stem[:-1]
        yield stem
        return
    if ending == "ed" and stem.endswith("i"):
        yield stem[:-1] + "y"
        return
    if _SHORT.fullmatch(stem):
        yield stem + "e"
        return
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        yield stem[:-1]
    silent_e = stem[-1] in "cvuz" or stem.endswith(
        ("dg", "rg", "ng", "as", "at", "ur", "ir", "os", "is", "us", "ot", "in", "ar")
    )
    yield from (stem + "e", stem) if silent_e else (stem, stem + "e")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]
