"""Which names are persons': every mention votes, and a name is of one kind throughout an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from onrecord.parsing import Sentence, Token
from onrecord.people import wording
from onrecord.people.chunks import Chunk
from onrecord.people.lexicon import Lexicon, singular

FAMOUS = 2.0
"""The vote of the authority for a name that somebody in it has."""

NEVER = -5.0
"""The vote of a mention whose name cannot be a person's at all."""

_LABELS = {"PERSON": 1.0, "": 0.0, "WORK_OF_ART": -0.2, "PRODUCT": -0.5}
_OTHER = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "WORK_OF_ART", "LAW", "PRODUCT", "EVENT"})


def personal_forms(
    sentences: Sequence[Sentence],
    names: Sequence[Chunk],
    words: Sequence[tuple[str, ...]],
    known: Lexicon,
    knows: Callable[[str], bool],
) -> set[tuple[str, ...]]:
    """Return the names that the article, taken as a whole, uses of persons; `knows` tells whether somebody has one."""
    votes: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for form in set(words):
        votes[form] += FAMOUS if len(form) > 1 and knows(" ".join(form)) else 0.0
    for chunk, form in zip(names, words, strict=True):
        votes[form] += _vote(sentences[chunk.sentence], chunk, form, known)
    return {form for form, vote in votes.items() if vote > 0}


def _vote(sentence: Sentence, chunk: Chunk, form: tuple[str, ...], known: Lexicon) -> float:
    """Return how far one mention speaks for its name being a person's: positive for, negative against."""
    joined = " ".join(form).lower()
    if not form[0][:1].isalpha() or not any(word[:1].isupper() for word in form) or any(c.isdigit() for c in joined):
        return NEVER
    if wording.impossible(sentence, chunk, form, known):
        return NEVER
    if joined in known.countries or (len(form) == 1 and known.human(joined) and chunk.label != "PERSON"):
        return NEVER
    vote = _LABELS.get(chunk.label, -1.0) + _shape(chunk, form, known) - wording.against(sentence, chunk, form, known)
    return vote + _surroundings(sentence, chunk, known)


def _shape(chunk: Chunk, form: tuple[str, ...], known: Lexicon) -> float:
    """Return what the words of a name say."""
    vote = 2.0 if chunk.titled else 0.0
    if len(form) in (2, 3) and form[0].lower() in known.given and chunk.label in ("", "PERSON"):
        vote += 1.0
    if len(form) > 2 and form[0].lower() in known.given and any(word in known.particles for word in form[1:-1]):
        vote += 2.0  # whatever the label: "Dominique de Villepin"
    if len(form) == 1 and form[0].isupper() and len(form[0]) > 1:
        vote -= 2.0
    if form[0].lower() in known.countries and not chunk.titled:
        vote -= 2.0
    mixed = {word.isupper() for word in form if len(word) > 2 and word.isalpha()}
    return vote - (2.0 if len(mixed) > 1 else 0.0)


def _surroundings(sentence: Sentence, chunk: Chunk, known: Lexicon) -> float:
    """Return what stands around a name says: articles against, an age, "who", appositions and speaking for."""
    tokens = sentence.tokens
    name = tokens[chunk.last - 1]
    vote = 0.0
    if chunk.first and tokens[chunk.first - 1].lower in ("the", "a", "an") and not chunk.titled:
        vote -= 1.5
    if name.dep == "nsubj" and tokens[name.head].lower in known.saying:
        vote += 0.8
    if any(known.human(below.lower) for below in sentence.dependents(name.i, "appos") if below.tag == "NN"):
        vote += 2.0
    if name.dep == "appos" and known.human(tokens[name.head].lower):
        vote += 2.0
    if chunk.last < len(tokens) and tokens[chunk.last].lower == "who":
        vote += 1.5
    if chunk.label in ("", "PERSON") and _aged(tokens[chunk.last : chunk.last + 2]):
        vote += 1.0
    return vote


def _aged(after: Sequence[Token]) -> bool:
    """Tell whether an age follows a name (", 54")."""
    return len(after) == 2 and after[0].text == "," and after[1].tag == "CD" and len(after[1].text) == 2


def may_be_person(sentence: Sentence, chunk: Chunk, known: Lexicon) -> bool:
    """Tell whether a name of one word may be a person's here."""
    token = sentence.tokens[chunk.first]
    named = token if token.lower not in known.articles else sentence.tokens[chunk.last - 1]
    if not named.text[:1].isupper() or (token.lower in known.countries and not chunk.titled):
        return False
    if token.tag == "NNPS" and singular(token.lower) != token.lower and chunk.label != "PERSON":
        return False
    before = sentence.tokens[chunk.first - 1] if chunk.first else None
    if chunk.label == "GPE" and before is not None and before.lower in ("in", "at", "near", "outside"):
        return False
    return not (chunk.label in _OTHER and before is not None and before.lower == "the" and not chunk.titled)
