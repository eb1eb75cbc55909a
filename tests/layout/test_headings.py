from __future__ import annotations

import pytest

from onrecord.layout.headings import reads_as_heading


@pytest.mark.parametrize(
    "words",
    [
        "What comes next",
        "The minister’s visit to Graustark",
        'The "partnership" with Graustark',
        "‘Beacon’ dims as oil price falls",
        "ABSTRACT.",
        "1893: the bridge at Zenda",
        "Who Will Pay For The Railway?",
    ],
)
def test_headings(words: str) -> None:
    assert reads_as_heading(words, first=False)


@pytest.mark.parametrize(
    "words",
    [
        "The minister left.",
        "The minister said:",
        "“We came to listen”",
        '"No more," said the minister',
        "Minister: “No more”",
        "and then he left",
        "- the bridge at Zenda",
        "3. Fritz von Tarlenheim",
        "***",
        "When will the bridge open?",
        "word " * 30,
    ],
)
def test_no_headings(words: str) -> None:
    assert not reads_as_heading(words, first=False)


def test_a_title_that_ends_in_a_full_stop_is_a_heading_only_at_the_top() -> None:
    words = "Parliament Sends The Railway Budget Back."
    assert reads_as_heading(words, first=True)
    assert not reads_as_heading(words, first=False)
