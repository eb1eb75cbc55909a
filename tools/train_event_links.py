"""Train the pair filter: whether a trigger links an actor to a recipient.

    python tools/train_event_links.py [--corpora ../shared/corpora/events]

Writes `links.json` to src/onrecord/data/events. Only weights go in, no text. A pair that overlaps a gold pair of
`plv_train.jsonl` by a word on either side is right, any other pair of its sentence wrong; of `aw_train.jsonl`, where
only some pairs are judged, those alone count. Sentences that the test corpus has as well are left out.
`tools/cross_validate_events.py` measures.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import logistic_training
from logistic_training import Example, Settings
from onrecord import layout, parsing
from onrecord.evaluate.event_types import load_acts
from onrecord.evaluate.events import GoldPair, load_gold, overlaps
from onrecord.events import linking
from onrecord.events.candidates.pairs import pairs
from onrecord.events.logistic import Model
from onrecord.events.phrases import Phrase
from onrecord.model import Span
from onrecord.pipeline import stretches
from train_event_types import plain

ROOT = Path(__file__).parent.parent
EVENTS = ROOT.parent / "shared/corpora/events"
SETTINGS = Settings(regularisation=0.15, threshold=0.3, least_weight=0.005)

RELATION, NO_RELATION = 0.3, 5.0
"""What a judged pair of `aw_train` weighs, by what it was judged: it tells what is no political act."""

LEAST_SENTENCES = 2
"""Sentences that a feature needs to be kept."""


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=EVENTS)
    args = parser.parse_args()
    examples = read_examples(args.corpora)
    model = fit(examples)
    logistic_training.write(
        model,
        "links.json",
        "Weights of the pair filter in events/linking.py, made by tools/train_event_links.py.",
        "events/plv_train.jsonl and events/aw_train.jsonl: Zero-Shot-PLOVER's training splits",
    )
    print(f"{len(examples)} pairs, {sum(e.right for e in examples)} right, {len(model.weights)} features")


def read_examples(corpora: Path) -> list[Example]:
    """Return the pairs of the training corpora, but for sentences that the test corpus has."""
    held_out = {plain(act.text) for act in load_acts(corpora / "plover_gsr.jsonl")}
    found: list[Example] = []
    for name in ("plv_train", "aw_train"):
        gold: dict[str, list[GoldPair]] = {}
        for pair in load_gold(corpora / f"{name}.jsonl"):
            if plain(pair.text) not in held_out:
                gold.setdefault(pair.text, []).append(pair)
        jobs = (parsing.Job(text, stretches(layout.blocks(text))) for text in gold)
        for text, sentences in zip(gold, parsing.parse(jobs), strict=True):
            found += examples_of(text, gold[text], sentences)
    return found


def examples_of(text: str, gold: Sequence[GoldPair], sentences: Sequence[parsing.Sentence]) -> list[Example]:
    """Return the pairs of one text that its gold pairs say something of."""
    found = []
    for sentence in sentences:
        for pair in pairs(sentence):
            hits = [
                one
                for one in gold
                if overlaps(text, [span_of(sentence, pair.actor)], one.source)
                and overlaps(text, [span_of(sentence, pair.recipient)], one.target)
            ]
            judged = gold[0].relation is not None
            if judged and not hits:
                continue
            if not hits and pair.canonical:
                continue  # one act a sentence is marked: another that grammar vouches for may well be one
            right = bool(hits) and hits[0].relation is not False
            weight = 1.0 if not judged else RELATION if right else NO_RELATION
            found.append(Example(text, tuple(dict.fromkeys(linking.features(sentence, pair))), right, weight))
    return found


def span_of(sentence: parsing.Sentence, phrase: Phrase) -> Span:
    """Return where a phrase stands."""
    return Span(sentence.tokens[phrase.tokens[0]].start, sentence.tokens[phrase.tokens[-1]].end)


def fit(examples: Sequence[Example]) -> Model:
    """Return the model trained on some examples."""
    texts: dict[str, set[str]] = {}
    for example in examples:
        for name in example.features:
            texts.setdefault(name, set()).add(example.source)
    kept = {name for name, where in texts.items() if len(where) >= LEAST_SENTENCES}
    return logistic_training.fit(examples, kept, SETTINGS)


if __name__ == "__main__":
    main()
