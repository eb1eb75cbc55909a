"""Judgements, one after the other, to parts: which nodes are one by decision, and which must stay apart.

The reading itself decides first: whoever it found in the authority is one with the authority's key. A later decision
goes over an earlier one, so what was merged can be split and what was split merged; without a judgement, the
parts are what the others make them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.identities.fitting import profile
from onrecord.identities.model import Judgement, Occurrence, Verdict


@dataclass(frozen=True, slots=True)
class Parts:
    """A partition of the nodes.

    `united` are the nodes that a judgement has united with others, and the number of the last that did. `apart` are
    pairs of groups of nodes no two of which may be joined by rule.
    """

    parts: tuple[frozenset[str], ...]
    united: dict[str, int]
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...]

    def opposed(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Tell whether a judgement keeps two groups of nodes apart."""
        return any((one & left and other & right) or (one & right and other & left) for left, right in self.apart)

    def sides(self, nodes: frozenset[str]) -> frozenset[tuple[int, int]]:
        """Return the sides on which judgements have put any of these nodes."""
        return frozenset(
            (number, side) for number, pair in enumerate(self.apart) for side in (0, 1) if nodes & pair[side]
        )


def decide(occurrences: Iterable[Occurrence], judgements: Iterable[Judgement]) -> Parts:
    """Return the parts that readings and judgements make; nodes that judgements name and nobody knows are left out."""
    part_of: dict[str, set[str]] = {}
    called: dict[str, set[str]] = {}
    for node in occurrences:
        part = part_of.setdefault(node.known, {node.known}) if node.known else set[str]()
        part.add(node.id)
        part_of[node.id] = part
        told = profile(node)
        if told is not None:
            called.setdefault(told.id, set()).add(node.id)
    ordered = sorted(judgements, key=lambda judgement: judgement.number)
    for judgement in ordered:
        for key in judgement.one | judgement.other:
            if not is_hash(key):
                part_of.setdefault(key, {key})
    united: dict[str, int] = {}
    apart: list[tuple[frozenset[str], frozenset[str]]] = []
    for judgement in ordered:
        one, other = _sides(judgement, part_of.keys(), called)
        if judgement.verdict is Verdict.SAME:
            _unite(part_of, one | other)
            united |= dict.fromkeys(one | other, judgement.number)
        elif judgement.verdict in (Verdict.NOT_THE_SAME, Verdict.UNSURE):
            _divide(part_of, one, other)
            apart.append((one, other))
    parts = {id(part): frozenset(part) for part in part_of.values()}
    return Parts(tuple(sorted(parts.values(), key=min)), united, tuple(apart))


def names(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that name somebody, the last first."""
    named = [judgement for judgement in judgements if judgement.verdict is Verdict.NAME]
    return sorted(named, key=lambda judgement: -judgement.number)


def is_hash(node: str) -> bool:
    """Tell the id of an occurrence or a profile, "p" and sixteen hexadecimal digits, from a key of the authority."""
    return len(node) == 17 and node[0] == "p" and all(digit in "0123456789abcdef" for digit in node[1:])


def _sides(
    judgement: Judgement, there: Collection[str], called: Mapping[str, set[str]]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the nodes that a judgement means: an occurrence that it names itself is not meant by its profile."""
    named = judgement.one | judgement.other
    one, other = (
        {node for node in side if node in there}
        | {node for profile_id in side for node in called.get(profile_id, ()) if node not in named}
        for side in (judgement.one, judgement.other)
    )
    return frozenset(one), frozenset(other - one)


def _unite(part_of: dict[str, set[str]], nodes: frozenset[str]) -> None:
    whole: set[str] = set()
    for node in nodes:
        whole |= part_of[node]
    for node in whole:
        part_of[node] = whole


def _divide(part_of: dict[str, set[str]], one: frozenset[str], other: frozenset[str]) -> None:
    """Take apart each part that holds nodes of both sides: those of `one` go, all the rest stay together."""
    for part in {id(part_of[node]): part_of[node] for node in one}.values():
        if part & other:
            gone = set(part & one)
            stay = part - gone
            for node in gone:
                part_of[node] = gone
            for node in stay:
                part_of[node] = stay
