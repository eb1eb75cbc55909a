from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.event_types import Act, candidates, marked_act
from onrecord.events.candidate import Candidate
from onrecord.events.typing import between, classify
from onrecord.model import EventType
from onrecord.ontology import contexts, modes
from onrecord.parsing import Sentence

EXPELLED = Sentence.from_table("""
Orlania NNP 2 nsubj B-GPE
has VBZ 3 aux
expelled VBN 0 ROOT
two CD 5 nummod
diplomats NNS 3 dobj
from IN 5 prep
Pesk NNP 6 pobj B-GPE
. . 3 punct
""")


def cases() -> list[tuple[Act, str | None]]:
    """Return the sentences of acts.tsv with the mode wanted: None where any is right, "" for none."""
    rows = [line.split("\t") for line in Path(__file__).with_name("acts.tsv").read_text("utf-8").splitlines()]
    found = []
    for row in rows:
        if row[0][0] != "#":
            mode = row[2].replace("-", "") if row[2:] == ["-"] else row[2] if row[2:] else None
            found.append((marked_act(row[0], row[1]), mode))
    return found


@pytest.mark.model
def test_acts_of_our_own_have_their_type_and_mode() -> None:
    gold = cases()
    found = [classify(candidate) for candidate in candidates([act for act, _ in gold])]
    assert [
        (act.text, coding.type) for (act, _), coding in zip(gold, found, strict=True) if act.type != coding.type
    ] == []
    told = [(act.text, mode, coding.mode) for (act, mode), coding in zip(gold, found, strict=True) if mode is not None]
    assert [case for case in told if (case[2] or "") != case[1]] == []


def test_there_are_six_sentences_of_each_type() -> None:
    kinds = [act.type for act, _ in cases()]
    assert min(kinds.count(kind) for kind in EventType) >= 6


def test_a_coding_explains_itself() -> None:
    coding = classify(between(EXPELLED, (0,), (3, 4, 5, 6)))
    assert coding.type is EventType.SANCTION
    assert coding.mode == "expel"
    assert coding.context == "diplomatic"
    assert "lexicon:SANCTION" in coding.why
    assert "mode:expel" in coding.why
    assert 0.5 < coding.score <= 1
    assert coding.runner_up[0] is not EventType.SANCTION
    assert coding.runner_up[1] < coding.score


def test_what_is_negated_is_another_act() -> None:
    lifts = """
Orlania NNP 4 nsubj B-GPE
will MD 4 aux
{}
lift VB 0 ROOT
the DT 6 det
embargo NN 4 dobj
on IN 6 prep
Pesk NNP 7 pobj B-GPE
"""
    refused = Sentence.from_table(lifts.format("not RB 4 neg"))
    promised = Sentence.from_table(lifts.format("soon RB 4 advmod"))
    assert classify(between(refused, (0,), (7,))).type is EventType.REJECT
    assert classify(between(promised, (0,), (7,))).type is EventType.AGREE


@given(st.data())
def test_any_parties_and_trigger_have_a_coding_of_the_ontology(data: st.DataObject) -> None:
    places = st.lists(st.integers(0, len(EXPELLED) - 1), min_size=1, max_size=4, unique=True).map(sorted).map(tuple)
    parties = st.lists(places, max_size=2).map(tuple)
    head = data.draw(st.integers(0, len(EXPELLED) - 1))
    actors, recipients = data.draw(parties), data.draw(parties)
    coding = classify(Candidate(EXPELLED, (head,), head, "", actors, recipients, "drawn"))
    assert 0 < coding.score <= 1
    assert coding.mode is None or coding.mode in modes(coding.type)
    assert coding.context is None or coding.context in contexts()
    assert coding == classify(Candidate(EXPELLED, (head,), head, "", actors, recipients, "drawn"))
