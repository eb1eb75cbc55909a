"""Types of events where actor and recipient are given: what the typing model says, held against a corpus.

`load_acts` reads a corpus, `assess_types` measures the weights that ship on one, `figures` holds any predictions
against the gold. Two layouts are known: spans of source and target, where YIELD stands for CONCEDE and RETREAT, and
PLOVER's gold standard records, whose types, modes and contexts have the names of its first version.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import parsing
from onrecord.errors import EvaluationError
from onrecord.events.candidate import Candidate, Positions
from onrecord.events.typing import Coding, between, classify
from onrecord.model import EventType, Quad, Span
from onrecord.ontology import quad

FOLDS = 5
YIELD = "YIELD"
YIELDING = frozenset({EventType.CONCEDE, EventType.RETREAT})
"""What YIELD stands for."""

_MEANT = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Names of PLOVER's first version, and what the second calls them."""

_MODES = {
    "demo-org": "demo", "demo-spon": "demo", "riot-spon": "riot", "strike-hun": "hunger", "strike-gen": "strike",
    "host": "visit", "detain": "arrest", "confiscate": "seize", "political": "rights", "martial-law": "curfew",
}  # fmt: skip
_CONTEXTS = {
    "political": {"executive", "legislative", "political_institutions", "pro_democracy"},
    "politics": {"executive", "legislative", "political_institutions", "pro_democracy"},
    "government": {"executive", "legislative", "political_institutions"},
    "refugee": {"asylum", "migration"},
    "refugees": {"asylum", "migration"},
    "resource": {"natural_resource", "environment"},
    "resources": {"natural_resource", "environment"},
    "rights": {"rights_freedoms", "human_rights", "repression"},
    "discrimination": {"inequality", "religion_ethnicity", "lgbt"},
    "religion": {"religion_ethnicity"},
    "assets": {"economic"},
    "foreign": {"diplomatic"},
    "historical": {"reparations"},
}


@dataclass(frozen=True, slots=True)
class Act:
    """A gold act: its type as the corpus has it (in today's names, or YIELD), its quad class, and who it is between.

    `mode` is None and `contexts` is empty where the corpus does not tell.
    """

    id: str
    text: str
    type: str
    quad: Quad
    source: Span | None
    target: Span | None
    mode: str | None = None
    contexts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TypeFigures:
    """How the types of a corpus were told. `macro_f1` is the mean over the types that the corpus has.

    `types` has precision, recall and cases of each; `mode` and `context` are shares right of those that the gold has,
    None where it has none. `mistakes` are lines of gold type, type said and text.
    """

    corpus: str
    cases: int
    accuracy: float
    macro_f1: float
    quad: float
    types: Mapping[str, tuple[float, float, int]]
    mode: float | None = None
    context: float | None = None
    mistakes: tuple[str, ...] = ()

    def measure(self, name: str) -> float | None:
        """Return a measure by its full name: "all.accuracy", "all.macro_f1", "all.quad", "all.mode", "all.context".

        Raises EvaluationError for any other.
        """
        known = {f"all.{name}": getattr(self, name) for name in MEASURES}
        if name not in known:
            raise EvaluationError(f"'{name}' is no measure of types: write {', '.join(known)}")
        value: float | None = known[name]
        return value

    def as_dict(self) -> dict[str, Any]:
        """Return the figures for programs, rounded to four digits."""
        shares = {name: self.measure(f"all.{name}") for name in MEASURES}
        rows = {
            kind: {"precision": round(precision, 4), "recall": round(recall, 4), "cases": cases}
            for kind, (precision, recall, cases) in self.types.items()
        }
        rounded = {name: value if value is None else round(value, 4) for name, value in shares.items()}
        return {"cases": self.cases, **rounded, "types": rows}


MEASURES = ("accuracy", "macro_f1", "quad", "mode", "context")
"""The measures of types that a floor may be put under."""


def fold_of(text: str) -> int:
    """Return the fold, 0 to 4, of a sentence: a hash of its text, so that rows of one sentence share it for ever."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % FOLDS


def load_acts(path: Path) -> list[Act]:
    """Read the acts of a corpus. Raises EvaluationError where the file cannot be read or is none."""
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        return [act for row in rows for act in _acts(row)]
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror or error}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise EvaluationError(f"{path}: no corpus of typed acts: {error}") from error


def marked_act(kind: str, text: str) -> Act:
    """Return the act of a text whose actor stands in square brackets and whose recipient, if any, in braces."""
    places: dict[str, int] = {}
    plain = ""
    for letter in text:
        if letter in "[]{}":
            places[letter] = len(plain)
        else:
            plain += letter
    source = Span(places["["], places["]"]) if "[" in places else None
    target = Span(places["{"], places["}"]) if "{" in places else None
    return Act("", plain, kind, quad(EventType(kind)), source, target)


def candidates(acts: Sequence[Act]) -> Iterator[Candidate]:
    """Yield a candidate for each act, in order, with its gold parties; its text is parsed with the default model."""
    jobs = (parsing.Job(act.text, [parsing.Stretch(0, Span(0, len(act.text)))]) for act in acts)
    for act, sentences in zip(acts, parsing.parse(jobs), strict=True):
        yield gold_candidate(act, sentences)


def gold_candidate(act: Act, sentences: Sequence[parsing.Sentence]) -> Candidate:
    """Return the candidate of an act in the sentence that holds most of its parties."""

    def held(sentence: parsing.Sentence) -> tuple[int, int]:
        one, other = positions(sentence, act.source), positions(sentence, act.target)
        return bool(one) + bool(other), len(one) + len(other)

    best = max(sentences, key=held)
    return between(best, positions(best, act.source), positions(best, act.target))


def positions(sentence: parsing.Sentence, span: Span | None) -> Positions:
    """Return the tokens of a sentence that a span overlaps; none for None."""
    return tuple(t.i for t in sentence.tokens if span is not None and t.start < span.end and span.start < t.end)


def assess_types(path: Path) -> TypeFigures:
    """Measure the weights that ship on a corpus. Raises EvaluationError where it is none."""
    acts = load_acts(path)
    codings = [classify(candidate) for candidate in candidates(acts)]
    return figures(f"types-{path.stem}", acts, codings)


def figures(corpus: str, acts: Sequence[Act], codings: Sequence[Coding]) -> TypeFigures:
    """Hold codings against acts, one for each, in order. Raises EvaluationError where there are none."""
    if not acts:
        raise EvaluationError(f"{corpus}: no acts to type")
    pairs = list(zip(acts, codings, strict=True))
    yielded = any(act.type == YIELD for act in acts)
    said = [YIELD if yielded and coding.type in YIELDING else coding.type for coding in codings]
    right = [act.type == kind for act, kind in zip(acts, said, strict=True)]
    types = _by_type([act.type for act in acts], [str(kind) for kind in said])
    scores = [2 * p * r / (p + r) if p + r else 0.0 for p, r, _ in types.values()]
    moded = [act.mode == coding.mode for act, coding in pairs if act.mode and act.type == coding.type]
    about = [coding.context in act.contexts for act, coding in pairs if act.contexts]
    wrong = [f"{act.type} {kind}: {act.text}" for act, kind in zip(acts, said, strict=True) if act.type != kind]
    quads = [
        act.quad == (Quad.MCOOP if kind == YIELD else quad(EventType(kind)))
        for act, kind in zip(acts, said, strict=True)
    ]
    return TypeFigures(
        corpus=corpus,
        cases=len(acts),
        accuracy=sum(right) / len(right),
        macro_f1=sum(scores) / len(scores),
        quad=sum(quads) / len(quads),
        types=types,
        mode=sum(moded) / len(moded) if moded else None,
        context=sum(about) / len(about) if about else None,
        mistakes=tuple(wrong),
    )


def _by_type(gold: Sequence[str], said: Sequence[str]) -> dict[str, tuple[float, float, int]]:
    hits = Counter(one for one, other in zip(gold, said, strict=True) if one == other)
    cases, claims = Counter(gold), Counter(said)
    return {
        kind: (hits[kind] / claims[kind] if claims[kind] else 0.0, hits[kind] / cases[kind], cases[kind])
        for kind in sorted(cases)
    }


def _acts(row: Mapping[str, Any]) -> Iterator[Act]:
    for event in row["events"]:
        if "markup" in row:
            yield _recorded(row, event)
            continue
        spans = [Span(*each["span"]) if each["span"] else None for role in ("source", "target") for each in event[role]]
        yield Act(row["id"], row["text"], event["plover"], Quad(event["quad"]), spans[0], spans[1])


def _recorded(row: Mapping[str, Any], event: Mapping[str, Any]) -> Act:
    """Return the act of a gold standard record, whose parties are words of its text; a second source is a party too."""
    text, kind = row["text"], _MEANT.get(event["plover"], event["plover"])
    parties = [place for each in event["source"] if (place := _place(text, each["actorText"]))]
    targets = [place for each in event["target"] if (place := _place(text, each["actorText"]))]
    source = parties[0] if parties else None
    target = next((place for place in (*targets, *parties[1:]) if place != source), None)
    names = [name.strip() for name in (event["context"] or "").split(",") if name.strip()]
    meant = frozenset(today for name in names for today in _CONTEXTS.get(name, {name}))
    mode = _MODES.get(event["mode"], event["mode"])
    mode = "rights" if kind == EventType.THREATEN and mode == "curfew" else mode
    return Act(row["id"], text, kind, quad(EventType(kind)), source, target, mode, meant)


def _place(text: str, words: str | None) -> Span | None:
    start = text.find(words) if words else -1
    return Span(start, start + len(words or "")) if start >= 0 else None
