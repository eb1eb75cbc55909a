"""Make the spelling models of onrecord.names from name pairs, and print what they reach on pairs they have not seen.

    python tools/train_names.py [--pairs ../shared/corpora/names] [--script arabic ...]

Reads `wikidata_*.tsv` (Latin, native script; CC0) and the conventions that ship, and writes a table a script to
src/onrecord/data/names/weights: chunk pairs with weights, no names. Expectation maximisation over all monotone
alignments (see onrecord.names.spelling); the conventions count as pairs that were seen a few times. A name of several
words trains word by word where both sides have as many, in the order that fits best. Within the Latin script nothing is
learnt: latin.tsv is made by hand.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.names.conventions import conventions
from onrecord.names.parts import Part, take_apart
from onrecord.names.scripts import LATIN, SYLLABIC
from onrecord.names.spelling import SpellingModel, modelled_scripts

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/onrecord/data/names/weights"

ITERATIONS = 10
"""More change the held-out figures by less than 0.002."""

BASE_MASS = 500.0
"""Pseudo-counts spread over all chunk pairs by size and letter frequency. From 50 to 500, recall on held-out Wikidata
pairs rose by 0.01 to 0.02."""

CHUNK_SHRINK = 0.25
"""How much rarer the base takes a chunk pair to be for each symbol that it is larger by."""

CONVENTION_COUNT = 4.0
"""How often a symbol is taken to be seen with its conventional spellings, halved from each spelling to the next."""

NEGLIGIBLE = 0.01
"""Expected counts below this are left to the base between iterations."""

LEAST_COUNT = 0.3
"""Chunk pairs expected to be seen less often are left out."""

MOST_SYMBOLS, MOST_LETTERS = 2, 4
"""Sizes of the largest chunks."""

MOST_WORDS = 5
"""Names of more words are left out: their orders are too many to try."""

STEPS = [
    (symbols, letters)
    for symbols in range(MOST_SYMBOLS + 1)
    for letters in range(MOST_LETTERS + 1)
    if symbols or letters == 1
]
"""Sizes of chunk pairs. A letter by itself answers to nothing; so do one symbol or two."""

Chunk = tuple[tuple[str, ...], str]
Pair = tuple[tuple[str, ...], str]
Row = tuple[tuple[Part, ...], tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed before any pair is seen: counts of chunk pairs, and the frequency of each symbol and letter."""

    counts: Mapping[Chunk, float]
    symbols: Mapping[str, float]
    letters: Mapping[str, float]

    def independent(self, chunk: Chunk) -> float:
        """Return the log probability of the symbols and letters of a chunk pair if they had nothing to do."""
        return sum(self.symbols[s] for s in chunk[0]) + sum(self.letters[c] for c in chunk[1])

    def base(self, chunk: Chunk) -> float:
        """Return the base measure of a chunk pair."""
        size = len(chunk[0]) + len(chunk[1])
        return math.exp(self.independent(chunk) + size * math.log(CHUNK_SHRINK))


def main() -> None:
    """Train every script and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=ROOT.parent / "shared/corpora/names")
    parser.add_argument("--script", action="append", choices=sorted(modelled_scripts()))
    parser.add_argument(
        "--half", choices=["even", "odd"], help="train on every other pair only, to measure on the rest"
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    rows = list(read(args.pairs, args.half))
    frequencies = letter_frequencies(rows)
    args.out.mkdir(parents=True, exist_ok=True)
    for script in args.script or sorted(modelled_scripts()):
        pairs = list(training_pairs(rows, script))
        weights = train(pairs, prior_of(script, pairs, frequencies))
        pairs = list(training_pairs(rows, script, SpellingModel.of(weights)))
        weights = train(pairs, prior_of(script, pairs, frequencies))
        write(args.out / f"{script}.tsv", script, weights, len(pairs))
        print(f"{script}: {len(pairs)} pairs of words, {len(weights)} chunk pairs")


def read(folder: Path, half: str | None = None) -> Iterator[Row]:
    """Yield the parts of both names of every pair, or of every other line of each file, Latin first."""
    for path in sorted(folder.glob("wikidata_*.tsv")):
        for line in path.read_text("utf-8").splitlines()[half == "odd" :: 2 if half else 1]:
            latin, native = (take_apart(name).parts for name in line.split("\t"))
            if latin and native and len(latin) <= MOST_WORDS and all(part.script == LATIN for part in latin):
                yield latin, native


def letter_frequencies(rows: Sequence[Row]) -> Counter[str]:
    """Count the Latin letters of all pairs: what a script that has few pairs is measured against."""
    return Counter(letter for latin, _ in rows for part in latin for letter in part.text)


def training_pairs(rows: Sequence[Row], script: str, model: SpellingModel | None = None) -> Iterator[Pair]:
    """Yield pairs of a word in a script and a word in Latin letters.

    With a model, words are paired in the order that it finds best; without, in the order in which they stand.
    """
    for latins, natives in rows:
        if any(part.script != script for part in natives):
            continue
        if len(natives) == 1 and len(latins) > 1 and script in SYLLABIC:
            words = [part.text for part in latins]
            whole, turned = "".join(words), "".join((words[-1], *words[:-1]))
            turn = model is not None and _evidence(model, natives[0], turned) > _evidence(model, natives[0], whole)
            yield natives[0].symbols, turned if turn else whole
        elif len(latins) == len(natives):
            best = max(itertools.permutations(latins), key=functools.partial(_fit, model, natives)) if model else latins
            yield from ((native.symbols, part.text) for native, part in zip(natives, best, strict=True))


def _evidence(model: SpellingModel, native: Part, latin: str) -> float:
    return model.align(native.symbols, latin).evidence


def _fit(model: SpellingModel, natives: Sequence[Part], latins: Sequence[Part]) -> float:
    return sum(_evidence(model, native, part.text) for native, part in zip(natives, latins, strict=True))


def prior_of(script: str, pairs: Sequence[Pair], frequencies: Counter[str]) -> Prior:
    """Return the prior of a script: its conventions, and how frequent its symbols and letters are."""
    counts: dict[Chunk, float] = {}
    symbols: Counter[str] = Counter()
    for convention in conventions():
        if convention.script == script:
            for rank, spelling in enumerate(convention.spellings):
                chunk = (convention.symbols, spelling)
                counts[chunk] = counts.get(chunk, 0.0) + CONVENTION_COUNT * 0.5**rank
            symbols.update(convention.symbols * int(CONVENTION_COUNT))
    letters = Counter({letter: count / frequencies.total() * 1000 for letter, count in frequencies.items()})
    for seen, latin in pairs:
        symbols.update(seen)
        letters.update(latin)
    return Prior(counts, _logs(symbols), _logs(letters))


def _logs(counts: Mapping[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {symbol: math.log(count / total) for symbol, count in counts.items()}


def train(pairs: Sequence[Pair], prior: Prior) -> dict[Chunk, float]:
    """Return the weights of chunk pairs by expectation maximisation."""
    counts: Mapping[Chunk, float] = prior.counts
    for _ in range(ITERATIONS):
        probability = _normalised(counts, prior)
        seen = defaultdict(float, prior.counts)
        for symbols, latin in pairs:
            _count(symbols, latin, probability, prior, seen)
        counts = seen
    probability = _normalised(counts, prior)
    return {
        chunk: math.log(probability[chunk]) - prior.independent(chunk)
        for chunk, count in sorted(counts.items())
        if count >= LEAST_COUNT
    }


def _normalised(counts: Mapping[Chunk, float], prior: Prior) -> dict[Chunk, float]:
    total = sum(counts.values()) + BASE_MASS
    known = {chunk: (n + BASE_MASS * prior.base(chunk)) / total for chunk, n in counts.items() if n > NEGLIGIBLE}
    return known | {_UNSEEN: BASE_MASS / total}


_UNSEEN: Chunk = ((), "")
"""Where the share of the base measure is kept: no chunk pair is empty on both sides."""


def _count(
    symbols: tuple[str, ...],
    latin: str,
    probability: Mapping[Chunk, float],
    prior: Prior,
    counts: dict[Chunk, float],
) -> None:
    """Add how often each chunk pair is expected in the alignments of one pair (forward and backward)."""
    rows, columns = len(symbols), len(latin)
    unseen = probability[_UNSEEN]
    forward = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    forward[0][0] = 1.0
    arcs: list[tuple[int, int, int, int, Chunk, float]] = []
    for i in range(rows + 1):
        for j in range(columns + 1):
            before = forward[i][j]
            for di, dj in STEPS:
                if before and i + di <= rows and j + dj <= columns:
                    chunk = (symbols[i : i + di], latin[j : j + dj])
                    weight = probability.get(chunk)
                    if weight is None:
                        weight = unseen * prior.base(chunk)
                    forward[i + di][j + dj] += before * weight
                    arcs.append((i, j, i + di, j + dj, chunk, weight))
    whole = forward[rows][columns]
    if whole <= 0.0:
        return
    backward = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    backward[rows][columns] = 1.0
    for i, j, k, m, chunk, weight in reversed(arcs):
        passing = weight * backward[k][m]
        backward[i][j] += passing
        expected = forward[i][j] * passing / whole
        if expected > 1e-5:
            counts[chunk] += expected


def write(path: Path, script: str, weights: Mapping[Chunk, float], pairs: int) -> None:
    """Write a table of weights."""
    lines = [
        f"# How {script} symbols are written in Latin letters: symbols, letters, weight (see names/spelling.py).",
        f"# Made by tools/train_names.py from conventions.tsv and {pairs} pairs of words of Wikidata's labels (CC0); a",
        "# statistic, no names. Apache-2.0.",
        *(f"{' '.join(symbols)}\t{latin}\t{weight:.2f}" for (symbols, latin), weight in weights.items()),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
