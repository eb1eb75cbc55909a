"""What a candidate is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Tail(NamedTuple):
    """A part at the end of a reported clause that may not belong to it: its name (see `extent`) and its head."""

    name: str
    head: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue in one construction. All numbers are positions of tokens in the sentence; `content` is in order.

    `variant` tells contents of one construction apart: "" for what the parser says, "early" where it ends before a
    tail, "before" and "after" for all words on that side. `kept` are the tails that `content` holds, `dropped` the one
    that it ends before.
    """

    construction: str
    head: int
    cue: tuple[int, ...]
    content: tuple[int, ...]
    source: tuple[int, ...] = ()
    source_head: int | None = None
    addressee: tuple[int, ...] = ()
    variant: str = ""
    kept: tuple[Tail, ...] = ()
    dropped: Tail | None = None
