"""A corpus and its readings to figures and mistakes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import EvaluationError
from onrecord.evaluate.calibration import Bin, bins
from onrecord.evaluate.corpora import Corpus
from onrecord.evaluate.metrics import ROWS, Row, measure, speaker_found
from onrecord.evaluate.mistakes import Mistake, mistakes
from onrecord.model import Reading


@dataclass(frozen=True, slots=True)
class Assessment:
    """How the readings of a corpus did.

    `rows` are the measures by the names of ROWS. `found_scores` holds the scores of quotations against whether they
    match a gold one, `speaker_scores` those of speakers against whether they are right.
    """

    corpus: str
    articles: int
    rows: dict[str, Row]
    mistakes: tuple[Mistake, ...]
    found_scores: tuple[Bin, ...]
    speaker_scores: tuple[Bin, ...]

    def measure(self, name: str) -> float | None:
        """Return a measure by its full name, such as "speech.exact_f1"; None where the corpus does not allow it.

        Raises EvaluationError for a name that is none.
        """
        row, _, column = name.partition(".")
        try:
            return self.rows[row].measures()[column]
        except KeyError:
            raise EvaluationError(f"'{name}' is not a measure: write ROW.MEASURE, such as 'speech.exact_f1'") from None


def assess(corpus: Corpus, readings: Iterable[Reading]) -> Assessment:
    """Hold readings against the corpus: one for each of its articles, in order, of the same text.

    Raises EvaluationError where a reading is of another text, is missing or is one too many.
    """
    rows = dict.fromkeys(ROWS, Row())
    wrong: list[Mistake] = []
    found_verdicts: list[tuple[float, bool]] = []
    speaker_verdicts: list[tuple[float, bool]] = []
    stream = iter(readings)
    for gold in corpus.articles:
        reading = next(stream, None)
        if reading is None or reading.article.text != gold.text:
            raise EvaluationError(f"{corpus.name}: '{gold.id}' was not read as it stands in the corpus")
        found = reading.quotations
        counts, pairs = measure(gold, found)
        rows = {name: row + counts[name] for name, row in rows.items()}
        wrong.extend(mistakes(gold, found, pairs))
        matched = {pair.found for pair in pairs}
        found_verdicts.extend((quotation.score, j in matched) for j, quotation in enumerate(found))
        for i, j in pairs:
            speaker, right = found[j].speaker, speaker_found(gold.quotations[i], found[j])
            if speaker is not None and right is not None:
                speaker_verdicts.append((speaker.score, right))
    if next(stream, None) is not None:
        raise EvaluationError(f"{corpus.name}: more readings than articles")
    return Assessment(
        corpus=corpus.name,
        articles=len(corpus.articles),
        rows=rows,
        mistakes=tuple(wrong),
        found_scores=bins(found_verdicts),
        speaker_scores=bins(speaker_verdicts),
    )
