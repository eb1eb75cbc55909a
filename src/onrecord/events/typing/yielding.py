"""CONCEDE or RETREAT: the corpus that types were trained on has one name, YIELD, for both.

To concede is to give way in words and rules (accept a demand, lift a ban, grant permission, pardon); to retreat is to
give up something material (free prisoners, withdraw troops, hand back, lay down arms, resign).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.events.typing.composing import ANYTHING, Match
from onrecord.events.typing.concepts import Word, lexicon
from onrecord.model import EventType

YIELD = "YIELD"
_BOTH = (EventType.CONCEDE, EventType.RETREAT)


def yielding(matches: Sequence[Match], known: Sequence[Word], places: Sequence[int]) -> EventType:
    """Return which an act of yielding is, by its compositions, then by its words; CONCEDE where they are mute."""
    types = lexicon().types
    named = [types.get(concept) for i in places for concept in known[i].concepts]
    composed = [match.row.type for match in matches if match.row.low != ANYTHING]
    return next((kind for kind in (*composed, *named) if kind is not None and kind in _BOTH), EventType.CONCEDE)
