"""Stretches of a sentence that look like names, cut into the pieces that the model gave one label.

What makes a run: capitals, entity labels, and the hyphens and particles that hold names together. `chunks` repairs the
pieces and says whose name each may be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from onrecord.parsing import Sentence, Token
from onrecord.people.lexicon import Lexicon, lexicon

NAMING = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "LAW", "LOC", "PRODUCT", "EVENT"})
SOLID = frozenset({"ORG", "FAC", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})
"""Entity types whose names may hold function words and genitives ("Doctors Without Borders")."""

HYPHENS = frozenset("-‐‑")
_BRACKETED = frozenset("[]{}<>")
"""What no name is written with: an editor's brackets ("[W]e") and what is left of markup."""

_SYLLABLE = re.compile(
    r"(?:[bcdghjklmnprstwyz]|[ckstw]h|[hkw]y|[hk]w|ts)?"
    r"(?:[aeiou]|ae|ai|ee|eo|eou|eu|oe|oo|ou|ui|wa|wo|ya|yae|ye|yeo|yo|yoo|you|yu)(?:[hklmnprtw]|ng)?",
    re.IGNORECASE,
)
"""A syllable of a Korean or Chinese given name as newspapers write it: "Jae-in", "Geun-hye", "Ing-wen"."""


class Piece(NamedTuple):
    """The tokens `[first, last)` of a run that the model gave one entity label, or ""."""

    first: int
    last: int
    label: str


def words_of(tokens: tuple[Token, ...], first: int, last: int) -> tuple[str, ...]:
    """Return the words that the tokens `[first, last)` make; what no blank parts is one."""
    found: list[str] = []
    end = -1
    for token in tokens[first:last]:
        if token.start == end:
            found[-1] += token.text
        else:
            found.append(token.text)
        end = token.end
    return tuple(found)


def runs(sentence: Sentence, known: Lexicon, knows: Callable[[str], bool]) -> Iterator[list[Piece]]:
    """Yield the runs of a sentence in order; `knows` tells whether somebody has a full name."""
    for run in _labelled(sentence.tokens):
        yield _whole_names(sentence, _with_particles(sentence.tokens, run, known), knows)


def _labelled(tokens: tuple[Token, ...]) -> Iterator[list[Piece]]:
    """Yield maximal stretches of tokens that look like names, cut into pieces of one entity label."""
    run: list[Piece] = []
    for i, token in enumerate(tokens):
        label = token.entity if token.entity in NAMING else ""
        if run and hyphenated(tokens, i):
            # A label that stops at the hyphen is a broken one.
            labels = {label, run[-1].label}
            kept = "PERSON" if "PERSON" in labels else label if len(labels) == 1 else ""
            run[-1] = Piece(run[-1].first, i + 1, kept)
        elif not _belongs(tokens, i, label, bool(run)):
            if run:
                yield run
            run = []
        elif run and run[-1].label == label and not token.entity_begins:
            run[-1] = Piece(run[-1].first, i + 1, label)
        else:
            run.append(Piece(i, i + 1, label))
    if run:
        yield run


def _belongs(tokens: tuple[Token, ...], i: int, label: str, inside: bool) -> bool:
    """Tell whether token `i` is part of a name; `inside` tells that the token before it is."""
    token = tokens[i]
    proper = token.tag in ("NNP", "NNPS") and token.text[:1].isupper() and not token.entity
    if not label and not proper:
        return (inside or token.tag == "NNP") and _particle(tokens, i)
    if token.tag in ("-LRB-", "-RRB-") or token.text in ("/", "|") or not _BRACKETED.isdisjoint(token.text):
        return False
    if token.tag in ("DT", "PRP$"):
        return inside and tokens[i - 1].tag in ("IN", "CC")
    return token.tag not in ("POS", ",", "``", "''", ":") or label in SOLID


def hyphenated(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether token `i` is a hyphen inside a name or the word right after one."""
    if tokens[i].text in HYPHENS:
        return _joins(tokens, i)
    return i > 1 and tokens[i - 1].text in HYPHENS and _joins(tokens, i - 1)


def _joins(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether the hyphen at `i` is inside a name: "Jean-Claude", "al-Assad", "Ban Ki-moon"."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, hyphen, after = tokens[i - 1 : i + 2]
    if before.end != hyphen.start or hyphen.end != after.start:
        return False
    if _proper(after):
        return before.text[:1].isupper() or before.lower in lexicon().articles
    given = _SYLLABLE.fullmatch(before.text) and _SYLLABLE.fullmatch(after.text) and before.text[:1].isupper()
    return bool(given) and i > 1 and _proper(tokens[i - 2]) and tokens[i - 2].entity in ("", "PERSON")


def _proper(token: Token) -> bool:
    return token.text[:1].isupper() and (token.tag in ("NNP", "NNPS") or token.entity in NAMING)


def _particle(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether token `i` is a particle before more of a name ("Ursula von der Leyen", "de Gaulle said")."""
    if tokens[i].lower not in lexicon().particles:
        return False
    after = tokens[i + 1 : i + 3]
    return any(token.tag in ("NNP", "NNPS") or token.entity == "PERSON" for token in after)


def _with_particles(tokens: tuple[Token, ...], run: list[Piece], known: Lexicon) -> list[Piece]:
    """Return the pieces of a run, each particle in one with the name that it stands before.

    The model takes "Ursula von der" for a person and "Leyen" for a place.
    """
    found: list[Piece] = []
    for piece in run:
        particle = tokens[found[-1].last - 1] if found else None
        if particle is None or particle.lower not in known.particles or not particle.text.islower():
            found.append(piece)
            continue
        stop = piece.last if piece.label in ("", "PERSON") else piece.first + 1
        found[-1] = Piece(found[-1].first, stop, "PERSON")
        if stop < piece.last:
            found.append(piece._replace(first=stop))
    return found


def _whole_names(sentence: Sentence, run: list[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces of a run, those in one that together are somebody's name: "Min" and "Aung Hlaing"."""
    found: list[Piece] = []
    for piece in run:
        both = Piece(found[-1].first, piece.last, "PERSON") if found else piece
        name = " ".join(words_of(sentence.tokens, both.first, both.last))
        if found and "PERSON" in (found[-1].label, piece.label) and knows(name):
            found[-1] = both
        else:
            found.append(piece)
    return found
