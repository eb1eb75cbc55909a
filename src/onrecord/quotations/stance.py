"""What a reporting word says about what it reports: "said" nothing, "claimed" that it may not be so.

Reach for it to ask whether the speaker said it or the outlet puts it so. The word alone decides, not what is known of
the matter: `data/quotations/stances.tsv` lists words whose stance the sources that it names agree on.
"""

from __future__ import annotations

import functools
import re
from enum import StrEnum

from onrecord.data import table
from onrecord.model import Quotation, Span
from onrecord.parsing.lemmas import noun_lemma, verb_lemma


class Stance(StrEnum):
    """How who reports stands to what is reported, as the reporting word tells: the writer's stance of Thompson and Ye.

    `MEANINGS` says what each does.
    """

    NEUTRAL = "neutral"
    DOUBTING = "doubting"
    FACTIVE = "factive"
    CONCEDING = "conceding"
    MANNER = "manner"


MEANINGS = {
    Stance.NEUTRAL: "leaves open whether it is so",
    Stance.DOUBTING: "can put it in doubt",
    Stance.FACTIVE: "presents it as true",
    Stance.CONCEDING: "presents it as true, and as owned up to",
    Stance.MANNER: "tells in what temper it was said",
}
"""What a word of each stance does with what it reports, for a reader."""

_THING = re.compile(r"(?:noun:|passive:)*(?:object|prep:|subject)")
"""Constructions (the first reason of a quotation) in which a thing is the content, and no statement."""

_AS = re.compile(r"(?:passive:)*(?:object\+|prep:)as$")
"""Constructions in which somebody is taken as something: "admitted them as refugees", "confirmed him as minister"."""

_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bwithout)(?:\s+\w+ly)?\s+\Z", re.IGNORECASE)

_NEAR = 40
"""Characters before a cue in which its negation is looked for: room for the longest adverb."""


def stance(text: str, quotation: Quotation) -> Stance | None:
    """Return the stance of a quotation's cue in the text of its article; None where the word does not tell.

    None, too, without a cue, where the cue is negated ("did not claim"), and in constructions in which a word that
    judges a statement has another meaning ("claimed victory", "admitted them as refugees").
    """
    if quotation.cue is None:
        return None
    found, only_with_clause = _of(" ".join(quotation.cue.of(text).lower().split()))
    if found is None or found is Stance.NEUTRAL:
        return found
    construction = quotation.why[0] if quotation.why else ""
    if _AS.match(construction) or (only_with_clause and _THING.match(construction)):
        return None
    start = quotation.cue.start
    return None if _NEGATED.search(Span(max(start - _NEAR, 0), start).of(text)) else found


def _of(cue: str) -> tuple[Stance | None, bool]:
    """Return the stance of a cue in lower case, and whether it holds only where a statement follows."""
    word, blank, rest = cue.partition(" ")
    lemmas = (lemma + blank + rest for lemma in (verb_lemma(word), noun_lemma(word)))
    return next((_stances()[lemma] for lemma in lemmas if lemma in _stances()), (None, False))


@functools.cache
def _stances() -> dict[str, tuple[Stance, bool]]:
    return {lemma: (Stance(kind), rest == ["clause"]) for lemma, kind, *rest in table("quotations/stances.tsv")}
