from __future__ import annotations

import pytest

from onrecord.times.grammar import grammar
from onrecord.times.numbers import cardinal, ordinal, year
from onrecord.times.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-four", 24), ("1,200", 1200), ("a couple of", 2), ("two dozen", 24), ("a hundred", 100),
        ("three hundred", 300), ("two thousand five hundred", 2500), ("an", 1), ("several", None), ("a few", None),
        ("99999999999999", None), ("", None),
    ],
)  # fmt: skip
def test_cardinal(text: str, expected: int | None) -> None:
    assert cardinal(tokens(text, 0, len(text), grammar().signs)) == expected


@pytest.mark.parametrize(("text", "expected"), [("third", 3), ("3rd", 3), ("twenty-first", 21), ("of", None)])
def test_ordinal(text: str, expected: int | None) -> None:
    assert ordinal(tokens(text, 0, len(text), grammar().signs)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1998", 1998), ("'98", 1998), ("’07", 2007), ("nineteen ninety-six", 1996), ("nineteen hundred", 1900),
        ("two thousand", 2000), ("two thousand and five", 2005), ("nineteen oh five", 1905), ("twenty twenty", 2020),
    ],
)  # fmt: skip
def test_year(text: str, expected: int) -> None:
    assert year(tokens(text, 0, len(text), grammar().signs)) == expected
