"""Counts for people: what became of the inputs of one run, and what a record holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from onrecord.cli.terminal import words
from onrecord.model import Quad
from onrecord.record import Stats, Summary

_QUADS = {
    Quad.VCOOP: "verbal cooperation",
    Quad.MCOOP: "material cooperation",
    Quad.VCONF: "verbal conflict",
    Quad.MCONF: "material conflict",
}
_LABEL = 12
_TOP = 10


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: `1 article`, `2,000 articles`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def summary(counts: Summary, record: Path) -> Iterator[Text]:
    """Yield what became of the inputs of one run; the numbers add up."""
    fates = [
        f"{number:,} {fate}"
        for number, fate in (
            (counts.stored, "added"),
            (counts.reread, "read again"),
            (counts.unchanged, "known already"),
            (counts.rejected, "rejected"),
        )
        if number
    ]
    yield words(f"{counted(counts.inputs, 'input')}: {', '.join(fates) or 'nothing to add'}")
    unread = f"; {counts.unread:,} not read (not in English)" if counts.unread else ""
    events = f" and {counted(counts.events, 'event')}" if counts.events else ""
    yield words(f"{counted(counts.quotations, 'quotation')}{events} found{unread}")
    yield words(f"record: {record}", "dim")


def holdings(stats: Stats) -> Iterator[Text]:
    """Yield what a record holds."""
    total = sum(stats.quotations.values())
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(stats.quotations.items()) if count)
    unread = f", {stats.unread:,} of them not read" if stats.unread else ""
    yield _line("articles", f"{stats.articles:,} ({counted(stats.words, 'word')}){unread}")
    if stats.first and stats.last:
        yield _line("published", f"{stats.first.isoformat()} to {stats.last.isoformat()}")
    yield _line("quotations", f"{total:,}" + (f" ({kinds})" if kinds else ""))
    yield _line("", f"{stats.unattributed:,} without a known speaker")
    yield _line("speakers", f"{stats.speakers:,}")
    for speaker in stats.top_speakers[:_TOP]:
        yield _line("", speaker.name, speaker.quotations)
    happened = sum(stats.events.values())
    classes = ", ".join(f"{count:,} {_QUADS[quad]}" for quad, count in stats.events.items() if count)
    yield _line("events", f"{happened:,}" + (f" ({classes})" if classes else ""))
    yield _line("rejected", counted(sum(rejected.inputs for rejected in stats.rejected), "input"))
    for rejected in stats.rejected:
        reason = rejected.reason.replace("_", " ")
        yield _line("", f"{reason}: {', '.join(rejected.examples)}", rejected.inputs)


def _line(label: str, value: str, count: int | None = None) -> Text:
    number = "" if count is None else f"{count:>7,}  "
    return Text.assemble((f"{label:<{_LABEL}}", "bold"), number, words(value))
