from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import Answer
from onrecord.export.json_lines import as_dict
from readings import FREEZE, INNER, OPEN, READING, TEXT, TOLD

Run = Callable[..., Answer]


class TestRead:
    def test_a_report_for_people(self, onrecord: Run) -> None:
        answer = onrecord("read", "harbour.txt", "--published", "1988-05-04")
        assert answer.status == 0
        assert answer.err == ""
        assert "1988-05-04" in answer.out
        assert "“The harbour stays open” … “whatever the winter brings.”" in answer.out

    def test_a_line_of_json_an_article(self, onrecord: Run, tmp_path: Path) -> None:
        (tmp_path / "other.txt").write_text("The council met on Monday and went home early.", "utf-8")
        answer = onrecord("read", "--format", "json", "harbour.txt", "other.txt")
        first, second = (json.loads(line) for line in answer.out.splitlines())
        assert first["article"]["ref"] == "harbour.txt"
        assert [quotation["id"] for quotation in first["quotations"]] == [q.id for q in READING.quotations]
        assert second["article"]["ref"] == "other.txt"

    def test_standard_input(self, onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
        answer = onrecord("read", "-", "--format", "json")
        assert json.loads(answer.out)["article"]["text"] == TEXT

    def test_what_is_rejected_is_told_and_the_rest_is_read(self, onrecord: Run, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        answer = onrecord("read", "empty.txt", "missing.txt", "harbour.txt", "--format", "json")
        assert answer.status == 1
        assert len(answer.out.splitlines()) == 1
        lines = answer.err.splitlines()
        assert lines[0].startswith("onrecord: empty.txt: rejected: ")
        assert lines[1].startswith("onrecord: missing.txt: rejected: ")
        assert lines[2] == "onrecord: 2 rejected (1 empty, 1 unreadable)"

    def test_an_article_in_another_language_is_said_to_be_unread(self, onrecord: Run, tmp_path: Path) -> None:
        text = "Der Minister sagte am Montag, dass der Hafen auch in diesem Winter geöffnet bleiben werde.\n"
        (tmp_path / "hafen.txt").write_text(text, "utf-8")
        answer = onrecord("read", "hafen.txt")
        assert answer.status == 0
        assert "Not read: " in answer.out

    @pytest.mark.parametrize(
        "arguments", [["read"], ["read", "x", "--format", "xml"], ["read", "x", "--published", "1988"]]
    )
    def test_wrong_usage(self, onrecord: Run, arguments: list[str]) -> None:
        answer = onrecord(*arguments)
        assert answer.status == 2
        assert answer.out == ""
        assert "Usage: onrecord read" in answer.err


class TestRecord:
    @pytest.fixture(autouse=True)
    def _kept(self, onrecord: Run) -> None:
        assert onrecord("add", "--quiet", "harbour.txt") == Answer(0, "", "")

    def test_adding_again_changes_nothing(self, onrecord: Run) -> None:
        before = onrecord("quotes", "--format", "json").out
        answer = onrecord("add", "harbour.txt")
        assert answer.status == 0
        assert "1 input: 1 known already" in answer.out
        assert onrecord("quotes", "--format", "json").out == before

    def test_an_addition_is_summed_up(self, onrecord: Run, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        answer = onrecord("add", "harbour.txt", "empty.txt", "--record", "other.db")
        assert answer.status == 1
        assert "2 inputs: 1 added, 1 rejected" in answer.out
        assert "4 quotations and 4 events found" in answer.out
        assert "onrecord: empty.txt: rejected: " in answer.err
        assert (tmp_path / "other.db").exists()

    def test_the_environment_names_the_record(
        self, onrecord: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("ONRECORD_RECORD", str(tmp_path / "elsewhere.db"))
        assert onrecord("add", "--quiet", "harbour.txt").status == 0
        assert (tmp_path / "elsewhere.db").exists()

    def test_quotations_as_json(self, onrecord: Run) -> None:
        rows = [json.loads(line) for line in onrecord("quotes", "--format", "json").out.splitlines()]
        assert {row["id"] for row in rows} == {quotation.id for quotation in READING.quotations}
        assert all(row["article"]["ref"] == "harbour.txt" for row in rows)
        read = {one["id"]: one["voices"] for one in as_dict(READING)["quotations"]}  # type: ignore[attr-defined]
        assert {row["id"]: row["voices"] for row in rows} == read

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["--by", "lindqvist"], {OPEN.id, TOLD.id, FREEZE.id}),
            (["--by", "LINDQVIST", "--kind", "direct"], {OPEN.id, FREEZE.id}),
            (["--about", "ferries"], {TOLD.id, INNER.id}),
            (["--since", "1988", "--until", "1988-05", "--kind", "mixed"], {TOLD.id, INNER.id}),
            (["--since", "1989"], set()),
            (["--until", "1987-12-31"], set()),
            (["--by", "nobody"], set()),
        ],
    )
    def test_quotations_narrowed_down(self, onrecord: Run, arguments: list[str], expected: set[str]) -> None:
        answer = onrecord("quotes", "--format", "json", *arguments)
        assert {json.loads(line)["id"] for line in answer.out.splitlines()} == expected
        assert answer.status == 0

    def test_quotations_as_a_table(self, onrecord: Run) -> None:
        answer = onrecord("quotes")
        assert re.search(r"1988-05-03 +Arvid Lindqvist +direct +“The harbour stays open” …", answer.out)
        assert OPEN.id[:9] in answer.out
        assert "No quotations found." in onrecord("quotes", "--by", "nobody").out
        assert "The first 1; there may be more" in onrecord("quotes", "--limit", "1").out

    def test_quotations_as_csv(self, onrecord: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(onrecord("quotes", "--format", "csv").out)))
        assert {row["quotation"] for row in rows} == {quotation.id for quotation in READING.quotations}

    def test_a_search(self, onrecord: Run) -> None:
        assert "⟦harbour⟧" in onrecord("search", "harbour").out
        assert "Nothing found." in onrecord("search", "submarine").out
        hits = [json.loads(line) for line in onrecord("search", "--format", "json", "ferries", "sail").out.splitlines()]
        assert {hit["kind"] for hit in hits} == {"quotation", "article"}
        first = hits[0]
        start = first["span"][0]
        assert [first["snippet"][s - start : e - start] for s, e in first["highlights"]] == ["ferries", "sail"]

    def test_a_quotation_in_its_passage(self, onrecord: Run) -> None:
        answer = onrecord("show", FREEZE.id[:12])
        assert answer.status == 0
        assert "pull quote  │ ⟦Nobody shall freeze here.⟧" in answer.out
        assert "inferred" in answer.out
        assert "███░░░░░ 0.40" in answer.out
        assert "why: by-hand" in answer.out

    def test_an_article_in_full(self, onrecord: Run) -> None:
        answer = onrecord("show", READING.article.id)
        assert "heading     │ Minister warns of a hard winter" in answer.out
        assert all(quotation.id[:9] in answer.out for quotation in READING.quotations)

    def test_what_is_shown_as_json(self, onrecord: Run) -> None:
        article = json.loads(onrecord("show", READING.article.id, "--format", "json").out)
        assert article["article"]["text"] == TEXT
        quotation = json.loads(onrecord("show", TOLD.id, "--format", "json").out)
        assert (quotation["id"], quotation["article"]["id"]) == (TOLD.id, READING.article.id)
        assert quotation["voices"] == article["quotations"][1]["voices"]
        assert article["quotations"][1]["id"] == TOLD.id

    def test_what_a_record_holds(self, onrecord: Run) -> None:
        answer = onrecord("stats")
        assert "quotations  4 (2 direct, 2 mixed)" in answer.out
        assert json.loads(onrecord("stats", "--format", "json").out)["quotations"] == {
            "direct": 2,
            "indirect": 0,
            "mixed": 2,
        }

    def test_an_error_is_one_line(self, onrecord: Run) -> None:
        answer = onrecord("show", "q000")
        assert answer.status == 1
        assert answer.out == ""
        assert re.fullmatch(r"onrecord: .*q000.*\n", answer.err)

    @pytest.mark.parametrize(
        "arguments",
        [["--since", "soon"], ["--since", "1990", "--until", "1989"], ["--kind", "loud"], ["--limit", "0"]],
    )
    def test_wrong_usage(self, onrecord: Run, arguments: list[str]) -> None:
        answer = onrecord("quotes", *arguments)
        assert answer.status == 2
        assert answer.out == ""
        assert "Error: " in answer.err


def test_asking_a_record_that_does_not_exist_makes_none(onrecord: Run, tmp_path: Path) -> None:
    answer = onrecord("stats", "--record", "nowhere.db")
    assert answer.status == 1
    assert answer.err.startswith("onrecord: ")
    assert not (tmp_path / "nowhere.db").exists()


def test_the_version(onrecord: Run) -> None:
    from onrecord.version import __version__

    assert onrecord("--version") == Answer(0, f"onrecord {__version__}\n", "")
