"""Nouns that report: "the claim that X", "a promise to X", "criticism of X"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.parsing import Sentence, Token
from onrecord.quotations.syntax.candidate import Candidate
from onrecord.quotations.syntax.participants import CONTENT_PREPOSITIONS, noun_phrase, noun_source


def noun(sentence: Sentence, token: Token) -> Iterator[Candidate]:
    """Yield a candidate for each complement of a noun."""
    head = noun_source(sentence, token)
    source = noun_phrase(sentence, head) if head is not None else ()

    def candidate(construction: str, content: list[int]) -> Candidate:
        return Candidate(f"noun:{construction}", token.i, (token.i,), tuple(content), source, head)

    for below in sentence.dependents(token.i):
        if below.i < token.i:
            continue
        if below.dep in ("acl", "ccomp", "relcl"):
            own = sentence.dependents(below.i)
            infinitive = any(t.lower == "to" and t.dep == "aux" for t in own)
            marked = any(t.dep == "mark" and t.lower in ("that", "whether", "if") for t in own)
            if marked or (below.dep == "ccomp" and not infinitive):
                yield candidate("ccomp", sentence.subtree(below.i))
            elif infinitive and below.dep == "acl":
                yield candidate("xcomp", sentence.subtree(below.i))
        elif below.dep == "prep" and below.lower in CONTENT_PREPOSITIONS:
            for inner in sentence.dependents(below.i, "pobj", "pcomp"):
                yield candidate(f"prep:{below.lower}", sentence.subtree(inner.i))
