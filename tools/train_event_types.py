"""Train the weights that type events from sentences with gold parties, or cross-validate them.

    python tools/train_event_types.py [--cross-validate] [--corpus ../shared/corpora/events/plv_train.jsonl]

Writes `types.json` to src/onrecord/data/events. Only weights go in, no text. `--cross-validate` writes nothing: it
trains on four of five folds at a time (onrecord.evaluate.event_types.fold_of) and prints how the fifth is typed.
Sentences that the test corpus (`--test`) has as well are left out of training.

An act is seen as its gold parties give it, and once more for each candidate that onrecord itself finds between parties
that overlap the gold ones; the copies share one act's weight.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from onrecord import parsing
from onrecord.evaluate import event_types
from onrecord.evaluate.event_types import Act, TypeFigures
from onrecord.events.candidate import Candidate
from onrecord.events.candidates.pairs import pairs
from onrecord.events.triggers import lemma
from onrecord.events.typing import classify, scoring
from onrecord.events.typing.features import see
from onrecord.model import Span

ROOT = Path(__file__).parent.parent
EVENTS = ROOT.parent / "shared/corpora/events"
REGULARISATION = 1.0
"""Inverse strength. From 0.5 to 5 cross-validated accuracy differs by less than 0.005; the likelihood is best at 2."""

LEAST_ACTS = 3
"""Acts that a feature needs to be kept; from 2 to 4 nothing changes but the size of the file."""

LEAST_WEIGHT = 0.01
"""Smaller weights are left out, which costs nothing measurable."""


@dataclass(frozen=True, slots=True)
class Example:
    """A gold act with every candidate that tells of it: the one its parties give first, then those found."""

    act: Act
    candidates: tuple[Candidate, ...]


def main() -> None:
    """Train and write, or cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=EVENTS / "plv_train.jsonl")
    parser.add_argument("--test", type=Path, default=EVENTS / "plover_gsr.jsonl")
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--mistakes", type=int, default=0, metavar="N", help="print N mistakes of cross-validation")
    args = parser.parse_args()
    examples = read_examples(args.corpus, args.test)
    if args.cross_validate:
        report(examples, args.mistakes)
        return
    model = fit(examples)
    card = write(model, args.corpus, len(examples))
    print(f"{len(examples)} acts, {len(model.weights)} features, {len(card)} bytes")


def read_examples(corpus: Path, test: Path) -> list[Example]:
    """Return the acts of a corpus with their candidates, but for sentences that the test corpus has."""
    held_out = {plain(act.text) for act in event_types.load_acts(test)}
    acts = [act for act in event_types.load_acts(corpus) if plain(act.text) not in held_out]
    jobs = (parsing.Job(act.text, [parsing.Stretch(0, Span(0, len(act.text)))]) for act in acts)
    return [
        Example(act, (event_types.gold_candidate(act, sentences), *found(act, sentences)))
        for act, sentences in zip(acts, parsing.parse(jobs), strict=True)
    ]


def plain(text: str) -> str:
    """Return a text's letters and digits in lower case, so that one sentence in two corpora is seen to be one."""
    return re.sub(r"\W+", "", text).lower()


def found(act: Act, sentences: Sequence[parsing.Sentence]) -> list[Candidate]:
    """Return the candidates that onrecord finds between parties that overlap the gold ones."""
    kept = []
    for sentence in sentences:
        source = set(event_types.positions(sentence, act.source))
        target = set(event_types.positions(sentence, act.target))
        for pair in pairs(sentence):
            if source & set(pair.actor.tokens) and target & set(pair.recipient.tokens):
                one, other, place = pair.actor.tokens, pair.recipient.tokens, pair.trigger.i
                actors, recipients = ((one, other), ()) if pair.path == "reciprocal" else ((one,), (other,))
                named = lemma(pair.trigger)
                kept.append(Candidate(sentence, (place,), place, named, actors, recipients, pair.construction))
    return kept


def fit(examples: Sequence[Example]) -> scoring.Model:
    """Return the model trained on some examples."""
    rows, labels, shares = [], [], []
    for example in examples:
        for candidate in example.candidates:
            rows.append(dict.fromkeys(see(candidate).features, 1.0))
            labels.append(example.act.type)
            shares.append(1 / len(example.candidates))
    acts: Counter[str] = Counter()
    for example in examples:
        acts.update({name for candidate in example.candidates for name in see(candidate).features})
    kept = [{name: 1.0 for name in row if acts[name] >= LEAST_ACTS} for row in rows]
    vectoriser = DictVectorizer()
    matrix = vectoriser.fit_transform(kept)
    learner = LogisticRegression(C=REGULARISATION, max_iter=2000).fit(matrix, labels, sample_weight=shares)
    weights = {}
    for name, column in zip(vectoriser.get_feature_names_out(), learner.coef_.T, strict=True):
        pairs_of = tuple((k, round(float(w), 3)) for k, w in enumerate(column) if abs(w) >= LEAST_WEIGHT)
        if pairs_of:
            weights[str(name)] = pairs_of
    intercepts = tuple(round(float(w), 3) for w in learner.intercept_)
    return scoring.Model(tuple(map(str, learner.classes_)), intercepts, weights)


def report(examples: Sequence[Example], mistakes: int) -> None:
    """Print how each fold is typed by a model that has not seen it, gold parties given and as found."""
    codings, scores, given = {}, [], []
    for k in range(event_types.FOLDS):
        model = fit([example for example in examples if event_types.fold_of(example.act.text) != k])
        for i, example in enumerate(examples):
            if event_types.fold_of(example.act.text) != k:
                continue
            codings[i] = classify(example.candidates[0], model)
            probabilities = model.probabilities(see(example.candidates[0]).features)
            scores.append(probabilities[model.classes.index(example.act.type)])
            if len(example.candidates) > 1:
                kinds = {classify(candidate, model).type for candidate in example.candidates[1:]}
                wanted = {"CONCEDE", "RETREAT"} if example.act.type == event_types.YIELD else {example.act.type}
                given.append(bool(kinds & wanted))
    acts = [example.act for example in examples]
    result = event_types.figures("plv_train, cross-validated", acts, [codings[i] for i in range(len(acts))])
    show(result)
    print(f"log loss {-np.log(scores).mean():.3f}")
    print(f"as found: {len(given)} pairs, a candidate of the right type {np.mean(given):.4f}")
    verdicts = [
        (coding.score, kind)
        for coding, kind in zip((codings[i] for i in range(len(acts))), right(acts, codings), strict=True)
    ]
    for low in (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        inside = [
            hit for score, hit in verdicts if low <= score < (low + (0.2 if low < 0.4 else 0.1) if low < 0.9 else 1.01)
        ]
        mean = [
            score for score, _ in verdicts if low <= score < (low + (0.2 if low < 0.4 else 0.1) if low < 0.9 else 1.01)
        ]
        if inside:
            print(f"score from {low}: {len(inside)} acts, mean score {np.mean(mean):.3f}, right {np.mean(inside):.3f}")
    for line in result.mistakes[:mistakes]:
        print(line)


def right(acts: Sequence[Act], codings: dict[int, Any]) -> list[bool]:
    """Return which codings have the gold type."""
    both = {"CONCEDE", "RETREAT"}
    return [
        codings[i].type in both if act.type == event_types.YIELD else codings[i].type == act.type
        for i, act in enumerate(acts)
    ]


def show(result: TypeFigures) -> None:
    """Print figures."""
    print(f"{result.corpus}: {result.cases} acts")
    print(f"accuracy {result.accuracy:.4f}  macro F1 {result.macro_f1:.4f}  quad {result.quad:.4f}")
    for kind, (precision, recall, cases) in result.types.items():
        print(f"  {kind:10} precision {precision:.2f}  recall {recall:.2f}  {cases:4}")


def write(model: scoring.Model, corpus: Path, acts: int) -> str:
    """Write the weights that ship and return the text of their file."""
    card: dict[str, Any] = {
        "about": "Weights of the model in events/typing/scoring.py, made by tools/train_event_types.py. "
        "A feature has pairs of a class's place and a weight in thousandths. Model card: docs/event-types.md.",
        "trained_on": f"{corpus.parent.name}/{corpus.name}: {acts} acts of Zero-Shot-PLOVER's training split",
        "licence": "Apache-2.0 (weights; no text of the corpus)",
        "version": scoring.VERSION,
        "lexicon": scoring.lexicon_digest(),
        "temperature": model.temperature,
        "classes": list(model.classes),
        "intercepts": [round(weight * scoring.SCALE) for weight in model.intercepts],
        "weights": {
            name: [number for place, weight in row for number in (place, round(weight * scoring.SCALE))]
            for name, row in sorted(model.weights.items())
        },
    }
    card["sha256"] = scoring.digest(card)
    head = {name: value for name, value in card.items() if name != "weights"}
    lines = [json.dumps(head, indent=1, ensure_ascii=False)[:-2] + ',\n "weights": {']
    rows = [f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in card["weights"].items()]
    text = lines[0] + "\n" + ",\n".join(rows) + "\n }\n}\n"
    (ROOT / "src/onrecord/data/events/types.json").write_text(text, "utf-8")
    return text


if __name__ == "__main__":
    main()
