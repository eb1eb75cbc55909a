"""The command on readings that are known beforehand: nothing is found in the texts here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from commands import Answer

Command = Callable[..., Answer]
TEXTS = "# toy\nIt rained in [Moscow|RUS|55.75,37.62].\nIt snowed in [Kyiv|UKR|50.45,30.52] and Berlin.\n"


def corpus(tmp_path: Path) -> str:
    path = tmp_path / "sentences" / "toy.txt"
    path.parent.mkdir()
    path.write_text(TEXTS, "utf-8")
    return str(path)


def floors(tmp_path: Path, content: str) -> str:
    path = tmp_path / "floors.toml"
    path.write_text(content, "utf-8")
    return str(path)


def test_figures_for_programs(onrecord: Command, tmp_path: Path) -> None:
    answer = onrecord("eval", "places", corpus(tmp_path), "--format", "json")
    figures = json.loads(answer.out)["sentences-toy"]
    assert answer.status == 0
    assert (figures["gold"], figures["found"], figures["recall"], figures["located_share"]) == (2, 0, 0.0, None)


def test_mistakes_are_shown_in_context(onrecord: Command, tmp_path: Path) -> None:
    answer = onrecord("eval", "places", corpus(tmp_path), "--errors", "1")
    told = " ".join(answer.out.split())
    assert "sentences-toy: missed: toy.txt:2: …It rained in [Moscow].…" in told
    assert "Kyiv" not in told


def test_a_figure_under_its_floor_is_an_error(onrecord: Command, tmp_path: Path) -> None:
    path = floors(tmp_path, "[sentences-toy]\nall.recall = 0.5\nall.located = 0.9\n")
    answer = onrecord("eval", "places", corpus(tmp_path), "--floors", path)
    assert answer.status == 1
    assert "all.recall 0.000 < 0.500" in answer.err
    assert "all.located not measured < 0.900" in answer.err
    assert "0.000<" in answer.out


def test_our_own_sentences_have_floors(onrecord: Command) -> None:
    answer = onrecord("eval", "places")
    assert answer.status == 1
    assert "own-places: under the floor" in answer.err


def test_a_file_that_is_none_is_an_error(onrecord: Command, tmp_path: Path) -> None:
    answer = onrecord("eval", "places", str(tmp_path / "absent.xml"))
    assert answer.status == 1
    assert "absent.xml" in answer.err
