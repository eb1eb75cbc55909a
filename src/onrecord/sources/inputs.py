"""The inputs a user names: texts, bytes, files, folders, standard input."""

from __future__ import annotations

import datetime
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import SourceError
from onrecord.limits import MAX_INPUT_BYTES
from onrecord.model import Article, Block, Rejection, RejectionReason
from onrecord.sources import folders, jsonl, kinds
from onrecord.sources.article import build, metadata
from onrecord.sources.binary import format_of
from onrecord.sources.decode import decode, universal_newlines
from onrecord.sources.metadata import Metadata

STDIN = "-"
"""The input that stands for standard input, and its ref."""


def from_text(
    text: str,
    *,
    ref: str,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: datetime.date | str | None = None,
    language: str | None = None,
    structure: Iterable[Block] = (),
) -> Article:
    """Return the article with exactly this text.

    Metadata that are not given are looked for in the text. `structure` are blocks that are known beforehand. Raises
    SourceError where the text is refused (blank, binary, too long) or `published` is no date.
    """
    given = metadata(title=title, outlet=outlet, url=url, published=published, language=language)
    found = build(text, ref, given, structure)
    if isinstance(found, Rejection):
        raise SourceError(f"{found.ref}: {found.detail}")
    return found


def from_bytes(
    data: bytes,
    *,
    ref: str,
    kind: kinds.Kind | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: datetime.date | str | None = None,
    language: str | None = None,
) -> Iterator[Article | Rejection]:
    """Yield the articles in `data`, or why there are none; without `kind`, its content tells what it is.

    Given metadata win over those that are found. Line endings of plain text become line feeds, as Python reads text
    files. Raises SourceError where `published` is no date.
    """
    given = metadata(title=title, outlet=outlet, url=url, published=published, language=language)
    return _parse(data, ref, kind, given)


def load(inputs: str | Path | Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Article | Rejection]:
    """Yield the articles of files and folders, in order; `-` is standard input (`stdin`, else the process's own).

    A file's ref is its path as given, an object's its `id`. Folders are read all the way down, sorted by name. JSON
    Lines are read as a stream. Nothing is raised for an input that is missing, unreadable or no article: that is a
    Rejection, and the run goes on.
    """
    for name in [inputs] if isinstance(inputs, str | Path) else inputs:
        if not str(name):  # a Path would take it for the current folder
            yield Rejection("", RejectionReason.UNREADABLE, "an input has no name: give a file, a folder or '-'")
            continue
        if str(name) == STDIN:
            yield from _read(stdin or sys.stdin.buffer, STDIN, None)
            continue
        for path in _files(Path(name)):
            yield from [path] if isinstance(path, Rejection) else _read_file(path)


def count(inputs: str | Path | Iterable[str | Path]) -> int | None:
    """Return how many items `load` will yield, without opening a file; None where only reading can tell."""
    total = 0
    for name in [inputs] if isinstance(inputs, str | Path) else inputs:
        if str(name) == STDIN:
            return None
        for path in _files(Path(name)):
            # A file whose name does not tell its kind is taken for one article, as it nearly always is.
            if isinstance(path, Path) and kinds.of_name(path) in {"json", "jsonl"}:
                return None
            total += 1
    return total


def _files(path: Path) -> Iterable[Path | Rejection]:
    return folders.walk(path) if path.is_dir() else [path]


def _read_file(path: Path) -> Iterator[Article | Rejection]:
    ref = folders.shown(path)
    try:
        kind = kinds.of_name(path)
        if kind != "jsonl" and (size := path.stat().st_size) > MAX_INPUT_BYTES:
            yield _too_large(ref, size)
            return
        with path.open("rb") as stream:
            yield from _read(stream, ref, kind)
    except OSError as error:
        yield folders.unreadable(path, error)
    except ValueError:  # a NUL in the name
        yield Rejection(ref, RejectionReason.UNREADABLE, "no file can have such a name: check the path")


def _read(stream: BinaryIO, ref: str, kind: kinds.Kind | None) -> Iterator[Article | Rejection]:
    """Read a stream: JSON Lines line by line, everything else whole but never beyond the cap."""
    if kind != "jsonl":
        begin = b"" if kind else stream.readline(MAX_INPUT_BYTES + 1)
        if not kinds.begins_json_lines(begin):
            data = begin + stream.read(MAX_INPUT_BYTES + 1 - len(begin))
            yield from [_too_large(ref)] if len(data) > MAX_INPUT_BYTES else _parse(data, ref, kind, Metadata())
            return
        yield from jsonl.read_lines(stream, ref, Metadata(), begin)
    else:
        yield from jsonl.read_lines(stream, ref, Metadata())


def _parse(data: bytes, ref: str, kind: kinds.Kind | None, given: Metadata) -> Iterator[Article | Rejection]:
    if len(data) > MAX_INPUT_BYTES and kind != "jsonl":
        yield _too_large(ref, len(data))
        return
    if known := format_of(data):
        yield Rejection(ref, RejectionReason.BINARY, known)
        return
    if not data.strip():
        yield Rejection(ref, RejectionReason.EMPTY, "is empty: there is nothing to read")
        return
    kind = kind or kinds.of_bytes(data)
    if kind == "jsonl":
        yield from jsonl.read_lines(io.BytesIO(data), ref, given)
    elif kind == "json":
        yield from jsonl.read_document(data, ref, given)
    elif kind == "html":
        from onrecord.sources.page import read_page

        yield read_page(data, ref, given)
    else:
        text = decode(data)
        yield _undecodable(ref) if text is None else build(universal_newlines(text), ref, given)


def _undecodable(ref: str) -> Rejection:
    detail = "is in no encoding that reads as text: save it as UTF-8 if it is a text"
    return Rejection(ref, RejectionReason.BINARY, detail)


def _too_large(ref: str, size: int | None = None) -> Rejection:
    length = f"has {size / 2**20:,.1f} MB" if size else f"has more than {MAX_INPUT_BYTES // 2**20} MB"
    cap = f"the most that is read is {MAX_INPUT_BYTES // 2**20} MB: split it, or turn it into JSON Lines"
    return Rejection(ref, RejectionReason.TOO_LARGE, f"{length}, and {cap}")
