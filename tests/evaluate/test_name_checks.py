from pathlib import Path

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate.name_checks import load_checks
from onrecord.evaluate.names import LabelledPair
from onrecord.evaluate.tally import tally_pairs

CHECKS = Path(__file__).parents[2].parent / "shared/corpora/names/checks.yml"

TEXT = """
checks:
  # two people of a story
  - match: true
    schema: Person
    query:
      name: "'Ann' Bell" # quoted
    candidate:
      firstName: Ann
      lastName: Bell
  - match: false
    label: not a person
    schema: Company
    query:
      name: Bell Ltd
    candidate:
      name: Bell Inc
"""


def test_checks_are_read(tmp_path: Path) -> None:
    path = tmp_path / "checks.yml"
    path.write_text(TEXT, "utf-8")
    assert load_checks(path) == (LabelledPair("'Ann' Bell", "Ann Bell", same=True),)
    assert load_checks(path, "Company") == (LabelledPair("Bell Ltd", "Bell Inc", same=False),)


@pytest.mark.parametrize("text", ["- match: maybe\n", "- match: true\n  schema: Person\n  what is this\n"])
def test_what_is_not_in_order_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "checks.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(EvaluationError, match="check 1"):
        load_checks(path)


@pytest.mark.corpus
def test_people_of_nomenklatura_are_told_apart() -> None:
    if not CHECKS.exists():
        pytest.skip("no corpora of names beside the checkout")
    assert tally_pairs("names-checks", load_checks(CHECKS)).f1 >= 0.85
