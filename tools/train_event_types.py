"""Train the weights that type events from sentences with gold parties, or cross-validate them.

    python tools/train_event_types.py [--cross-validate] [--corpus ../shared/corpora/events/plv_train.jsonl]

Writes `types.json` to src/onrecord/data/events. Only weights go in, no text. `--cross-validate` writes nothing: it
trains on four of five folds at a time (onrecord.evaluate.event_types.fold_of) and prints how the fifth is typed.
Sentences that the test corpus (`--test`) has as well are left out of training.

Beside the corpus stand sentences of our own (tools/events/acts.tsv), which tell of acts in ways that it lacks. In
cross-validation they are always trained on.

An act is seen as its gold parties give it, and once more for each candidate that onrecord itself finds between parties
that overlap the gold ones; the copies share one act's weight.
"""

from __future__ import annotations

import argparse
import hashlib
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
from onrecord.evaluate.calibration import bins, expected_error
from onrecord.evaluate.event_types import Act, TypeFigures
from onrecord.events.candidate import Candidate
from onrecord.events.candidates.pairs import pairs
from onrecord.events.triggers import lemma
from onrecord.events.typing import Coding, classify, scoring
from onrecord.events.typing.features import see
from onrecord.model import Span

ROOT = Path(__file__).parent.parent
OWN = ROOT / "tools/events/acts.tsv"
EVENTS = ROOT.parent / "shared/corpora/events"
REGULARISATION = 1.0
"""Inverse strength. Cross-validated, 0.3 and 3 are as accurate within 0.002 and fit less well."""

OWN_WEIGHT = 0.4
"""What a sentence of our own counts beside one of the corpus. From 0.3 to 1 the corpus is typed ever worse, by 0.008 in
all, and PLOVER's gold standard records are typed better by 0.003."""

LEAST_ACTS = 3
"""Acts that a feature needs to be kept; from 2 to 4 nothing changes but the size of the file."""

LEAST_WEIGHT = 0.03
"""Smaller weights are left out, which costs nothing measurable: fewer than half remain."""


@dataclass(frozen=True, slots=True)
class Example:
    """A gold act with every candidate that tells of it: the one its parties give first, then those found."""

    act: Act
    candidates: tuple[Candidate, ...]
    weight: float = 1.0


def main() -> None:
    """Train and write, or cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=EVENTS / "plv_train.jsonl")
    parser.add_argument("--test", type=Path, default=EVENTS / "plover_gsr.jsonl")
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--mistakes", type=int, default=0, metavar="N", help="print N mistakes of cross-validation")
    args = parser.parse_args()
    examples, own = read_examples(args.corpus, args.test), own_examples(OWN)
    if args.cross_validate:
        report(examples, own, args.mistakes)
        return
    model = fit([*examples, *own])
    card = write(model, args.corpus, len(examples), len(own))
    print(f"{len(examples)} acts and {len(own)} of our own, {len(model.weights)} features, {len(card)} bytes")


def read_examples(corpus: Path, test: Path) -> list[Example]:
    """Return the acts of a corpus with their candidates, but for sentences that the test corpus has."""
    held_out = {plain(act.text) for act in event_types.load_acts(test)}
    return as_examples([act for act in event_types.load_acts(corpus) if plain(act.text) not in held_out])


def own_examples(path: Path) -> list[Example]:
    """Return the acts of our own sentences: rows of a type and a text with its [actor] and {recipient} marked."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return as_examples([event_types.marked_act(kind, text) for kind, text in rows], OWN_WEIGHT)


def as_examples(acts: Sequence[Act], weight: float = 1.0) -> list[Example]:
    """Return acts with their candidates."""
    jobs = (parsing.Job(act.text, [parsing.Stretch(0, Span(0, len(act.text)))]) for act in acts)
    return [
        Example(act, (event_types.gold_candidate(act, sentences), *found(act, sentences)), weight)
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
            labels.append(event_types.YIELD if example.act.type in event_types.YIELDING else example.act.type)
            shares.append(example.weight / len(example.candidates))
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


def report(examples: Sequence[Example], own: Sequence[Example], mistakes: int) -> None:
    """Print how each fold is typed by a model that has not seen it, gold parties given and as found."""
    codings: dict[int, Coding] = {}
    scores, given = [], []
    for k in range(event_types.FOLDS):
        model = fit([*(example for example in examples if event_types.fold_of(example.act.text) != k), *own])
        for i, example in enumerate(examples):
            if event_types.fold_of(example.act.text) != k:
                continue
            codings[i] = classify(example.candidates[0], model)
            probabilities = model.probabilities(see(example.candidates[0]).features)
            scores.append(probabilities[model.classes.index(example.act.type)])
            if len(example.candidates) > 1:
                said = [classify(candidate, model) for candidate in example.candidates[1:]]
                given.append(any(right(example.act, coding) for coding in said))
    acts = [example.act for example in examples]
    result = event_types.figures("plv_train, cross-validated", acts, [codings[i] for i in range(len(acts))])
    show(result)
    print(f"log loss {-np.log(scores).mean():.3f}")
    print(f"as found: {len(given)} pairs, a candidate of the right type {np.mean(given):.4f}")
    table = bins((codings[i].score, right(act, codings[i])) for i, act in enumerate(acts))
    for row in table:
        print(f"score {row.low:.1f} to {row.high:.1f}: {row.findings} acts, right {row.precision:.3f}")
    print(f"expected calibration error {expected_error(table):.3f}")
    for line in result.mistakes[:mistakes]:
        print(line)


def right(act: Act, coding: Coding) -> bool:
    """Tell whether a coding has the gold type."""
    return coding.type in (event_types.YIELDING if act.type == event_types.YIELD else {act.type})


def show(result: TypeFigures) -> None:
    """Print figures."""
    print(f"{result.corpus}: {result.cases} acts")
    print(f"accuracy {result.accuracy:.4f}  macro F1 {result.macro_f1:.4f}  quad {result.quad:.4f}")
    for kind, (precision, recall, cases) in result.types.items():
        print(f"  {kind:10} precision {precision:.2f}  recall {recall:.2f}  {cases:4}")


def write(model: scoring.Model, corpus: Path, acts: int, own: int) -> str:
    """Write the weights that ship and return the text of their file."""
    card: dict[str, Any] = {
        "about": "Weights of the model in events/typing/scoring.py, made by tools/train_event_types.py. "
        "A feature has pairs of a class's place and a weight in thousandths. Model card: docs/event-types.md.",
        "trained_on": f"{corpus.parent.name}/{corpus.name}: {acts} acts of Zero-Shot-PLOVER's training split; "
        f"tools/events/{OWN.name}: {own} sentences of our own",
        "licence": "Apache-2.0 (weights; no text of the corpus)",
        "version": scoring.VERSION,
        "lexicon": scoring.lexicon_digest(),
        "own": hashlib.sha256(OWN.read_bytes()).hexdigest(),
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
