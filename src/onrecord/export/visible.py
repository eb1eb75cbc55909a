"""Foreign text made safe to show: characters that drive a terminal or reorder a line become visible marks.

Use it on every word of an article before it goes to a terminal or a spreadsheet. One character becomes one character,
so offsets stay true. Formats for programs (JSON) escape by their own rules and keep the text as it is.
"""

from __future__ import annotations

_CONTROL_PICTURES = 0x2400
_UNSHOWN = "\N{REPLACEMENT CHARACTER}"


def _marks() -> dict[int, str]:
    marks = {code: chr(_CONTROL_PICTURES + code) for code in range(0x20)}
    marks[0x7F] = "\N{SYMBOL FOR DELETE}"
    # C1 controls (U+009B begins an escape sequence) and halves of surrogate pairs, which no encoding can write.
    marks |= dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), _UNSHOWN)
    # Embeddings, overrides, isolates: they would show the rest of a line in another order than it is read.
    marks |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _UNSHOWN)
    # Tabs, and line ends other than the line feed.
    marks |= dict.fromkeys((0x09, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
    del marks[0x0A]
    return marks


_MARKS = _marks()


def visible(text: str) -> str:
    """Return `text`, as long as before, with nothing in it but line feeds that a terminal would obey."""
    if text.isascii() and text.isprintable():  # most of what a page writes is
        return text
    return text.translate(_MARKS)
