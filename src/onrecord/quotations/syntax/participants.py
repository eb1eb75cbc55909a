"""Who says it and to whom: the phrases around a cue that name its source and its addressee."""

from __future__ import annotations

from onrecord.parsing import Sentence, Token
from onrecord.quotations.cues import communication, lemma

CONTENT_PREPOSITIONS = frozenset(
    ("against", "as", "at", "for", "from", "in", "into", "of", "off", "to", "toward", "towards", "with", "without")
)
"""Prepositions whose object can be what was said: "called FOR calm"."""

TOPIC_PREPOSITIONS = frozenset(("about", "on", "over", "regarding"))
"""Prepositions whose object is what was spoken about, which says nothing of what was said; but after a person it can
be a charge: "criticised the minister OVER the delay"."""

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_CONTROLLED = ("conj", "xcomp", "advcl", "pcomp", "ccomp")
_AFTER_HEAD = frozenset(("advcl", "punct", "cc"))
_JOINTS = frozenset((",", "(", ")", "-", "’s", "'s", "and", "or", "&"))


def subject(sentence: Sentence, verb: Token) -> int | None:
    """Return the head of the phrase that does what a verb says, or None where syntax does not tell.

    A verb without a subject takes that of the verb it is coordinated with or depends on; a participle after a noun
    takes the noun; a relative clause has its relative pronoun.
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = [t.i for t in sentence.dependents(verb.i, *_SUBJECTS) if t.lower not in ("there", "what")]
        if own:
            return own[0]
        if verb.dep == "acl" and verb.tag in ("VBG", "VB"):
            return verb.head
        if verb.dep not in _CONTROLLED or (verb.dep == "ccomp" and verb.tag not in ("VBG", "VB")):
            return None
        above = sentence.tokens[verb.head]
        if (verb.dep == "advcl" and verb.tag == "VBG" and verb.i > above.i) or _goes_on_reporting(sentence, verb):
            above = _outermost_report(sentence, above)
        while above.dep == "prep" and above.head != above.i:
            above = sentence.tokens[above.head]
        if above.tag[:2] == "NN" and verb.dep in ("conj", "pcomp"):
            return above.i
        verb = above
    return None


def _goes_on_reporting(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a coordinated verb of communication belongs to the reporter: "X argued Y was dead and asked for Z".

    The parser hangs it on the reported clause, whose own verb is none of communication.
    """
    above = sentence.tokens[verb.head]
    return (
        verb.dep == "conj"
        and above.dep == "ccomp"
        and above.head < above.i
        and lemma(verb) in communication()
        and lemma(above) not in communication()
    )


def _outermost_report(sentence: Sentence, verb: Token) -> Token:
    """Return the verb that what follows a reported clause really belongs to: "X said Y did Z, adding that W".

    The parser hangs the participle on the reported clause; it is the reporter who goes on speaking.
    """
    while verb.dep in ("ccomp", "conj") and verb.head < verb.i:
        verb = sentence.tokens[verb.head]
    return verb


def agent(sentence: Sentence, verb: Token) -> int | None:
    """Return the head of "by X" after a passive verb, or None."""
    for by in sentence.dependents(verb.i, "agent", "prep"):
        if by.lower == "by":
            for inner in sentence.dependents(by.i, "pobj"):
                return inner.i
    return None


def noun_source(sentence: Sentence, noun: Token) -> int | None:
    """Return who stands behind a noun of saying: its possessor, "by X", "from X", or the subject of its verb."""
    for owner in sentence.dependents(noun.i, "poss"):
        return owner.i
    for by in sentence.dependents(noun.i, "prep", "agent"):
        if by.lower in ("by", "from"):
            for inner in sentence.dependents(by.i, "pobj"):
                return inner.i
    if noun.dep == "dobj":
        return subject(sentence, sentence.tokens[noun.head])
    return None


def addressee(sentence: Sentence, verb: Token, has_clause: bool) -> tuple[int, ...]:
    """Return the phrase of the hearer: "told REPORTERS", "said to HIM". An object is one only beside a clause."""
    for token in sentence.dependents(verb.i, "dative", "dobj"):
        if token.dep == "dobj" and not has_clause:
            continue
        inner = sentence.dependents(token.i, "pobj") if token.tag in ("IN", "TO") else []
        return noun_phrase(sentence, inner[0].i if inner else token.i)
    if has_clause:
        for to in sentence.dependents(verb.i, "prep"):
            if to.lower == "to":
                for hearer in sentence.dependents(to.i, "pobj"):
                    return noun_phrase(sentence, hearer.i)
    return ()


def noun_phrase(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Return the positions of a noun phrase with title and apposition, without relative clause and possessive 's.

    The phrase is contiguous around its head, but for single commas, brackets and the like inside it.
    """
    cut = frozenset(
        token.i
        for token in sentence.dependents(head)
        if token.dep in ("relcl", "case", "parataxis", "ccomp") or (token.dep in _AFTER_HEAD and token.i > head)
    )
    inner = sentence.subtree(head, cut)
    first = last = inner.index(head)
    while first > 0 and inner[first - 1] == inner[first] - 1:
        first -= 1
    while last + 1 < len(inner):
        gap = inner[last + 1] - inner[last]
        if gap > 2 or (gap == 2 and sentence.tokens[inner[last] + 1].lower not in _JOINTS):
            break
        last += 1
    return tuple(range(inner[first], inner[last] + 1))
