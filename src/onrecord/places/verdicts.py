"""Whether a run of words that may name a place does: what the words around it say.

Adjectives, parts of the names of people, organisations and works, and seats of government that act are no toponyms.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.parsing import Sentence, Token
from onrecord.places import metonymy
from onrecord.places.candidates import PLACE_TAGS, Candidate, entity_around, is_capital
from onrecord.places.gazetteer import Kind, Meaning, is_country
from onrecord.places.keys import key
from onrecord.places.lexicon import words

LARGE = 100_000
"""Inhabitants from which a town is taken for a place without a preposition or the like that says so."""

_OPEN = frozenset({"", "GPE", "LOC", "FAC", "NORP"})
_SMALL_KINDS = frozenset({Kind.TOWN, Kind.SECTION, Kind.SECOND, Kind.FIRST, Kind.SEAT})


def judge(
    text: str, sentence: Sentence, candidate: Candidate, people: frozenset[str]
) -> tuple[bool | None, tuple[str, ...]]:
    """Tell whether a candidate is a toponym (True), may be one (False) or is none (None), and by which signs.

    `people` are the keys of the surnames in the article.
    """
    tokens, first, last = sentence.tokens, candidate.first, candidate.last
    name, tag, meanings = text[tokens[first].start : tokens[last].end], tokens[last].entity, candidate.meanings
    place, beside = _place_word(sentence, first), _beside_place(sentence, candidate)
    proper = tokens[last].tag.startswith(("NNP", "NNS")) or tag in PLACE_TAGS or place or beside
    governs = not place and metonymy.stands_for_government(sentence, first, last, meanings)
    if not proper or governs or _is_other(sentence, candidate, name, bool(place)):
        return None, ()
    strong = is_prominent(meanings)
    surely = beside or is_country(meanings) or (place and tag in PLACE_TAGS and strong)
    if key(name) in people and not surely:
        # "Machado" of Alicia Machado is she, even where a tag and a preposition take her for a village.
        return None, ()
    tagged = (f"tag:{tag}",) if tag else ()
    signs = (*tagged, *(sign for sign in (place, beside) if sign))
    if not meanings:
        return bool(place or beside), signs
    if key(name) in words().common:
        return (True if tag in PLACE_TAGS and (place or beside or strong) else None), signs
    if tag in PLACE_TAGS:
        return strong or bool(place or beside), signs
    return _is_known_place(sentence, candidate, place, beside), (*signs, "gazetteer")


def _is_other(sentence: Sentence, candidate: Candidate, name: str, after_place_word: bool) -> bool:
    """Tell whether a candidate is plainly something else than a place, or only a part of a name."""
    known = words()
    if _is_loose_abbreviation(sentence, candidate.first, name) or key(name) in known.never | known.generic:
        return True
    return sentence.tokens[candidate.last].entity == "DATE" or _is_part(sentence, candidate, after_place_word)


def _is_known_place(sentence: Sentence, candidate: Candidate, place: str, beside: str) -> bool:
    """Tell whether a name that the gazetteer has, but that is not tagged as a place, is meant as one."""
    tokens, first, last = sentence.tokens, candidate.first, candidate.last
    tag, strong = tokens[last].entity, is_prominent(candidate.meanings)
    if tag == "PERSON" and tokens[last].dep == "compound":
        return is_country(candidate.meanings)
    if place or beside:
        return strong or tag in _OPEN or (bool(place) and tag != "ORG")
    if tag == "PERSON":
        # People have no article: "the Danube" is none of them.
        article = first > 0 and tokens[first - 1].lower == "the"
        return is_country(candidate.meanings) or (article and strong)
    return strong


def _is_loose_abbreviation(sentence: Sentence, first: int, name: str) -> bool:
    """Tell whether an abbreviation stands where no division is written: "ME", not "Portland, ME" or "(R-Me.)"."""
    short = len(name) == 2 and name.isupper() and name not in ("UK", "US", "NY", "DC")
    before = sentence.tokens[first - 1].text if first else ""
    dotted = name.endswith(".") and name[:-1].isalpha()
    return (short or dotted) and not before.endswith((",", "(", "-", "–"))


def _place_word(sentence: Sentence, first: int) -> str:
    """Return a sign in front of a name: a preposition of place, or "the state of"."""
    tokens = sentence.tokens
    i = first - 1
    while i >= 0 and (tokens[i].lower in ("the", "nearby", "-") or tokens[i].tag in ("JJ", "VBN", "DT", "PRP$")
                      or tokens[i].lower.endswith(("ern", "north", "south", "east", "west", "central"))):  # fmt: skip
        i -= 1
    told = i > 0 and tokens[i].lower == "to" and tokens[i - 1].lower in words().sources
    if i >= 0 and tokens[i].lower in words().locative and not told:
        return f"prep:{tokens[i].lower}"
    if i > 0 and tokens[i].lower == "of" and tokens[i - 1].lower in words().generic:
        return f"noun:{tokens[i - 1].lower}"
    if i >= 0 and tokens[i].lower in words().generic and tokens[i].text.islower():
        return f"noun:{tokens[i].lower}"
    return ""


def _beside_place(sentence: Sentence, candidate: Candidate) -> str:
    """Return the sign that a name stands in a row of places ("Pandi, Bulacan"), or before a word such as "province"."""
    tokens = sentence.tokens
    after = tokens[candidate.last + 1] if candidate.last + 1 < len(tokens) else None
    if after and after.lower in words().generic:
        return f"noun:{after.lower}"
    for here, there in ((candidate.last + 1, candidate.last + 2), (candidate.first - 1, candidate.first - 2)):
        inside = 0 <= here < len(tokens) and 0 <= there < len(tokens)
        if inside and tokens[here].text == "," and tokens[there].entity in PLACE_TAGS:
            return "row"
    return ""


def _is_part(sentence: Sentence, candidate: Candidate, after_place_word: bool) -> bool:
    """Tell whether a candidate is only part of another name: an organisation's, a person's, a work's."""
    tokens, first, last = sentence.tokens, candidate.first, candidate.last
    known = words()
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    tag = tokens[last].entity
    if not candidate.meanings and after and after.start == tokens[last].end and after.text in ("-", "‑"):
        return True
    if after and (after.lower in known.things or (is_capital(after) and after.lower in known.bodies)):
        return True
    head = tokens[first - 2] if first > 1 and before and before.lower == "of" else None
    if head and is_capital(head) and head.lower in known.bodies:
        return True
    if before and before.lower.rstrip(".") in known.titles and is_capital(before):
        return not is_country(candidate.meanings) and tag not in PLACE_TAGS
    if tag in ("", "GPE", "LOC"):
        return tag == "" and _continues(before, after, after_place_word)
    start, end = entity_around(tokens, last)
    while start < first and (tokens[start].lower == "the" or tokens[start].lower in words().sides):
        start += 1
    while end > last and (not tokens[end].text[0].isalnum() or tokens[end].lower in ("'s", "’s")):
        end -= 1
    if (start, end) == (first, last):
        return False
    return tag not in ("NORP", "DATE", "CARDINAL", "MONEY") and not _owns(tokens, last)


def _owns(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether "'s" follows: "China's Ministry of Health" is tagged as one name and holds a place."""
    return last + 1 < len(tokens) and tokens[last + 1].lower in ("'s", "’s")


def _continues(before: Token | None, after: Token | None, after_place_word: bool) -> bool:
    """Tell whether an untagged name goes on in an untagged word with a capital: then it is part of a longer one."""
    longer = after is not None and is_capital(after) and after.entity == "" and after.tag.startswith("NNP")
    led = before is not None and is_capital(before) and before.entity == "" and before.tag.startswith("NNP")
    return (longer or led) and not after_place_word


def is_prominent(meanings: tuple[Meaning, ...]) -> bool:
    """Tell whether a name is well known as a place's own: a country, a first-level division, a large town, a region."""
    return any(
        (not meaning.other or meaning.kind is Kind.FIRST)
        and (meaning.population >= LARGE or meaning.kind not in _SMALL_KINDS)
        for meaning in meanings
    )
