from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.words import LONGEST, key, singular_key, words


def keys(phrase: str) -> list[str]:
    return [word.key for word in words(phrase)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Workers' Union", ["the", "workers", "union"]),
        ("Israel’s high court", ["israel", "high", "court"]),
        ("Lt. Gen. Avril", ["lt", "gen", "avril"]),
        ("U.S. troops", ["u.s.", "troops"]),
        ("the UN", ["the", "UN"]),
        ("A union", ["a", "union"]),
        ('"rebels"', ["rebels"]),
        ("Álvaro Uribe", ["alvaro", "uribe"]),
        ("the Islamic Movement (IM) of Nigeria", ["the", "islamic", "movement", "of", "nigeria"]),
        ("(rebels)", ["rebels"]),
        ("Serbs ... forces", ["serbs", "forces"]),
        ("— - '", []),
    ],
)
def test_a_phrase_is_split_into_keys(phrase: str, expected: list[str]) -> None:
    assert keys(phrase) == expected


def test_capitals_and_commas_are_kept_in_mind() -> None:
    assert [(word.capital, word.comma) for word in words("Bashar al-Assad, president")] == [
        (True, False),
        (True, False),
        (False, True),
    ]


def test_only_the_beginning_of_a_runaway_phrase_is_read() -> None:
    assert len(words("a " * 10 * LONGEST)) == LONGEST / 2


@pytest.mark.parametrize(
    ("form", "expected"), [("armed men", "armed man"), ("security forces", "security force"), ("police", "police")]
)
def test_the_last_word_is_put_in_the_singular(form: str, expected: str) -> None:
    assert singular_key(form) == expected


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text) or "." in text or "'" in text or "’" in text
