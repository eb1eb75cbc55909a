"""Read the training corpora's sentences with models that have not seen them, and measure.

    python tools/cross_validate_events.py [--corpora ../shared/corpora/events] [--out FOLDER] [--errors N]

The pair filter and the types are trained on four of five folds at a time (onrecord.evaluate.event_types.fold_of: by the
hash of a sentence's text, so that all rows of one sentence are in one fold), and the whole of onrecord reads the fifth.
`--out` writes `plv_train.jsonl` and `aw_train.jsonl` there, a line a row of the corpus as `onrecord read --format json`
prints it (`-raw` with the scores before calibration).
`--calibrate` counts how often scores hold (event_scores.py).
A figure under its floor (the tables `events-plv_train-folds` and `events-aw_train-folds`) is an error.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import event_scores
import train_event_links
import train_event_types
from onrecord.errors import EvaluationError
from onrecord.evaluate import floors
from onrecord.evaluate.event_types import FOLDS, fold_of
from onrecord.evaluate.events import assess_events, load_gold
from onrecord.events import Models
from onrecord.events.calibration import RAW, calibration
from onrecord.export.json_lines import as_dict
from onrecord.model import Reading
from onrecord.pipeline import read_all
from onrecord.sources import from_text

CORPORA = ("plv_train", "aw_train")


def main() -> None:
    """Train, read, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=train_event_links.EVENTS)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N mistakes of each corpus")
    parser.add_argument("--calibrate", action="store_true", help="make events/calibration.json anew")
    args = parser.parse_args()
    models = list(train(args.corpora))
    raw: dict[str, dict[str, Reading]] = {}
    for name in CORPORA:
        rows = (json.loads(line) for line in (args.corpora / f"{name}.jsonl").read_text("utf-8").splitlines())
        texts = dict.fromkeys(row["text"] for row in rows)
        readings = {}
        for fold in range(FOLDS):
            articles = (from_text(text, ref=text) for text in texts if fold_of(text) == fold)
            for reading in read_all(articles, models=models[fold]):
                readings[reading.article.text] = reading
        raw[name] = readings
    gold = {name: load_gold(args.corpora / f"{name}.jsonl") for name in CORPORA}
    if args.calibrate:
        event_scores.write(event_scores.fit(gold, raw))
        calibration.cache_clear()
    print("calibration error", round(event_scores.error(gold, raw), 3))
    known = floors.load(floors.shipped_path())
    low = []
    for name in CORPORA:
        readings = {text: recorded(reading) for text, reading in raw[name].items()}
        figures = assess_events(f"events-{name}-folds", gold[name], readings.values())
        print(name, json.dumps(figures.as_dict()))
        for mistake in figures.mistakes[: args.errors]:
            print("   ", mistake)
        if args.out:
            write(args.corpora / f"{name}.jsonl", readings, args.out / f"{name}.jsonl")
            write(args.corpora / f"{name}.jsonl", raw[name], args.out / f"{name}-raw.jsonl")
        try:
            floors.check(figures, known)
        except EvaluationError as error:
            low.append(str(error))
    if low:
        raise SystemExit("; ".join(low))


def recorded(reading: Reading) -> Reading:
    """Return a reading with raw scores as it is recorded: by the curve that ships, without what is under the least."""
    curve = calibration()
    kept = [event for event in reading.events if event.score >= curve.least]
    return replace(
        reading, events=tuple(replace(event, score=round(curve.probability(event.score), 2)) for event in kept)
    )


def train(corpora: Path) -> Iterator[Models]:
    """Yield, for each fold, the models that were trained on the others."""
    pairs = train_event_links.read_examples(corpora)
    acts = train_event_types.read_examples(corpora / "plv_train.jsonl", corpora / "plover_gsr.jsonl")
    own = train_event_types.own_examples(train_event_types.OWN)
    for fold in range(FOLDS):
        links = train_event_links.fit([one for one in pairs if fold_of(one.source) != fold])
        types = train_event_types.fit([*(one for one in acts if fold_of(one.act.text) != fold), *own])
        yield Models(links, types, RAW)


def write(corpus: Path, readings: dict[str, Reading], out: Path) -> None:
    """Write a reading for each row of a corpus, under the row's id."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as lines:
        for row in map(json.loads, corpus.read_text("utf-8").splitlines()):
            reading = readings[row["text"]]
            named = replace(reading, article=replace(reading.article, ref=row["id"]))
            lines.write(json.dumps(as_dict(named), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
