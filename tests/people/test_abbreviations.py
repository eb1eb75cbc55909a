from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.people.abbreviations import definitions, initials, stands_for


@pytest.mark.parametrize(
    ("text", "long_form"),
    [
        ("It joined the North Atlantic Treaty Organization (NATO) in 1955.", "North Atlantic Treaty Organization"),
        ("the Organization for Security and Co-operation in Europe (OSCE) met", None),
        ("the European Coal and Steel Community (ECSC) was born", "European Coal and Steel Community"),
        ("The delegates (ABC) left.", None),
    ],
)
def test_long_form_by_initials(text: str, long_form: str | None) -> None:
    assert [span.of(text) for span in definitions(text)] == ([long_form] if long_form else [])


@pytest.mark.parametrize(
    ("abbreviation", "name", "fits"),
    [
        ("NATO", "North Atlantic Treaty Organization", True),
        ("OTAN", "North Atlantic Treaty Organization", True),
        ("OSCE", "Organization for Security and Co-operation in Europe", True),
        ("IAEA", "North Atlantic Treaty Organization", False),
        ("UN", "Germany", False),
    ],
)
def test_abbreviation_of_a_name(abbreviation: str, name: str, fits: bool) -> None:
    assert stands_for(abbreviation, name) is fits


def test_initials_leave_small_words_out() -> None:
    assert initials("Council of the Baltic Sea States") == "CBSS"


@given(st.text())
def test_definitions_are_slices(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in definitions(text))
