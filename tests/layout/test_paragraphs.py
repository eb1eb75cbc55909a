from __future__ import annotations

import pytest

from onrecord.layout.paragraphs import lines, paragraphs
from onrecord.model import Span


def split(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text, lines(text, Span(0, len(text))))]


@pytest.mark.parametrize("blank", ["\n\n", "\n \n", "\r\n\r\n", "\r\r", "\u2029\u2029", "\n\t\u00a0\n"])
def test_blank_lines_separate(blank: str) -> None:
    assert split(f"One.{blank}Two.") == ["One.", "Two."]


def test_a_line_is_a_paragraph_where_lines_are_not_filled() -> None:
    assert split("Rivers rise\nThe rivers rose.\nNobody was hurt.") == [
        "Rivers rise",
        "The rivers rose.",
        "Nobody was hurt.",
    ]


def test_a_line_that_clearly_goes_on_is_joined() -> None:
    assert split("Rivers rise in the north;\nArmy sent in\n\nThe rivers rose and\nfell.") == [
        "Rivers rise in the north;\nArmy sent in",
        "The rivers rose and\nfell.",
    ]


def test_filled_lines_are_joined_and_a_short_one_ends_its_paragraph() -> None:
    text = (
        "The rivers of Ruritania rose for a third day while\n"
        "Parliament debated the cost of a dam that Strelsau\n"
        "Engineers had planned since the last flood, when\n"
        "Zenda was lost.\n"
        "Nobody was hurt this time, but the bridge at Hofbau\n"
        "Remains closed.\n"
    )
    assert [words[:10] for words in split(text)] == ["The rivers", "Nobody was"]


def test_no_lines_in_blanks() -> None:
    assert lines(" \n ", Span(0, 3)) == []
