"""Places: the toponyms of an article, and which places they mean.

    find(text, blocks, sentences) -> (Place("Pandi", "PHL", 14.87, 120.96, ...), ...)

Recognition (`recognise`, `datelines`) finds the names; resolution (`resolve`) chooses among what the gazetteer
(`gazetteer`) has for them; `shapes` has the outlines of the countries for maps.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Block, Place
from onrecord.parsing import Sentence
from onrecord.places import context, datelines, recognise
from onrecord.places.containment import contained
from onrecord.places.gazetteer import gazetteer
from onrecord.places.resolve import resolve

__all__ = ["find"]


def find(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> tuple[Place, ...]:
    """Return the places that an article names, in the order of its text, not overlapping.

    Args:
        text: The article's text; the offsets of everything else are in it.
        blocks: The article's blocks, of which datelines are read here.
        sentences: The parsed sentences of the other blocks.
    """
    known = gazetteer()
    named = [*datelines.toponyms(text, blocks, known), *recognise.toponyms(text, sentences, known)]
    found = contained(text, sorted(named, key=lambda toponym: toponym.span))
    return tuple(resolve(found, context.gather(found, context.adjectives(sentences), known)))
