"""When a quotation that was found is the one that an annotator marked.

Two contents are held against each other by the words they share: their intersection over union (IoU). A pair needs at
least LEAST_OVERLAP of it, each side belongs to one pair at most, and the best pairs are made first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Span

LEAST_OVERLAP = 0.5

UNKNOWN = "unknown"
"""The name of a gold speaker whom the text does not tell."""

_WORD = re.compile(r"\w+")
_EDGE = " \t\r\n\"“”„«»‘’'`,.;:!?—–-()[]"


class Pair(NamedTuple):
    """Positions of a gold quotation and of the found one that matches it."""

    gold: int
    found: int


def words(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return the words within `spans`, each as the offset at which it begins."""
    return frozenset(word.start() for start, end in spans for word in _WORD.finditer(text, start, end))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the words of both that the two have in common, 0 where there are none."""
    return len(one & other) / len(one | other) if one or other else 0.0


def match(gold: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> list[Pair]:
    """Pair contents, given as their words, one to one, best first; among equals the earlier in the lists win."""
    at_word = defaultdict(set)
    for j, content in enumerate(found):
        for word in content:
            at_word[word].add(j)
    rivals = []
    for i, content in enumerate(gold):
        for j in {j for word in content for j in at_word[word]}:
            shared = overlap(content, found[j])
            if shared >= LEAST_OVERLAP:
                rivals.append((-shared, i, j))
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    pairs = []
    for _, i, j in sorted(rivals):
        if i in free_gold and j in free_found:
            free_gold.remove(i)
            free_found.remove(j)
            pairs.append(Pair(i, j))
    return pairs


def bare(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the fragments in order without quotation marks, punctuation and blanks at their edges.

    Two contents are the same exactly where these are equal: a comma more or less is no difference in what was said.
    """
    stripped = []
    for start, end in spans:
        passage = text[start:end]
        first = start + len(passage) - len(passage.lstrip(_EDGE))
        last = end - (len(passage) - len(passage.rstrip(_EDGE)))
        if first < last:
            stripped.append(Span(first, last))
    return tuple(sorted(stripped))


def same_name(gold: str, found: str | None) -> bool:
    """Tell whether a found speaker's name is the gold one, whatever its case and punctuation.

    The first and the last name have to agree; where the gold has one name only, the last of the found one. The gold
    name "unknown" asks that no speaker was found.
    """
    wanted, given = _parts(gold), _parts(found or "")
    if wanted == [UNKNOWN]:
        return given in ([], [UNKNOWN])
    if not wanted or not given:
        return False
    if len(wanted) == 1:
        return wanted[0] == given[-1]
    return len(given) > 1 and (wanted[0], wanted[-1]) == (given[0], given[-1])


def _parts(name: str) -> list[str]:
    return _WORD.findall(name.casefold())
