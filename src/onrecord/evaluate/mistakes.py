"""What went wrong in an article, one mistake at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.evaluate.corpora import GoldArticle, GoldQuotation
from onrecord.evaluate.matching import Pair, bare
from onrecord.evaluate.metrics import source_found, speaker_found
from onrecord.model import Quotation


class MistakeKind(StrEnum):
    """How a reading differs from the annotation."""

    MISSED = "missed"
    FALSE_FIND = "false find"
    BOUNDARY = "wrong boundary"
    SOURCE = "wrong source"
    SPEAKER = "wrong speaker"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference. `gold` is None for a false find, `found` for a miss; a matched pair has both."""

    kind: MistakeKind
    article: GoldArticle
    gold: GoldQuotation | None
    found: Quotation | None

    @property
    def about(self) -> GoldQuotation | Quotation:
        """The quotation that it is about: the annotated one where there is one."""
        quotation = self.gold or self.found
        if quotation is None:
            raise ValueError("a mistake is about a gold quotation or a found one")
        return quotation


def mistakes(article: GoldArticle, found: Sequence[Quotation], pairs: Sequence[Pair]) -> Iterator[Mistake]:
    """Yield the mistakes of one article in the order of its text; a matched pair can hold several."""
    gold = article.quotations
    matched_gold, matched_found = {pair.gold for pair in pairs}, {pair.found for pair in pairs}
    all_of_them = [
        *(Mistake(MistakeKind.MISSED, article, q, None) for i, q in enumerate(gold) if i not in matched_gold),
        *(Mistake(MistakeKind.FALSE_FIND, article, None, q) for j, q in enumerate(found) if j not in matched_found),
        *(mistake for i, j in pairs for mistake in _in_pair(article, gold[i], found[j])),
    ]
    yield from sorted(all_of_them, key=_place)


def _in_pair(article: GoldArticle, gold: GoldQuotation, found: Quotation) -> Iterator[Mistake]:
    verdicts = (
        (MistakeKind.BOUNDARY, bare(article.text, gold.content) == bare(article.text, found.content)),
        (MistakeKind.SOURCE, source_found(article.text, gold, found)),
        (MistakeKind.SPEAKER, speaker_found(gold, found)),
    )
    for kind, right in verdicts:
        if right is False:
            yield Mistake(kind, article, gold, found)


def _place(mistake: Mistake) -> int:
    return min(span.start for span in mistake.about.content)
