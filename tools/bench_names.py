"""Measure how long a name takes to look up among many people.

    python tools/bench_names.py [--people 100000] [--queries 300]

Makes people up: given and family names of pronounceable syllables, as skewed in frequency as real ones (Zipf), one in
three with a second given name. Queries are people of the index, respelt in Latin or Cyrillic letters. Prints
milliseconds and the number of queries that find their person (less than all: many bear the same name).
"""

from __future__ import annotations

import argparse
import random
import statistics
import time

from onrecord.names import Index

CONSONANTS = "b d f g h j k l m n p r s t v z sh zh ch kh br kr st tr".split()  # noqa: SIM905 - reads better
VOWELS = ["a", "e", "i", "o", "u", "ai", "ei"]
ENDINGS = ["ov", "ev", "in", "ian", "sky", "man", "son", "ez", "i", "a", "o", "er"]
CYRILLIC = dict(zip("abvgdeziklmnoprstufh", "абвгдезиклмнопрстуфх", strict=True)) | {"j": "дж"}
DIGRAPHS = {"sh": "ш", "zh": "ж", "ch": "ч", "kh": "х", "ai": "ай", "ei": "ей", "y": "ий"}


def main() -> None:
    """Build, query, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=300)
    args = parser.parse_args()
    chance = random.Random(7)  # noqa: S311 - a repeatable sample, not a secret
    people = [(str(number), [name]) for number, name in enumerate(names(args.people, chance))]
    index = Index(people)
    started = time.perf_counter()
    keys = len(index.postings)
    print(f"{args.people} people, {keys} keys, filed in {time.perf_counter() - started:.1f} s")
    for kind, respell in (("as filed", str), ("Latin", respelt), ("Cyrillic", cyrillic), ("family name", family)):
        taken, right = [], 0
        for key, (name,) in chance.sample(people, args.queries):
            query = respell(name)
            started = time.perf_counter()
            hits = index.find(query)
            taken.append(1000 * (time.perf_counter() - started))
            right += any(hit.key == key for hit in hits)
        slowest = statistics.quantiles(taken, n=20)[-1]
        print(f"{kind}: median {statistics.median(taken):.2f} ms, 95% under {slowest:.2f} ms, found {right}")


def names(count: int, chance: random.Random) -> list[str]:
    """Return made-up names."""
    given = [_word(chance, chance.randint(1, 2)) + chance.choice(("a", "n", "r", "s", "")) for _ in range(3000)]
    family_names = [_word(chance, chance.randint(1, 3)) + chance.choice(ENDINGS) for _ in range(count // 3)]
    firsts = chance.choices(given, [1 / rank for rank in range(3, len(given) + 3)], k=2 * count)
    lasts = chance.choices(family_names, [1 / rank for rank in range(30, len(family_names) + 30)], k=count)
    return [
        f"{one} {two} {last}".title() if number % 3 == 0 else f"{one} {last}".title()
        for number, (one, two, last) in enumerate(zip(firsts[::2], firsts[1::2], lasts, strict=True))
    ]


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(syllables))


def respelt(name: str) -> str:
    """Return a name as another convention writes it."""
    return name.replace("zh", "j").replace("Zh", "J").replace("kh", "h").replace("ei", "ey").replace("k", "q")


def cyrillic(name: str) -> str:
    """Return a name in Cyrillic."""
    text = name.lower()
    for latin, letter in (DIGRAPHS | CYRILLIC).items():
        text = text.replace(latin, letter)
    return text.title()


def family(name: str) -> str:
    """Return the last word of a name."""
    return name.rpartition(" ")[2]


if __name__ == "__main__":
    main()
