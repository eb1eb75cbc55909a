"""Count which English words are written small, and which of them are names as well.

    python tools/count_words.py [--polnear ../shared/corpora/polnear/train.jsonl]
                                [--geovirus ../shared/corpora/places/GeoVirus.xml]

Writes `src/onrecord/data/language/words.tsv` from PolNeAR's training articles and GeoVirus (Wikinews). Only words go
in, no text. Run it after a change of the authority's people.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.authority import authority
from onrecord.evaluate import gazetted

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared/corpora"
TIMES = 5
"""How often a word has to be met small."""

WORDS = ROOT / "src/onrecord/data/language/words.tsv"
HEADER = (
    f"# English words, each met {TIMES} times or more written small in PolNeAR's training articles",
    "# (polnear/train.jsonl, commit c3eee833) and in GeoVirus; 'name' after those that are part of the name of",
    "# somebody whom the authority knows. Made by tools/count_words.py; Apache-2.0.",
    "#",
    "# word\tname",
)

_SMALL = re.compile(r"(?<![\w’'-])[a-z]{2,}(?![\w-]|['’]\w)")


def main() -> None:
    """Count, and write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=CORPORA / "polnear/train.jsonl")
    parser.add_argument("--geovirus", type=Path, default=CORPORA / "places/GeoVirus.xml")
    arguments = parser.parse_args()
    rows = counted(arguments.polnear, arguments.geovirus)
    WORDS.write_text("".join(f"{line}\n" for line in (*HEADER, *rows)), "utf-8")
    print(f"{len(rows)} words, {sum(row.endswith('name') for row in rows)} of them names as well")


def counted(polnear: Path, geovirus: Path) -> list[str]:
    """Return the rows of the list: words of both corpora, and whether they are names as well."""
    small: Counter[str] = Counter()
    for paragraph in paragraphs(polnear, geovirus):
        words = re.findall(r"[A-Za-z]+", paragraph)
        if 2 * sum(word[0].isupper() for word in words) > len(words):
            continue  # a headline, where any word may be capital
        small.update(_SMALL.findall(paragraph))
    names = {word.lower() for person in authority().people for name in person.names for word in name.split()}
    return [f"{word}\tname" if word in names else word for word, times in sorted(small.items()) if times >= TIMES]


def paragraphs(polnear: Path, geovirus: Path) -> Iterator[str]:
    """Yield the paragraphs of both corpora."""
    for line in polnear.read_text("utf-8").splitlines():
        yield from json.loads(line)["text"].split("\n")
    for gold in gazetted.load(geovirus):
        yield from gold.as_article().text.split("\n")


if __name__ == "__main__":
    main()
