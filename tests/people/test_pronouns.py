from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import EntityType, Span
from onrecord.people import Character, identify
from onrecord.people.lexicon import lexicon
from onrecord.people.pronouns import Discourse, agreement, resolve
from staging import stage

MEETING = """
Anna NNP 2 compound B-PERSON
Corvel NNP 3 nsubj I-PERSON
met VBD 0 ROOT
Peter NNP 5 compound B-PERSON
Marsh NNP 3 dobj I-PERSON
"""
SAID = """
{} PRP 2 nsubj
agreed VBD 0 ROOT
"""
TOLD = """
Marsh NNP 2 nsubj B-PERSON
praised VBD 0 ROOT
him PRP 2 dobj
"""


@pytest.mark.parametrize(("pronoun", "name"), [("She", "Anna Corvel"), ("He", "Peter Marsh"), ("It", None)])
def test_pronouns_agree(pronoun: str, name: str | None) -> None:
    staged = stage(MEETING, SAID.format(pronoun))
    cast = identify(*staged)
    token = staged.sentences[1].tokens[0]
    found = resolve(Discourse(cast, ()), 1, token, frozenset(), (), source=True)
    assert (found and cast.characters[found.character].name) == name


def test_a_hearer_is_not_the_speaker() -> None:
    staged = stage(MEETING, SAID.format("He"))
    cast = identify(*staged)
    marsh = next(i for i, character in enumerate(cast.characters) if character.name == "Peter Marsh")
    token = staged.sentences[1].tokens[0]
    assert resolve(Discourse(cast, ()), 1, token, frozenset({marsh}), (), source=True) is None


def test_a_verb_s_object_is_not_its_subject() -> None:
    staged = stage("Ben NNP 2 compound B-PERSON\nOrtel NNP 3 nsubj I-PERSON\ncame VBD 0 ROOT", MEETING, TOLD)
    cast = identify(*staged)
    token = staged.sentences[2].tokens[2]
    found = resolve(Discourse(cast, ()), 2, token, frozenset(), (), source=False)
    assert found is not None
    assert cast.characters[found.character].name == "Ben Ortel"


def test_the_last_speaker_is_favoured() -> None:
    two = MEETING.replace("Peter", "Ben").replace("Marsh", "Ortel").replace("Anna", "Peter").replace("Corvel", "Marsh")
    staged = stage(two, SAID.format("He"))
    cast = identify(*staged)
    ortel = next(i for i, character in enumerate(cast.characters) if character.name == "Ben Ortel")
    discourse = Discourse(cast, ())
    discourse.spoke(staged.span("Ben Ortel").start, ortel)
    found = resolve(discourse, 1, staged.sentences[1].tokens[0], frozenset(), (), source=True)
    assert found is not None
    assert found.character == ortel
    assert found.why == ("agrees:masculine", "last-speaker")


@pytest.mark.parametrize(
    ("pronoun", "type_", "gender", "agrees"),
    [
        ("he", EntityType.PERSON, "feminine", False),
        ("he", EntityType.PERSON, "", True),
        ("he", EntityType.ORGANISATION, "", False),
        ("they", EntityType.PERSON, "masculine", False),
        ("they", EntityType.GROUP, "", True),
        ("it", EntityType.DOCUMENT, "", True),
        ("it", EntityType.GROUP, "", False),
    ],
)
def test_agreement(pronoun: str, type_: EntityType, gender: str, agrees: bool) -> None:
    plural = type_ in (EntityType.GROUP, EntityType.ORGANISATION)
    neuter = type_ in (EntityType.DOCUMENT, EntityType.ORGANISATION)
    character = Character("somebody", type_, gender, plural, neuter)
    assert (agreement(lexicon().pronouns[pronoun], character, gender) is not None) is agrees


@given(st.lists(st.integers(0, 60), unique=True, max_size=12), st.integers(0, 70))
def test_quoted_stretches(bounds: list[int], offset: int) -> None:
    bounds = sorted(bounds)[: len(bounds) // 2 * 2]
    spans = [Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True)]
    discourse = Discourse(identify("", (), ()), spans)
    assert discourse.is_quoted(offset) == any(span.start <= offset < span.end for span in spans)
