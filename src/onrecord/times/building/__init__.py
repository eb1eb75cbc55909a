"""From the words that a rule matched to what they mean: one function a builder that `grammar.toml` names.

A builder takes the groups of its rule and returns a meaning, or None where the words are no time after all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from onrecord.times.building import clocks, dates, durations, indefinite, relative, sets, weekdays, years
from onrecord.times.grammar import Groups
from onrecord.times.meanings import Meaning

Builder = Callable[[Groups], Meaning | None]


BUILDERS: Final[dict[str, Builder]] = {
    name: it
    for module in (dates, weekdays, clocks, relative, years, indefinite, durations, sets)
    for name, it in vars(module).items()
    if name[0] != "_" and getattr(it, "__module__", "") == module.__name__
}
"""Every builder by its name."""
