"""Speakers in annotated articles: of the quotations that were found, whose speaker is the one annotated."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.evaluate.corpora import Corpus
from onrecord.evaluate.metrics import measure, speaker_found
from onrecord.evaluate.tally import Tally
from onrecord.model import Reading


def assess_speakers(corpus: Corpus, readings: Iterable[Reading]) -> Tally:
    """Hold the speakers of readings against those of a corpus: a reading for each of its articles, in order.

    A quotation that was not found says nothing of speakers and is left out. Right is a speaker by the annotated name,
    or none where the text does not tell; wrong is another one, missed is none where there is one.
    """
    right = 0
    wrong: list[str] = []
    missed: list[str] = []
    for gold, reading in zip(corpus.articles, readings, strict=True):
        _, pairs = measure(gold, reading.quotations)
        for i, j in pairs:
            wanted, found = gold.quotations[i], reading.quotations[j]
            verdict = speaker_found(wanted, found)
            if verdict is None:
                continue
            named = found.speaker.name if found.speaker else None
            if verdict:
                right += 1
            else:
                told = f"{gold.id}: “{found.text[:60]}” is {wanted.speaker}'s, not {named or 'nobody'}'s"
                (wrong if named else missed).append(told)
    return Tally(f"{corpus.name}-speakers", right, len(wrong), len(missed), (*wrong, *missed))
