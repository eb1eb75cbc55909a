import json
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import Answer
from readings import TEXT, span

Command = Callable[..., Answer]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One article, whose reading is known, with one quotation of it and one that it has not."""
    said = [[*span("The harbour stays open")], [*span("whatever the winter brings.")]]
    gold = [
        {"kind": "direct", "content": said, "source": [*span("Minister Arvid Lindqvist")], "cue": [*span("said")],
         "speaker": {"name": "Arvid Lindqvist", "type": "person"}},
        {"kind": "indirect", "content": [[*span("Minister warns of a hard winter")]], "source": None, "cue": None,
         "speaker": None},
    ]  # fmt: skip
    path = tmp_path / "harbour" / "dev.jsonl"
    path.parent.mkdir()
    path.write_text(json.dumps({"id": "one", "text": TEXT, "quotations": gold}), "utf-8")
    return path


def floors(folder: Path, text: str) -> str:
    path = folder / "floors.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_figures_for_programs(onrecord: Command, corpus: Path) -> None:
    answer = onrecord("eval", "quotations", str(corpus), "--format", "json")
    assert answer.status == 0
    assert json.loads(answer.out)["harbour-dev"]["rows"]["all"]["gold"] == 2


def test_figures_for_people_with_the_mistakes_of_one_kind(onrecord: Command, corpus: Path) -> None:
    answer = onrecord("eval", "quotations", str(corpus), "--errors", "2", "--kind", "indirect")
    assert "harbour-dev: 1 article\n" in answer.out
    assert "⟦Minister warns of a hard winter⟧" in answer.out
    assert "1 missed" in answer.out


def test_a_figure_under_its_floor_fails_after_the_figures_were_shown(
    onrecord: Command, corpus: Path, tmp_path: Path
) -> None:
    path = floors(tmp_path, "[harbour-dev]\nall.recall = 0.9\n")
    answer = onrecord("eval", "quotations", str(corpus), "--floors", path)
    assert answer.status == 1
    assert "0.500<" in answer.out
    assert "harbour-dev: under the floor: all.recall 0.500 < 0.900" in answer.err


def test_floors_are_raised_and_never_lowered(onrecord: Command, corpus: Path, tmp_path: Path) -> None:
    path = floors(tmp_path, "# Ours.\n\n[harbour-dev]\nall.recall = 0.1\n")
    assert onrecord("eval", "quotations", str(corpus), "--floors", path, "--raise-floors").status == 0
    assert Path(path).read_text("utf-8") == "# Ours.\n\n[harbour-dev]\nall.recall = 0.5\n"
    path = floors(tmp_path, "[harbour-dev]\nall.recall = 0.6\n")
    assert onrecord("eval", "quotations", str(corpus), "--floors", path, "--raise-floors").status == 1
    assert "0.6" in Path(path).read_text("utf-8")


def test_a_corpus_that_is_none_is_told_without_a_traceback(onrecord: Command, tmp_path: Path) -> None:
    answer = onrecord("eval", "quotations", str(tmp_path / "absent.jsonl"))
    assert answer.status == 1
    assert "absent.jsonl: No such file or directory" in answer.err


def test_the_corpus_that_ships_is_the_default(onrecord: Command, tmp_path: Path) -> None:
    answer = onrecord("eval", "quotations", "--format", "json", "--floors", floors(tmp_path, ""))
    assert list(json.loads(answer.out)) == ["own"]


def test_people_and_names_for_programs(onrecord: Command, tmp_path: Path) -> None:
    (tmp_path / "toy").mkdir()
    path = tmp_path / "toy" / "wikidata_greek.tsv"
    path.write_text("Anna Bell\tAnna Bell\nCarl Dorn\tKarl Dorn\n", "utf-8")
    answer = onrecord("eval", "people", str(path), "--format", "json", "--floors", floors(tmp_path, ""))
    assert answer.status == 0
    figures = json.loads(answer.out)
    assert list(figures) == ["offices", "offices-authority", "people-samples", "people-samples-named", "toy-greek"]
    assert figures["offices"].keys() == {"right", "wrong", "missed", "precision", "recall", "f1"}
    assert (figures["toy-greek"]["pairs"], figures["toy-greek"]["mistaken"]) == (2, 0)


def test_people_under_a_floor_fail_with_their_mistakes(onrecord: Command, tmp_path: Path) -> None:
    """The reader of these tests finds nobody in the samples."""
    path = floors(tmp_path, "[people-samples]\nall.recall = 0.9\n")
    answer = onrecord("eval", "people", "--errors", "1", "--floors", path)
    assert answer.status == 1
    assert "0.000<" in answer.out
    assert "people-samples: bandung-1955: Chou En-lai is not Q17410" in answer.out
    assert "people-samples: under the floor: all.recall 0.000 < 0.900" in answer.err


def test_names_that_cannot_be_read_are_told(onrecord: Command, tmp_path: Path) -> None:
    answer = onrecord("eval", "people", str(tmp_path / "absent.tsv"))
    assert answer.status == 1
    assert "absent.tsv: cannot read the pairs" in answer.err


def test_times_for_programs_and_people(onrecord: Command, tmp_path: Path) -> None:
    """The reader of these tests finds no time in running text."""
    path = tmp_path / "toy" / "pairs.json"
    path.parent.mkdir()
    rows = [{"text": text, "type": "DATE", "value": "1998-W01", "dct": "1998-01-08"} for text in ("last week", "now")]
    path.write_text(json.dumps(rows), "utf-8")
    answer = onrecord("eval", "times", str(path), "--format", "json", "--floors", floors(tmp_path, ""))
    assert answer.status == 0
    figures = json.loads(answer.out)
    assert figures["toy-pairs"]["all"] == {"right": 1, "of": 2, "accuracy": 0.5}
    assert figures["times-own"]["recall"] == 0
    under = floors(tmp_path, "[toy-pairs]\nall.accuracy = 0.9\n")
    answer = onrecord("eval", "times", str(path), "--errors", "1", "--floors", under)
    assert answer.status == 1
    assert "0.500<" in answer.out
    assert "toy-pairs: 'now' on 1998-01-08: 1998-W01, found PRESENT_REF" in answer.out
    assert "toy-pairs: under the floor: all.accuracy 0.500 < 0.900" in answer.err
