import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.metadata import Metadata, settle

CASES = tomllib.loads(Path(__file__).with_name("heads.toml").read_text("utf-8"))["case"]
SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_head(case: dict[str, Any]) -> None:
    text = case["text"]
    metadata, evidence = settle(text, Metadata(published=case.get("given")))
    found = (metadata.title, metadata.outlet, metadata.url, metadata.published)
    assert found == (case.get("title"), case.get("outlet"), case.get("url"), case.get("published"))
    assert [item.span.of(text) for item in evidence] == case["evidence"]


def test_a_given_title_with_which_the_text_begins_has_its_evidence() -> None:
    _, evidence = settle("Talks fail.\n\nThey failed.", Metadata(title="Talks fail."))
    assert [(item.field, item.span) for item in evidence] == [("title", (0, 11))]


HEADS = [
    "date ",
    "2024-09-16",
    "LINDAU",
    ", ",
    "Sept 16",
    " (Agency)",
    " - ",
    "\n",
    "\n\n",
    "Title: ",
    "Published ",
    "# ",
]


@given(st.lists(st.sampled_from(HEADS) | st.text(max_size=8), max_size=12).map("".join))
def test_every_claim_is_a_slice_of_the_text(text: str) -> None:
    metadata, evidence = settle(text, Metadata())
    for item in evidence:
        words = item.span.of(text)
        assert words
        value = getattr(metadata, item.field)
        assert item.field == "published" or words == value


@pytest.mark.corpus
def test_titles_and_dates_of_wikinews() -> None:
    path = SHARED / "corpora/wikinews/dev.jsonl"
    if not path.exists():
        pytest.skip("no corpora here")
    for line in path.read_text("utf-8").splitlines():
        item = json.loads(line)
        metadata, _ = settle(item["text"], Metadata())
        date = metadata.published.isoformat() if metadata.published else None
        assert (metadata.title, date) == (item["title"], item["published"])


@pytest.mark.corpus
def test_the_specimen_states_its_date_and_no_title() -> None:
    path = SHARED / "article/tokayev-2024-09-16.txt"
    if not path.exists():
        pytest.skip("no specimen here")
    metadata, evidence = settle(path.read_text("utf-8"), Metadata())
    assert (metadata.title, metadata.outlet, str(metadata.published)) == (None, None, "2024-09-16")
    assert [item.field for item in evidence] == ["published"]
