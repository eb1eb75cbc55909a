"""Candidates for reported speech, from the dependency tree of one sentence.

A candidate is a word that may report something (the cue), one construction in which it stands, and the words that it
would report. Candidates are found by syntax alone and generously; `scoring` says which of them are quotations.

Constructions, by name:

    ccomp           said (that) X; X, said Y             xcomp         promised to X, denied doing X
    object          praised X, announced X               object+P      accused X of Y, described X as Y (P = of, as)
    predicate       called X Y                           prep:P        called for X, warned of X
    parenthetical   X, he said, Y                        as            as Z put it, X
    according       according to Z, X; in Z's opinion, X
    linear          X, the ministry said; said that X: where the parser gave no clause, by the order of the words
    noun:ccomp, noun:xcomp, noun:prep:P                  the claim that X, a promise to X, criticism of X
    passive:...     the same with a passive cue          passive:subject   X was criticised by Y

Labels are ClearNLP's, as spaCy's English models give them.
"""

from onrecord.quotations.syntax.candidate import Candidate, Tail
from onrecord.quotations.syntax.candidates import candidates
from onrecord.quotations.syntax.participants import noun_phrase, subject

__all__ = ["Candidate", "Tail", "candidates", "noun_phrase", "subject"]
