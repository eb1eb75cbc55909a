import pytest

import onrecord
from onrecord.events import trust
from onrecord.events.candidate import Candidate
from onrecord.events.coding import Coded
from onrecord.events.logistic import Model
from onrecord.events.participants import Identified
from onrecord.model import EventType, Participant, Span, Status
from onrecord.parsing import Sentence

SENTENCE = Sentence.from_table("Austria NNP 2 nsubj B-GPE\nattacked VBD 0 ROOT\nSerbia NNP 2 dobj B-GPE")
PAD = "The harbour was quiet. Ships lay at the quay. The market was open. "


def party(country: str | None, sector: str | None = None) -> Identified:
    return Identified(Participant(Span(0, 1), None, "x", country, sector), True, "name", True, True)


def signs(score: float = 0.9, *recipients: Identified) -> set[str]:
    why = ("actor:nsubj", "recipient:dobj")
    candidate = Candidate(SENTENCE, (1,), 1, "attack", ((0,),), ((2,),), "nsubj", score, why)
    coded = Coded(EventType.ASSAULT, None, None, 0.9, ("lexicon:ASSAULT",))
    return set(trust.signs(candidate, coded, [party("AUT")], recipients, Status.ASSERTED))


def test_signs_tell_how_an_event_was_found() -> None:
    found = signs(0.9, party("SRB"))
    assert {"doer:nsubj", "path:dobj", "framed", "between:abroad", "pair>0.9", "recipient:3 country"} <= found
    assert "pair>0.4" not in signs(0.35)
    assert "between:home" in signs(0.9, party("AUT", "REB"))


def test_of_a_construction_without_a_verdict_the_model_knows_nothing() -> None:
    model = Model(0.0, {"doer:nsubj": 1.0}, 0.4)
    assert trust.covers(model, ["doer:nsubj", "doer:1 steps"])
    assert not trust.covers(model, ["doer:deserves", "doer:1 steps"])


def test_signs_tell_what_is_told_and_how() -> None:
    found = signs(0.9, party("SRB"))
    assert {"type:ASSAULT", "mood:asserted", "clause:main", "stands:ROOT", "typed:lexicon", "gap:0"} <= found


@pytest.mark.model
def test_running_text_tells_of_an_act_that_is_well_founded() -> None:
    told = onrecord.read(PAD + "French troops attacked the Austrian army.").events
    assert [(event.type, [who.country for who in event.actors]) for event in told] == [("ASSAULT", ["FRA"])]


@pytest.mark.model
def test_running_text_records_less_than_a_brief() -> None:
    doubtful = "The team is recruiting finance chairs in Lapland."
    assert len(onrecord.read(PAD + doubtful).events) <= len(onrecord.read(doubtful).events)
