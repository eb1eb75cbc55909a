from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html

from commands import Answer
from readings import COAL

Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _kept(onrecord: Run) -> None:
    assert onrecord("add", "--quiet", "harbour.txt") == Answer(0, "", "")


def test_a_chart_as_svg(onrecord: Run, tmp_path: Path) -> None:
    assert onrecord("timeline", "lindqvist", "-o", "chart.svg") == Answer(
        0, "", "onrecord: 4 moments drawn in chart.svg\n"
    )
    root = etree.fromstring((tmp_path / "chart.svg").read_bytes())
    assert root.findtext("{*}title") == "lindqvist over time"
    assert not list(root.iterfind(".//{*}a"))


def test_a_chart_as_png(onrecord: Run, tmp_path: Path) -> None:
    assert onrecord("timeline", "lindqvist", "--output", "chart.PNG").status == 0
    assert (tmp_path / "chart.PNG").read_bytes().startswith(b"\x89PNG")


def test_a_chart_with_its_table_as_html(onrecord: Run, tmp_path: Path) -> None:
    assert onrecord("timeline", "lindqvist", "-o", "chart.html").status == 0
    page = html.document_fromstring((tmp_path / "chart.html").read_bytes())
    assert len(page.xpath("//svg")) == 1
    rows = [[cell.text_content() for cell in row] for row in page.xpath("//tbody/tr")]
    assert rows[0] == [
        "1988-05-01",
        "consult (asserted)",
        "Arvid Lindqvist",
        "met",
        "Soviet envoys",
        "Minister warns of a hard winter, 1988-05-03",
    ]
    assert rows[1][:3] == ["1988-05-03", "direct quotation", "Arvid Lindqvist"]
    assert not page.xpath("//script | //link")


@pytest.mark.parametrize("name", ["chart.pdf", "chart", "chart.svg.gz", "-"])
def test_the_end_of_the_name_says_what_it_will_be(onrecord: Run, tmp_path: Path, name: str) -> None:
    answer = onrecord("timeline", "lindqvist", "-o", name)
    assert answer.status == 2
    assert "ends in none of .svg, .png, .html" in re.sub(r"\s+", " ", answer.err)
    assert not (tmp_path / name).exists()


def test_a_file_is_only_written_over_when_that_is_said(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "chart.svg").write_text("mine", "utf-8")
    answer = onrecord("timeline", "lindqvist", "-o", "chart.svg")
    assert answer == Answer(
        1, "", "onrecord: chart.svg: exists already: give another name, or --force to write over it\n"
    )
    assert (tmp_path / "chart.svg").read_text("utf-8") == "mine"
    assert onrecord("timeline", "lindqvist", "-o", "chart.svg", "--force").status == 0
    assert (tmp_path / "chart.svg").read_text("utf-8").startswith("<svg")
    assert not list(tmp_path.glob(".chart*"))


def test_nothing_is_not_drawn(onrecord: Run, tmp_path: Path) -> None:
    answer = onrecord("timeline", "nobody of that name", "-o", "chart.svg")
    assert (answer.status, answer.out) == (1, "")
    assert "nothing by 'nobody of that name' is in the record" in answer.err
    assert not (tmp_path / "chart.svg").exists()


def test_days_and_limits_are_those_of_the_timeline(onrecord: Run, tmp_path: Path) -> None:
    assert "1 moment drawn" in onrecord("timeline", "lindqvist", "--until", "1988-05-02", "-o", "a.svg").err
    assert "2 moments drawn" in onrecord("timeline", "lindqvist", "--limit", "2", "-o", "b.svg").err
    assert "1 moment drawn" in onrecord("timeline", COAL.actors[0].name, "-o", "c.svg").err


def test_a_folder_that_is_missing_is_told(onrecord: Run) -> None:
    answer = onrecord("timeline", "lindqvist", "-o", "nowhere/chart.svg")
    assert answer.err == "onrecord: nowhere/chart.svg: there is no folder nowhere: make it first\n"
