"""Train how far events of running text can be trusted, on a reader's verdicts.

    python tools/train_event_trust.py [--corpora ../shared/corpora] [--measure]

Writes `trust.json` to src/onrecord/data/events. Only weights go in, no text. `tools/events/judged.tsv` says which
events in articles of PolNeAR, Wikinews and GeoVirus are right, those of foreign news among them; the sample articles
that ship, with what a reader says of them (`data/evaluation/events-samples.tsv`), stand for news of diplomacy.
`--measure` prints precision and recall by the least score, each fold of articles judged by a model that has not seen
them, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Container, Iterator, Sequence
from pathlib import Path, PurePath

import logistic_training
from logistic_training import Example, Settings
from onrecord.cli.measuring import sample_articles
from onrecord.evaluate.event_samples import fits, shipped_samples
from onrecord.events import Models
from onrecord.events.calibration import RAW, calibration
from onrecord.events.finding import find, tellings
from onrecord.events.logistic import Model
from onrecord.model import Article
from onrecord.pipeline import scenes
from onrecord.sources import from_text

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared/corpora"
JUDGED = ROOT / "tools/events/judged.tsv"

SETTINGS = Settings(regularisation=0.07, threshold=0.55)
"""Regularisations of 0.05 to 1 were tried on the folds; see docs/events.md for what other thresholds cost."""

OF_SAMPLES = 10.0
"""What an event of the sample articles weighs: they are few, and of the sort of news that onrecord is for."""

LEAST = 4
"""Events that a sign needs to be kept; a way to the doer is kept with any, for `trust.covers` to know it."""

FOLDS = 10


def main() -> None:
    """Train and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--measure", action="store_true")
    args = parser.parse_args()
    verdicts = [*judged(args.corpora), *of_samples()]
    if args.measure:
        measure(verdicts)
        return
    model = fit(verdicts)
    logistic_training.write(
        model,
        "trust.json",
        "How far events of running text can be trusted (events/trust.py); from tools/train_event_trust.py.",
        "a reader's verdicts on events in articles (tools/events/judged.tsv) and the sample articles",
    )
    print(f"{len(verdicts)} events, {sum(v.right for v in verdicts)} right, {len(model.weights)} signs")


def judged(corpora: Path) -> Iterator[Example]:
    """Yield the events of the judged articles that a reader has judged, by the signs of how they are found now."""
    known: dict[str, dict[tuple[int, str, int, int], bool]] = {}
    for line in JUDGED.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            article, trigger, kind, actor, recipient, verdict = line.split("\t")
            place = int(trigger), kind, int(actor), -1 if recipient == "-" else int(recipient)
            known.setdefault(article, {})[place] = verdict == "+"
    for reading, scene in scenes(articles(corpora, known.keys())):
        ref = reading.article.ref
        for telling in tellings(scene, Models()) if scene else ():
            first = telling.recipients[0].span.start if telling.recipients else -1
            place = telling.trigger.start, str(telling.type), telling.actors[0].span.start, first
            if place in known[ref] and telling.score >= calibration().least:
                yield Example(ref, telling.signs, known[ref][place])


def of_samples() -> Iterator[Example]:
    """Yield the events of the sample articles; those that may or may not be told are left out."""
    gold = shipped_samples()
    for reading, scene in scenes(sample_articles()):
        rows = gold.get(PurePath(reading.article.ref).name)
        if scene is None or rows is None:
            continue
        text = reading.article.text
        for event, telling in zip(find(scene, Models(scores=RAW)), tellings(scene, Models()), strict=True):
            row = next((row for row in rows if row.held != "!" and fits(row, event, text)), None)
            if telling.score >= calibration().least and (row is None or row.held == "+"):
                yield Example(reading.article.ref, telling.signs, row is not None, OF_SAMPLES)


def articles(corpora: Path, wanted: Container[str]) -> Iterator[Article]:
    """Yield the articles of the corpora that have the ids wanted, with the date that is known of them."""
    for name in ("polnear/train", "polnear/dev", "wikinews/dev"):
        for row in map(json.loads, (corpora / f"{name}.jsonl").read_text("utf-8").splitlines()):
            if row["id"] not in wanted:
                continue
            stem = row["id"].split("/")[-1].split("_")
            dated = stem[1] if len(stem) > 1 and stem[1][:2] == "20" and stem[1].count("-") == 2 else None
            yield from_text(row["text"], ref=row["id"], published=row.get("published") or dated)
    for number, article in enumerate(ET.parse(corpora / "places/GeoVirus.xml").getroot().iter("article")):  # noqa: S314
        if f"geovirus/{number}" in wanted:
            yield from_text(article.findtext("text") or "", ref=f"geovirus/{number}")


def fit(verdicts: Sequence[Example]) -> Model:
    """Return the model trained on some verdicts."""
    counts: dict[str, int] = {}
    for verdict in verdicts:
        for sign in verdict.features:
            counts[sign] = counts.get(sign, 0) + 1
    kept = {sign for sign, count in counts.items() if count >= LEAST or sign.startswith("doer:")}
    return logistic_training.fit(verdicts, kept, SETTINGS)


def measure(verdicts: Sequence[Example]) -> None:
    """Print precision and recall of events by the least score."""
    scored: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        model = fit([v for v in verdicts if fold_of(v.source) != fold])
        scored += [(model.probability(v.features), v.right) for v in verdicts if fold_of(v.source) == fold]
    right = sum(held for _, held in scored)
    print(f"{len(scored)} events, {right} right: {right / len(scored):.3f}")
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        kept = [held for score, held in scored if score >= least]
        print(f"least {least}: {len(kept)} events, precision {sum(kept) / len(kept):.3f}, kept {sum(kept) / right:.3f}")


def fold_of(article: str) -> int:
    """Return the fold of an article, by a hash of its id."""
    return zlib.crc32(article.encode()) % FOLDS


if __name__ == "__main__":
    main()
