from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from commands import Answer

Run = Callable[..., Answer]


def test_a_person_for_people(onrecord: Run) -> None:
    answer = onrecord("who", "Касым-Жомарт", "Токаев")
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0].startswith("Kassym-Jomart Tokayev  1953-05-17-")
    assert lines[0].endswith("Q200881")
    assert lines[1] == "    1.00 cyrillic, equal"
    assert "    Chairman of the Senate of Kazakhstan: 2013-10-16 to 2019-03-20" in lines
    assert "    President of Kazakhstan: since 2019-03-20, known until 2025-12-31" in lines
    assert all(line == line.rstrip() for line in lines)


def test_the_holder_of_an_office_on_a_day(onrecord: Run) -> None:
    answer = onrecord("who", "President of Kazakhstan", "--on", "2010-05-01")
    assert answer.status == 0
    assert answer.out.startswith("President of Kazakhstan on 2010-05-01: Nursultan Nazarbayev\n\nNursultan Nazarbayev")


def test_json_has_what_a_program_needs_and_nothing_else(onrecord: Run) -> None:
    answer = onrecord("who", "President of Kazakhstan", "--on", "2024-09-16", "--format", "json")
    assert answer.status == 0
    found = json.loads(answer.out)
    assert found.keys() == {"query", "on", "candidates"}
    assert (found["query"], found["on"]) == ("President of Kazakhstan", "2024-09-16")
    [candidate] = found["candidates"]
    assert candidate.keys() == {"name", "wikidata", "score", "why", "offices"}
    assert (candidate["name"], candidate["wikidata"], candidate["score"]) == ("Kassym-Jomart Tokayev", "Q200881", 1.0)
    assert candidate["why"]
    running = {"title": "President of Kazakhstan", "country": "KAZ", "start": "2019-03-20", "end": None}
    assert running in candidate["offices"]


def test_candidates_come_best_first(onrecord: Run) -> None:
    found = json.loads(onrecord("who", "George Bush", "--format", "json").out)
    assert found["on"] is None
    assert {one["wikidata"] for one in found["candidates"][:2]} == {"Q207", "Q23505"}
    scores = [one["score"] for one in found["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert len(json.loads(onrecord("who", "George Bush", "--limit", "1", "--format", "json").out)["candidates"]) == 1


def test_nobody_fits(onrecord: Run) -> None:
    assert onrecord("who", "Xqzv Bwklt") == Answer(0, "Nobody known fits 'Xqzv Bwklt'.\n", "")
    answer = onrecord("who", "Xqzv Bwklt", "--format", "json")
    assert json.loads(answer.out) == {"query": "Xqzv Bwklt", "on": None, "candidates": []}


def test_what_is_not_known_of_an_office_is_said_once(onrecord: Run) -> None:
    answer = onrecord("who", "President of Kazakhstan", "--on", "2090-01-01")
    assert answer.out.count("\n") == 1
    assert answer.out.startswith("President of Kazakhstan on 2090-01-01: not known after ")
    answer = onrecord("who", "President of Kazakhstan", "--on", "2090-01-01", "--format", "json")
    assert json.loads(answer.out)["candidates"] == []


@pytest.mark.parametrize("arguments", [["who"], ["who", "x", "--on", "soon"], ["who", "x", "--limit", "0"]])
def test_wrong_usage(onrecord: Run, arguments: list[str]) -> None:
    answer = onrecord(*arguments)
    assert answer.status == 2
    assert answer.out == ""
    assert "Usage: onrecord who" in answer.err
