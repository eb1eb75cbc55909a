"""What a page carries besides its article: buttons, related links, subscription lines, credits and captions."""

from __future__ import annotations

import re

from onrecord.layout.lexicon import furniture
from onrecord.model import BlockKind, Span

LONGEST_LINE = 280
"""Characters of a line of furniture at most: anything longer is prose, whatever it begins with."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")


def kind_of_line(words: str) -> BlockKind | None:
    """Return the kind of a paragraph that is furniture as a whole, caption or boilerplate, or None."""
    if not any(char.isalnum() for char in words):
        return BlockKind.BOILERPLATE
    if len(words) > LONGEST_LINE:
        return None
    found = furniture()
    bare = words.strip('"“”.*_[]|• ')
    if found["credit"].fullmatch(bare) or found["caption"].match(bare):
        return BlockKind.CAPTION
    if _only_buttons(words) or found["whole"].fullmatch(bare) or found["line"].match(bare):
        return BlockKind.BOILERPLATE
    return None


def buttons_behind(text: str, span: Span) -> Span | None:
    """Return the buttons glued behind the last sentence of a paragraph, or None: `... deserves support. Share`."""
    tail = max(span.start, span.end - 60)
    for match in _SENTENCE_END.finditer(text, tail, span.end):
        words = text[match.end() : span.end]
        if words[:1].isupper() and _only_buttons(words):
            return Span(match.end(), span.end)
    return None


def _only_buttons(words: str) -> bool:
    """Tell whether these words are nothing but the names of buttons, one or several."""
    rest = words
    while rest:
        match = furniture()["button"].match(rest)
        if match is None or rest[match.end() : match.end() + 1].isalnum():
            return False
        rest = rest[match.end() :].lstrip(" \t\r\n\u00a0|/·•,.")
    return bool(words)
