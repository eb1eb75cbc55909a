"""Toponyms in parsed sentences: names of places as the words around them use them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from onrecord.model import Span
from onrecord.parsing import Sentence
from onrecord.places.candidates import candidates, is_capital
from onrecord.places.containment import LISTED, lies_in
from onrecord.places.gazetteer import Gazetteer
from onrecord.places.keys import key
from onrecord.places.mention import Toponym
from onrecord.places.verdicts import LARGE, judge


def toponyms(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Toponym]:
    """Return the toponyms of the sentences, in order, not overlapping.

    A name that one sentence shows to be a place's is one in every other where nothing speaks against it. So is a name
    in a row with a place of its country ("Rafah and Khan Yunis"), and so are two names with a comma between them of
    which the gazetteer knows that the first lies in the second.
    """
    people = surnames(sentences)
    found: list[tuple[Toponym, bool]] = []
    for sentence in sentences:
        found.extend(_in_sentence(text, sentence, people, gazetteer))
    sure = {key(toponym.name) for toponym, accepted in found if accepted}
    for (one, first), (other, second) in itertools.pairwise(found):
        between = text[one.span.end : other.span.start].strip()
        listed = between in LISTED and (first or second) and _share_country(one, other)
        if listed or (between == "," and lies_in(one.meanings, other.meanings)):
            sure |= {key(one.name), key(other.name)}
    return [toponym for toponym, accepted in found if accepted or key(toponym.name) in sure]


def surnames(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the keys of the last words of people's names that have several: "Machado" of "Alicia Machado"."""
    return frozenset(
        key(token.text)
        for sentence in sentences
        for token, after in zip(sentence.tokens, (*sentence.tokens[1:], None), strict=True)
        if token.entity == "PERSON" and not token.entity_begins and is_capital(token)
        if after is None or after.entity != "PERSON" or after.entity_begins or after.lower in ("'s", "’s")
    )


def _in_sentence(
    text: str, sentence: Sentence, people: frozenset[str], gazetteer: Gazetteer
) -> Iterator[tuple[Toponym, bool]]:
    """Yield candidates that are toponyms, with True, or that may be ones if another sentence says so, with False."""
    for candidate in candidates(text, sentence, gazetteer):
        verdict, why = judge(text, sentence, candidate, people)
        if verdict is not None:
            span = Span(sentence.tokens[candidate.first].start, sentence.tokens[candidate.last].end)
            yield Toponym(span, " ".join(span.of(text).split()), candidate.meanings, why), verdict


def _share_country(one: Toponym, other: Toponym) -> bool:
    """Tell whether two names can mean places of one country, villages by their own names only."""
    first, second = (
        {meaning.country for meaning in toponym.meanings if not meaning.other or meaning.population >= LARGE} - {None}
        for toponym in (one, other)
    )
    return bool(first & second)
