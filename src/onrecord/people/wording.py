"""What the words of a name, and those beside it, say against its being a person's: other things have names as well.

Reach for `against` when mentions vote on whose name something is (`people.votes`); its figures are of the scale there,
on which the model's label weighs 1.
"""

from __future__ import annotations

from onrecord.parsing import Sentence
from onrecord.people.chunks import Chunk
from onrecord.people.foreign import in_foreign_words
from onrecord.people.lexicon import Lexicon
from onrecord.places.gazetteer import gazetteer
from onrecord.places.lexicon import words as words_of_places

_WITHIN = frozenset({"in", "near", "outside", "inside", "around", "across", "throughout"})
"""The prepositions before places that are seldom before persons."""


def impossible(sentence: Sentence, chunk: Chunk, form: tuple[str, ...], known: Lexicon) -> bool:
    """Tell whether a name can be nobody's: a word of it is written small that no name has so, or it is a party's place.

    A party's place stands after the name of who was elected there: "(D-Halden)".
    """
    small = [word for word in form if word.isalpha() and word.islower()]
    if any(word not in known.particles and word not in known.linking for word in small):
        return True
    party, hyphen, place = form[0].partition("-")
    before = sentence.tokens[chunk.first - 1].text if chunk.first else ""
    return before in ("(", ",") and bool(hyphen) and len(party) == 1 and party.isupper() and place[:1].isupper()


def against(sentence: Sentence, chunk: Chunk, form: tuple[str, ...], known: Lexicon) -> float:
    """Return how far a mention's wording speaks against its name being a person's, 0 where nothing does.

    An honorific outweighs all of it. An office does not: before ordinary words it makes no name of them ("General
    Plan").
    """
    before = sentence.tokens[chunk.first - 1].lower if chunk.first else ""
    if before in known.honorifics:
        return 0.0
    weight = _ordinary(chunk, form, known) + _of_a_thing(before, form, known)
    if _is_state(form, known):
        weight += 4.0 if chunk.titled else 2.0
    elif _as_place(sentence, chunk, form, known):
        weight += 2.0
    return weight + (2.0 if in_foreign_words(sentence, chunk.first, chunk.last, known) else 0.0)


def _ordinary(chunk: Chunk, form: tuple[str, ...], known: Lexicon) -> float:
    """Return what ordinary words weigh: most where there are no others, else that of the last one."""
    ordinary = [word.lower() in known.ordinary and word[1:].islower() for word in form]
    if all(ordinary):
        return 4.0 if chunk.titled else 2.0
    if len(form) == 1 or not ordinary[-1]:
        return 0.0
    return 2.0 if form[-1].lower() in known.documents else 1.0


def _of_a_thing(before: str, form: tuple[str, ...], known: Lexicon) -> float:
    """Return what it weighs that a name is an outlet's, or that of a vehicle or a work by the noun before it."""
    lowered = [word.lower() for word in form]
    if len(form) == 1 and lowered[0] in known.outlets:
        return 3.0
    if before in known.vehicles or not known.vehicles.isdisjoint(lowered):
        return 2.0
    return 1.0 if before in known.works and len(form) > 1 else 0.0


def _is_state(form: tuple[str, ...], known: Lexicon) -> bool:
    """Tell whether a name is a place's that another one is told from ("West Virginia", "New Hampshire")."""
    told = form[0].lower() in known.compass or form[0] == "New"
    return told and len(form) > 1 and bool(gazetteer().meanings(" ".join(form)))


def _as_place(sentence: Sentence, chunk: Chunk, form: tuple[str, ...], known: Lexicon) -> bool:
    """Tell whether a name of the gazetteer's stands where a place does: "in", "the town of", after a place it holds."""
    tokens = sentence.tokens
    if (
        not chunk.first
        or chunk.titled
        or form[-1].lower() in words_of_places().common
        or form[0].lower() in known.given
    ):
        return False
    if chunk.last < len(tokens) and tokens[chunk.last].tag == "POS":
        return False
    before, further = tokens[chunk.first - 1], tokens[chunk.first - 2] if chunk.first > 1 else None
    placed = before.lower in _WITHIN
    if further is not None and before.lower == "of":
        placed = further.lower in words_of_places().generic or further.lower in known.localities
    elif further is not None and before.text == ",":
        placed = further.entity == "GPE" and (chunk.last == len(tokens) or tokens[chunk.last].text in (",", "."))
    return placed and bool(gazetteer().meanings(" ".join(form)))
