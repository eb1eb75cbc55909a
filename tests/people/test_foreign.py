from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.people.foreign import in_foreign_words
from onrecord.people.lexicon import lexicon
from sketches import sketch

LINES = Path(__file__).with_name("foreign.tsv").read_text("utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("line", "foreign"), CASES)
def test_names_among_foreign_words(line: str, foreign: str) -> None:
    sentence, name = sketch(line)
    assert in_foreign_words(sentence, name.first, name.last, lexicon()) == (foreign == "yes")
