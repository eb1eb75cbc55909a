"""Adverbials that report: "according to X", "in X's opinion"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.parsing import Sentence, Token
from onrecord.quotations.cues import communication, lemma
from onrecord.quotations.syntax.candidate import Candidate
from onrecord.quotations.syntax.participants import noun_phrase

OPINION_NOUNS = frozenset(
    ("account", "assessment", "estimation", "judgement", "judgment", "opinion", "telling", "view", "words")
)
"""Nouns of "in X's opinion", which report like "according to X"."""

_CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "xcomp", "csubj"))


def according(sentence: Sentence, token: Token) -> Iterator[Candidate]:
    """Yield "according to X" with the clause that it belongs to; `token` is "according"."""
    for to in sentence.dependents(token.i, "prep"):
        if to.i < token.i:
            continue
        for inner in sentence.dependents(to.i, "pobj"):
            source = noun_phrase(sentence, inner.i)
            yield Candidate("according", token.i, (token.i, to.i), _clause_around(sentence, token), source, inner.i)


def opinion(sentence: Sentence, token: Token) -> Iterator[Candidate]:
    """Yield "in X's opinion" or "in the opinion of X" with the clause that it belongs to; `token` is "in"."""
    for noun in sentence.dependents(token.i, "pobj"):
        if noun.lower not in OPINION_NOUNS:
            continue
        holders = sentence.dependents(noun.i, "poss") + [
            inner
            for of in sentence.dependents(noun.i, "prep")
            if of.lower == "of"
            for inner in sentence.dependents(of.i, "pobj")
        ]
        for holder in holders[:1]:
            cue = tuple(range(token.i, noun.i + 1))
            source = noun_phrase(sentence, holder.i)
            yield Candidate("according", noun.i, cue, _clause_around(sentence, token), source, holder.i)


def _clause_around(sentence: Sentence, adverbial: Token) -> tuple[int, ...]:
    """Return the clause that an adverbial belongs to, without the adverbial: up to the nearest finite verb."""
    own = set(sentence.subtree(adverbial.i))
    above = adverbial
    while above.head != above.i:
        above = sentence.tokens[above.head]
        if above.tag[:2] == "VB" and above.dep in _CLAUSES and above.tag != "VBG":
            break
    if above.i == adverbial.i:
        return tuple(i for i in range(len(sentence)) if i not in own)
    # A coordinated clause that reports something itself is not part of it: "According to X, Y is; but she said Z".
    other = {
        i
        for token in sentence.dependents(above.i, "conj")
        if lemma(token) in communication() and sentence.dependents(token.i, "nsubj")
        for i in sentence.subtree(token.i)
    }
    content = [i for i in sentence.subtree(above.i) if i not in own and i not in other]
    while content and sentence.tokens[content[-1]].dep in ("cc", "punct"):
        content.pop()
    return tuple(content)
