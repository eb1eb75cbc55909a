from __future__ import annotations

import pytest

from onrecord.layout import datelines
from onrecord.model import Span


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("STRELSAU, Sept 16 (Agency) - The minister left.", "STRELSAU, Sept 16 (Agency) -"),
        ("STRELSAU (Agency) — The minister left.", "STRELSAU (Agency) —"),
        ("STRELSAU — The minister left.", "STRELSAU —"),
        ("STRELSAU, September 16. /ABC/. The minister left.", "STRELSAU, September 16. /ABC/."),
        ("Sept 16 (Agency) - The minister left.", "Sept 16 (Agency) -"),
        ("Geneva, 5 January 1998 – The talks began.", "Geneva, 5 January 1998 –"),
        ("New Strelsau (Agency) - “We go,” he said.", "New Strelsau (Agency) -"),
        ("ZENDA, N.R. - The bridge is closed.", "ZENDA, N.R. -"),
        ("date 2024-09-16 The minister left.", "date 2024-09-16"),
        ("US - Ruritania talks begin", None),
        ("US - Ruritania talks began. They were short.", None),
        ("STRELSAU - a city of towers. It burned in 1893.", None),
        ("Strelsau - The city burned.", None),
        ("STRELSAU — Rivals meet", None),
        ("The minister - he was late - left.", None),
    ],
)
def test_glued_in_front(text: str, dateline: str | None) -> None:
    found = datelines.prefix(text, Span(0, len(text)), first=True, opening=True)
    assert (found.of(text) if found else None) == dateline


def test_a_place_alone_is_no_dateline_further_down() -> None:
    text = "STRELSAU — The minister left."
    assert datelines.prefix(text, Span(0, len(text)), first=False, opening=False) is None


@pytest.mark.parametrize(
    "words",
    [
        "Friday, August 21, 2015",
        "21 August 2015",
        "2015-08-21",
        "9:05 p.m.",
        "Published: 3 May 1999, 10:30 GMT",
        "Updated on May 3, 1999 at 9 a.m.",
        "By Jane Roe",
        "By Jane Roe and John Doe",
        "By the Archive Desk",
        "Author: Jane Roe",
    ],
)
def test_lines(words: str) -> None:
    assert datelines.is_line(words)


@pytest.mark.parametrize(
    "words",
    [
        "May 3 was a Monday.",
        "By John the war was over.",
        "In 1893",
        "Two men, two versions",
        "By then it was late",
        "6:45 pm – One of the men is named.",
        "Updated: The minister has left. He took the train.",
    ],
)
def test_no_lines(words: str) -> None:
    assert not datelines.is_line(words)
