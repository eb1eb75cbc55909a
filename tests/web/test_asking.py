from __future__ import annotations

import pytest

from onrecord.web.asking import Asked, asked


@pytest.mark.parametrize(
    ("text", "about", "left_out"),
    [
        ("what did Lindqvist say about the harbour?", "Lindqvist harbour", ("what", "did", "say", "about", "the")),
        ("Who said “the harbour” -ferry say*", "“the harbour” -ferry say*", ("Who", "said")),
        ("Lindqvist, where was it printed?", "Lindqvist", ("where", "was", "it", "printed")),
    ],
)
def test_words_that_only_ask_are_left_out(text: str, about: str, left_out: tuple[str, ...]) -> None:
    assert asked(text) == Asked(about, left_out)


@pytest.mark.parametrize("text", ["", "lindqvist harbour", "what did they say".replace("they ", ""), "“who said”"])
def test_where_nothing_only_asks_or_nothing_is_left_the_search_stays(text: str) -> None:
    assert asked(text) is None
