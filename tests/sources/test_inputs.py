import datetime
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import SourceError
from onrecord.limits import MAX_INPUT_BYTES, MAX_TEXT_CHARS
from onrecord.model import Article, Rejection, RejectionReason, article_id
from onrecord.sources import count, from_bytes, from_text, load

SENTENCE = "The talks failed, the minister said."


def refs(items: Iterator[Article | Rejection]) -> list[str]:
    return [item.ref for item in items]


def only(items: Iterator[Article | Rejection]) -> Article | Rejection:
    (item,) = items
    return item


def reason(item: Article | Rejection) -> RejectionReason:
    assert isinstance(item, Rejection), item
    assert item.detail
    return item.reason


def test_text_is_taken_exactly() -> None:
    text = "  One, she said.\r\n\r\nTwo.\t\x0c "
    article = from_text(text, ref="here")
    assert (article.text, article.id, article.ref) == (text, article_id(text), "here")


def test_given_metadata() -> None:
    article = from_text(
        SENTENCE,
        ref="r",
        title=" T ",
        outlet="",
        published="2024-09-16T10:00:00Z",
        language="en-GB",
        url="https://x.example",
    )
    assert (article.title, article.outlet, article.url, article.language) == ("T", None, "https://x.example", "en")
    assert article.published == datetime.date(2024, 9, 16)
    moment = datetime.datetime(2024, 9, 16, 10, tzinfo=datetime.UTC)
    assert type(from_text(SENTENCE, ref="r", published=moment).published) is datetime.date


@pytest.mark.parametrize(
    "text", ["", " \n\u200b\ufeff", "12 — 34", "a\0b", "half \ud83d", "\x01\x02abc", "x" * (MAX_TEXT_CHARS + 1)]
)
def test_texts_that_are_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"^r: "):
        from_text(text, ref="r")


def test_a_date_that_is_none_is_said() -> None:
    with pytest.raises(SourceError, match="soon"):
        from_text(SENTENCE, ref="r", published="soon")


@settings(deadline=None)  # the first text that is not English loads a model
@given(st.binary(max_size=300))
def test_any_bytes_end_as_articles_or_rejections_that_can_be_stored(data: bytes) -> None:
    for item in from_bytes(data, ref="r", kind="text"):
        stored = item.text if isinstance(item, Article) else item.detail
        assert json.loads(json.dumps(stored)) == stored
        assert stored.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", RejectionReason.EMPTY),
        (b"\n \t", RejectionReason.EMPTY),
        (b"%PDF-1.7 ...", RejectionReason.BINARY),
        (b"PK\x03\x04 ...", RejectionReason.BINARY),
        (b"\x89PNG\r\n\x1a\n", RejectionReason.BINARY),
        (b"text\0text", RejectionReason.BINARY),
        (b"....", RejectionReason.NO_TEXT),
        (b"a" * (MAX_INPUT_BYTES + 1), RejectionReason.TOO_LARGE),
        (b"a" * (MAX_TEXT_CHARS + 1), RejectionReason.TOO_LARGE),
        (b"<html><body></body></html>", RejectionReason.NO_TEXT),
    ],
    ids=lambda value: str(value)[:20],
)
def test_bytes_that_are_refused(data: bytes, expected: RejectionReason) -> None:
    assert reason(only(from_bytes(data, ref="r"))) is expected


def test_a_remedy_is_named() -> None:
    item = only(from_bytes(b"%PDF-1.7", ref="paper.pdf"))
    assert isinstance(item, Rejection)
    assert (item.ref, "pdftotext" in item.detail) == ("paper.pdf", True)


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        f"<!-- x --><!DOCTYPE html><html><body><p>{SENTENCE}</p></body></html>".encode(),
        f"\n<p>{SENTENCE}</p>".encode(),
        f"<html><body><p>{SENTENCE}</p></body></html>".encode("utf-16"),
        json.dumps({"text": SENTENCE}).encode(),
        json.dumps([{"text": SENTENCE}]).encode(),
        json.dumps({"text": SENTENCE}, indent=1).encode("utf-8-sig"),
    ],
    ids=lambda data: str(data)[:24],
)
def test_the_kind_is_told_from_the_content(data: bytes) -> None:
    item = only(from_bytes(data, ref="r"))
    assert isinstance(item, Article)
    assert item.text == SENTENCE


def test_plain_text_may_talk_of_markup() -> None:
    text = "{braces} and <html> in a text, he said."
    item = only(from_bytes(text.encode(), ref="r"))
    assert isinstance(item, Article)
    assert item.text == text


def test_line_endings_of_files_are_those_of_python(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffOne, she said.\r\n\r\nTwo.\rThree – café.".encode())
    item = only(load([path]))
    assert isinstance(item, Article)
    assert item.text == path.read_text("utf-8-sig")


def test_standard_input() -> None:
    lines = b'{"text": "It was the end."}\n{"id": "b", "text": "It was the beginning."}\n'
    assert refs(load(["-"], stdin=io.BytesIO(lines))) == ["-:1", "b"]
    assert refs(load("-", stdin=io.BytesIO(b"{broken}\n" + lines))) == ["-"]
    assert refs(load("-", stdin=io.BytesIO(b'{"text": broken}\n' + lines))) == ["-:1", "-:2", "b"]
    assert refs(load("-", stdin=io.BytesIO(f"{SENTENCE}\nMore.".encode()))) == ["-"]


def test_inputs_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    names: list[str | Path] = [tmp_path / "none.txt", "", "a\0b", tmp_path / "broken.txt"]
    for name in names:
        assert reason(only(load([name]))) is RejectionReason.UNREADABLE


def test_a_run_goes_on_after_a_bad_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    found = list(load([tmp_path / "none.txt", tmp_path / "a.txt", tmp_path / "none.html"]))
    assert [isinstance(item, Article) for item in found] == [False, True, False]


def test_a_file_over_the_cap_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.touch()
    os.truncate(path, 10 * 2**30)
    assert reason(only(load([path]))) is RejectionReason.TOO_LARGE


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file here")
def test_endless_input_is_cut_at_the_cap() -> None:
    assert reason(only(load(["/dev/zero"]))) is RejectionReason.TOO_LARGE
    with Path("/dev/zero").open("rb") as stream:
        assert reason(only(load(["-"], stdin=stream))) is RejectionReason.TOO_LARGE


def test_count(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / "b.css").touch()
    inputs = [tmp_path, tmp_path / "none.txt"]
    assert count(inputs) == len(list(load(inputs))) == 3
    assert count(["-"]) is None
    (tmp_path / "c.jsonl").touch()
    assert count(tmp_path) is None


def test_importing_loads_no_heavy_library() -> None:
    heavy = ("trafilatura", "lxml", "py3langid", "numpy")
    code = f"import sys, onrecord.sources; print(*(name for name in {heavy} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 # ours
    assert run.stdout.split() == []


@pytest.mark.parametrize(
    "text",
    [
        "The end." + " " * 900_000 + "\n" * 90_000,
        "<!---->" * 10_000,
        "“" * 500_000 + "the end",
        "." * 500_000 + "the end",
        "LINDAU " * 100_000,
        "{" * 900_000 + "a",
        "<meta " * 100_000 + "the end",
    ],
    ids=lambda text: text[:10],
)
def test_hostile_texts_take_no_more_time_than_others(text: str) -> None:
    assert len(list(from_bytes(text.encode(), ref="r"))) == 1
