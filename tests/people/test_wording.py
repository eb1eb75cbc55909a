from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.people.lexicon import lexicon
from onrecord.people.wording import against, impossible
from sketches import sketch

LINES = Path(__file__).with_name("wording.tsv").read_text("utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_votes_against_a_person(line: str, expected: str) -> None:
    sentence, name = sketch(line)
    form = name.words(sentence)
    assert impossible(sentence, name, form, lexicon()) == (expected == "never")
    if expected != "never":
        assert against(sentence, name, form, lexicon()) == float(expected)


def test_an_office_makes_no_name_of_ordinary_words() -> None:
    sentence, name = sketch("a general [Plan] was made", titled=True)
    assert against(sentence, name, ("Plan",), lexicon()) == 4.0
