"""What people read on a terminal: lines, tables and bars on standard output, progress on standard error.

What comes from articles is data. It is never read as Rich markup, and `words` makes its control characters visible.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from onrecord.cli.streams import lines
from onrecord.export.visible import visible

WIDEST = 100
"""Columns: lines longer than this are tiring to read, and what is piped has no terminal to ask."""


def output() -> Console:
    """Return the console for results: coloured on a terminal only, at most WIDEST columns wide."""
    console = Console(file=lines(), markup=False, highlight=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDEST
    console.width = min(console.width, WIDEST)
    return console


def words(text: str, style: str = "") -> Text:
    """Return words of an article, on one line, as they may be shown."""
    return Text(visible(" ".join(text.split())), style=style)


def bar(score: float, cells: int = 8) -> Text:
    """Return a score between 0 and 1 as a bar with its figure."""
    full = round(min(max(score, 0.0), 1.0) * cells)
    colour = "green" if score >= 0.8 else "yellow" if score >= 0.5 else "red"
    return Text.assemble(("█" * full, colour), ("░" * (cells - full), "dim"), f" {score:.2f}")


def put(console: Console, text: Text, indent: int = 0, right: Text | None = None) -> None:
    """Print text between an indent and the console's width, with `right` at the end of its first line if it fits.

    Lines end where their words end, so that what is piped has no trailing blanks.
    """
    width = max(console.width - indent, 20)
    if right is not None and text.cell_len + 2 + right.cell_len <= width:
        text = Text.assemble(text, " " * (width - text.cell_len - right.cell_len), right)
    elif right is not None:
        text = Text.assemble(text, "\n", right)
    for line in text.wrap(console, width):
        line.rstrip()
        console.print(Text.assemble(" " * indent, line), soft_wrap=True)


def put_table(console: Console, table: Table) -> None:
    """Print a table without the blanks that pad its lines."""
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        console.file.write(line.rstrip() + "\n")


@contextlib.contextmanager
def progress(
    what: str, *, total: Callable[[], int | None] | None = None, quiet: bool = False
) -> Iterator[Callable[[int, str], None]]:
    """Show that long work goes on, on a terminal only; yields what says how far it is, as a number and words.

    `total` is asked how much there is to do where that will be shown; None is an answer.
    """
    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    hidden = quiet or not console.is_terminal
    state_column = TextColumn("{task.fields[state]}", markup=False)
    columns = (SpinnerColumn(), TextColumn(what), BarColumn(), MofNCompleteColumn(), state_column, TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=hidden) as bars:
        task = bars.add_task(what, total=total() if total and not hidden else None, state="")
        yield lambda done, state: bars.update(task, completed=done, state=visible(state))
