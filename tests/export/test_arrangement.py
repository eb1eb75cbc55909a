from __future__ import annotations

import pytest

from onrecord.export.arrangement import as_printed
from onrecord.model import QuotationKind
from onrecord.quotations.voices import told_apart
from readings import made


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        ("a “gift of the sea”", "a “gift of the sea”"),
        ("gift of the sea", "“gift of the sea”"),
        ("a “gift", "a “gift”"),
    ],
)
def test_marks_at_the_ends_of_a_fragment_are_printed(content: str, printed: str) -> None:
    reading = made("She called the mole a “gift of the sea”.", (QuotationKind.MIXED, content, "She", "called"))
    [quotation] = reading.quotations
    assert as_printed(quotation, told_apart(reading, quotation)) == [printed]
