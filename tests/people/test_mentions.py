from __future__ import annotations

import pytest

from onrecord.model import EntityType, MentionKind
from onrecord.people import Cast, identify
from staging import Staged, stage

FULL = """
Foreign NNP 4 compound
Minister NNP 4 compound
Anna NNP 4 compound B-PERSON
Corvel NNP 5 nsubj I-PERSON
arrived VBD 0 ROOT
"""
SURNAME = """
Corvel NNP 2 nsubj B-GPE
smiled VBD 0 ROOT
"""
OFFICE = """
The DT 2 det
minister NN 3 nsubj
left VBD 0 ROOT
"""
MISSPELT = """
Corvell NNP 2 nsubj B-ORG
said VBD 0 ROOT
"""
UNTAGGED = """
Corvel VB 2 nsubj
returned VBD 0 ROOT
"""
HUSBAND = """
Peter NNP 2 compound B-PERSON
Corvel NNP 3 nsubj I-PERSON
waited VBD 0 ROOT
"""
MRS = """
Mrs. NNP 2 compound
Corvel NNP 3 nsubj B-PERSON
spoke VBD 0 ROOT
"""
BODY = """
The DT 4 det
Baltic NNP 3 compound B-ORG
Fisheries NNP 4 compound I-ORG
Council NNP 8 nsubj I-ORG
( -LRB- 4 punct
+BFC NNP 4 appos B-ORG
+) -RRB- 4 punct
met VBD 0 ROOT
"""
SHORT = """
BFC NNP 2 nsubj
adjourned VBD 0 ROOT
"""
OFFICIAL = """
A DT 3 det
senior JJ 3 amod
official NN 4 nsubj
agreed VBD 0 ROOT
"""
TANN = """
Frieda NNP 4 compound B-PERSON
von NNP 4 nmod I-PERSON
der NNP 4 compound I-PERSON
Tann NNP 5 nsubj I-PERSON
met VBD 0 ROOT
"""
TANN_FIRST = """
Von NNP 3 nmod B-ORG
der NNP 3 compound I-ORG
Tann NNP 4 nsubj I-ORG
left VBD 0 ROOT
"""
TANN_BARE = """
Tann NNP 2 nsubj B-GPE
left VBD 0 ROOT
"""
SORVI = """
Haldan NNP 4 compound B-PERSON
al NNP 4 compound I-PERSON
+- HYPH 4 punct I-PERSON
+Sorvi NNP 5 nsubj I-PERSON
spoke VBD 0 ROOT
"""
SORVI_BARE = """
Sorvi NNP 2 nsubj B-ORG
agreed VBD 0 ROOT
"""
SORVI_SMALL = """
al NNP 3 compound
+- HYPH 3 punct
+Sorvi NNP 4 nsubj B-ORG
agreed VBD 0 ROOT
"""
BIN = """
Haldan NNP 3 compound B-PERSON
bin NNP 3 compound I-PERSON
Sorvi NNP 4 nsubj I-PERSON
spoke VBD 0 ROOT
"""
BEN = """
Haldan NNP 3 compound B-PERSON
Ben NNP 3 compound I-PERSON
Sorvi NNP 4 nsubj I-PERSON
spoke VBD 0 ROOT
"""
BEN_ALONE = """
Ben NNP 2 compound B-PERSON
Sorvi NNP 3 nsubj I-PERSON
agreed VBD 0 ROOT
"""
ELDER = """
Halden NNP 2 compound B-PERSON
Sorvi NNP 3 nsubj I-PERSON
spoke VBD 0 ROOT
"""
JUNIOR = """
Halden NNP 3 compound B-PERSON
Sorvi NNP 3 compound I-PERSON
Jr. NNP 4 nsubj I-PERSON
agreed VBD 0 ROOT
"""
JUNIOR_SHORT = """
Sorvi NNP 2 compound B-PERSON
Jr. NNP 3 nsubj I-PERSON
agreed VBD 0 ROOT
"""


def referred(staged: Staged, cast: Cast) -> list[tuple[str, str]]:
    return [
        (reference.span.of(staged.text), cast.characters[reference.character].name) for reference in cast.references
    ]


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ((FULL, SURNAME), ("Corvel", "Anna Corvel")),
        ((FULL, OFFICE), ("The minister", "Anna Corvel")),
        ((FULL, MISSPELT), ("Corvell", "Anna Corvel")),
        ((FULL, UNTAGGED), ("Corvel", "Anna Corvel")),
        ((FULL, HUSBAND, MRS), ("Mrs. Corvel", "Anna Corvel")),
        ((FULL, HUSBAND, SURNAME), ("Corvel", "Peter Corvel")),
        ((TANN, TANN_FIRST), ("Von der Tann", "Frieda von der Tann")),
        ((TANN, TANN_BARE), ("Tann", "Frieda von der Tann")),
        ((SORVI, SORVI_BARE), ("Sorvi", "Haldan al-Sorvi")),
        ((SORVI, SORVI_SMALL), ("al-Sorvi", "Haldan al-Sorvi")),
        ((ELDER, JUNIOR), ("Halden Sorvi Jr.", "Halden Sorvi Jr.")),
        ((ELDER, JUNIOR, SORVI_BARE), ("Sorvi", "Halden Sorvi")),
        ((ELDER, JUNIOR, JUNIOR_SHORT), ("Sorvi Jr.", "Halden Sorvi Jr.")),
        ((JUNIOR, SORVI_BARE), ("Sorvi", "Halden Sorvi Jr.")),
        ((BIN, SORVI_BARE), ("Sorvi", "Sorvi")),
        ((BEN, BEN_ALONE), ("Ben Sorvi", "Haldan Ben Sorvi")),
        ((BODY, SHORT), ("BFC", "Baltic Fisheries Council")),
        ((OFFICIAL,), ("A senior official", "senior official")),
    ],
)
def test_last_mention_refers_to(tables: tuple[str, ...], expected: tuple[str, str]) -> None:
    staged = stage(*tables)
    assert referred(staged, identify(*staged))[-1] == expected


def test_title_is_in_the_mention_and_not_in_the_name() -> None:
    staged = stage(FULL)
    cast = identify(*staged)
    assert referred(staged, cast) == [("Foreign Minister Anna Corvel", "Anna Corvel")]
    assert cast.characters[0].gender == "feminine"
    assert cast.references[0].kind is MentionKind.NAME


def test_unnamed_people_are_known_as_such() -> None:
    cast = identify(*stage(OFFICIAL))
    assert [(character.type, character.named) for character in cast.characters] == [(EntityType.PERSON, False)]


def test_nobody_in_an_empty_article() -> None:
    cast = identify("", (), ())
    assert cast.characters == ()
    assert cast.references == ()
    assert cast.sentence_at(0) is None


CANONICAL = """
{} NNP 2 compound B-PERSON
{} NNP 3 nsubj I-PERSON
came VBD 0 ROOT
"""


def test_of_several_spellings_the_usual_one_is_the_name() -> None:
    old, new = CANONICAL.format("Dmitrij", "Sorvinev"), CANONICAL.format("Dmitry", "Sorvinyev")
    alone = "Sorvinyev NNP 2 nsubj B-PERSON\nleft VBD 0 ROOT"
    cast = identify(*stage(old, new, alone, alone))
    assert [character.name for character in cast.characters] == ["Dmitry Sorvinyev"]
