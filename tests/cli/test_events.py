from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import Answer
from onrecord.export import icews, polecat
from readings import COAL, FERRIES, FIRED, FREEZE, INNER, MET, OPEN, READING, TEXT, TOLD

Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _kept(onrecord: Run) -> None:
    assert onrecord("add", "--quiet", "harbour.txt") == Answer(0, "", "")


class TestEvents:
    def test_as_a_table(self, onrecord: Run) -> None:
        answer = onrecord("events")
        assert re.search(r"1988-06 +AID +Yugoslavia +.*is to send +.*planned +" + COAL.id[:9], answer.out)
        assert re.search(r"\(1988-05-03\) +ASSAULT +guards", answer.out)
        assert "No events found." in onrecord("events", "--actor", "nobody").out
        assert "The first 1; there may be more" in onrecord("events", "--limit", "1").out

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            ([], [COAL, FERRIES, FIRED, MET]),
            (["--actor", "YUG"], [COAL]),
            (["--recipient", "soviet", "--type", "consult"], [MET]),
            (["--country", "Soviet Union"], [MET]),
            (["--quad", "mconf"], [FIRED]),
            (["--context", "economic"], [COAL]),
            (["--status", "denied", "--status", "claimed"], [FERRIES, FIRED]),
            (["--since", "1988-06"], [COAL]),
            (["--until", "1988-05-02"], [MET]),
            (["--since", "1988-05-03", "--until", "1988-05"], [FERRIES, FIRED]),
            (["--limit", "1"], [COAL]),
        ],
        ids=str,
    )
    def test_narrowed_down(self, onrecord: Run, arguments: list[str], expected: list[object]) -> None:
        answer = onrecord("events", "--format", "json", *arguments)
        assert [json.loads(line)["id"] for line in answer.out.splitlines()] == [event.id for event in expected]  # type: ignore[attr-defined]
        assert answer.status == 0

    def test_as_json(self, onrecord: Run) -> None:
        [row] = [
            json.loads(line) for line in onrecord("events", "--actor", "lindqvist", "--format", "json").out.splitlines()
        ]
        assert row["words"] == "met"
        assert row["where"]["geonames"] == 605155
        assert row["article"]["ref"] == "harbour.txt"
        assert "text" not in row["article"]

    def test_as_csv(self, onrecord: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(onrecord("events", "--format", "csv").out)))
        assert {row["event"] for row in rows} == {event.id for event in READING.events}

    def test_why_marks_each_part_by_its_role_and_says_what_gave_each_field(self, onrecord: Run) -> None:
        answer = onrecord("events", "--why", MET.id[:8])
        assert answer.status == 0
        marked = "On ⟦date: Sunday⟧ ⟦actor: he⟧ ⟦act: met⟧ ⟦recipient: Soviet envoys⟧ in ⟦place: Kiruna⟧."
        assert marked in " ".join(re.sub(r"^ *│", "", answer.out, flags=re.MULTILINE).split())
        assert re.search(r"^type +CONSULT\n +lexicon:meet$", answer.out, re.MULTILINE)
        assert re.search(
            r"^date +1988-05-01, day, resolved\n +same-clause\n +weekday, anchor:1988-05-03$", answer.out, re.MULTILINE
        )
        assert re.search(r"^place +Kiruna SWE\n +in\n +only-sense$", answer.out, re.MULTILINE)
        assert onrecord("show", MET.id) == answer

    def test_why_in_json(self, onrecord: Run) -> None:
        found = json.loads(onrecord("events", "--why", MET.id, "--format", "json").out)
        assert (found["id"], found["article"]["id"]) == (MET.id, READING.article.id)
        assert found["why"] == list(MET.why)

    def test_why_of_something_else_is_an_error(self, onrecord: Run) -> None:
        answer = onrecord("events", "--why", OPEN.id)
        assert answer.status == 1
        assert re.fullmatch(rf"onrecord: '{OPEN.id}' is no event: .*\n", answer.err)
        assert "goes by 'e000'" in onrecord("events", "--why", "e000").err

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--type", "WAR"],
            ["--quad", "5"],
            ["--status", "true"],
            ["--since", "soon"],
            ["--since", "1990", "--until", "1989"],
            ["--limit", "0"],
            ["--why", "e1", "--format", "csv"],
        ],
        ids=str,
    )
    def test_wrong_usage(self, onrecord: Run, arguments: list[str]) -> None:
        answer = onrecord("events", *arguments)
        assert answer.status == 2
        assert answer.out == ""
        assert "Error: " in answer.err

    def test_a_country_that_is_none_is_told(self, onrecord: Run) -> None:
        answer = onrecord("events", "--country", "Ruritania")
        assert answer.status == 1
        assert answer.err.startswith("onrecord: 'Ruritania' is no country")


class TestTimeline:
    def test_for_people(self, onrecord: Run) -> None:
        answer = onrecord("timeline", "arvid", "lindqvist")
        places = [answer.out.index(words) for words in ("1988-05-01", "“met”", "1988-05-03", "The harbour stays open")]
        assert places == sorted(places)
        assert "Nothing found." in onrecord("timeline", "nobody").out
        assert "The last 1; there may be more before" in onrecord("timeline", "lindqvist", "--limit", "1").out
        assert "the text gives no date" in onrecord("timeline", "guards").out

    def test_it_is_narrowed_down_as_events_are(self, onrecord: Run) -> None:
        def ids(*options: str) -> list[str]:
            told = onrecord("timeline", "lindqvist", "--format", "json", *options).out.splitlines()
            return [(row["quotation"] or row["event"])["id"] for row in map(json.loads, told)]

        assert ids("--type", "consult") == ids("--quad", "vcoop", "--status", "asserted") == [MET.id]
        assert ids("--context", "economic") == ids("--status", "planned") == []
        assert ids("--kind", "direct") == [OPEN.id, FREEZE.id]
        assert ids("--outlet", "lundhavn") == []

    def test_it_is_narrowed_down_by_outlet(self, onrecord: Run, tmp_path: Path) -> None:
        line = json.dumps({"id": "printed", "text": TEXT, "outlet": "The Lundhavn Post", "published": "1988-05-03"})
        (tmp_path / "printed.jsonl").write_text(line, "utf-8")
        assert onrecord("add", "--quiet", "--record", "other.db", "printed.jsonl").status == 0
        asked = ("timeline", "lindqvist", "--record", "other.db", "--format", "csv", "--outlet")
        assert len(onrecord(*asked, "LUNDHAVN").out.splitlines()) == 5
        assert len(onrecord(*asked, "lundhavn", "--kind", "mixed").out.splitlines()) == 2
        assert len(onrecord(*asked, "gazette").out.splitlines()) == 1

    def test_as_json(self, onrecord: Run) -> None:
        rows = [json.loads(line) for line in onrecord("timeline", "lindqvist", "--format", "json").out.splitlines()]
        assert [(row["event"] or row["quotation"])["id"] for row in rows] == [MET.id, OPEN.id, TOLD.id, FREEZE.id]
        assert rows[0]["first"] == rows[0]["last"] == "1988-05-01"
        assert rows[0]["quotation"] is None

    def test_as_csv(self, onrecord: Run) -> None:
        rows = list(csv.DictReader(io.StringIO(onrecord("timeline", "council", "--format", "csv").out)))
        assert [(row["what"], row["id"], row["who"]) for row in rows] == [
            ("quotation", INNER.id, "the island's council"),
            ("event", FERRIES.id, "the island's council"),
        ]
        assert rows[1]["words"] == "would not sail"

    def test_wrong_usage(self, onrecord: Run) -> None:
        assert onrecord("timeline").status == 2
        assert onrecord("timeline", "x", "--since", "1990", "--until", "1989").status == 2
        assert onrecord("timeline", "-").status == 1
        answer = onrecord("timeline", "lindqvist", "--kind", "direct", "--type", "consult")
        assert (answer.status, answer.out) == (2, "")
        assert "--kind is of quotations" in answer.err


class TestExport:
    @pytest.mark.parametrize(
        ("name", "count", "left"),
        [("polecat", 1, True), ("icews", 1, True), ("csv", 4, False), ("jsonl", 4, False)],
    )
    def test_to_a_file(self, onrecord: Run, tmp_path: Path, name: str, count: int, left: bool) -> None:
        answer = onrecord("export", "events", "--format", name, "out.txt")
        assert (answer.status, answer.out) == (0, "")
        assert answer.err.startswith(f"onrecord: {count} event")
        assert ("left out: 1 denied, 1 planned, 1 claimed" in answer.err) == left
        lines = (tmp_path / "out.txt").read_text("utf-8").splitlines()
        assert len(lines) == count + (name != "jsonl")
        assert sorted(path.name for path in tmp_path.iterdir() if "out" in path.name) == ["out.txt"]

    def test_to_standard_output(self, onrecord: Run) -> None:
        answer = onrecord("export", "events", "--format", "jsonl", "--quiet", "-")
        assert [json.loads(line)["id"] for line in answer.out.splitlines()] == [
            event.id for event in (MET, *sorted((FERRIES, FIRED), key=lambda each: each.id), COAL)
        ]
        assert answer.err == ""

    def test_in_anothers_columns(self, onrecord: Run) -> None:
        for name, columns in (("polecat", polecat.COLUMNS), ("icews", icews.COLUMNS)):
            answer = onrecord("export", "events", "--format", name, "--status", "denied", "-")
            header, line = answer.out.splitlines()
            assert tuple(header.split("\t")) == columns
            assert "guards" in line.split("\t")
            assert answer.err == "onrecord: 1 event written\n"

    def test_narrowed_down(self, onrecord: Run) -> None:
        answer = onrecord("export", "events", "--format", "jsonl", "--quiet", "--actor", "YUG", "--since", "1988", "-")
        assert [json.loads(line)["id"] for line in answer.out.splitlines()] == [COAL.id]

    def test_a_file_that_exists_is_left_alone_without_force(self, onrecord: Run, tmp_path: Path) -> None:
        taken = tmp_path / "out.csv"
        taken.write_text("mine", "utf-8")
        taken.chmod(0o640)
        answer = onrecord("export", "events", "out.csv")
        assert answer.status == 1
        assert answer.err == "onrecord: out.csv: exists already: give another name, or --force to write over it\n"
        assert taken.read_text("utf-8") == "mine"
        assert onrecord("export", "events", "--force", "out.csv").status == 0
        assert MET.id in taken.read_text("utf-8")
        assert taken.stat().st_mode & 0o777 == 0o640

    def test_a_failure_leaves_nothing_behind(
        self, onrecord: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("onrecord.export.events_csv.write_csv", fail)
        (tmp_path / "out.csv").write_text("mine", "utf-8")
        before = sorted(tmp_path.iterdir())
        answer = onrecord("export", "events", "--force", "out.csv")
        assert (answer.status, answer.err) == (1, "onrecord: cannot write the output: No space left on device\n")
        assert sorted(tmp_path.iterdir()) == before
        assert (tmp_path / "out.csv").read_text("utf-8") == "mine"

    def test_a_folder_and_a_file_in_none(self, onrecord: Run, tmp_path: Path) -> None:
        assert "a folder: name a file in it" in onrecord("export", "events", str(tmp_path)).err
        assert "there is no folder nowhere" in onrecord("export", "events", "nowhere/out.csv").err

    def test_a_device_is_written_to(self, onrecord: Run) -> None:
        assert onrecord("export", "events", "/dev/null").status == 0

    def test_wrong_usage(self, onrecord: Run) -> None:
        assert onrecord("export", "events").status == 2
        assert onrecord("export", "events", "--format", "xml", "-").status == 2
        assert "events" in onrecord("export", "--help").out


def test_a_reading_is_reported_with_its_events_dates_and_places(onrecord: Run) -> None:
    out = onrecord("read", "harbour.txt").out
    assert out.index("Nobody shall freeze here.") < out.index("Events\n") < out.index("Mentioned") < out.index("Dates")
    assert re.search(r"CONSULT visit +asserted +█", out)
    assert "Arvid Lindqvist (GOV) “met” Soviet envoys (SUN GOV)" in out
    assert "1988-05-01 (resolved “Sunday”) · in Kiruna (SWE)" in out
    assert re.search(r"next month +1988-06 +date, resolved", out)
    assert re.search(r"the winter +unknown +date\n", out)
    assert re.search(r"Kiruna +Kiruna, SWE +67\.86, 20\.23", out)
    assert re.search(r"LUNDHAVN +unknown\n", out)


def test_what_a_record_holds(onrecord: Run) -> None:
    out = onrecord("stats").out
    assert "events      4 (1 verbal cooperation, 1 material cooperation, 1 verbal conflict, 1 material conflict)" in out
    assert json.loads(onrecord("stats", "--format", "json").out)["events"] == dict.fromkeys(
        ("MCONF", "MCOOP", "VCONF", "VCOOP"), 1
    )


def test_an_article_is_shown_with_its_events(onrecord: Run) -> None:
    out = onrecord("show", READING.article.id).out
    assert all(event.id[:9] in out for event in READING.events)
