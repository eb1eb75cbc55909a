from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.data import table
from onrecord.model import Quotation, QuotationKind, Span, quotation_id
from onrecord.quotations.stance import Stance, stance

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("stances.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def reported(text: str, cue: Span | None, *why: str) -> Quotation:
    """Return a quotation of all of a text, with this cue."""
    content = (Span(0, len(text)),)
    return Quotation(
        id=quotation_id("a", content), kind=QuotationKind.INDIRECT, content=content, text=text, source=None, cue=cue,
        speaker=None, inferred=False, within=None, distancing=(), score=1.0, why=why,
    )  # fmt: skip


@pytest.mark.parametrize(("marked", "construction", "expected"), CASES)
def test_the_stance_of_a_reporting_word(marked: str, construction: str, expected: str) -> None:
    before, _, rest = marked.partition("[")
    cue, _, after = rest.partition("]")
    span = Span(len(before), len(before) + len(cue))
    found = stance(before + cue + after, reported(before + cue + after, span, construction))
    assert found == (None if expected == "-" else Stance(expected))


def test_without_a_cue_or_reasons() -> None:
    assert stance("It holds", reported("It holds", None)) is None
    assert stance("claimed", reported("claimed", Span(0, 7))) is Stance.DOUBTING


def test_negation_counts_directly_before_the_cue_alone() -> None:
    text = "It does not hold, Ekholm claimed"
    assert stance(text, reported(text, Span(25, 32))) is Stance.DOUBTING


@pytest.mark.parametrize("row", table("quotations/stances.tsv"), ids=lambda row: row[0])
def test_each_word_is_found_and_of_a_class(row: list[str]) -> None:
    assert row[2:] in ([], ["clause"])
    assert stance(row[0], reported(row[0], Span(0, len(row[0])))) is Stance(row[1])


def test_each_class_has_words() -> None:
    assert {row[1] for row in table("quotations/stances.tsv")} == {str(kind) for kind in Stance}
