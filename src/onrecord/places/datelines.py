"""The place in a dateline: "ASTANA, Sept 16 (Agency) —". Datelines are blocks that are not parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Block, BlockKind, Span
from onrecord.places.gazetteer import Gazetteer
from onrecord.places.mention import Toponym

_NAME = re.compile(r"[^\W\d_][\w.’' -]*[\w.]")
_END = re.compile(r"[(—–―\d:|]|-{1,2}\s")
_LONGEST = 120
_NO_PLACES = re.compile(r"(?:by|updated|published|posted|date|last)\b", re.IGNORECASE)


def toponyms(text: str, blocks: Sequence[Block], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Yield the places that datelines name, in order; what the gazetteer does not know (an agency, a day) is none."""
    for block in blocks:
        if block.kind is not BlockKind.DATELINE or _NO_PLACES.match(text, block.span.start):
            continue
        end = _END.search(text, block.span.start, min(block.span.end, block.span.start + _LONGEST))
        stop = end.start() if end else block.span.end
        pieces = list(_pieces(text, Span(block.span.start, stop), gazetteer))
        yield from pieces


def _pieces(text: str, span: Span, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Yield the names between commas and slashes, up to the first that is no place."""
    start = span.start
    for piece in re.split(r"([,/])", span.of(text)):
        match = _NAME.search(piece)
        if match:
            found = _longest(match[0].strip(), gazetteer)
            if not found:
                return
            begin = start + match.start()
            yield Toponym(Span(begin, begin + len(found)), found, gazetteer.meanings(found), ("dateline",), None, True)
        start += len(piece)


def _longest(name: str, gazetteer: Gazetteer) -> str:
    """Return the longest beginning of a name that the gazetteer knows, "" where there is none."""
    parts = name.split(" ")
    beginnings = (" ".join(parts[:n]) for n in range(len(parts), 0, -1))
    return next((one for one in beginnings if one and gazetteer.meanings(one)), "")
