"""Where output goes: standard output for results, standard error for complaints."""

from __future__ import annotations

import io
import sys
from typing import TextIO

from onrecord.errors import OnrecordError
from onrecord.export.visible import visible


def lines() -> TextIO:
    """Return standard output for a program to read, line ends as written; raises OnrecordError where it is closed."""
    if sys.stdout is None:
        raise OnrecordError("cannot write the output: standard output is closed")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="")
    return sys.stdout


def write(line: str) -> None:
    """Write one line for a program to standard output."""
    lines().write(line + "\n")


def complain(message: str) -> None:
    """Write one line to standard error."""
    print(visible(message), file=sys.stderr)
