from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate import floors
from onrecord.evaluate.event_types import Act, assess_types, figures, fold_of, load_acts, marked_act
from onrecord.events.typing import Coding
from onrecord.model import EventType, Quad, Span


def coding(kind: EventType, mode: str | None = None, context: str | None = None) -> Coding:
    return Coding(kind, mode, context, 0.9, (EventType.AID, 0.05), ())


def act(kind: str, quad: Quad, mode: str | None = None, contexts: frozenset[str] = frozenset()) -> Act:
    return Act("x", "Orlania acted.", kind, quad, Span(0, 7), None, mode, contexts)


def test_yield_stands_for_two_types_and_is_material_cooperation() -> None:
    gold = [act("YIELD", Quad.MCOOP), act("YIELD", Quad.MCOOP), act("REJECT", Quad.VCONF)]
    said = [coding(EventType.CONCEDE), coding(EventType.RETREAT), coding(EventType.CONCEDE)]
    found = figures("toy", gold, said)
    assert found.accuracy == pytest.approx(2 / 3)
    assert found.quad == pytest.approx(2 / 3)
    assert found.types == {"REJECT": (0.0, 0.0, 1), "YIELD": (pytest.approx(2 / 3), 1.0, 2)}
    assert found.macro_f1 == pytest.approx(0.4)
    assert found.mistakes == ("REJECT YIELD: Orlania acted.",)


def test_without_yield_the_two_types_are_told_apart() -> None:
    found = figures("toy", [act("CONCEDE", Quad.VCOOP)], [coding(EventType.RETREAT)])
    assert (found.accuracy, found.quad, found.measure("all.mode")) == (0.0, 0.0, None)


def test_modes_are_measured_where_the_type_is_right() -> None:
    gold = [act("COERCE", Quad.MCONF, "arrest", frozenset({"legal"})), act("COERCE", Quad.MCONF, "ban")]
    found = figures("toy", gold, [coding(EventType.COERCE, "arrest", "legal"), coding(EventType.AID, "ban")])
    assert (found.mode, found.context) == (1.0, 1.0)


def test_unknown_measures_and_empty_corpora_are_refused() -> None:
    with pytest.raises(EvaluationError, match=r"no measure of types"):
        figures("toy", [act("AID", Quad.MCOOP)], [coding(EventType.AID)]).measure("all.f1")
    with pytest.raises(EvaluationError, match="no acts"):
        figures("toy", [], [])


def test_a_sentence_has_one_fold_for_ever() -> None:
    assert [fold_of(text) for text in ("", "Orlania sent food.", "Pesk rejected the plan.")] == [4, 2, 0]


def test_marked_text_gives_its_parties() -> None:
    found = marked_act("AID", "[Orlania] fed {the poor}.")
    assert found.text == "Orlania fed the poor."
    assert (found.source, found.target) == (Span(0, 7), Span(12, 20))


def test_records_of_the_first_version_get_todays_names(tmp_path: Path) -> None:
    event = {
        "plover": "FIGHT",
        "mode": "firearms",
        "context": "military, rights",
        "source": [{"actorText": "Rebels"}],
        "target": [{"actorText": "a camp"}],
    }
    row = {"id": "r", "text": "Rebels fired on a camp.", "markup": "", "events": [event]}
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    (found,) = load_acts(path)
    assert (found.type, found.mode, found.target) == ("ASSAULT", "firearms", Span(16, 22))
    assert {"military", "human_rights"} <= found.contexts


def test_what_is_no_corpus_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text('{"id": "x"}\n', "utf-8")
    with pytest.raises(EvaluationError, match="no corpus of typed acts"):
        load_acts(path)
    with pytest.raises(EvaluationError, match="No such file"):
        load_acts(tmp_path / "absent.jsonl")


@pytest.mark.corpus
@pytest.mark.model
def test_the_gold_standard_records_stand_on_their_floors(shared: Path) -> None:
    measured = assess_types(shared / "corpora/events/plover_gsr.jsonl")
    assert floors.check(measured, floors.load(floors.shipped_path())) == 5
