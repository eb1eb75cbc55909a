"""Sentences sketched in one line for tests: the words, with the name in question in brackets."""

from __future__ import annotations

from onrecord.parsing import Sentence
from onrecord.people.chunks import Chunk

TAGS = {
    "and": "CC", "as": "IN", "at": "IN", "by": "IN", "for": "IN", "in": "IN", "of": "IN", "on": "IN", "with": "IN",
    "the": "DT", "a": "DT", "is": "VBZ", "was": "VBD", "will": "MD", "he": "PRP", "she": "PRP", "I": "PRP",
    "‘": "``", "“": "``", "’": "''", "”": "''", ",": ",", ".": ".", "(": "-LRB-", ")": "-RRB-", "-": "HYPH",
}  # fmt: skip


def sketch(line: str, label: str = "PERSON", titled: bool = False) -> tuple[Sentence, Chunk]:
    """Return the sentence and its bracketed name; a word may bring its tag ("May/MD") or entity type ("Oslo/GPE").

    What stands around a hyphen is three tokens.
    """
    rows: list[str] = []
    first = last = 0
    for word in line.split():
        first = len(rows) if word.startswith("[") else first
        text, _, mark = word.strip("[]").partition("/")
        for i, part in enumerate(text.replace("-", " - ").split()):
            entity = f"B-{mark}" if mark in ("GPE", "PERSON", "ORG") else ""
            tag = mark if mark and not entity else TAGS.get(part, "NNP" if part[:1].isupper() else "NN")
            rows.append(f"{'+' if i else ''}{part} {tag} 0 ROOT {entity}")
        last = len(rows) if word.endswith("]") else last
    return Sentence.from_table("\n".join(rows)), Chunk(0, first, last, label, titled)
