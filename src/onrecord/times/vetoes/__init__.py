"""What the words around say against a match: one function a `check` that `grammar.toml` names.

A check takes the match's site and tells whether the words may be a time. `is_name` holds for every match.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from onrecord.times.site import Site
from onrecord.times.vetoes import days, figures, names, units
from onrecord.times.vetoes.names import is_name

__all__ = ["CHECKS", "is_name"]

CHECKS: Final[dict[str, Callable[[Site], bool]]] = {
    name: it
    for module in (names, figures, units, days)
    for name, it in vars(module).items()
    if name[0] != "_" and getattr(it, "__module__", "") == module.__name__
}
"""Every check by its name, `is_name` among them."""
