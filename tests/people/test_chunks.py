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
PIECES = """
Min NNP 3 compound
Halden NNP 3 compound B-PERSON
Sorvi NNP 4 nsubj I-PERSON
agreed VBD 0 ROOT
"""
SYLLABLES = """
The DT 2 det
Bae NNP 4 compound B-PERSON
Jae NNP 4 compound I-PERSON
+- HYPH 4 punct
+in NN 6 nsubj
of IN 4 prep
Korea NNP 5 pobj B-GPE
+- HYPH 9 punct
+run VBN 10 amod
Sorvi NNP 10 dobj B-PERSON
"""
TITLED_DOUBLE = """
Halden NNP 2 compound B-ORG
President NNP 6 compound
Kasim NNP 6 compound B-ORG
+- HYPH 6 punct I-ORG
+Zhomar NNP 6 compound I-ORG
Sorvi NNP 7 nsubj I-ORG
spoke VBD 0 ROOT
"""
SPLIT_OFFICE = """
Danish NNP 3 compound B-ORG
Foreign NNP 3 compound I-ORG
Minister NNP 5 compound
Anna NNP 5 compound B-PERSON
Corvel NNP 6 nsubj I-PERSON
left VBD 0 ROOT
"""
PORTFOLIO = """
Secretary NNP 6 nsubj
of IN 1 prep
State NNP 2 pobj B-ORG
Anna NNP 5 compound B-PERSON
Corvel NNP 1 appos I-PERSON
left VBD 0 ROOT
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


GIVEN = """
official NN 3 compound
Anders NNP 3 compound
Corvel NNP 4 nsubj B-PERSON
left VBD 0 ROOT
"""
EDITED = """
W]e NNP 2 nsubj B-PERSON
left VBD 0 ROOT
"""
SAINTS = """
They PRP 2 nsubj
saw VBD 0 ROOT
Port NNP 5 compound B-ORG
St. NNP 5 compound I-ORG
Lucie NNP 2 dobj I-ORG
and CC 2 cc
St. NNP 8 compound B-PERSON
Louis NNP 2 dobj I-PERSON
and CC 2 cc
Jill NNP 12 compound B-PERSON
St. NNP 12 compound I-PERSON
Corvel NNP 2 dobj I-PERSON
"""
DEAN = """
Dean NNP 2 compound B-PERSON
Corvel NNP 5 nsubj I-PERSON
met VBD 0 ROOT
the DT 5 det
Dean NNP 6 compound
Sorvi NNP 3 dobj B-PERSON
"""


def named(table: str, known: str = "") -> list[tuple[str, str, bool]]:
    """Return the names in a sentence, where nobody but `known` is known: words, label, whether a title is before."""
    sentence = Sentence.from_table(table)
    found = chunks((sentence,), known.__eq__)
    return [(" ".join(chunk.words(sentence)), chunk.label, chunk.titled) for chunk in found]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (TITLED, [("West German", "NORP", False), ("Konrad Adenauer", "PERSON", True)]),
        (HYPHENATED, [("Valdo-Marek Sorvin", "", False)]),
        (MINISTRY, [("Danish Interior Ministry", "ORG", False)]),
        (SWALLOWED, [("Anna Corvel", "PERSON", True)]),
        (BROKEN, [("Willy Brandt", "PERSON", True)]),
        (SYLLABLES, [("Bae Jae-in", "PERSON", False), ("Korea", "GPE", False), ("Sorvi", "PERSON", False)]),
        (TITLED_DOUBLE, [("Halden", "ORG", False), ("Kasim-Zhomar Sorvi", "PERSON", True)]),
        (SPLIT_OFFICE, [("Danish", "ORG", False), ("Anna Corvel", "PERSON", True)]),
        (PORTFOLIO, [("Anna Corvel", "PERSON", False)]),
        (GIVEN, [("Anders Corvel", "PERSON", True)]),
        (EDITED, []),
        (SAINTS, [("Port St. Lucie", "ORG", False), ("St. Louis", "GPE", False), ("Jill St. Corvel", "PERSON", False)]),
        (DEAN, [("Dean Corvel", "PERSON", False), ("Sorvi", "PERSON", True)]),
        (PARTICLES, [("Frieda von der Tann", "PERSON", False), ("de Gaulle", "", False)]),
    ],
)
def test_names_are_repaired(table: str, expected: list[tuple[str, str, bool]]) -> None:
    assert named(table) == expected


@pytest.mark.parametrize(
    ("knows", "expected"),
    [
        ("Min Halden Sorvi", [("Min Halden Sorvi", "PERSON", False)]),
        ("", [("Min", "", False), ("Halden Sorvi", "PERSON", False)]),
    ],
)
def test_pieces_of_somebodys_name_are_one(knows: str, expected: list[tuple[str, str, bool]]) -> None:
    assert named(PIECES, knows) == expected


def test_honorific_tells_gender() -> None:
    table = "Mrs. NNP 2 compound\nThatcher NNP 3 nsubj B-PERSON\nsmiled VBD 0 ROOT"
    assert [chunk.gender for chunk in chunks((Sentence.from_table(table),), "".__eq__)] == ["feminine"]


def test_dates_are_no_names() -> None:
    table = "June NNP 2 npadvmod B-DATE\npassed VBD 0 ROOT"
    assert chunks((Sentence.from_table(table),), "".__eq__) == []
