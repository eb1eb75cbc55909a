from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path

import pytest

from onrecord import times
from onrecord.errors import EvaluationError
from onrecord.evaluate.times import Pair, assess_spans, assess_values, load_pairs, same_value, shipped_texts
from onrecord.model import Block, BlockKind, Reading, Span
from transcripts import article

ON = datetime.date(1998, 1, 8)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("1998-01", "1998-01", True),
        ("1998-01", "1998-01-08", False),
        ("1998-WXX", "1998-W02", True),
        ("1998-QX", "1998-Q3", True),
        ("1998-QX", "1998-07", False),
        ("19XX", "19", True),
        ("199X", "199", True),
        ("PAST_REF", "PAST_REF", True),
        ("1998", None, False),
    ],
)
def test_same_value(gold: str, found: str | None, same: bool) -> None:
    assert same_value(gold, found) is same


def test_values_are_counted_by_row() -> None:
    pairs = [
        Pair("last week", "DATE", "1998-W01", ON),
        Pair("January 8", "DATE", "1998-01-08", ON),
        Pair("January 8", "DATE", "1997-01-08", ON),
        Pair("now", "DATE", "PRESENT_REF", ON),
        Pair("three days", "DURATION", "P3D", ON),
    ]
    figures = assess_values("toy", pairs)
    assert {row: tuple(share) for row, share in figures.rows.items()} == {"all": (3, 4), "dated": (2, 3), "day": (1, 2)}
    assert figures.measure("day.accuracy") == 0.5
    assert figures.measure("day.f1") is None
    assert figures.mistakes == ("'January 8' on 1998-01-08: 1997-01-08, found 1998-01-08",)


def test_spans_are_right_wrong_or_missed() -> None:
    gold = shipped_texts()[0]
    of = dataclasses.replace(article(gold.text, "one"), published=gold.published)
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(gold.text))),)
    found = times.find(gold.text, blocks, (), gold.published)
    full = assess_spans("toy", [gold], [Reading(of, times=found)])
    assert (full.gold, full.matched, full.exact, full.right, full.mistakes) == (1, 1, 1, 1, ())
    none = assess_spans("toy", [gold], [Reading(of)])
    assert none.measure("all.recall") == 0
    assert none.mistakes[0].startswith("missed: ")
    wrong = dataclasses.replace(found[0], span=Span(0, 4))
    assert assess_spans("toy", [gold], [Reading(of, times=(wrong,))]).measure("all.precision") == 0


def test_the_shipped_sentences_are_marked() -> None:
    texts = shipped_texts()
    assert sum(len(text.times) for text in texts) > 80
    assert sum(not text.times for text in texts) >= 15
    assert not any("[" in text.text or "|" in text.text for text in texts)


@pytest.mark.parametrize(
    "content", ["{", "{}", "[1]", '[{"text": "now", "type": "DATE", "value": "x", "dct": "today"}]']
)
def test_files_that_are_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "pairs.json"
    path.write_text(content, "utf-8")
    with pytest.raises(EvaluationError, match=r"pairs\.json"):
        load_pairs(path)


def test_pairs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "pairs.json"
    row = {"text": "now", "type": "DATE", "value": "PRESENT_REF", "dct": "1998-01-08T10:30:00"}
    path.write_text(json.dumps([row]), "utf-8")
    assert load_pairs(path) == (Pair("now", "DATE", "PRESENT_REF", ON),)


@pytest.mark.corpus
def test_timebank(shared: Path) -> None:
    figures = assess_values("timebank", load_pairs(shared / "corpora/time/timebank_pairs.json"))
    assert (figures.measure("all.accuracy") or 0) >= 0.8
    assert (figures.measure("day.accuracy") or 0) >= 0.9
