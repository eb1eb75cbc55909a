from __future__ import annotations

import pytest

from onrecord.parsing import Sentence
from onrecord.people.lexicon import lexicon
from onrecord.people.roles import Role, introduced_as, matches, role_of, title_start

PRESIDENT = Role(frozenset({"president"}), frozenset({"France"}))


@pytest.mark.parametrize(
    ("description", "fit"),
    [
        ("the president", 0.8),
        ("the french president", 1.0),
        ("the kenyan president", 0.0),
        ("the french minister", 0.0),
        ("the leader", 0.8),
    ],
)
def test_descriptions_fit_offices(description: str, fit: float) -> None:
    wanted = role_of(description.split(), lexicon())
    assert wanted is not None
    assert matches(wanted, PRESIDENT, lexicon()) == fit


def test_office_is_the_head_and_not_whom_it_serves() -> None:
    role = role_of(["a", "spokesman", "for", "the", "minister"], lexicon())
    assert role is not None
    assert role.nouns == {"spokesman"}


def test_no_office_in_other_words() -> None:
    assert role_of(["the", "red", "house"], lexicon()) is None


def test_title_begins_before_the_name() -> None:
    sentence = Sentence.from_table(
        "Then RB 7 advmod\nMinister NNP 6 nmod\nof IN 2 prep\nEducation NNP 3 pobj\nAnna NNP 6 compound\n"
        "Corvel NNP 7 nsubj\nleft VBD 0 ROOT"
    )
    assert title_start(sentence, 4) == 1


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("spokesman for Corvel", 2),
        ("spokesman for President Corvel", 2),
        ("adviser to Secretary of State Corvel", 2),
        ("official in President Corvel", 2),
        ("Secretary of State for Trade Corvel", 0),
        ("ambassador to Denmark Corvel", 0),
        ("chairman and chief executive Corvel", 0),
    ],
)
def test_whom_an_office_serves_does_not_hold_it(words: str, first: int) -> None:
    tags = {"for": "IN", "of": "IN", "to": "IN", "in": "IN", "and": "CC"}
    rows = [f"{word} {tags.get(word, 'NNP' if word[0].isupper() else 'NN')} 0 ROOT" for word in words.split()]
    assert title_start(Sentence.from_table("\n".join(rows)), len(rows) - 1) == first


def test_apposition_after_a_name_is_an_office() -> None:
    sentence = Sentence.from_table(
        "Anna NNP 2 compound\nCorvel NNP 8 nsubj\n+, , 2 punct\nthe DT 5 det\nmayor NN 2 appos\nof IN 5 prep\n"
        "Oslo NNP 6 pobj\nspoke VBD 0 ROOT"
    )
    assert [role.nouns for role in introduced_as(sentence, 0, 0, 2)] == [frozenset({"mayor"})]
