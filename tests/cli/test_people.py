"""`onrecord people`. People and words are invented."""

from __future__ import annotations

import csv
import importlib
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from commands import Answer
from onrecord.model import Article, Reading
from transcripts import read

Run = Callable[..., Answer]

ARTICLES = {
    "a": "Arvid Lindqvist: The harbour stays open.",
    "b": "Arvid Lindqvist: Nobody shall freeze.",
    "c": "Arvo Nilsson: The ferries sail.",
    "d": "Teodor Nilsson: They do not.",
}


@pytest.fixture
def kept(onrecord: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run commands on a record of four short articles."""

    def read_all(articles: Iterable[Article], people: object = None) -> Iterator[Reading]:
        return map(read, articles)

    monkeypatch.setattr(importlib.import_module("onrecord.pipeline"), "read_all", read_all)
    monkeypatch.setenv("ONRECORD_USER", "ann")
    (tmp_path / "harbour.txt").unlink()
    for name, text in ARTICLES.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    assert onrecord("add", "--quiet", *(f"{name}.txt" for name in ARTICLES)) == Answer(0, "", "")
    return onrecord


def listed(run: Run) -> dict[str, int]:
    rows = [json.loads(line) for line in run("people", "--format", "json").out.splitlines()]
    return {row["name"]: row["articles"] for row in rows}


def test_the_list(kept: Run) -> None:
    assert listed(kept) == {"Arvid Lindqvist": 2, "Arvo Nilsson": 1, "Teodor Nilsson": 1}
    answer = kept("people", "--limit", "2")
    assert answer.status == 0
    assert [line.split()[:4] for line in answer.out.splitlines()[:2]] == [
        ["Quotations", "Articles", "Name", "Countries"],
        ["2", "2", "Arvid", "Lindqvist"],
    ]
    assert "--limit N" in answer.out
    rows = list(csv.DictReader(io.StringIO(kept("people", "--format", "csv").out)))
    assert (rows[0]["name"], rows[0]["quotations"]) == ("Arvid Lindqvist", "2")
    assert "Nobody found." in kept("people", "--country", "Kazakh").out
    assert kept("people", "--type", "organisation", "--format", "json").out == ""


def test_a_page(kept: Run) -> None:
    answer = kept("people", "show", "lindqvist")
    assert answer.out.startswith("Arvid Lindqvist\nperson · 2 quotations · 2 articles · p")
    assert "undated ████████████████████████████████████████ 2" in answer.out
    page = json.loads(kept("people", "show", "Lindqvist", "--format", "json").out)
    assert page["spellings"] == [{"text": "Arvid Lindqvist", "script": "latin", "mentions": 2}]
    assert [one["why"] for one in page["appearances"]] == ["name", "name"]
    assert page["quotations_by_year"] == [{"year": None, "quotations": 2}]


def test_a_merge_and_its_undoing(kept: Run) -> None:
    answer = kept("people", "merge", "Lindqvist", "Arvo Nilsson", "--why", "a slip")
    assert answer.status == 0
    assert "the same" in answer.out
    assert "ann, " in answer.out
    rows = [json.loads(line) for line in kept("quotes", "--by", "Arvo Nilsson", "--format", "json").out.splitlines()]
    assert {row["speaker"]["name"] for row in rows} == {"Arvid Lindqvist"}
    assert {row["speaker"]["said_as"] for row in rows} == {"Arvid Lindqvist", "Arvo Nilsson"}
    assert len({row["speaker"]["key"] for row in rows}) == 1
    assert listed(kept) == {"Arvid Lindqvist": 3, "Teodor Nilsson": 1}
    assert kept("people", "undo", "--as", "bob").status == 0
    assert listed(kept) == {"Arvid Lindqvist": 2, "Arvo Nilsson": 1, "Teodor Nilsson": 1}
    [row] = [json.loads(line) for line in kept("people", "log", "--format", "json").out.splitlines()]
    assert (row["verdict"], row["user"], row["why"], row["undone_by"]) == ("same", "ann", "a slip", "bob")
    assert "undone by bob" in kept("people", "log").out


def test_the_other_judgements(kept: Run) -> None:
    assert kept("people", "rename", "Lindqvist", "The Harbour Master").status == 0
    assert kept("people", "distinct", "Arvo Nilsson", "Teodor Nilsson").status == 0
    assert kept("people", "unsure", "Arvo Nilsson", "Lindqvist").status == 0
    page = json.loads(kept("people", "show", "harbour master", "--format", "json").out)
    article = page["appearances"][0]["article"]
    assert kept("people", "split", "harbour master", "--article", article).status == 0
    assert sorted(listed(kept).values()) == [1, 1, 1, 1]
    names = [json.loads(line)["name"] for line in kept("people", "--format", "json").out.splitlines()]
    assert len(names) == 4
    verdicts = [json.loads(line)["verdict"] for line in kept("people", "log", "--format", "json").out.splitlines()]
    assert verdicts == ["not_the_same", "unsure", "not_the_same", "name"]


def test_an_ambiguous_name_lists_the_candidates(kept: Run) -> None:
    answer = kept("people", "show", "nilsson")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("onrecord: 'nilsson' may be Arvo Nilsson (p")
    assert "Teodor Nilsson (p" in answer.err
    assert kept("people", "show", "nobody").err == "onrecord: nobody in the record goes by 'nobody'\n"
    assert kept("people", "merge", "Lindqvist", "Lindqvist").status == 1


def test_an_import_is_known_to_who(kept: Run, tmp_path: Path) -> None:
    rows = (
        "name,office,country,start,end\n"
        "Arvid Lindqvist,President,Kazakhstan,2025-11-01,2025-11-20\n"
        "Mára Őszi,President,Kazakhstan,2030,2029\n"
    )
    (tmp_path / "table.csv").write_text(rows, "utf-8")
    answer = kept("people", "import", "table.csv")
    assert answer.status == 1
    assert "1 statement on 1 person, 1 new; 1 on a term in an office" in answer.out
    assert answer.err == "onrecord: table.csv, row 2: Mára Őszi: the end 2029 is before the start 2030\n"
    assert ", 0 new" in kept("people", "import", "table.csv").out
    asked = ("who", "Kazakh president", "--on", "2025-11-10")
    assert kept(*asked, "--record", "onrecord.db").out.startswith(
        "President of Kazakhstan on 2025-11-10: Arvid Lindqvist"
    )
    assert "Lindqvist" not in kept(*asked).out
    found = json.loads(kept("who", "Арвид Линдквист", "--record", "onrecord.db", "--format", "json").out)
    assert found["candidates"][0]["name"] == "Arvid Lindqvist"
    assert kept("people", "import", "missing.csv").err == "onrecord: missing.csv: No such file or directory\n"
    assert kept("add", "--quiet", "a.txt").status == 0


@pytest.mark.parametrize("arguments", [["merge", "x"], ["split"], ["rename", "x"], ["undo", "first"], ["--type", "x"]])
def test_wrong_usage(kept: Run, arguments: list[str]) -> None:
    answer = kept("people", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert "Usage: onrecord people" in answer.err


def test_show_says_who_somebody_is_whom_the_article_calls_otherwise(kept: Run) -> None:
    ferries = json.loads(kept("quotes", "--by", "Arvo Nilsson", "--format", "json").out)["id"]
    assert "who is" not in kept("show", ferries).out
    kept("people", "merge", "lindqvist", "Arvo Nilsson", "--why", "his maiden name")
    assert "Arvo Nilsson, who is Arvid Lindqvist" in kept("show", ferries).out
    speaker = json.loads(kept("show", ferries, "--format", "json").out)["speaker"]
    assert (speaker["name"], speaker["said_as"]) == ("Arvid Lindqvist", "Arvo Nilsson")
    harbour = json.loads(kept("quotes", "--about", "harbour", "--format", "json").out)["id"]
    assert "who is" not in kept("show", harbour).out
