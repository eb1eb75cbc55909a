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
from onrecord.places.gazetteer import gazetteer
from onrecord.places.mention import Toponym
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
    opening = list(datelines.toponyms(text, blocks, known))
    found = _merged(opening, recognise.toponyms(text, sentences, known))
    return tuple(resolve(found, context.gather(found, context.adjectives(sentences), known)))


def _merged(opening: Sequence[Toponym], running: Sequence[Toponym]) -> list[Toponym]:
    """Return datelines' toponyms and those of sentences in order; `within` goes on counting in the whole list."""
    tagged = [*((one, None) for one in opening), *((one, one.within) for one in running)]
    order = sorted(range(len(tagged)), key=lambda i: tagged[i][0].span)
    place = {old: new for new, old in enumerate(order)}
    out = []
    for old in order:
        toponym, within = tagged[old]
        moved = None if within is None else place[within + len(opening)]
        out.append(Toponym(toponym.span, toponym.name, toponym.meanings, toponym.why, moved, toponym.dateline))
    return out
