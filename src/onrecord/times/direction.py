"""Whether a sentence looks back or ahead: from the preposition before a time and the tense of the verb it goes with.

It decides which October "October" is. Where nothing tells the answer is 0 and `recurrence` takes the likelier one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from onrecord.parsing import Sentence, Token
from onrecord.times.lexicon import lexicon
from onrecord.times.site import Site

_BACK, _AHEAD = -1, 1
_HIGHEST = 12
"""Words above a time that are looked at."""

_PAST_AUXILIARIES = frozenset({"had", "has", "have", "was", "were", "did", "'ve", "having"})
_PRESENT_AUXILIARIES = frozenset({"is", "are", "am", "'s", "'re", "'m"})


def direction(site: Site) -> int:
    """Return -1 where the sentence looks back, 1 where it looks ahead, 0 where it does not tell."""
    if site.alone:
        return 0
    known, before = lexicon(), site.before()
    tense = _tense(site)
    if before is not None and before.lower in known.past_before:
        return _BACK
    if before is not None and before.lower in known.future_before and not (before.lower == "by" and tense < 0):
        return _AHEAD
    return tense


def is_told(site: Site) -> bool:
    """Tell whether the time is that of a main clause in the past: what the text tells, and no mention in passing."""
    verb = _told(site)
    if verb is None:
        return False
    sentence, word = verb
    while word.dep == "conj" and sentence.tokens[word.head].tag[:2] == "VB":
        word = sentence.tokens[word.head]
    return word.dep == "ROOT" and _verb(sentence, verb[1]) == _BACK


def is_before_the_past(site: Site) -> bool:
    """Tell whether the time is that of a clause in the past perfect, which steps back from what the text tells."""
    verb = _told(site)
    return verb is not None and any(word.lower == "had" for word in verb[0].dependents(verb[1].i, "aux"))


def _told(site: Site) -> tuple[Sentence, Token] | None:
    """Return the verb that the time goes with, None where that is a noun or there is no parse."""
    found = _head(site)
    if found is None:
        return None
    sentence, head, inside = found
    for word in islice(sentence.ancestors(head.i), _HIGHEST):
        if word.i not in inside and word.tag[:2] == "VB":
            return sentence, word
        if word.i not in inside and word.tag[:2] in ("NN", "PR"):
            return None
    return None


def _tense(site: Site) -> int:
    found = _head(site)
    if found is None:
        return 0
    sentence, head, inside = found
    at_noun = False
    for word in islice(sentence.ancestors(head.i), _HIGHEST):
        if word.i in inside:
            continue
        if word.lower in lexicon().planned and word.tag[:2] in ("VB", "JJ"):
            return _AHEAD
        if word.tag[:2] == "VB":
            # What goes with a noun need not be of the verb's time: only what is yet to be makes its noun so.
            return _verb(sentence, word) or 0 if not at_noun else _AHEAD * _is_modal(sentence, word)
        at_noun = at_noun or word.tag[:2] in ("NN", "PR")
    return 0


def _head(site: Site) -> tuple[Sentence, Token, frozenset[int]] | None:
    """Return the word of the match that depends on one outside it, with the positions of all its words."""
    found = [at for token in site.words if (at := site.parsed.word(token.start))]
    if not found:
        return None
    sentence = found[0][0]
    inside = frozenset(word.i for of, word in found if of is sentence)
    for of, word in found:
        if of is sentence and word.head not in inside:
            return sentence, word, inside
    return sentence, found[-1][1], inside


def _verb(sentence: Sentence, verb: Token) -> int | None:
    """Return where a verb looks by its tense, None where that does not tell."""
    auxiliaries = sentence.dependents(verb.i, "aux", "auxpass")
    words = {word.lower for word in auxiliaries}
    if any(word.tag == "MD" for word in auxiliaries):
        return _AHEAD if "have" not in words else None
    if verb.tag == "VBD" or words & _PAST_AUXILIARIES:
        return _BACK
    if verb.tag == "VBG" and words & _PRESENT_AUXILIARIES:
        return _AHEAD
    if any(word.tag == "TO" for word in auxiliaries):
        return _infinitive(sentence, verb)
    if verb.tag in ("VBZ", "VBP"):
        return None if verb.lower in lexicon().reports or words & _PAST_AUXILIARIES else _AHEAD
    return _BACK if verb.tag == "VBN" and not words else None


def _is_modal(sentence: Sentence, verb: Token) -> bool:
    return any(word.tag == "MD" for word in sentence.dependents(verb.i, "aux", "auxpass"))


def _infinitive(sentence: Sentence, verb: Token) -> int | None:
    """An infinitive is to come where what it depends on is in the present, a plan, or a heading without a verb."""
    above = next(_verbs(sentence, verb), None)
    if above is None or above.tag in ("VBZ", "VBP", "VBG") or above.lower in lexicon().planned:
        return _AHEAD
    return None


def _verbs(sentence: Sentence, word: Token) -> Iterator[Token]:
    return (above for above in sentence.ancestors(word.i) if above.tag[:2] == "VB")
