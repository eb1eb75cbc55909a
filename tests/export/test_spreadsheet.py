from __future__ import annotations

import csv
import dataclasses
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export import spreadsheet
from onrecord.export.spreadsheet import COLUMNS, cell, write_csv
from onrecord.record import QuotationRow
from onrecord.record.people_rows import PersonReference
from readings import ARTICLE, FREEZE, OPEN, TOLD


def row_of(quotation_number: int) -> QuotationRow:
    quotation = (OPEN, TOLD, FREEZE)[quotation_number]
    return QuotationRow(
        quotation=quotation,
        article_id=ARTICLE.id,
        ref=ARTICLE.ref,
        title=ARTICLE.title,
        outlet=ARTICLE.outlet,
        url=None,
        published=ARTICLE.published,
        person=PersonReference("Q1", "Arvid J. Lindqvist", "Q1"),
    )


def written(*rows: QuotationRow) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    write_csv(rows, file)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_a_quotation_is_a_line() -> None:
    first, _, last = written(row_of(0), row_of(1), row_of(2))
    assert first == {
        "quotation": OPEN.id,
        "article": ARTICLE.id,
        "published": "1988-05-03",
        "outlet": "The Lundhavn Post",
        "title": "Minister warns of a hard winter",
        "speaker": "Arvid J. Lindqvist",
        "speaker_type": "person",
        "person": "Q1",
        "said_as": "Arvid Lindqvist",
        "inferred": "no",
        "kind": "direct",
        "text": "The harbour stays open whatever the winter brings.",
        "content": " ".join(f"{span.start}-{span.end}" for span in OPEN.content),
        "score": "0.90",
        "why": "by-hand",
        "within": "",
        "ref": "harbour.txt",
        "url": "",
    }
    assert last["inferred"] == "yes"


def test_every_column_is_documented() -> None:
    documented = spreadsheet.__doc__ or ""
    assert [
        name for name in COLUMNS if not any(name in line for line in documented.splitlines() if line[:1] == "|")
    ] == []


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\u00a0@", "\t="])
def test_no_cell_is_a_formula(begin: str) -> None:
    hostile = begin + 'HYPERLINK("http://example.org")'
    assert cell(hostile).startswith("'")
    quotation = dataclasses.replace(OPEN, text=hostile)
    (line,) = written(dataclasses.replace(row_of(0), quotation=quotation, title=hostile, outlet=hostile, ref=hostile))
    for column in ("text", "title", "outlet", "ref"):
        assert line[column].startswith("'")


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_a_cell_holds_it_is_one_cell_and_harmless(text: str) -> None:
    (line,) = written(dataclasses.replace(row_of(0), title=text))
    assert line["title"] == cell(text)
    assert line["ref"] == "harbour.txt"
    assert line["title"][:1] not in set("=+-@\t\r\n")
    assert "\x1b" not in line["title"]
    assert line["title"].encode("utf-8").decode("utf-8") == line["title"]


def test_ordinary_cells_stay_as_they_are() -> None:
    for text in ("", "“Peace” – at last", "a=b", "3 - 2", "Łódź"):
        assert cell(text) == text
