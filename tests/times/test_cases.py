"""What each expression of `cases.tsv` means: adding a case is adding a line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from onrecord.model import Block, BlockKind, Span
from onrecord.times import find

LINES = (Path(__file__).parent / "cases.tsv").read_text("utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_case(published: str, text: str, expected: str) -> None:
    on = None if published == "-" else datetime.date.fromisoformat(published)
    found = find(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))], [], on)
    assert " | ".join(f"{one.span.of(text)}={one.value}" for one in found) == expected
