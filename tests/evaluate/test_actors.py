from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate import floors
from onrecord.evaluate.actors import ActorCase, assess_actors, assess_cases, load_gold, parse_actors, shipped_actors
from onrecord.evaluate.floors import check, shipped_path

RECORD = {
    "id": "r1",
    "events": [
        {
            "source": [{"actorText": "Japanese police", "code": "JAP", "sector": "COP"}],
            "target": [
                {"actorText": "Amnesty International", "code": "IGO"},
                {"actorText": "the weather", "code": "IGO", "sector": "***"},
                {"actorText": "Peruvian judges", "code": "CHL", "sector": "LEG"},
            ],
        }
    ],
}


def gold(folder: Path, *lines: str) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_the_cases_that_ship_stand_on_their_floors() -> None:
    tally = assess_cases("actors", shipped_actors())
    assert tally.right + tally.wrong + tally.missed > 100
    assert check(tally, floors.load(shipped_path())) == 2


def test_cases_are_right_wrong_or_missed() -> None:
    cases = [
        ActorCase("Peruvian police", None, "PER", "COP"),
        ActorCase("Peruvian police", None, "CHL", "COP"),
        ActorCase("police", None, "CHL", "COP"),
        ActorCase("the weather", None, "none", None),
        ActorCase("the weather", None, "CHL", "COP"),
    ]
    tally = assess_cases("test", cases)
    assert (tally.right, tally.wrong, tally.missed) == (2, 1, 2)
    assert tally.mistakes[0] == "Peruvian police is CHL COP, not PER COP"


def test_gold_records_are_read_with_their_old_codes(tmp_path: Path) -> None:
    cases = load_gold(gold(tmp_path, json.dumps(RECORD)))
    assert cases[0] == ActorCase("Japanese police", None, "JPN", "COP")
    assert [case.judged for case in cases] == [True, True, False, True]


def test_countries_and_sectors_are_tallied_apart(tmp_path: Path) -> None:
    countries, sectors = assess_actors(gold(tmp_path, json.dumps(RECORD)))
    assert (countries.corpus, countries.right, countries.wrong, countries.missed) == ("gold-country", 2, 1, 1)
    assert (sectors.corpus, sectors.right, sectors.wrong, sectors.missed) == ("gold-sector", 1, 2, 0)


def test_each_record_is_in_one_half(tmp_path: Path) -> None:
    path = gold(tmp_path, *(json.dumps(RECORD | {"id": str(number)}) for number in range(20)))
    halves = [load_gold(path, half) for half in (0, 1)]
    assert all(halves)
    assert sum(map(len, halves)) == len(load_gold(path))


@pytest.mark.parametrize("line", ["", "{", "[]", '{"id": "x"}', '{"id": 1, "events": [{"source": [], "target": []}]}'])
def test_what_is_no_record_is_refused_by_its_line(line: str, tmp_path: Path) -> None:
    path = gold(tmp_path, json.dumps(RECORD), line, "")
    with pytest.raises(EvaluationError, match=r"gold\.jsonl, line 2"):
        load_gold(path, 0)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot read"):
        load_gold(tmp_path / "missing.jsonl")


@pytest.mark.parametrize("row", [["Peruvian police"], ["Peruvian police", "soon", "PER", "COP"]])
def test_a_row_that_is_no_case_is_refused(row: list[str]) -> None:
    with pytest.raises(EvaluationError, match="is not a phrase"):
        list(parse_actors([row]))


@pytest.mark.corpus
def test_the_gold_records_stand_on_their_floors(shared: Path) -> None:
    path = shared / "corpora/events/plover_gsr.jsonl"
    for tally in assess_actors(path):
        assert check(tally, floors.load(shipped_path())) == 2
