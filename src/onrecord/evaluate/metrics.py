"""The measures, counted an article at a time and summed.

Three rows are kept, each over its own gold quotations and its own findings:

all     every gold quotation, every finding.
speech  only gold quotations that somebody voiced. A finding that matches none of them but overlaps with another gold
        quotation by LEAST_OVERLAP is neither right nor wrong: it leaves the count.
direct  single fragments: those of direct gold quotations and of findings that are not indirect. A finding that
        matches none, and half of whose words lie in the content of other gold quotations, leaves the count.

In each: precision, recall and F1 of matched pairs (`matching`); exact F1, over pairs whose fragments are the same but
for their edges; source accuracy, the share of matched gold quotations with a source whose head (or, where the corpus
does not tell the head, any word) lies in the found source; speaker accuracy, the share of matched gold quotations with
a speaker whose name was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from onrecord.evaluate.corpora import GoldArticle, GoldQuotation
from onrecord.evaluate.matching import LEAST_OVERLAP, Pair, bare, match, overlap, same_name, words
from onrecord.model import Quotation, QuotationKind

ROWS = ("all", "speech", "direct")

MEASURES = ("precision", "recall", "f1", "exact_f1", "source", "speaker")
"""The measures of a row that a floor may be put under."""


class Share(NamedTuple):
    """`hits` of `of` cases."""

    hits: int = 0
    of: int = 0

    @property
    def value(self) -> float | None:
        """The share, or None where there was no case."""
        return self.hits / self.of if self.of else None

    def plus(self, other: Share) -> Share:
        """Return both together."""
        return Share(self.hits + other.hits, self.of + other.of)


NO_CASES = Share()


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one row. `kinds` is the recall of each kind of gold quotation."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    exact_matches: int = 0
    sources: Share = NO_CASES
    speakers: Share = NO_CASES
    kinds: Mapping[QuotationKind, Share] = field(default_factory=dict)

    def __add__(self, other: Row) -> Row:
        kinds = {kind: self.kinds.get(kind, NO_CASES).plus(other.kinds.get(kind, NO_CASES)) for kind in QuotationKind}
        return Row(
            self.gold + other.gold,
            self.found + other.found,
            self.matched + other.matched,
            self.exact_matches + other.exact_matches,
            self.sources.plus(other.sources),
            self.speakers.plus(other.speakers),
            {kind: share for kind, share in kinds.items() if share.of},
        )

    @property
    def precision(self) -> float:
        """The share of findings that match, 0 where there is none."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of gold quotations that were found, 0 where there is none."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return self._f1(self.matched)

    @property
    def exact_f1(self) -> float:
        """F1, only exact matches being hits."""
        return self._f1(self.exact_matches)

    @property
    def source(self) -> float | None:
        """Source accuracy, None where the corpus has no sources."""
        return self.sources.value

    @property
    def speaker(self) -> float | None:
        """Speaker accuracy, None where the corpus has no speakers."""
        return self.speakers.value

    def measures(self) -> dict[str, float | None]:
        """Return each of MEASURES by its name."""
        values = (self.precision, self.recall, self.f1, self.exact_f1, self.source, self.speaker)
        return dict(zip(MEASURES, values, strict=True))

    def _f1(self, hits: int) -> float:
        # 2PR / (P + R) is this, without its divisions by nothing.
        return 2 * hits / (self.gold + self.found) if hits else 0.0


def measure(article: GoldArticle, found: Sequence[Quotation]) -> tuple[dict[str, Row], list[Pair]]:
    """Return the ROWS of one article, and which gold quotation was matched by which finding in row "all"."""
    text, gold = article.text, article.quotations
    every = [words(text, quotation.content) for quotation in gold]
    pairs, whole = _row(text, gold, found, neutral=lambda _: False)

    unvoiced = [content for content, quotation in zip(every, gold, strict=True) if not quotation.speech]
    voiced = [quotation for quotation in gold if quotation.speech]
    _, speech = _row(text, voiced, found, lambda content: any(overlap(content, o) >= LEAST_OVERLAP for o in unvoiced))

    others = [quotation for quotation in gold if quotation.kind is not QuotationKind.DIRECT]
    rest = words(text, (span for quotation in others for span in quotation.content))
    marked = [
        replace(quotation, content=(span,))
        for quotation in gold
        if quotation.kind is QuotationKind.DIRECT
        for span in quotation.content
    ]
    passages = [
        replace(quotation, content=(span,))
        for quotation in found
        if quotation.kind is not QuotationKind.INDIRECT
        for span in quotation.content
    ]
    _, direct = _row(text, marked, passages, lambda content: 2 * len(content & rest) >= len(content))
    return {"all": whole, "speech": speech, "direct": direct}, pairs


def _row(
    text: str,
    gold: Sequence[GoldQuotation],
    found: Sequence[Quotation],
    neutral: Callable[[frozenset[int]], bool],
) -> tuple[list[Pair], Row]:
    """Match and count; contents without a word (a row of dots) count on neither side."""
    wanted = [words(text, quotation.content) for quotation in gold]
    given = [words(text, quotation.content) for quotation in found]
    pairs = match(wanted, given)
    matched = {pair.found for pair in pairs}
    row = Row(
        gold=sum(map(bool, wanted)),
        found=sum(j in matched or not neutral(content) for j, content in enumerate(given) if content),
        matched=len(pairs),
        exact_matches=sum(bare(text, gold[i].content) == bare(text, found[j].content) for i, j in pairs),
        sources=_share(source_found(text, gold[i], found[j]) for i, j in pairs),
        speakers=_share(speaker_found(gold[i], found[j]) for i, j in pairs),
        kinds=_kinds([q for q, content in zip(gold, wanted, strict=True) if content], [gold[i] for i, _ in pairs]),
    )
    return pairs, row


def source_found(text: str, gold: GoldQuotation, found: Quotation) -> bool | None:
    """Tell whether the found source covers the gold one's head; None where the gold has no source."""
    if not gold.source:
        return None
    given = words(text, () if found.source is None else (found.source,))
    if gold.source_head is not None:
        return gold.source_head in given
    return bool(words(text, gold.source) & given)


def speaker_found(gold: GoldQuotation, found: Quotation) -> bool | None:
    """Tell whether the right speaker was found; None where the gold has no speaker."""
    if gold.speaker is None:
        return None
    return same_name(gold.speaker, found.speaker.name if found.speaker else None)


def _share(verdicts: Iterable[bool | None]) -> Share:
    given = [verdict for verdict in verdicts if verdict is not None]
    return Share(sum(given), len(given))


def _kinds(gold: Sequence[GoldQuotation], matched: Sequence[GoldQuotation]) -> dict[QuotationKind, Share]:
    shares = {}
    for kind in QuotationKind:
        wanted = sum(quotation.kind is kind for quotation in gold)
        if wanted:
            shares[kind] = Share(sum(quotation.kind is kind for quotation in matched), wanted)
    return shares
