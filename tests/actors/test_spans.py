from __future__ import annotations

import pytest

from onrecord.actors.lexicon import lexicon
from onrecord.actors.people import directory
from onrecord.actors.spans import Reader, country_code
from onrecord.actors.words import words
from onrecord.authority import places

READER = Reader(lexicon(), directory(), {"michael", "karen"})


def parts(phrase: str) -> list[tuple[str, list[str]]]:
    """Return each part's link, and what it names: a "+" marks what is known."""
    return [
        (segment.link, [span.text + "+" * span.known for span in segment.spans])
        for segment in READER.segments(words(phrase))
    ]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the rebels", [("", ["rebels+"])]),
        ("Palestinian Islamic Jihad", [("", ["Palestinian Islamic Jihad+"])]),
        ("rebels in Darfur", [("", ["rebels+"]), ("in", ["Darfur+"])]),
        ("in Darfur", [("", ["Darfur+"])]),
        ("the President of the Republic of Kenya", [("", ["President+"]), ("of", ["Republic"]), ("of", ["Kenya+"])]),
        ("Peskov, Kremlin spokesman", [("", ["Peskov"]), (",", ["Kremlin+", "spokesman+"])]),
        ("Saudi-led coalition", [("", ["Saudi+", "coalition+"])]),
        ("US-backed rebels", [("", ["rebels+"])]),
        ("anti-Syria journalist", [("", ["journalist+"])]),
        ("ethnic Albanians", [("", ["ethnic Albanians+"])]),
        ("refugees fleeing the war", [("", ["refugees+"]), ("-ing", ["war"])]),
        ("armed forces", [("", ["armed forces+"])]),
        ("Israel and Egypt", [("", ["Israel+"])]),
        ("Planning and Investment Minister", [("", ["Planning", "and", "Investment", "Minister+"])]),
        ("Michael Jordan", [("", ["Michael", "Jordan"])]),
        ("Karen Pierce", [("", ["Karen", "Pierce"])]),
        ("Karen guerrillas", [("", ["Karen+", "guerrillas+"])]),
        ("THE RUSSIAN ARMY", [("", ["RUSSIAN+", "ARMY+"])]),
        ("the", []),
    ],
)
def test_a_phrase_falls_into_parts(phrase: str, expected: list[tuple[str, list[str]]]) -> None:
    assert parts(phrase) == expected


def test_small_letters_are_no_names() -> None:
    assert parts("turkey and china") == [("", ["turkey", "and", "china"])]


def test_former_is_said_of_a_part() -> None:
    former, later = READER.segments(words("ex-members of the ousted government"))
    assert former.former
    assert later.former
    (now,) = READER.segments(words("government"))
    assert not now.former


@pytest.mark.parametrize(("code", "state"), [("GB-SCT", "GBR"), ("X-SO", "GEO"), ("SUN", "SUN"), ("KAZ", "KAZ")])
def test_a_part_of_a_country_has_its_code(code: str, state: str) -> None:
    assert country_code(places().countries[code]) == state
