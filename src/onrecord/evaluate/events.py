"""Events held against sentences with one annotated actor, act and recipient, or with a pair judged to be none.

`load_gold` reads a corpus of either kind, `assess_events` holds readings against it. A gold side is met where phrases
of an event overlap it by a word; several gold pairs may share one text. YIELD in the gold stands for CONCEDE and
RETREAT.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.data import table
from onrecord.errors import EvaluationError
from onrecord.evaluate.event_types import YIELD, load_acts
from onrecord.model import Event, EventType, Quad, Reading, Span
from onrecord.ontology import quad

MEASURES = (
    "pair",
    "type_given_pair",
    "quad_given_pair",
    "triple",
    "actor",
    "recipient",
    "events_a_sentence",
    "relation_linked",
    "false_pair",
    "apart",
)
"""What is measured. Of `events_a_sentence` and `false_pair` less is better; `apart` is what is not a false pair."""

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"(</?[st]>)")


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two parties in a text: of an act of this type and quad class, or judged to be a relation or none.

    `relation` is None where the pair is an act's; `type` and `quad` are None where it was only judged.
    """

    id: str
    text: str
    source: Span
    target: Span
    type: str | None = None
    quad: Quad | None = None
    relation: bool | None = None


@dataclass(frozen=True, slots=True)
class EventFigures:
    """How the pairs of one corpus were told. A measure is None where the corpus has nothing to measure it on."""

    corpus: str
    pairs: int
    shares: Mapping[str, float | None]
    mistakes: tuple[str, ...] = ()

    def measure(self, name: str) -> float | None:
        """Return a measure by its full name ("all.pair"). Raises EvaluationError for any other."""
        short = name.removeprefix("all.")
        if not name.startswith("all.") or short not in MEASURES:
            raise EvaluationError(f"'{name}' is no measure of events: write all. and one of {', '.join(MEASURES)}")
        return self.shares[short]

    def as_dict(self) -> dict[str, Any]:
        """Return the figures for programs, rounded to four digits."""
        shares = {name: value if value is None else round(value, 4) for name, value in self.shares.items()}
        return {"pairs": self.pairs, **shares}


def load_gold(path: Path) -> list[GoldPair]:
    """Read the pairs of a corpus that have both parties. Raises EvaluationError where the file is none."""
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        if rows and "marked" in rows[0]:
            return [pair for row in rows for pair in _judged(row)]
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror or error}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise EvaluationError(f"{path}: no corpus of events: {error}") from error
    return [
        GoldPair(act.id, act.text, act.source, act.target, act.type, act.quad)
        for act in load_acts(path)
        if act.source is not None and act.target is not None
    ]


def shipped_gold() -> list[GoldPair]:
    """Return the sentences of our own, which ship."""
    return [_own(number, kind, marked) for number, (kind, marked) in enumerate(table("evaluation/events.tsv"), start=1)]


def _own(number: int, kind: str, marked: str) -> GoldPair:
    """Return the pair of a sentence with its [actor] and {recipient}; "-" is the type of no act."""
    text, places = "", {}
    for char in marked:
        if char in "[]{}":
            places[char] = len(text)
        else:
            text += char
    source, target = Span(places["["], places["]"]), Span(places["{"], places["}"])
    if kind == "-":
        return GoldPair(str(number), text, source, target, relation=False)
    return GoldPair(str(number), text, source, target, kind, quad(EventType(kind)))


def assess_events(corpus: str, gold: Sequence[GoldPair], readings: Iterable[Reading]) -> EventFigures:
    """Hold readings against gold pairs; each text is one article. Raises EvaluationError where one was not read."""
    found = {reading.article.text: reading.events for reading in readings}
    texts = dict.fromkeys(pair.text for pair in gold)
    lacking = next((text for text in texts if text not in found), None)
    if lacking is not None or not gold:
        raise EvaluationError(f"{corpus}: no reading of '{lacking}'" if gold else f"{corpus}: no pairs")
    n: Counter[str] = Counter()
    mistakes = []
    for pair in gold:
        mistake = _count(n, pair, found[pair.text])
        if mistake:
            mistakes.append(f"{mistake}: {pair.text}")
    shares = {
        "actor": _share(n, "actor", "gold"),
        "recipient": _share(n, "recipient", "gold"),
        "pair": _share(n, "pair", "gold"),
        "type_given_pair": _share(n, "type", "pair"),
        "quad_given_pair": _share(n, "quad", "pair"),
        "triple": _share(n, "type", "gold"),
        "events_a_sentence": sum(len(found[text]) for text in texts) / len(texts),
        "relation_linked": _share(n, "relation linked", "relation"),
        "false_pair": _share(n, "none linked", "none"),
        "apart": None if not n["none"] else 1 - n["none linked"] / n["none"],
    }
    return EventFigures(corpus, len(gold), shares, tuple(mistakes))


def _count(n: Counter[str], pair: GoldPair, events: Sequence[Event]) -> str:
    """Count one gold pair and return what is wrong with it, "" where nothing is."""
    sides = [_sides(pair, event) for event in events]
    linking = [event for event, (actor, recipient) in zip(events, sides, strict=True) if actor and recipient]
    parties = f"{pair.source.of(pair.text)} > {pair.target.of(pair.text)}"
    if pair.relation is not None:
        kind = "relation" if pair.relation else "none"
        n[kind] += 1
        n[f"{kind} linked"] += bool(linking)
        said = ", ".join(dict.fromkeys(f"{event.type} {event.trigger.of(pair.text)}" for event in linking))
        return "" if bool(linking) == pair.relation else f"{'no link' if pair.relation else said} [{parties}]"
    right = any(type_fits(pair, event.type) for event in linking)
    n["gold"] += 1
    n["actor"] += any(actor for actor, _ in sides)
    n["recipient"] += any(recipient for _, recipient in sides)
    n["pair"] += bool(linking)
    n["type"] += right
    n["quad"] += any(event.quad is pair.quad for event in linking)
    if right:
        return ""
    said = ", ".join(dict.fromkeys(event.type for event in linking)) or "no pair"
    return f"{pair.type} {said} [{parties}]"


def type_fits(pair: GoldPair, kind: EventType) -> bool:
    """Tell whether a type is that of a gold pair."""
    return kind in (EventType.CONCEDE, EventType.RETREAT) if pair.type == YIELD else kind == pair.type


def _sides(pair: GoldPair, event: Event) -> tuple[bool, bool]:
    """Tell whether an event has the actor and the recipient; the parties of an act without recipients are both."""
    actors = [party.span for party in event.actors]
    recipients = [party.span for party in event.recipients] or actors
    return overlaps(pair.text, actors, pair.source), overlaps(pair.text, recipients, pair.target)


def overlaps(text: str, spans: Iterable[Span], other: Span) -> bool:
    """Tell whether any of some spans shares a word of `text` with another."""
    return any(
        _WORD.search(text, max(span.start, other.start), min(span.end, other.end)) is not None
        for span in spans
        if span.overlaps(other)
    )


def _share(n: Counter[str], part: str, whole: str) -> float | None:
    return n[part] / n[whole] if n[whole] else None


def _judged(row: Mapping[str, Any]) -> Iterator[GoldPair]:
    """Yield the pair that is marked in a row, if both of its parties are."""
    bounds: dict[str, list[int]] = {}
    text = ""
    for piece in _MARK.split(row["marked"]):
        if not _MARK.fullmatch(piece):
            text += piece
        elif piece[1] == "/":
            bounds[piece[2]][1] = len(text)
        else:
            bounds[piece[1]] = [len(text), len(text)]
    if text == row["text"] and bounds.keys() >= {"s", "t"}:
        for event in row["events"]:
            spans = Span(*bounds["s"]), Span(*bounds["t"])
            yield GoldPair(row["id"], text, *spans, relation=bool(event["is_relation"]))
