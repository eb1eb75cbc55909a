"""A candidate: a word that may tell of an act, with those who may be its actors and recipients, before it is coded.

Reach for it between finding (`events.finding`) and coding (`events.typing` gives type, mode and context). Everything
is positions of tokens in one sentence, so that a candidate can be made by hand in a test.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.parsing import Sentence

Positions = tuple[int, ...]
"""Positions of tokens in a sentence, ascending."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An act that a sentence may tell of.

    `trigger` are the words of the act, `head` is the one of them that participants hang on: a verb, or the noun of a
    nominal event ("held TALKS with"), then the light verb is part of the trigger. `lemma` is the head's, in lower case.
    `actors` and `recipients` hold a phrase each (title and genitive included, no relative clause); a reciprocal act
    ("A and B agreed") has its parties as actors and no recipients. `construction` names how the actor was found
    ("nsubj", "agent", "poss", "light:nsubj", ...). `score` is the pair filter's, 0 to 1. `why` names the paths.
    """

    sentence: Sentence
    trigger: Positions
    head: int
    lemma: str
    actors: tuple[Positions, ...]
    recipients: tuple[Positions, ...]
    construction: str
    score: float = 1.0
    why: tuple[str, ...] = ()

    @property
    def recipient_free(self) -> bool:
        """Whether one party alone is told, which is neither a recipient nor one of two who act on each other."""
        return not self.recipients and len(self.actors) < 2
