"""Seats of government that stand for the government: "Moscow said" is Russia the actor, "in Moscow" is a place.

A country that acts ("Russia said") keeps its name and stays a toponym; a capital or palace that acts is none.
"""

from __future__ import annotations

from onrecord.parsing import Sentence
from onrecord.parsing.lemmas import verb_lemma
from onrecord.places.gazetteer import Kind, Meaning
from onrecord.places.keys import key
from onrecord.places.lexicon import words

_SUBJECT = frozenset({"nsubj", "agent"})


def acts(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether tokens `first` to `last` name who does something: the subject of a verb of saying or deciding.

    A subject in a row ("Moscow and Beijing agreed") and the doer in a passive ("was rejected by Moscow") count.
    """
    tokens = sentence.tokens
    token = next(
        (tokens[i] for i in range(last, first - 1, -1) if not first <= tokens[i].head <= last or tokens[i].head == i),
        tokens[last],
    )
    while token.dep == "conj" and token.head != token.i:
        token = tokens[token.head]
    above = tokens[token.head]
    if token.dep == "pobj" and above.dep == "agent":
        token, above = above, tokens[above.head]
    return token.dep in _SUBJECT and above.tag.startswith("V") and verb_lemma(above.lower) in words().acting


def is_seat(name: str, meanings: tuple[Meaning, ...]) -> bool:
    """Tell whether a name can stand for a government: a capital, or a palace."""
    return key(name) in words().palaces or any(meaning.kind is Kind.CAPITAL for meaning in meanings)
