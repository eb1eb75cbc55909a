"""Which language a text is in: English by its function words, without a model; any other by py3langid.

Most articles here are English, and its commonest words tell it from every other language within a few sentences; only
texts that lack them load the identifier's model (0.7 s). A text too short for either is in no known language. Names are
no evidence: an English sentence may be half Hungarian names.
"""

from __future__ import annotations

import functools
import re
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.data import toml

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE_WORDS = 300
"""Words that are looked at, from the beginning."""

ENGLISH_SHARE = 0.1
"""Share of English function words from which a text is English: see `tests/sources/languages.toml`."""

FEWEST_KINDS = 4
"""Different function words that a text of ordinary length must have; short ones, one in every SHORT of its words."""

SHORT = 6

SAMPLE_CHARACTERS = 4000
LEAST_CONFIDENCE = 0.8
"""Probability below which the identifier's best answer for a text is not taken."""

_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word with what hangs on it: of "Orbán's" and "Ban Ki-moon" nothing is left when names are taken out."""


def identify(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that `text` is in, None where the text does not tell."""
    words = [match.group().lower() for match in islice(_WORD.finditer(text), SAMPLE_WORDS)]
    if not words:
        return None
    hits = [word for word in words if word in _english_words()]
    kinds_needed = min(FEWEST_KINDS, max(1, len(words) // SHORT))
    if len(hits) >= ENGLISH_SHARE * len(words) and len(set(hits)) >= kinds_needed:
        return "en"
    return _identified(text[:SAMPLE_CHARACTERS])


def _identified(text: str) -> str | None:
    """Return the language of a text by its words that are no names, None where they do not tell.

    Where they are too few to be sure, names may confirm the language that they look most like, but not overrule it.
    """
    rest = _JOINED.sub(lambda word: " " if word[0][0].isupper() else word[0], text)
    code, confidence = _identifier().classify(rest)
    if confidence >= LEAST_CONFIDENCE:
        return str(code)
    likeliest, confidence = _identifier().classify(text)
    agrees = likeliest == code or not _WORD.search(rest)
    return str(likeliest) if agrees and confidence >= LEAST_CONFIDENCE else None


@functools.cache
def _english_words() -> frozenset[str]:
    raw = toml("sources/stop_words.toml")
    return frozenset(raw["english"].split())


@functools.cache
def _identifier() -> LanguageIdentifier:
    """Load py3langid's model, restricted to languages that have a code in ISO 639-1."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
