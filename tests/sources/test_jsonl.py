import datetime
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.limits import MAX_INPUT_BYTES
from onrecord.model import Article, Rejection, RejectionReason
from onrecord.sources import from_bytes, load
from onrecord.sources.jsonl import read_document, read_lines
from onrecord.sources.metadata import Metadata


def items(*lines: object) -> list[Article | Rejection]:
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(read_lines(io.BytesIO(data), "in.jsonl", Metadata()))


def test_all_fields() -> None:
    (item,) = items(
        {
            "id": "x1",
            "text": "LINDAU (Agency) - It failed.\r\n\r\n",
            "title": "T",
            "outlet": "O",
            "url": "https://o.example",
            "published": "2024-09-16T23:00:00-05:00",
            "language": "EN",
            "other": [1],
        }
    )
    assert isinstance(item, Article)
    assert item.text == "LINDAU (Agency) - It failed.\r\n\r\n"
    assert (item.ref, item.title, item.outlet, item.url, item.language) == ("x1", "T", "O", "https://o.example", "en")
    assert item.published == datetime.date(2024, 9, 16)


def test_refs() -> None:
    found = items(
        {"text": "It was."},
        b"",
        {"id": 7, "text": "It is."},
        {"id": None, "text": "It will be."},
        {"id": " ", "text": "It"},
    )
    assert [item.ref for item in found] == ["in.jsonl:1", "7", "in.jsonl:4", "in.jsonl:5"]


@pytest.mark.parametrize(
    ("line", "reason", "words"),
    [
        (b"not json", RejectionReason.MALFORMED, "not JSON"),
        (b"[1]", RejectionReason.MALFORMED, "object"),
        (b"{}", RejectionReason.MALFORMED, "no 'text'"),
        ({"text": 5}, RejectionReason.MALFORMED, "not a string"),
        ({"text": " \n"}, RejectionReason.EMPTY, "blanks"),
        ({"text": "The end.", "published": "soon"}, RejectionReason.MALFORMED, "'soon'"),
        ({"text": "The end.", "published": 1726444800}, RejectionReason.MALFORMED, "1726444800"),
        ({"text": "The end.", "title": ["T"]}, RejectionReason.MALFORMED, "'title'"),
        ({"text": "The end.", "title": "\ud83d"}, RejectionReason.MALFORMED, "'title'"),
        ({"text": "The end.", "id": {}}, RejectionReason.MALFORMED, "'id'"),
        ({"text": "half \ud83d of it"}, RejectionReason.MALFORMED, "offset 5"),
        ({"text": "a\0b"}, RejectionReason.BINARY, "NUL"),
        ('{"text": "café"}'.encode("cp1252"), RejectionReason.MALFORMED, "UTF-8"),
        (b"[" * 100_000, RejectionReason.MALFORMED, "too deeply"),
        (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", RejectionReason.MALFORMED, "not JSON"),
        (b'{"text": "' + b"a" * MAX_INPUT_BYTES + b'"}', RejectionReason.TOO_LARGE, "8 MB"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_line_is_rejected_and_the_run_goes_on(line: object, reason: RejectionReason, words: str) -> None:
    bad, good = items(line, {"text": "The end, she said."})
    assert isinstance(bad, Rejection)
    assert (bad.ref, bad.reason) == ("in.jsonl:1", reason)
    assert words in bad.detail
    assert isinstance(good, Article)
    assert good.ref == "in.jsonl:2"


def test_lines_are_read_as_they_are_asked_for() -> None:
    taken = 0

    class Source(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            nonlocal taken
            taken += 1
            return b'{"text": "It was the end."}\n'[:size]

    found: Iterator[Article | Rejection] = read_lines(Source(), "endless", Metadata())
    assert [next(found).ref for _ in range(3)] == ["endless:1", "endless:2", "endless:3"]
    assert taken == 3


def test_given_metadata_win_over_the_objects() -> None:
    (item,) = from_bytes(b'{"text": "It was the end.", "title": "T", "outlet": "O"}', ref="r", title="Mine")
    assert isinstance(item, Article)
    assert (item.title, item.outlet) == ("Mine", "O")


def test_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "It was the end."}, {"id": "b", "text": "It is."}, 3]', "utf-8-sig")
    assert [item.ref for item in load(path)] == [f"{path}[0]", "b", f"{path}[2]"]
    (single,) = read_document(b'{"text":\n "It was the end."}', "r", Metadata())
    (broken,) = read_document(b'{"text":', "r", Metadata())
    assert isinstance(single, Article)
    assert isinstance(broken, Rejection)
