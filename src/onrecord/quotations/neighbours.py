"""Verbs that stand beside a quoted passage: what reports it where the parser does not say so."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.parsing import Sentence, Token
from onrecord.quotations.joining import Passages
from onrecord.quotations.marks import Passage
from onrecord.quotations.syntax import noun_phrase, subject

REACH = 14
"""How many tokens may stand between a quoted passage and a verb that reports it without syntax saying so."""

_NOUNS = frozenset(("NNP", "NNPS", "NNS", "NN", "PRP"))
_INSIDE_PHRASE = frozenset(("compound", "det", "amod", "poss"))


@dataclass(frozen=True, slots=True)
class Place:
    """A verb beside a passage, `distance` tokens from its edge; `construction` tells on which side the passage is.

    `source_head` and `source` are positions of tokens in the verb's sentence.
    """

    construction: str
    passage: Passage
    sentence: int
    verb: Token
    source_head: int | None
    source: tuple[int, ...]
    distance: int


def beside_passages(sentences: Sequence[Sentence], passages: Passages) -> Iterator[Place]:
    """Yield each verb outside quotation marks within reach of an outermost passage.

    Before the passage ("quote:after") that is in the same block, or in the one before where it ends in a colon;
    behind it ("quote:before") in the block in which it ends. The search ends with the sentence nearest to the passage.
    """
    words = [(number, token) for number, sentence in enumerate(sentences) for token in sentence.tokens]
    starts = [token.start for _, token in words]
    for passage in passages.outermost:
        here = bisect.bisect_left(starts, passage.outer[0].start)
        before = words[max(here - REACH, 0) : here]
        introduced = bool(before) and before[-1][1].text == ":"
        near = [word for word in before if introduced or sentences[word[0]].block == passage.block]
        yield from _verbs(sentences, passages, passage, reversed(near), "quote:after")
        beyond = bisect.bisect_left(starts, passage.outer[-1].end)
        if beyond:
            block = sentences[words[beyond - 1][0]].block
            near = [word for word in words[beyond : beyond + REACH] if sentences[word[0]].block == block]
            yield from _verbs(sentences, passages, passage, near, "quote:before")


def _verbs(
    sentences: Sequence[Sentence],
    passages: Passages,
    passage: Passage,
    words: Iterable[tuple[int, Token]],
    construction: str,
) -> Iterator[Place]:
    nearest: int | None = None
    for distance, (number, token) in enumerate(words):
        if (nearest is not None and number != nearest) or passages.at(token.start) is not None:
            return
        nearest = number if token.tag[0].isalpha() else nearest
        if token.tag[:2] == "VB" and token.dep not in ("aux", "auxpass"):
            sentence = sentences[number]
            head = subject(sentence, token)
            head = _adjacent_noun(sentence, token) if head is None else head
            source = () if head is None else noun_phrase(sentence, head)
            if construction == "quote:after" and _closes_another(sentence, token, source, passages, passage):
                return
            yield Place(construction, passage, number, token, head, source, distance)


def _closes_another(
    sentence: Sentence, verb: Token, source: tuple[int, ...], passages: Passages, passage: Passage
) -> bool:
    """Tell whether a cue before a passage is another passage's: in `"A," he said. "B."` it reports A, and B goes on."""
    near = source and abs(source[-1] - verb.i) <= 2
    first = min(*source, verb.i) if near else verb.i
    before = passages.before(sentence.tokens[first].start)
    return before is not None and before is not passage and sentence.tokens[-1].text == "."


def _adjacent_noun(sentence: Sentence, verb: Token) -> int | None:
    """Return the noun or pronoun next to a verb that the parser gave no subject: "said Ellis", "the minister said"."""
    tokens = sentence.tokens
    for i in (verb.i + 1, verb.i - 1):
        if 0 <= i < len(tokens) and (tokens[i].tag in _NOUNS or tokens[i].tag == "DT"):
            noun = tokens[i]
            while noun.dep in _INSIDE_PHRASE and noun.head not in (noun.i, verb.i):
                noun = tokens[noun.head]
            return noun.i if noun.tag in _NOUNS and noun.i != verb.i else None
    return None
