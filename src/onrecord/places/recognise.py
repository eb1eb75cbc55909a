"""Toponyms in parsed sentences: names of places as the words around them use them.

Two sources propose a name: the gazetteer (the longest run of words that it knows) and the parser's entity tags (GPE,
LOC). The surroundings then decide: adjectives, names of people, organisations and works, and seats of government that
act are no toponyms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.parsing import Sentence, Token
from onrecord.places import metonymy
from onrecord.places.gazetteer import DIVISIONS, Gazetteer, Kind, Meaning
from onrecord.places.keys import key
from onrecord.places.lexicon import words
from onrecord.places.mention import Toponym

LONGEST = 8
"""Words of the longest name looked up, hyphens counted as words: "Port-au-Prince" has five."""

LARGE = 100_000
"""Inhabitants from which a town is taken for a place without a tag or a preposition that says so."""

_PLACES = frozenset({"GPE", "LOC"})
_OPEN = frozenset({"", "GPE", "LOC", "FAC", "NORP"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Tokens `first` to `last` (inclusive) of a sentence, which may be a name of a place."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]


def toponyms(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Toponym]:
    """Return the toponyms of the sentences, in order, not overlapping.

    A name that one sentence shows to be a place's is one in every other where nothing speaks against it.
    """
    found: list[tuple[Toponym, bool]] = []
    for sentence in sentences:
        found.extend(_in_sentence(text, sentence, gazetteer))
    sure = {key(toponym.name) for toponym, accepted in found if accepted}
    kept = [toponym for toponym, accepted in found if accepted or key(toponym.name) in sure]
    return _contained(text, kept)


def _in_sentence(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[tuple[Toponym, bool]]:
    """Yield candidates that are toponyms, with True, or that may be ones if another sentence says so, with False."""
    for candidate in _candidates(text, sentence, gazetteer):
        verdict, why = _judge(text, sentence, candidate)
        if verdict is not None:
            span = Span(sentence.tokens[candidate.first].start, sentence.tokens[candidate.last].end)
            yield Toponym(span, " ".join(span.of(text).split()), candidate.meanings, why), verdict


def _candidates(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[_Candidate]:
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        found = _known(text, sentence, i, gazetteer) or _tagged(text, sentence, i, gazetteer)
        if found is None:
            i += 1
        else:
            yield found
            i = found.last + 1


def _known(text: str, sentence: Sentence, first: int, gazetteer: Gazetteer) -> _Candidate | None:
    """Return the longest name from token `first` on that the gazetteer knows."""
    tokens, inside = sentence.tokens, words().inside
    if not _is_capital(tokens[first]):
        return None
    last, ends = first, [first]
    while last + 1 < len(tokens) and last + 1 - first < LONGEST:
        last += 1
        token = tokens[last]
        if _is_capital(token) or (token.start == tokens[last - 1].end and token.text[0].isalnum()):
            ends.append(last)
        elif token.lower not in inside and token.lower not in (".", ","):
            break
        elif token.lower == "," and not (last + 1 < len(tokens) and tokens[last + 1].text in ("D.C.", "DC", "D.C")):
            break
    for end in reversed(ends):
        name = text[tokens[first].start : tokens[end].end]
        meanings = gazetteer.meanings(" ".join(name.split()))
        if meanings:
            return _Candidate(first, end, meanings)
    return None


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() or (token.text[0] in "’'" and token.text[1:2].isupper())


def _tagged(text: str, sentence: Sentence, first: int, gazetteer: Gazetteer) -> _Candidate | None:
    """Return the name at token `first` that is tagged as a place and that the gazetteer does not know."""
    tokens = sentence.tokens
    token = tokens[first]
    if token.entity not in _PLACES or not token.entity_begins:
        return None
    last = _entity_end(tokens, first)
    comma = next((i for i in range(first, last + 1) if tokens[i].text in (",", "(", "/")), last + 1)
    last = comma - 1
    while first <= last and tokens[first].lower in ("the", "northern", "southern", "eastern", "western", "central"):
        if tokens[first].lower != "the" and tokens[first].text[0].isupper():
            break
        first += 1
    while last > first and not tokens[last].text[0].isalnum() or tokens[last].lower in ("'s", "’s"):
        last -= 1
    named = first <= last and _is_capital(tokens[first]) and any(letter.islower() for letter in tokens[first].text)
    proper = first <= last and tokens[last].tag.startswith("NNP")
    if not named or not proper or tokens[last].end - tokens[first].start < 3:
        return None
    name = " ".join(text[tokens[first].start : tokens[last].end].split())
    return _Candidate(first, last, gazetteer.meanings(name))


def _entity_end(tokens: Sequence[Token], first: int) -> int:
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].entity and not tokens[last + 1].entity_begins:
        last += 1
    return last


def _entity(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """Return the first and last token of the entity around token `i`, which has one."""
    first = i
    while first > 0 and not tokens[first].entity_begins and tokens[first - 1].entity:
        first -= 1
    return first, _entity_end(tokens, i)


def _judge(text: str, sentence: Sentence, candidate: _Candidate) -> tuple[bool | None, tuple[str, ...]]:
    """Tell whether a candidate is a toponym (True), may be one (False) or is none (None), and by which signs."""
    tokens = sentence.tokens
    first, last = candidate.first, candidate.last
    tag = tokens[last].entity
    name = text[tokens[first].start : tokens[last].end]
    place = _place_word(sentence, first)
    beside = _beside_place(sentence, candidate)
    signs = tuple(sign for sign in (f"tag:{tag}" if tag else "", place, beside) if sign)
    if _is_part(text, sentence, candidate, bool(place)):
        return None, ()
    if not tokens[last].tag.startswith(("NNP", "NNS")) and tag not in _PLACES and not (place or beside):
        return None, ()
    if not place and metonymy.is_seat(name, candidate.meanings) and metonymy.acts(sentence, first, last):
        return None, ()
    if not candidate.meanings:
        return True, (*signs, "unknown")
    strong = _is_prominent(candidate.meanings)
    if key(name) in words().common:
        return (True if tag in _PLACES and (place or beside or strong) else None), signs
    if tag in _PLACES:
        return True, signs
    if place or beside:
        return (True if strong or tag in _OPEN or place else False), (*signs, "gazetteer")
    if tag == "PERSON":
        return (False if not _is_country(candidate.meanings) else True), (*signs, "gazetteer")
    return (True if strong else False), (*signs, "gazetteer")


def _place_word(sentence: Sentence, first: int) -> str:
    """Return a sign in front of a name: a preposition of place, or "the state of"."""
    tokens = sentence.tokens
    i = first - 1
    while i >= 0 and (tokens[i].lower in ("the", "nearby", "-") or tokens[i].tag in ("JJ", "VBN", "DT", "PRP$")
                      or tokens[i].lower.endswith(("ern", "north", "south", "east", "west", "central"))):  # fmt: skip
        i -= 1
    if i >= 0 and tokens[i].lower in words().locative:
        return f"prep:{tokens[i].lower}"
    if i > 0 and tokens[i].lower == "of" and tokens[i - 1].lower in words().generic:
        return f"noun:{tokens[i - 1].lower}"
    if i >= 0 and tokens[i].lower in words().generic and tokens[i].text.islower():
        return f"noun:{tokens[i].lower}"
    return ""


def _beside_place(sentence: Sentence, candidate: _Candidate) -> str:
    """Return the sign that a name stands in a row of places ("Pandi, Bulacan"), or before a word such as "province"."""
    tokens = sentence.tokens
    after = tokens[candidate.last + 1] if candidate.last + 1 < len(tokens) else None
    if after and after.lower in words().generic:
        return f"noun:{after.lower}"
    for here, there in ((candidate.last + 1, candidate.last + 2), (candidate.first - 1, candidate.first - 2)):
        inside = 0 <= here < len(tokens) and 0 <= there < len(tokens)
        if inside and tokens[here].text == "," and tokens[there].entity in _PLACES:
            return "row"
    return ""


def _is_part(text: str, sentence: Sentence, candidate: _Candidate, after_place_word: bool) -> bool:
    """Tell whether a candidate is only part of another name: an organisation's, a person's, a work's."""
    tokens, first, last = sentence.tokens, candidate.first, candidate.last
    known = words()
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    tag = tokens[last].entity
    if after and _is_capital(after) and after.lower in known.bodies:
        return True
    if before and before.lower == "of" and first > 1 and _is_capital(tokens[first - 2]) and (
        tokens[first - 2].lower in known.bodies or tokens[first - 2].lower in known.titles
    ) and tokens[first - 2].lower in known.bodies:  # fmt: skip
        return True
    if before and before.lower.rstrip(".") in known.titles and _is_capital(before):
        return not _is_country(candidate.meanings) and tag not in _PLACES
    if tag in ("", "GPE", "LOC"):
        return tag == "" and _continues(before, after, after_place_word)
    start, end = _entity(tokens, last)
    while start < first and tokens[start].lower in ("the", "northern", "southern", "eastern", "western", "central"):
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
    longer = after is not None and _is_capital(after) and after.entity == "" and after.tag.startswith("NNP")
    led = before is not None and _is_capital(before) and before.entity == "" and before.tag.startswith("NNP")
    return (longer or led) and not after_place_word


def _is_country(meanings: tuple[Meaning, ...]) -> bool:
    return any(meaning.kind is Kind.COUNTRY for meaning in meanings)


def _is_prominent(meanings: tuple[Meaning, ...]) -> bool:
    """Tell whether a name is well known as a place's own: a country, a first-level division, a large town, a region."""
    return any(
        not meaning.other
        and (meaning.population >= LARGE or meaning.kind not in (Kind.TOWN, Kind.SECTION, Kind.SECOND, Kind.FIRST, Kind.SEAT))
        for meaning in meanings
    )


def _contained(text: str, found: Sequence[Toponym]) -> list[Toponym]:
    """Return the toponyms with those linked that a comma puts inside the next: "Pandi, Bulacan", "Paris (Texas)"."""
    out = []
    for i, toponym in enumerate(found):
        within = None
        if i + 1 < len(found):
            between = text[toponym.span.end : found[i + 1].span.start]
            division = any(m.kind in DIVISIONS or m.kind is Kind.COUNTRY for m in found[i + 1].meanings)
            if between.strip(" \n") in (",", "(", "in", "in the") and division:
                within = i + 1
        out.append(Toponym(toponym.span, toponym.name, toponym.meanings, toponym.why, within, toponym.dateline))
    return out
