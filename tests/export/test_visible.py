from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.visible import visible

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = visible(text)
    assert not {c for c in shown if unicodedata.category(c) in {"Cc", "Cs"}} - {"\n"}
    assert shown.encode("utf-8").decode("utf-8") == shown


@given(ANY_TEXT)
def test_offsets_stay_true(text: str) -> None:
    assert len(visible(text)) == len(text)


@given(ANY_TEXT)
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“Café” — naïve, 中文, עברית", "“Café” — naïve, 中文, עברית"),
        ("red: \x1b[31m", "red: ␛[31m"),
        ("one-byte \x9b31m", "one-byte \ufffd31m"),
        ("bell \x07, delete \x7f", "bell ␇, delete ␡"),
        ("tab\tcarriage\r\nline\u2028end", "tab carriage \nline end"),
        ("turned \u202ethgir", "turned \ufffdthgir"),
        ("half \ud83d", "half \ufffd"),
    ],
)
def test_marks(text: str, shown: str) -> None:
    assert visible(text) == shown
