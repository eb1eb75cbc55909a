"""What the tools of the authority share: its folder, its tables and its chronologies, as a person writes them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from anyascii import anyascii

DATA = Path(__file__).parents[1] / "src/onrecord/data/authority"
_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_LINE = re.compile(
    rf"(?P<beside>\+)?(?P<start>{_DATE}|\[{_DATE}\.\.{_DATE}\])(?:\.\.(?P<end>{_DATE}))?"
    r" (?P<person>[^;]+)(?:; (?P<notes>.+))?"
)
_FLAGS = {"acting", "disputed"}


class SourceTableError(Exception):
    """A table or chronology is not written as the README of its folder says."""


@dataclass(slots=True)
class Line:
    """A line of a chronology: who held the office from when to when; `end` is None where nothing ends it."""

    office: str
    start: str
    person: str
    end: str | None
    flags: tuple[str, ...]
    known: str
    origin: str
    checked: str
    where: str
    beside: bool = False
    note: str = field(default="")


def fold(name: str) -> str:
    """Return a name in lower-case ASCII letters and single blanks, for matching what tables call a person."""
    return " ".join(re.sub(r"[^a-z ]+", " ", anyascii(name).lower().replace("'", "").replace("-", " ")).split())


def tables(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated file of the folder, without comments and blank lines."""
    lines = DATA.joinpath(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def chronologies() -> list[Line]:
    """Return the lines of all chronologies, in order; a line without an end ends where the next one starts.

    Vacancies have the person "vacant" and the end of an office the person "abolished".

    Raises:
        SourceTableError: a line cannot be read, or the dates of an office are out of order.
    """
    lines = [line for path in sorted(DATA.glob("chronologies/*.txt")) for line in _file(path)]
    by_office: dict[str, list[Line]] = {}
    for line in lines:
        if not line.beside:
            by_office.setdefault(line.office, []).append(line)
    for chain in by_office.values():
        chain.sort(key=lambda line: earliest(line.start))
        for line, after in itertools.pairwise(chain):
            if line.end is None:
                line.end = after.start
            elif latest(line.end) > latest(after.start):
                raise SourceTableError(f"{line.where}: {line.person} ends after {after.person} starts")
    return lines


def earliest(date: str) -> str:
    """Return the first day that a partial date or a set `[a..b]` may mean."""
    date = date.strip("[]").split("..")[0]
    return date + "-01-01"[len(date) - 4 :] if len(date) in (4, 7) else date


def latest(date: str) -> str:
    """Return the last day, comparable as text, that a partial date or a set `[a..b]` may mean."""
    date = date.strip("[]").split("..")[-1]
    return date + "-12-31"[len(date) - 4 :] if len(date) in (4, 7) else date


def _file(path: Path) -> Iterator[Line]:
    office, defaults = "", {"known": "", "origin": "", "checked": ""}
    for number, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if not text.strip() or text.startswith("#"):
            continue
        if text.startswith("!"):
            defaults |= dict(item.split(maxsplit=1) for item in text[1:].strip().split("; "))
        elif text.startswith("@"):
            office = text[1:].strip()
        elif match := _LINE.fullmatch(text):
            yield _line(match, office, defaults, where)
        else:
            raise SourceTableError(f"{where}: cannot read {text!r}")


def _line(match: re.Match[str], office: str, defaults: dict[str, str], where: str) -> Line:
    notes = (match["notes"] or "").split("; ") if match["notes"] else []
    known = next((note.removeprefix("known ") for note in notes if note.startswith("known ")), defaults["known"])
    return Line(
        office=office,
        start=match["start"],
        person=match["person"].strip(),
        end=match["end"],
        flags=tuple(note for note in notes if note in _FLAGS),
        known=known,
        origin=defaults["origin"],
        checked=defaults["checked"],
        where=where,
        beside=bool(match["beside"]),
        note="; ".join(note for note in notes if note not in _FLAGS and not note.startswith("known ")),
    )
