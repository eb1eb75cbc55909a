"""The data files of quotations: what a linguist may edit, held to the form that the code reads."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.data import table
from onrecord.quotations.cues import communication, unvoiced

FOLDER = Path(str(files("onrecord.data"))) / "quotations"
TABLES = sorted(path.name for path in FOLDER.glob("*.tsv"))
COLUMNS = {
    "before_titles.tsv": (1,),
    "communication.tsv": (2,),
    "cues.tsv": (4,),
    "distancing.tsv": (1,),
    "elisions.tsv": (2,),
    "stances.tsv": (2, 3),
    "unvoiced.tsv": (1,),
    "utterance.tsv": (2,),
}
KEYS = {"cues.tsv": 2, "communication.tsv": 2, "elisions.tsv": 2}
"""How many columns a row goes by, where it is not one."""


def test_every_table_is_known_here() -> None:
    assert sorted(COLUMNS) == TABLES


@pytest.mark.parametrize("name", TABLES)
def test_a_header_says_what_it_is_and_its_licence(name: str) -> None:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    assert lines[: len(header)] == header
    assert "Apache-2.0" in " ".join(header)
    assert max(map(len, header)) <= 120


@pytest.mark.parametrize("name", TABLES)
def test_rows_have_their_columns_and_none_comes_twice(name: str) -> None:
    rows = table(f"quotations/{name}")
    assert {len(row) for row in rows} <= set(COLUMNS[name])
    assert all(cell and cell == cell.strip() for row in rows for cell in row)
    keys = Counter(tuple(row[: KEYS.get(name, 1)]) for row in rows)
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("name", ["communication.tsv", "unvoiced.tsv", "cues.tsv", "stances.tsv"])
def test_lemmas_are_in_lower_case(name: str) -> None:
    assert [row[0] for row in table(f"quotations/{name}") if row[0] != row[0].lower()] == []


def test_words_of_communication_are_verbs_or_nouns() -> None:
    assert {row[1] for row in table("quotations/communication.tsv")} == {"verb", "noun"}


def test_nothing_is_both_said_and_unvoiced() -> None:
    # As nouns these two may report something, as verbs they do not, and the list of the unvoiced wins.
    assert communication() & unvoiced() == {"notice", "view"}


def test_counts_of_the_lexicon_add_up() -> None:
    for lemma, construction, seen, cues in table("quotations/cues.tsv"):
        assert 0 <= int(cues) <= int(seen), (lemma, construction)
        assert int(seen) > 0, (lemma, construction)
