from __future__ import annotations

import pytest

from onrecord.parsing import Sentence
from onrecord.people.chunks import chunks

TITLED = """
West JJ 3 amod B-NORP
German JJ 3 amod I-NORP
Chancellor NNP 5 compound
Konrad NNP 5 compound
Adenauer NNP 6 nsubj
agreed VBD 0 ROOT
"""
HYPHENATED = """
Visitors NNS 2 nsubj
met VBD 0 ROOT
Valdo NNP 6 compound B-GPE
+- HYPH 6 punct
+Marek NNP 6 compound
Sorvin NNP 2 dobj
"""
MINISTRY = """
The DT 4 det
Danish JJ 4 amod B-NORP
Interior NNP 4 compound
Ministry NNP 5 nsubj
objected VBD 0 ROOT
"""
SWALLOWED = """
Defence NNP 2 compound B-ORG
Minister NNP 4 compound I-ORG
Anna NNP 4 compound I-ORG
Corvel NNP 5 nsubj I-ORG
resigned VBD 0 ROOT
"""
BROKEN = """
Mayor NNP 3 compound
Willy NNP 3 compound B-PERSON
Brandt NNP 4 nsubj
spoke VBD 0 ROOT
"""
PARTICLES = """
Frieda NNP 4 compound B-PERSON
von NNP 4 nmod I-PERSON
der NN 4 compound I-PERSON
Tann NNP 5 nsubj B-GPE
met VBD 0 ROOT
de NNP 7 compound
Gaulle NNP 5 dobj
"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (TITLED, [("West German", "NORP", False), ("Konrad Adenauer", "PERSON", True)]),
        (HYPHENATED, [("Valdo-Marek Sorvin", "", False)]),
        (MINISTRY, [("Danish Interior Ministry", "ORG", False)]),
        (SWALLOWED, [("Anna Corvel", "PERSON", True)]),
        (BROKEN, [("Willy Brandt", "PERSON", True)]),
        (PARTICLES, [("Frieda von der Tann", "PERSON", False), ("de Gaulle", "", False)]),
    ],
)
def test_names_are_repaired(table: str, expected: list[tuple[str, str, bool]]) -> None:
    sentence = Sentence.from_table(table)
    found = [(" ".join(chunk.words(sentence)), chunk.label, chunk.titled) for chunk in chunks((sentence,))]
    assert found == expected


def test_honorific_tells_gender() -> None:
    table = "Mrs. NNP 2 compound\nThatcher NNP 3 nsubj B-PERSON\nsmiled VBD 0 ROOT"
    assert [chunk.gender for chunk in chunks((Sentence.from_table(table),))] == ["feminine"]


def test_dates_are_no_names() -> None:
    table = "June NNP 2 npadvmod B-DATE\npassed VBD 0 ROOT"
    assert chunks((Sentence.from_table(table),)) == []
