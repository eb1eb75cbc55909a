"""Whether what stands inside quotation marks was uttered, or is a scare quote, a title or a nickname.

Only the surface is looked at: how long the passage is, how it begins and ends, what stands on either side. What the
words around it mean is weighed elsewhere. The weights (`data/quotations/utterance.tsv`) are those of a logistic
regression; the file says on what it was fitted.
"""

from __future__ import annotations

import functools
import math
import re

from onrecord.data import table
from onrecord.model import Block, BlockKind
from onrecord.quotations.marks import Passage

INTERCEPT = "intercept"

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LAST_WORD = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*)[ \t\n\u00a0]*$")
_NEXT = re.compile(r"[\s\u00a0]*(\S?)")
_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (5, "5"), (8, "8"), (13, "13"))


def utterance_score(text: str, passage: Passage, block: Block) -> tuple[float, str]:
    """Return how likely it is, from 0 to 1, that the passage reports an utterance, and the feature that says most.

    Args:
        text: The article's text.
        passage: A passage that `marks.scan` found in it.
        block: The block in which the passage begins.

    Returns:
        The probability of a logistic model over `features`, and the feature that pulls hardest towards what the
        model decides (utterance from 0.5 on): `words:1`, `ends:comma`, `title`, ...
    """
    weights = _weights()
    pulls = {name: weights.get(name, 0.0) for name in features(text, passage, block)}
    total = weights[INTERCEPT] + sum(pulls.values())
    towards = 1.0 if total >= 0 else -1.0
    return 1.0 / (1.0 + math.exp(-total)), max(pulls, key=lambda name: towards * pulls[name])


def features(text: str, passage: Passage, block: Block) -> list[str]:
    """Return the surface features of a passage, the order being of no account."""
    first, last = passage.content[0], passage.content[-1]
    words = _WORD.findall(text, first.start, last.end if len(passage.content) == 1 else first.end)
    length = next((name for most, name in _LENGTHS if len(words) <= most), "more")
    initial = next((char for char in first.of(text) if char.isalnum()), "")
    before = _before(text, passage, block)
    end = _end(text, last.end)
    names = [f"words:{length}", f"before:{before}", f"ends:{end}", f"after:{_after(text, passage)}"]
    if initial.isupper():
        names += ["capital", f"capital+{before}", f"capital+ends:{end}"]
    if len(words) < 4 and initial.isupper() and end in ("comma", "stop"):
        names.append("short sentence")
    if 1 < len(words) < 12 and _is_title(words):
        names.append("title")
    if len(passage.content) > 1:
        names.append("paragraphs")
    if not passage.closed:
        names.append("unclosed")
    if block.kind is BlockKind.HEADING:
        names.append("heading")
    return names


def _before(text: str, passage: Passage, block: Block) -> str:
    """Return what stands in front of the opening mark, within the block."""
    start = passage.outer[0].start
    rest = text[max(block.span.start, start - 40) : start].rstrip()
    if not rest:
        return "start"
    last = rest.rstrip("\"”'’»)]")[-1:] or rest[-1]
    if last in ".!?…":
        return "stop"
    if rest[-1] in ",:;":
        return {",": "comma", ":": "colon", ";": "comma"}[rest[-1]]
    if rest[-1] in "—–-―":
        return "dash"
    word = _LAST_WORD.search(rest)
    if word is None:
        return "other"
    return "small word" if word[1].lower() in _before_titles() else "word"


def _end(text: str, end: int) -> str:
    """Return the punctuation that ends the content, inside its marks."""
    last = text[end - 1]
    if last == ",":
        return "comma"
    if last in ".!?…":
        return "stop"
    return "dash" if last in "—–-―" else "none"


def _after(text: str, passage: Passage) -> str:
    """Return what follows the closing mark."""
    match = _NEXT.match(text, passage.outer[-1].end)
    char = match[1] if match else ""
    gap = match[0] if match else ""
    if not char or "\n" in gap:
        return "end"
    if char.isalpha():
        return "capital" if char.isupper() else "word"
    return "stop" if char in ".,;:!?" else "other"


def _is_title(words: list[str]) -> bool:
    """Tell whether all longer words begin with a capital."""
    long = [word for word in words if len(word) > 3]
    return bool(long) and all(word[0].isupper() or word[0].isdigit() for word in long)


@functools.cache
def _before_titles() -> frozenset[str]:
    return frozenset(row[0] for row in table("quotations/before_titles.tsv"))


@functools.cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("quotations/utterance.tsv")}
