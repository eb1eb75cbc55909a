import os
from pathlib import Path

import pytest

from onrecord.model import Rejection, RejectionReason
from onrecord.sources import load
from onrecord.sources.folders import shown, walk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in [
        "b.txt",
        "a.html",
        "c/d.md",
        "c/a.jsonl",
        "plain",
        ".hidden.txt",
        ".git/x.txt",
        "z.css",
        "y.css",
        "p.PNG",
    ]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The talks failed, she said.", "utf-8")
    return tmp_path


def test_files_come_in_one_order_and_what_is_passed_over_is_said(folder: Path) -> None:
    *files, last = walk(folder)
    assert files == [folder / name for name in ["a.html", "b.txt", "c/a.jsonl", "c/d.md", "plain"]]
    assert isinstance(last, Rejection)
    assert (last.ref, last.reason) == (str(folder), RejectionReason.SKIPPED)
    assert "(.css 2, .png 1)" in last.detail


def test_links_that_lead_back_end(folder: Path) -> None:
    plain = list(walk(folder))
    (folder / "c" / "up").symlink_to(folder)
    (folder / "c" / "self").symlink_to(folder / "c" / "self")
    found = list(walk(folder))
    assert [path for path in found if path not in plain] == [folder / "c" / "self"]
    reasons = [item.reason for item in load(folder) if isinstance(item, Rejection) and item.ref.endswith("self")]
    assert reasons == [RejectionReason.UNREADABLE]


def test_documents_of_other_programs_are_named_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7")
    (item,) = load(tmp_path)
    assert isinstance(item, Rejection)
    assert (item.ref, item.reason) == (str(tmp_path / "paper.pdf"), RejectionReason.BINARY)


def test_a_folder_without_articles_is_said_to_be_empty(tmp_path: Path) -> None:
    (item,) = walk(tmp_path)
    assert isinstance(item, Rejection)
    assert item.reason is RejectionReason.EMPTY


def test_a_name_in_no_encoding_can_be_stored() -> None:
    assert shown(Path(os.fsdecode(b"caf\xe9.txt"))) == "caf\\xe9.txt"
