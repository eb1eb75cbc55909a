from __future__ import annotations

import pytest

from onrecord.people.nominals import without_article


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the old  mayor,", "old mayor"),
        ("his wife", "wife"),
        ("The Hague's mayor", "Hague's mayor"),
        ("a box labelled “fragile", "box labelled"),
        ('only "medical records', "only"),
        ("” spokesman for the harbour", "spokesman for the harbour"),
        ("the “fact-checking” website", "“fact-checking” website"),
        ('a "fact-checking" website', '"fact-checking" website'),
        ("the “", ""),
        ("", ""),
    ],
)
def test_names_of_nominals(phrase: str, name: str) -> None:
    assert without_article(phrase) == name
