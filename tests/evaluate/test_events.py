import json
from pathlib import Path

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate.events import GoldPair, assess_events, load_gold, overlaps, shipped_gold
from onrecord.model import Article, Event, EventType, Participant, Quad, Reading, Span, Status

TEXT = "Austria attacked Serbia and Hungary."
AUSTRIA, SERBIA, HUNGARY = Span(0, 7), Span(17, 23), Span(28, 35)


def party(span: Span) -> Participant:
    return Participant(span, None, span.of(TEXT), None, None)


def event(actors: list[Span], recipients: list[Span], kind: EventType = EventType.ASSAULT) -> Event:
    return Event(
        "e1", kind, None, Quad.MCONF, None, None, None, Span(8, 16), (Span(8, 16),),
        tuple(map(party, actors)), tuple(map(party, recipients)), None, None, Status.ASSERTED, None, 1.0, (),
    )  # fmt: skip


def reading(*events: Event) -> Reading:
    return Reading(Article("a1", "ref", TEXT), events=events)


GOLD = GoldPair("1", TEXT, AUSTRIA, SERBIA, "ASSAULT", Quad.MCONF)


def test_a_pair_with_its_type_counts_fully() -> None:
    figures = assess_events("x", [GOLD], [reading(event([AUSTRIA], [SERBIA]))])
    assert [figures.measure(f"all.{name}") for name in ("pair", "type_given_pair", "triple")] == [1.0, 1.0, 1.0]
    assert figures.measure("all.events_a_sentence") == 1.0
    assert figures.measure("all.apart") is None


def test_both_sides_in_two_events_are_no_pair() -> None:
    figures = assess_events("x", [GOLD], [reading(event([AUSTRIA], [HUNGARY]), event([HUNGARY], [SERBIA]))])
    assert figures.shares["actor"] == figures.shares["recipient"] == 1.0
    assert figures.shares["pair"] == 0.0
    assert "no pair" in figures.mistakes[0]


def test_the_parties_of_a_reciprocal_act_are_both() -> None:
    assert assess_events("x", [GOLD], [reading(event([AUSTRIA, SERBIA], []))]).shares["pair"] == 1.0


def test_another_type_is_a_pair_and_no_triple() -> None:
    figures = assess_events("x", [GOLD], [reading(event([AUSTRIA], [SERBIA], EventType.ACCUSE))])
    assert (figures.shares["pair"], figures.shares["triple"]) == (1.0, 0.0)


def test_a_pair_that_is_none_should_not_be_linked() -> None:
    none = GoldPair("1", TEXT, AUSTRIA, SERBIA, relation=False)
    assert assess_events("x", [none], [reading(event([AUSTRIA], [SERBIA]))]).shares["false_pair"] == 1.0
    assert assess_events("x", [none], [reading()]).shares["apart"] == 1.0


def test_overlap_takes_a_word() -> None:
    assert overlaps("the king, she", [Span(0, 9)], Span(4, 13))
    assert not overlaps("the king, she", [Span(0, 9)], Span(8, 13))


def test_marked_pairs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "aw.jsonl"
    row = {"id": "1", "text": TEXT, "marked": f"<s>Austria</s>{TEXT[7:17]}<t>Serbia</t>{TEXT[23:]}",
           "events": [{"is_relation": False}]}  # fmt: skip
    path.write_text(json.dumps(row), "utf-8")
    assert load_gold(path) == [GoldPair("1", TEXT, AUSTRIA, SERBIA, relation=False)]


def test_what_is_no_corpus_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("{}\n", "utf-8")
    with pytest.raises(EvaluationError, match="corpus"):
        load_gold(path)
    with pytest.raises(EvaluationError, match="no pairs"):
        assess_events("x", [], [])


def test_our_own_sentences_are_well_marked() -> None:
    gold = shipped_gold()
    assert len(gold) > 30
    assert all(pair.source.of(pair.text).strip() and pair.target.of(pair.text).strip() for pair in gold)
