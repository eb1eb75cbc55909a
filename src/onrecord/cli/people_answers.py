"""People of a record, for people: the list, one person's page, judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.report import INDENT
from onrecord.cli.summary import counted
from onrecord.cli.terminal import put, put_table, words
from onrecord.identities import Verdict
from onrecord.record.people_rows import JudgementRow, PersonPage, PersonRow

_SAID = {
    Verdict.SAME: "the same",
    Verdict.NOT_THE_SAME: "not the same",
    Verdict.UNSURE: "unsure whether the same",
    Verdict.NAME: "called",
}
_BAR = 40
"""Cells of the longest bar."""


def table(console: Console, rows: Sequence[PersonRow], limit: int) -> None:
    """Print people, a row each; say so where `limit` cut them."""
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("Quotations", "Articles"):
        shown.add_column(name, justify="right", no_wrap=True)
    shown.add_column("Name", ratio=1)
    shown.add_column("Countries", max_width=16)
    shown.add_column("Id", no_wrap=True)
    for row in rows:
        counts = (f"{row.quotations:,}", f"{row.articles:,}")
        shown.add_row(*counts, words(row.name), words(" ".join(row.countries)), words(row.id, "dim"))
    if not rows:
        put(console, Text("Nobody found.", "dim"))
        return
    put_table(console, shown)
    if len(rows) == limit:
        console.print()
        put(console, Text(f"The first {limit}; there may be more: --limit N", "dim"))


def page(console: Console, found: PersonPage) -> None:
    """Print all that the record has on one person."""
    person = found.person
    life = f"  {found.born or ''}-{found.died or ''}" if found.born or found.died else ""
    put(console, Text.assemble(words(person.name, "bold"), (life, "dim")), right=words(person.wikidata or "", "dim"))
    about = [str(person.type), *person.countries, counted(person.quotations, "quotation")]
    put(console, words(" · ".join([*about, counted(person.articles, "article"), person.id]), "dim"))
    _section(
        console,
        "Offices",
        (
            words(f"{one.title}: {f'{one.start} to {one.end}' if one.end else f'since {one.start}'}"
                  + (f", known until {one.known_until}" if one.known_until and not one.end else ""))
            for one in found.offices
        ),
    )  # fmt: skip
    _section(console, "Called", (Text.assemble(f"{one.mentions:>6,}  ", words(one.text)) for one in found.spellings))
    _section(console, "Quotations by year", _bars(found))
    _section(console, "Articles", _articles(found))
    _section(console, "Judgements", (text for one in found.judgements for text in judgement(one)))


def judgement(row: JudgementRow) -> Iterator[Text]:
    """Yield the lines that tell of a judgement."""
    told = f"{_SAID[row.verdict]} “{row.name}”" if row.verdict is Verdict.NAME else _SAID[row.verdict]
    style = "dim strike" if row.undone else ""
    yield Text.assemble((f"{row.number:>4}  ", "dim"), words(f"{row.about}: {told}", style))
    signed = f"{row.user}, {row.time[:16].replace('T', ' ')} UTC" + (f": {row.why}" if row.why else "")
    yield Text.assemble(" " * 6, words(signed, "dim"))
    if row.undone:
        undone = f"undone by {row.undone_by}, {row.undone[:16].replace('T', ' ')} UTC"
        yield Text.assemble(" " * 6, words(undone, "yellow"))


def _section(console: Console, title: str, lines: Iterable[Text]) -> None:
    shown = list(lines)
    if not shown:
        return
    console.print()
    put(console, Text(title, "bold"))
    for line in shown:
        put(console, line, INDENT)


def _bars(found: PersonPage) -> Iterator[Text]:
    most = max(found.years.values(), default=0)
    for year, count in found.years.items():
        bar = "█" * max(1, round(_BAR * count / most))
        yield Text.assemble((f"{year or 'undated':<8}", "dim"), (bar, "cyan"), f" {count:,}")


def _articles(found: PersonPage) -> Iterator[Text]:
    for one in found.appearances:
        date = one.published.isoformat() if one.published else "date unknown"
        origin = " · ".join(part for part in (date, one.outlet, one.title or one.ref) if part)
        said = counted(one.quotations, "quotation")
        told = words(f"as {one.name}, {said} ({one.why}) {one.article_id[:9]}", "dim")
        yield Text.assemble(words(origin), "  ", told)
    if len(found.appearances) < found.person.articles:
        yield Text(f"The newest {len(found.appearances)} of {found.person.articles:,}: --limit N", "dim")
