"""All candidates of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.parsing import Sentence
from onrecord.quotations.syntax.adverbials import according, opinion
from onrecord.quotations.syntax.candidate import Candidate
from onrecord.quotations.syntax.nouns import noun
from onrecord.quotations.syntax.verbs import verb


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Yield every candidate of a sentence, cue by cue; none has an empty content."""
    for token in sentence.tokens:
        if token.lower == "according":
            found = according(sentence, token)
        elif token.tag[:2] == "VB":
            found = verb(sentence, token)
        elif token.tag[:2] == "NN":
            found = noun(sentence, token)
        elif token.lower == "in":
            found = opinion(sentence, token)
        else:
            continue
        yield from (candidate for candidate in found if candidate.content)
