from __future__ import annotations

import pytest

from onrecord import ontology
from onrecord.data import table
from onrecord.events.typing import modes
from onrecord.events.typing.composing import compositions, rows
from onrecord.events.typing.concepts import lexicon, words
from onrecord.events.typing.contexts import context, keywords
from onrecord.model import EventType
from onrecord.parsing import Sentence

OF_WORDS = {"will", "would", "not", "must", "may", "*", "=ACT", *(f"={kind}" for kind in EventType)}


def concepts() -> set[str]:
    known = lexicon()
    single = {concept for found in known.senses.values() for concept in found}
    return single | {concept for row in known.phrases.values() for _, found in row for concept in found}


def test_every_mode_and_context_is_one_of_the_ontology() -> None:
    assert [
        (kind, mode) for kind, mode, _ in table("events/modes.tsv") if mode not in ontology.modes(EventType(kind))
    ] == []
    assert {name for entries in keywords().values() for name, _ in entries} == set(ontology.contexts())


def test_every_composition_and_mode_speaks_of_concepts_that_there_are() -> None:
    known = concepts() | OF_WORDS
    asked = {part for found in rows().values() for _, row in found for part in (row.high, row.low)}
    asked |= {part for found in modes.rules().values() for rule in found for each in rule.near for part in each}
    assert sorted(part for part in asked if part not in known and not part.startswith("word:")) == []


def test_every_type_has_words_and_compositions() -> None:
    assert set(lexicon().types.values()) == set(EventType)
    assert {row.type for found in rows().values() for _, row in found} == set(EventType)


def test_no_composition_stands_twice() -> None:
    found = [tuple(row) for row in table("events/compositions.tsv")]
    assert sorted({row for row in found if found.count(row) > 1}) == []


@pytest.mark.parametrize(
    ("table_", "place", "concept"),
    [
        ("cease NN 3 compound\n- HYPH 3 punct\nfire NN 0 ROOT", 2, "ceasefire"),
        ("rebels NNS 2 nsubj\nlaid VBD 0 ROOT\ndown RP 2 prt\narms NNS 2 dobj", 1, "lay-down"),
        ("hunger NN 2 compound\nstrike NN 0 ROOT", 1, "hunger"),
        ("cyber JJ 2 amod\nattack NN 0 ROOT", 1, "hack"),
        ("they PRP 2 nsubj\nlay VBP 0 ROOT\ndown RP 2 prt", 1, "lay-down"),
    ],
)
def test_phrases_mean_what_their_words_do_not(table_: str, place: int, concept: str) -> None:
    assert concept in words(Sentence.from_table(table_))[place].concepts


def test_a_phrase_silences_its_head() -> None:
    sentence = Sentence.from_table("cease NN 3 compound\n- HYPH 3 punct\nfire NN 0 ROOT")
    assert "attack" not in words(sentence)[2].concepts


def test_the_highest_composition_comes_first() -> None:
    sentence = Sentence.from_table("""
Orlania NNP 2 nsubj
agreed VBD 0 ROOT
to TO 4 aux
lift VB 2 xcomp
the DT 6 det
embargo NN 4 dobj
""")
    found = [match.row.type for match in compositions(sentence, words(sentence), (1, 3), frozenset())]
    assert found[0] is EventType.AGREE
    assert EventType.RETREAT in found


def test_the_mode_is_told_by_the_act_before_its_sentence() -> None:
    assert modes.mode(EventType.ASSAULT, ["word:kidnap", "abduct"], ["bomb"]) == ("abduct", "abduct")
    assert modes.mode(EventType.ASSAULT, ["word:kill", "kill"], ["bomb"]) == ("explosives", "bomb")
    assert modes.mode(EventType.ASSAULT, ["word:kill", "kill"], ["rain"]) is None
    assert modes.mode(EventType.SUPPORT, ["word:praise"], []) is None


def test_one_weak_word_tells_no_context() -> None:
    assert context(("the", "ministry", "opened", "a", "factory"), frozenset()) is None
    assert context(("the", "court", "sat"), frozenset()) == ("legal", "court")
    assert context(("the", "war_crime", "human", "right", "talk"), frozenset()) is not None
