from __future__ import annotations

import pytest

from onrecord.layout import voices
from onrecord.model import Span


@pytest.mark.parametrize(
    "words",
    [
        "Rudolf Elphberg President of Ruritania",
        "Rudolf Elphberg, President of Ruritania",
        "— Rudolf Elphberg, king of Ruritania",
        "Antoinette de Mauban, leader of the opposition",
        "Kofi A. Annan, UN Secretary-General",
        "— Flavia",
        "― Flavia Elphberg",
    ],
)
def test_signatures(words: str) -> None:
    assert voices.is_signature(words)


@pytest.mark.parametrize(
    "words",
    [
        "Flavia Elphberg",
        "Rudolf Elphberg, President of Ruritania, said so",
        "Rudolf Elphberg was President of Ruritania.",
        "President of Ruritania",
        "The bridge at Zenda",
        "— and then he left",
        "",
        "—",
    ],
)
def test_no_signatures(words: str) -> None:
    assert not voices.is_signature(words)


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("It is done. Rudolf Elphberg President of Ruritania", "Rudolf Elphberg President of Ruritania"),
        ("“It is done.” — Rudolf Elphberg", "— Rudolf Elphberg"),
        ("He met Gen. Black Michael, chief of staff.", None),
        ("It is done. He was glad.", None),
    ],
)
def test_signature_behind(text: str, signature: str | None) -> None:
    found = voices.signature_behind(text, Span(0, len(text)))
    assert (found.of(text) if found else None) == signature


REPORTS = "The minister said that the border would stay open."
OWN = "Our country is ready. The border is open."


def test_an_unsigned_pull_quote_follows_a_report() -> None:
    rest = ["It was built in 1893.", "Nobody was there."]
    assert voices.unsigned([REPORTS, OWN, *rest]) == [1]
    assert voices.unsigned([rest[0], OWN, REPORTS, rest[1]]) == []
    assert voices.unsigned([None, OWN, REPORTS, rest[1]]) == []


@pytest.mark.parametrize(
    "other",
    [
        "The minister told us that the border would stay open.",
        "We asked the minister about the border, he said so.",
        "I, too, was told “no”.",
    ],
)
def test_an_article_with_a_first_person_of_its_own_has_no_unsigned_pull_quote(other: str) -> None:
    assert voices.unsigned([REPORTS, OWN, other, "It was built in 1893."]) == []


@pytest.mark.parametrize(
    "words",
    [
        "World War I was long. Elizabeth I reigned.",
        "The US is ready.",
        "He took “our country” home.",
        "It took most of us years.",
    ],
)
def test_what_is_no_voice_of_a_side(words: str) -> None:
    assert voices.unsigned([REPORTS, words, "It was built in 1893.", "Nobody was there."]) == []
