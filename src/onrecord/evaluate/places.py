"""Places: which annotated toponyms were found, and whether the right place was meant by them.

`recall` is the share of annotated toponyms that were found, `precision` the share of those found that are annotated,
`located` the share of the toponyms found that are at the right place: a country by its code, another within 161 km
(100 miles, the usual bound of toponym resolution) of the annotated point. A toponym left unresolved is not located.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.errors import EvaluationError
from onrecord.evaluate.gazetted import GoldText, GoldToponym
from onrecord.model import Place, Reading, Span
from onrecord.places.resolve import distance

NEAR = 161.0
"""Kilometres."""


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """What became of the toponyms of a corpus; `mistakes` says, by sort and a line each, what went wrong."""

    corpus: str
    gold: int
    found: int
    matched: int
    located: int
    unresolved: int
    mistakes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def measure(self, name: str) -> float | None:
        """Return a measure by the name that floors have for it; `all.located` is None where nothing was found.

        Raises EvaluationError for any but "all.recall", "all.precision", "all.f1" and "all.located".
        """
        match name:
            case "all.recall":
                return self.matched / self.gold if self.gold else 0.0
            case "all.precision":
                return self.matched / self.found if self.found else 1.0
            case "all.f1":
                return 2 * self.matched / (self.gold + self.found) if self.matched else 0.0
            case "all.located":
                return self.located / self.matched if self.matched else None
        raise EvaluationError(
            f"'{name}' is no measure of places: write 'all.recall', 'all.precision', 'all.f1' or 'all.located'"
        )

    def as_dict(self) -> dict[str, int | float | None]:
        """Return the counts and measures for programs, measures rounded to four digits."""
        counts = {
            "gold": self.gold,
            "found": self.found,
            "matched": self.matched,
            "located": self.located,
            "unresolved": self.unresolved,
        }
        measures = {name: self.measure(f"all.{name}") for name in ("recall", "precision", "f1")}
        share = self.measure("all.located")
        return {
            **counts,
            **{name: round(value or 0.0, 4) for name, value in measures.items()},
            "located_share": None if share is None else round(share, 4),
        }


def assess_places(corpus: str, texts: Iterable[GoldText], readings: Iterable[Reading]) -> PlaceFigures:
    """Hold the places of readings against the annotation, text by text."""
    gold = found = matched = located = unresolved = 0
    mistakes: dict[str, list[str]] = defaultdict(list)
    for text, reading in zip(texts, readings, strict=True):
        pairs = match(text.toponyms, reading.places)
        gold, found, matched = gold + len(text.toponyms), found + len(reading.places), matched + len(pairs)
        for wanted, place in pairs:
            right = is_right(wanted, place)
            located += right
            unresolved += place.lat is None and place.country is None
            if not right:
                told = f"{_shown(place)}, not {_wanted(wanted)}"
                mistakes["wrong place"].append(_told(text, wanted.span, told))
        taken = {wanted.span for wanted, _ in pairs} | {place.span for _, place in pairs}
        mistakes["missed"] += [_told(text, one.span) for one in text.toponyms if one.span not in taken]
        mistakes["false find"] += [
            _told(text, one.span, _shown(one)) for one in reading.places if one.span not in taken
        ]
    listed = {kind: tuple(told) for kind, told in mistakes.items()}
    return PlaceFigures(corpus, gold, found, matched, located, unresolved, listed)


def match(wanted: Sequence[GoldToponym], found: Sequence[Place]) -> list[tuple[GoldToponym, Place]]:
    """Pair annotated toponyms with those found: the same characters first, then the first that overlaps."""
    by_span = {place.span: place for place in found}
    pairs = [(one, by_span[one.span]) for one in wanted if one.span in by_span]
    used = {place.span for _, place in pairs}
    for one in wanted:
        if one.span not in by_span:
            other = next((p for p in found if p.span not in used and p.span.overlaps(one.span)), None)
            if other:
                used.add(other.span)
                pairs.append((one, other))
    return pairs


def is_right(wanted: GoldToponym, found: Place) -> bool:
    """Tell whether the right place was meant: a country by its code, else by distance, and code where given.

    Where the annotation says that the text does not tell, nothing told is right.
    """
    if wanted.country and found.country != wanted.country:
        return False
    if wanted.point is None:
        return wanted.country is not None or found.country is None
    if found.lat is None or found.lon is None:
        return False
    return distance(*wanted.point, found.lat, found.lon) <= NEAR


def _wanted(gold: GoldToponym) -> str:
    point = "" if gold.point is None else f"{gold.point[0]:.2f},{gold.point[1]:.2f}"
    return " ".join(part for part in (gold.country, point) if part) or "unresolved"


def _shown(place: Place) -> str:
    point = "" if place.lat is None else f" {place.lat:.2f},{place.lon:.2f}"
    return f"{place.name} {place.country or '-'}{point} ({', '.join(place.why)})"


def _told(text: GoldText, span: Span, more: str = "") -> str:
    before = text.text[max(0, span.start - 35) : span.start]
    after = text.text[span.end : span.end + 35]
    context = " ".join(f"{before}[{span.of(text.text)}]{after}".split())
    return f"{text.ref}: …{context}… {more}".rstrip()
