"""What a record answers, for people: tables of quotations, search hits, one quotation or article in full."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.acts import ID_SHOWN
from onrecord.cli.acts import entry as act
from onrecord.cli.passage import highlighted, passage
from onrecord.cli.report import INDENT, entry, heading, said, speaker
from onrecord.cli.terminal import put, put_table, words
from onrecord.export.arrangement import context, nested
from onrecord.model import Quotation
from onrecord.record import Found, Hit, QuotationRow


def table(console: Console, rows: Iterable[QuotationRow], limit: int) -> None:
    """Print quotations, a row each: when, who, what, how certain, and the id to show; say so where `limit` cut them."""
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    shown.add_column("Date", min_width=10, no_wrap=True)
    shown.add_column("Speaker", max_width=20)
    shown.add_column("Kind", no_wrap=True)
    shown.add_column("Said", ratio=1)
    shown.add_column("Score", no_wrap=True)
    shown.add_column("Id", min_width=ID_SHOWN, no_wrap=True)
    for row in rows:
        quotation = row.quotation
        date = Text(row.published.isoformat()) if row.published else Text("unknown", "dim")
        who, score = speaker(quotation, row.person.name if row.person else None), f"{quotation.score:.2f}"
        shown.add_row(date, who, quotation.kind, said(quotation), score, quotation.id[:ID_SHOWN])
    if shown.row_count:
        put_table(console, shown)
    else:
        put(console, Text("No quotations found.", "dim"))
    if shown.row_count == limit:
        console.print()
        put(console, Text(f"The first {limit}; there may be more: --limit N", "dim"))


def hits(console: Console, found: Iterable[Hit]) -> None:
    """Print what a search found, the passage with the matches marked below its origin."""
    count = 0
    for count, hit in enumerate(found, start=1):
        who = hit.speaker or "speaker unknown" if hit.kind == "quotation" else "article"
        date = hit.published.isoformat() if hit.published else "date unknown"
        origin = " · ".join(part for part in (date, hit.outlet, hit.title or hit.ref) if part)
        head = Text.assemble((f"{count:<{INDENT}}", "dim"), words(who, "bold"))
        put(console, head, right=Text(hit.id[:ID_SHOWN], "dim"))
        marked = highlighted(hit.snippet, hit.span.start, hit.highlights, plain=not console.is_terminal)
        if hit.kind == "article" and hit.span.start > 0:
            marked = Text("… ").append_text(marked)
        put(console, marked, INDENT)
        put(console, words(origin, "dim"), INDENT)
        console.print()
    if not count:
        put(console, Text("Nothing found.", "dim"))


def found_quotation(console: Console, found: Found, quotation: Quotation) -> None:
    """Print one quotation: who said what and why that is thought, and the passage that it stands in."""
    reading = found.reading
    _origin(console, found)
    succession(console, found)
    within = f", within {quotation.within}" if quotation.within else ""
    put(console, Text(f"quotation {quotation.id}{within}, article {reading.article.id}", "dim"))
    console.print()
    entry(console, Text(), quotation, reading.article.text, known_as=_known_as(found, quotation))
    console.print()
    passage(console, reading.article.text, context(reading.blocks, quotation), [quotation])


def succession(console: Console, found: Found) -> None:
    """Say, where the id that was asked for is an earlier reading's, that something else is shown for it."""
    if found.succeeds:
        put(console, Text(f"{found.succeeds} was replaced by this in a later reading.", "yellow"))


def found_article(console: Console, found: Found) -> None:
    """Print an article, block by block, and the quotations and events found in it."""
    reading = found.reading
    _origin(console, found)
    put(console, Text(f"article {reading.article.id}", "dim"))
    console.print()
    passage(console, reading.article.text, reading.blocks, reading.quotations)
    console.print()
    if reading.unread is not None:
        put(console, Text.assemble(("Not read: ", "yellow"), words(reading.unread)))
    for depth, quotation in nested(reading.quotations):
        label = Text(quotation.id[:ID_SHOWN] + "  ", "dim")
        entry(console, label, quotation, reading.article.text, depth * INDENT, _known_as(found, quotation))
        console.print()
    for event in reading.events:
        label = Text(event.id[:ID_SHOWN] + "  ", "dim")
        act(console, label, event, reading.article.text)
        console.print()


def _known_as(found: Found, quotation: Quotation) -> str | None:
    person = found.people.get(quotation.speaker.key) if quotation.speaker else None
    return person.name if person else None


def _origin(console: Console, found: Found) -> None:
    for line in heading(found.reading.article):
        put(console, line)
    others = [ref for ref in found.refs if ref != found.reading.article.ref]
    if others:
        put(console, words("also in " + ", ".join(others), "dim"))
