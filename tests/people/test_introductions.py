from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.model import Article, EntityType, article_id
from onrecord.parsing import Sentence
from onrecord.people.chunks import Chunk
from onrecord.people.introductions import introduced

LINES = Path(__file__).with_name("introductions.tsv").read_text("utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]
TAGS = {"of": "IN", "for": "IN", "the": "DT", "The": "DT", "said": "VBD", "major": "JJ", "-": "HYPH"}


def parsed(words: str) -> tuple[Sentence, Chunk]:
    """Return a sentence and the name that stands in brackets in it."""
    lines: list[str] = []
    first = last = 0
    for word in words.split():
        first = len(lines) if word.startswith("[") else first
        for i, part in enumerate(word.strip("[]").replace("-", " - ").split()):
            tag = TAGS.get(part, "NNP" if part[:1].isupper() else "NN")
            lines.append(f"{'+' if i else ''}{part} {tag} 0 ROOT")
        last = len(lines) if word.endswith("]") else last
    return Sentence.from_table("\n".join(lines)), Chunk(0, first, last, "ORG")


@pytest.mark.parametrize(("words", "body", "person"), CASES)
def test_a_person_introduced_is_cut_from_the_body(words: str, body: str, person: str) -> None:
    sentence, name = parsed(words)
    found = [(" ".join(chunk.words(sentence)), chunk.label) for chunk in introduced((sentence,), [name])]
    assert found == [(body, "ORG"), *([(person, "PERSON")] if person != "-" else [])]


def test_the_office_is_told_with_its_gender() -> None:
    sentence, name = parsed("spokeswoman for the [Ministry of Trade Yeva Solvang] said")
    *_, person = introduced((sentence,), [name])
    assert (person.office, person.gender, person.titled) == (0, "feminine", True)


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("press secretary of the [President of Denmark Arvid Solvang] said", "secretary"),
        ("spokesman for [Minister of Trade Arvid Solvang] said", "Minister"),
    ],
)
def test_who_speaks_for_an_office_is_told_from_who_holds_it(words: str, office: str) -> None:
    sentence, name = parsed(words)
    *_, person = introduced((sentence,), [name])
    assert person.office is not None
    assert sentence.tokens[person.office].text == office


def test_names_of_other_sentences_stay() -> None:
    sentence, name = parsed("The [Harbour Committee] said")
    other, cut = parsed("head of the [Harbour Committee Arvid Solvang] said")
    second = Chunk(1, cut.first, cut.last, cut.label)
    assert [chunk.sentence for chunk in introduced((sentence, other), [name, second])] == [0, 1, 1]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We follow the talks,” spokesman for the Ministry of Foreign Affairs Aidar Solvang said.", "Aidar Solvang"),
        ("Deputy head of the State Revenue Committee Dauren Solvang said that prices would fall.", "Dauren Solvang"),
        ("According to director of the Department of Water Resources Orlan Lindov, the dam is safe.", "Orlan Lindov"),
        ("“It opens in May,” Chairman of the Committee for Tourism Jasur Lindov told reporters.", "Jasur Lindov"),
        ("Ministry of Foreign Affairs official Anders Solvang said the visit was off.", "Anders Solvang"),
        ("The Harbour Court of Human Rights Judge Marta Silvane said the case was open.", "Marta Silvane"),
        ("The director of the Institute of Social Sciences said the visit was off.",
         "director of the Institute of Social Sciences"),
        ("A spokesman for Angela Lindqvist said the visit was off.", "spokesman for Angela Lindqvist"),
        ("A spokesman for President Kasim Sorvi said the visit was off.", "spokesman for President Kasim Sorvi"),
        ("An aide to Foreign Minister Arvid Solvang said the visit was off.", "aide to Foreign Minister Arvid Solvang"),
        ("An adviser to Secretary of Defense Arvid Solvang told reporters that the visit was off.",
         "adviser to Secretary of Defense Arvid Solvang"),
    ],
)  # fmt: skip
def test_who_is_introduced_speaks(text: str, speaker: str) -> None:
    (quotation,) = pipeline.read(Article(article_id(text), "a test", text, language="en")).quotations
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.speaker.type) == (speaker, EntityType.PERSON)
