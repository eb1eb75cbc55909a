"""What PLOVER's words mean, in ours: a sentence or phrase each, for people who read a record."""

from __future__ import annotations

import functools
from typing import Any

from onrecord.data import toml
from onrecord.model import EventType


def type_meaning(event_type: EventType) -> str:
    """Say what acts are of a type."""
    return str(_definitions()["types"][event_type])


def mode_meaning(event_type: EventType, mode: str) -> str:
    """Say what acts are of a mode of a type.

    Raises:
        KeyError: the type has no such mode.
    """
    return str(_definitions()["modes"][event_type][mode])


def context_meaning(context: str) -> str:
    """Say what a context is about.

    Raises:
        KeyError: PLOVER has no such context.
    """
    return str(_definitions()["contexts"][context])


def sector_meaning(sector: str) -> str:
    """Say who belongs to a sector, by its code.

    Raises:
        KeyError: PLOVER has no such sector.
    """
    return str(_definitions()["sectors"][sector])


@functools.cache
def _definitions() -> dict[str, Any]:
    return toml("ontology/definitions.toml")
