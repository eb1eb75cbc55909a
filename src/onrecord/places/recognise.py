"""Toponyms in parsed sentences: names of places as the words around them use them.

Two sources propose a name: the gazetteer (the longest run of words that it knows) and the parser's entity tags (GPE,
LOC). The surroundings then decide: adjectives, names of people, organisations and works, and seats of government that
act are no toponyms.
"""

from __future__ import annotations

import itertools
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

_SIDES = frozenset({
    "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "upper", "lower", "greater",
    "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern",
    "mid", "northernmost", "southernmost", "-",
})  # fmt: skip
"""Words for a part of a place: they are no place of their own, and what is left without them is the place."""

_INSIDE = frozenset({",", "(", "in", ", in", "/", "of"})
_LISTED = frozenset({"and", ", and", "or", ", or", "&"})

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

    A name that one sentence shows to be a place's is one in every other where nothing speaks against it; so are two
    names with a comma between them of which the gazetteer knows that the first lies in the second.
    """
    people = _surnames(sentences)
    found: list[tuple[Toponym, bool]] = []
    for sentence in sentences:
        found.extend(_in_sentence(text, sentence, people, gazetteer))
    sure = {key(toponym.name) for toponym, accepted in found if accepted}
    sure |= {
        key(toponym.name)
        for (one, _), (other, _) in itertools.pairwise(found)
        if text[one.span.end : other.span.start] == ", " and _lies_in(one.meanings, other.meanings)
        for toponym in (one, other)
    }
    kept = [toponym for toponym, accepted in found if accepted or key(toponym.name) in sure]
    return _contained(text, kept)


def _surnames(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the keys of the last words of people's names that have several: "Machado" of "Alicia Machado"."""
    return frozenset(
        key(token.text)
        for sentence in sentences
        for token, after in zip(sentence.tokens, (*sentence.tokens[1:], None), strict=True)
        if token.entity == "PERSON" and not token.entity_begins and _is_capital(token)
        if after is None or after.entity != "PERSON" or after.entity_begins or after.lower in ("'s", "’s")
    )


def _in_sentence(
    text: str, sentence: Sentence, people: frozenset[str], gazetteer: Gazetteer
) -> Iterator[tuple[Toponym, bool]]:
    """Yield candidates that are toponyms, with True, or that may be ones if another sentence says so, with False."""
    for candidate in _candidates(text, sentence, gazetteer):
        verdict, why = _judge(text, sentence, candidate, people)
        if verdict is not None:
            span = Span(sentence.tokens[candidate.first].start, sentence.tokens[candidate.last].end)
            yield Toponym(span, " ".join(span.of(text).split()), candidate.meanings, why), verdict


def _candidates(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[_Candidate]:
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        known, tagged = _known(text, sentence, i, gazetteer), _tagged(text, sentence, i, gazetteer)
        found = (tagged if known is None or _goes_on(sentence, known, tagged) else known) or _called(sentence, i)
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
        if meanings and not (end == first and tokens[first].lower in _SIDES):
            return _Candidate(first, end, meanings)
    return None


def _goes_on(sentence: Sentence, known: _Candidate, tagged: _Candidate | None) -> bool:
    """Tell whether a tagged name is longer than the known one by words of its own ("West Prince", not "Fulton County")."""
    if tagged is None or tagged.last <= known.last:
        return False
    rest = sentence.tokens[known.last + 1 : tagged.last + 1]
    return all(_is_capital(token) or token.lower in words().inside for token in rest) and not all(
        token.lower in words().generic for token in rest
    )


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
    while first <= last and (tokens[first].lower == "the" or tokens[first].text in _SIDES):
        first += 1
    if first + 2 <= last and tokens[first].lower in words().generic and tokens[first + 1].lower == "of":
        first += 2
    while last > first and not tokens[last].text[0].isalnum() or tokens[last].lower in ("'s", "’s"):
        last -= 1
    named = first <= last and _is_capital(tokens[first]) and any(letter.islower() for letter in tokens[first].text)
    proper = first <= last and tokens[last].tag.startswith("NNP")
    if not named or not proper or tokens[last].end - tokens[first].start < 3:
        return None
    if first == last and tokens[first].lower in _SIDES:
        return None
    base = first
    while base <= last:
        meanings = gazetteer.meanings(" ".join(text[tokens[base].start : tokens[last].end].split()))
        if meanings or tokens[base].lower not in _SIDES:
            return _Candidate(first, last, meanings)
        base += 1
    return None


def _called(sentence: Sentence, first: int) -> _Candidate | None:
    """Return the name at token `first` that nothing knows but that a noun calls a place: "the village of Cellardyke"."""
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].lower != "of" or tokens[first - 2].text not in words().generic:
        return None
    last = first
    while last < len(tokens) and tokens[last].text[0].isupper() and tokens[last].tag.startswith("NNP"):
        last += 1
    return _Candidate(first, last - 1, ()) if last > first else None


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


def _judge(
    text: str, sentence: Sentence, candidate: _Candidate, people: frozenset[str]
) -> tuple[bool | None, tuple[str, ...]]:
    """Tell whether a candidate is a toponym (True), may be one (False) or is none (None), and by which signs.

    `people` are the keys of the surnames in the article.
    """
    tokens = sentence.tokens
    first, last = candidate.first, candidate.last
    tag = tokens[last].entity
    name = text[tokens[first].start : tokens[last].end]
    place = _place_word(sentence, first)
    beside = _beside_place(sentence, candidate)
    signs = tuple(sign for sign in (f"tag:{tag}" if tag else "", place, beside) if sign)
    if _is_loose_abbreviation(sentence, first, name) or key(name) in words().never:
        return None, ()
    if tag == "DATE" or key(name) in words().generic or _is_part(sentence, candidate, bool(place)):
        return None, ()
    if not tokens[last].tag.startswith(("NNP", "NNS")) and tag not in _PLACES and not (place or beside):
        return None, ()
    if not place and metonymy.stands_for_government(sentence, first, last, candidate.meanings):
        return None, ()
    strong = _is_prominent(candidate.meanings)
    sure = bool(beside) or (bool(place) and tag in _PLACES)
    if key(name) in people and not beside and not (sure and strong) and not _is_country(candidate.meanings):
        return None, ()
    if not candidate.meanings:
        return bool(place or beside), signs
    if key(name) in words().common:
        return (True if tag in _PLACES and (place or beside or strong) else None), signs
    if tag in _PLACES:
        return strong or sure, signs
    if tag == "PERSON" and tokens[last].dep == "compound":
        return _is_country(candidate.meanings), (*signs, "gazetteer")
    if place or beside:
        return strong or tag in _OPEN or (bool(place) and tag != "ORG"), (*signs, "gazetteer")
    if tag == "PERSON":
        # People have no article: "the Danube" is none of them.
        article = first > 0 and tokens[first - 1].lower == "the"
        return _is_country(candidate.meanings) or (article and strong), (*signs, "gazetteer")
    return strong, (*signs, "gazetteer")


def _is_loose_abbreviation(sentence: Sentence, first: int, name: str) -> bool:
    """Tell whether an abbreviation of a division stands where none is written: "ME", not "Portland, ME" or "(R-Me.)"."""
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


def _is_part(sentence: Sentence, candidate: _Candidate, after_place_word: bool) -> bool:
    """Tell whether a candidate is only part of another name: an organisation's, a person's, a work's."""
    tokens, first, last = sentence.tokens, candidate.first, candidate.last
    known = words()
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    tag = tokens[last].entity
    if after and (after.lower in known.things or (_is_capital(after) and after.lower in known.bodies)):
        return True
    if before and before.lower == "of" and first > 1 and _is_capital(tokens[first - 2]):
        if tokens[first - 2].lower in known.bodies:
            return True
    if before and before.lower.rstrip(".") in known.titles and _is_capital(before):
        return not _is_country(candidate.meanings) and tag not in _PLACES
    if tag in ("", "GPE", "LOC"):
        return tag == "" and _continues(before, after, after_place_word)
    start, end = _entity(tokens, last)
    while start < first and (tokens[start].lower == "the" or tokens[start].lower in _SIDES):
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
        (not meaning.other or meaning.kind is Kind.FIRST)
        and (meaning.population >= LARGE or meaning.kind not in (Kind.TOWN, Kind.SECTION, Kind.SECOND, Kind.FIRST, Kind.SEAT))
        for meaning in meanings
    )


def _contained(text: str, found: Sequence[Toponym]) -> list[Toponym]:
    """Return the toponyms with those linked that a comma puts inside the next: "Pandi, Bulacan", "Paris (Texas)"."""
    out = []
    for i, toponym in enumerate(found):
        within = None
        if i + 1 < len(found):
            if _joined(text, toponym, found[i + 1]) in _INSIDE and _may_hold(found[i + 1].meanings, toponym.meanings):
                listed = i + 2 < len(found) and _joined(text, found[i + 1], found[i + 2]) in _LISTED
                within = i + 1 if toponym.meanings or not listed else None
        out.append(Toponym(toponym.span, toponym.name, toponym.meanings, toponym.why, within, toponym.dateline))
    return out


def _lies_in(inner: tuple[Meaning, ...], outer: tuple[Meaning, ...]) -> bool:
    """Tell whether one of the inner meanings lies in a division that the outer name can mean."""
    firsts = {one.first for one in outer if one.kind is Kind.FIRST}
    seconds = {one.second for one in outer if one.kind is Kind.SECOND}
    return any((one.first and one.first in firsts) or (one.second and one.second in seconds) for one in inner)


def _may_hold(outer: tuple[Meaning, ...], inner: tuple[Meaning, ...]) -> bool:
    """Tell whether a comma between two names may put one inside the other: countries, or states, in a row do not."""
    holders = [one for one in outer if one.kind in DIVISIONS or one.kind is Kind.COUNTRY]
    if not inner or (_is_country(inner) and _is_country(outer)):
        return not inner and bool(holders)
    states = {one.country for one in inner if one.kind is Kind.FIRST and not one.other}
    able = tuple(one for one in holders if not (one.kind is Kind.FIRST and one.country in states))
    countries = {one.country for one in able if one.kind is Kind.COUNTRY}
    return _lies_in(inner, able) or any(one.country in countries for one in inner)


def _joined(text: str, one: Toponym, other: Toponym) -> str:
    """Return the words between two toponyms, without articles and what kind or part of a place they are."""
    between = " ".join(text[one.span.end : other.span.start].split())
    # "In Paris, the United States led the talks" puts Paris nowhere.
    passed = words().generic | _SIDES | ({"the"} if between != ", the" else set())
    return " ".join(word for word in between.split() if word not in passed)
