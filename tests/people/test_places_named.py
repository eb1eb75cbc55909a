from __future__ import annotations

import pytest

from onrecord.authority import places
from onrecord.people.places_named import codes_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the Kazakh government", {"KAZ"}),
        ("Venezuela's Nicolás Sorvi", {"VEN"}),
        ("the United Kingdom’s Anna Corvel", {"GBR"}),
        ("United States President Corvel", {"USA"}),
        ("the Russians' retreat", {"RUS"}),
        ("nobody in particular", set()),
    ],
)
def test_countries_in_whatever_form(text: str, codes: set[str]) -> None:
    assert codes_in(text, places()) == codes
