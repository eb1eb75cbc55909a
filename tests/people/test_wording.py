from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.model import Article, EntityType, article_id
from onrecord.people.lexicon import lexicon
from onrecord.people.wording import against, impossible
from sketches import sketch

LINES = Path(__file__).with_name("wording.tsv").read_text("utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_votes_against_a_person(line: str, expected: str) -> None:
    sentence, name = sketch(line)
    form = name.words(sentence)
    assert impossible(sentence, name, form, lexicon()) == (expected == "never")
    if expected != "never":
        assert against(sentence, name, form, lexicon()) == float(expected)


def test_an_office_makes_no_name_of_ordinary_words() -> None:
    sentence, name = sketch("a general [Plan] was made", titled=True)
    assert against(sentence, name, ("Plan",), lexicon()) == 4.0


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The proudest boast was once ‘civis Romanus sum’, Arvid Solvang said.", ["Arvid Solvang"]),
        ("“The proudest boast is ‘Ich bin ein Berliner.’” It was Arvid Solvang who said so.", ["Arvid Solvang"]),
        (
            "Arvid Solvang Denies Report About Missing Harbour Money\n\nThe mayor, Arvid Solvang, said it was false.",
            ["Arvid Solvang"],
        ),
        ("Arvid Solvang wrote on Twitter that the ferry was late.", ["Arvid Solvang"]),
        ("Arvid Solvang was taken to St. Louis by the tanker Calliope.", ["Arvid Solvang"]),
        ("Leaders met over N. Korea on Monday, Arvid Solvang said.", ["Arvid Solvang"]),
        ("Dean Solvang, the secretary of state, was there.", ["Dean Solvang"]),
        (
            "Brendan Price and Anna Green were there, and Mark Hill waited.",
            ["Brendan Price", "Anna Green", "Mark Hill"],
        ),
    ],
)
def test_who_is_a_person_in_an_article(text: str, people: list[str]) -> None:
    reading = pipeline.read(Article(article_id(text), "a test", text, language="en"))
    assert [one.name for one in reading.people if one.type is EntityType.PERSON] == people
