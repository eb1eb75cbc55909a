from __future__ import annotations

import json
from pathlib import Path

import pytest

import count_words
from onrecord.evaluate import gazetted


def test_words_are_counted_where_they_are_written_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "The harbour opens; Harbour Street does not.",
        "Reading The Harbour Waits For Ships To Come",
        "a grant’s re-grant",
    ]
    (tmp_path / "polnear.jsonl").write_text(json.dumps({"text": "\n".join(lines * count_words.TIMES)}) + "\n", "utf-8")
    monkeypatch.setattr(gazetted, "load", lambda _: [])
    rows = count_words.counted(tmp_path / "polnear.jsonl", tmp_path / "none.xml")
    assert rows == ["does", "harbour", "not", "opens"]


@pytest.mark.corpus
def test_the_list_that_ships_is_what_is_counted() -> None:
    polnear, geovirus = count_words.CORPORA / "polnear/train.jsonl", count_words.CORPORA / "places/GeoVirus.xml"
    if not polnear.exists() or not geovirus.exists():
        pytest.skip("no corpora beside the checkout")
    shipped = count_words.WORDS.read_text("utf-8").splitlines()
    assert shipped == [*count_words.HEADER, *count_words.counted(polnear, geovirus)], "run tools/count_words.py"
