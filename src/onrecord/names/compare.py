"""Whether two names, in any script and with no other context, can be one person's.

Two names are the same when all that the shorter one says is said by the other in some spelling, when what agrees would
hardly agree by chance, and when nothing contradicts: another given name, other initials, another number. A family name
alone is never the same as a full name.
"""

from __future__ import annotations

import functools
import itertools
import math
from dataclasses import dataclass
from typing import Final

from onrecord.names.pairing import Match, Pairing, pair
from onrecord.names.parts import Name, Part, take_apart
from onrecord.names.scripts import LATIN, SYLLABIC

EVIDENCE: Final = {
    "arabic": 3.0,
    "armenian": 7.0,
    "cyrillic": 4.0,
    "georgian": 7.0,
    "greek": 7.0,
    "han": 7.0,
    "hangul": 8.0,
    "hebrew": 6.0,
    "kana": 4.5,
    "latin": 5.0,
}
"""Least evidence in nats, by script, that two names agree by more than chance: what 1 in 2,000 shuffled pairs of words
of the Wikidata files' odd rows reach with models trained on the even rows, rounded up; for Cyrillic between that (7.0)
and 1 in 1,000 (2.9), for recall on the same odd rows. Scripts without pairs and Latin are set by hand."""

_STEEPNESS: Final = 3.0
"""Nats of evidence over the least that take a score two thirds of the way to certainty."""

_IN_FRONT: Final = 0.75
"""What is left of a score where one name has another given name in front: that of a child, where names are chains."""

_SAME_FROM: Final = 0.5
_NEVER: Final = 0.49


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two names can be one person's: the verdict, a score from 0 to 1 (0.5 and more where `same`), and why.

    `why` holds short rule names in order: the scripts, what agreed ("2 parts agree", "initial", "form", "order"),
    what one name alone has ("1 more part"), and what decided against ("conflict", "number", "little evidence", ...).
    """

    same: bool
    score: float
    why: tuple[str, ...]


def compare(a: str, b: str) -> Comparison:
    """Compare two personal names in any script and order, leaving titles and particles aside.

    Symmetric; indifferent to case, to diacritics of the Latin script and to Unicode normal form. Characters beyond
    limits.MAX_NAME_CHARS and parts beyond limits.MAX_NAME_PARTS are not read. Names without a letter, or of
    particles only ("of the"), are never the same. Names in scripts that no model is known for agree only within their
    script.
    """
    one, other = take_apart(a), take_apart(b)
    return _compared(*sorted((one, other), key=_order))


def _order(name: Name) -> tuple[str, int]:
    return name.folded, name.number or 0


@functools.lru_cache(maxsize=32768)
def _compared(one: Name, other: Name) -> Comparison:
    if not all(any(not part.particle for part in name.parts) for name in (one, other)):
        return Comparison(same=False, score=0.0, why=("no name",))
    if _order(one) == _order(other):
        return Comparison(same=True, score=1.0, why=(_scripts(one, other), "equal"))
    pairing = pair(one.parts, other.parts)
    why = [_scripts(one, other)]
    why += _agreements(pairing)
    against = _objections(one, other, pairing)
    if against:
        score = min(_NEVER, 0.45 * _share(one, other, pairing) / len(against))
        return Comparison(same=False, score=round(score, 3), why=(*why, *against))
    extra = len(_content(one, pairing.left)) + len(_content(other, pairing.left_other))
    if extra:
        why.append(f"{extra} more part{'s' if extra > 1 else ''}")
    in_front = _in_front(one, pairing.left) or _in_front(other, pairing.left_other)
    if in_front:
        why.append("name in front")
    least = _least_evidence(one, other)
    over = (_evidence(pairing) - least) / _STEEPNESS
    certainty = 1.0 - math.exp(-over) * 0.5
    score = max(_SAME_FROM, certainty * _quality(pairing) ** 0.5 * 0.95**extra * (_IN_FRONT if in_front else 1.0))
    return Comparison(same=True, score=round(score, 3), why=tuple(why))


def _objections(one: Name, other: Name, pairing: Pairing) -> list[str]:
    """Return what decides against the two names being one person's, nothing where nothing does."""
    matches = _content_matches(one, other, pairing)
    left, left_other = _content(one, pairing.left), _content(other, pairing.left_other)
    found = []
    if not matches:
        return ["nothing agrees"]
    if left and left_other:
        found.append("conflict")
    if None not in (one.number, other.number) and one.number != other.number:
        found.append("number")
    if _skips_initial(one.parts, [(m.one, m.fit.kind) for m in matches], left) or _skips_initial(
        other.parts, [(m.other, m.fit.kind) for m in matches], left_other
    ):
        found.append("initials")
    if (left or left_other) and not _two_words(one, other, pairing):
        found.append("one part alone")
    if _evidence(pairing) < _least_evidence(one, other):
        found.append("little evidence")
    return found


def _content(name: Name, indices: tuple[int, ...]) -> list[int]:
    return [i for i in indices if not name.parts[i].particle]


def _in_front(name: Name, left: tuple[int, ...]) -> bool:
    return 0 in left and not name.parts[0].particle


def _content_matches(one: Name, other: Name, pairing: Pairing) -> list[Match]:
    return [m for m in pairing.matches if _content(one, m.one) and _content(other, m.other)]


def _skips_initial(parts: tuple[Part, ...], matched: list[tuple[tuple[int, ...], str]], left: list[int]) -> bool:
    """Tell whether an initial agrees only when a middle name before it is skipped: W. with the W. of H. W."""
    spelled = [i for indices, kind in matched for i in indices if kind == "spelling" and not parts[i].initial]
    for indices, kind in matched:
        if kind == "initial" or parts[indices[0]].initial:
            before = max((i for i in spelled if i < indices[0]), default=None)
            if before is not None and any(before < i < indices[0] for i in left):
                return True
    return False


def _two_words(one: Name, other: Name, pairing: Pairing) -> bool:
    """Tell whether two orthographic words agree, or a family and a given name that one script writes as one word."""
    matches = _content_matches(one, other, pairing)
    words = {one.parts[i].word for m in matches for i in m.one}, {other.parts[i].word for m in matches for i in m.other}
    if min(map(len, words)) > 1:
        return True
    return any(
        len({name.parts[i].word for i in indices}) > 1 and answer.parts[reply[0]].script in SYLLABIC
        for m in matches
        for name, indices, answer, reply in ((one, m.one, other, m.other), (other, m.other, one, m.one))
    )


def _evidence(pairing: Pairing) -> float:
    return sum(match.fit.alignment.evidence for match in pairing.matches)


def _quality(pairing: Pairing) -> float:
    """Return the share of the ideal evidence that was found in what agrees."""
    ideal = sum(max(match.fit.alignment.ideal, match.fit.alignment.evidence) for match in pairing.matches)
    return _evidence(pairing) / ideal if ideal else 0.0


def _least_evidence(one: Name, other: Name) -> float:
    native = {part.script for part in (*one.parts, *other.parts)} - {LATIN}
    least = max((EVIDENCE[script] for script in native), default=EVIDENCE[LATIN])
    return least if len(native) < 2 else least + EVIDENCE[LATIN]


def _share(one: Name, other: Name, pairing: Pairing) -> float:
    """Return how much of both names agrees, 0 to 1."""
    left = len(_content(one, pairing.left)) + len(_content(other, pairing.left_other))
    return 1.0 - left / (len(one.parts) + len(other.parts))


def _scripts(one: Name, other: Name) -> str:
    return "-".join(sorted({part.script for part in (*one.parts, *other.parts)}))


def _agreements(pairing: Pairing) -> list[str]:
    spelled = sum(match.fit.kind == "spelling" for match in pairing.matches)
    why = [f"{spelled} part{'s' if spelled > 1 else ''} agree{'' if spelled > 1 else 's'}"] if spelled else []
    why += [
        kind for kind in ("initial", "form", "wade-giles") if any(match.fit.kind == kind for match in pairing.matches)
    ]
    places = sorted((match.one[0], match.other[0]) for match in pairing.matches)
    if any(a[1] > b[1] for a, b in itertools.pairwise(places)):
        why.append("order")
    return why
