"""What PLOVER says of its event types: quad class, modes, intensity, whether a recipient is needed."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from onrecord.data import table
from onrecord.model import EventType, Quad


@dataclass(frozen=True, slots=True)
class _Type:
    quad: Quad
    needs_recipient: bool
    intensity: float


def quad(event_type: EventType) -> Quad:
    """Return the quad class of a type."""
    return _types()[event_type].quad


def needs_recipient(event_type: EventType) -> bool:
    """Tell whether an act of a type is one only where it has a recipient."""
    return _types()[event_type].needs_recipient


@functools.cache
def modes(event_type: EventType) -> tuple[str, ...]:
    """Return the modes of a type, by name; empty for a type that has none.

    They are PLOVER's, and "meet" of CONSULT, which is ours: people meet face to face, and nothing more is told.
    """
    return tuple(mode for of, mode in _modes() if of is event_type)


def intensity(event_type: EventType, mode: str | None = None) -> float:
    """Return PLOVER's own score of a type and mode, from -10 (conflict) to 10; the type's where the mode has none.

    Raises:
        ValueError: the mode is none of the type's.
    """
    check_mode(event_type, mode)
    scored = _modes()[event_type, mode] if mode else None
    return _types()[event_type].intensity if scored is None else scored


@functools.cache
def contexts() -> tuple[str, ...]:
    """Return PLOVER's contexts ("economic", "human_rights"), in the order of its list."""
    return tuple(name for (name,) in table("ontology/contexts.tsv"))


@functools.cache
def sectors() -> tuple[str, ...]:
    """Return PLOVER's sector codes ("GOV", "REB"), by name."""
    return tuple(name for (name,) in table("ontology/sectors.tsv"))


def check_mode(event_type: EventType, mode: str | None) -> None:
    """Raise ValueError for a mode that is none of the type's; None is always right."""
    if mode is not None and (event_type, mode) not in _modes():
        raise ValueError(f"'{mode}' is no mode of {event_type}: it has {', '.join(modes(event_type)) or 'none'}")


def check_context(context: str | None) -> None:
    """Raise ValueError for a context that PLOVER does not have; None is always right."""
    if context is not None and context not in contexts():
        raise ValueError(f"'{context}' is no context of PLOVER")


@functools.cache
def _types() -> dict[EventType, _Type]:
    rows = table("ontology/types.tsv")
    return {EventType(name): _Type(Quad(quad), needs == "yes", float(score)) for name, quad, needs, score in rows}


@functools.cache
def _modes() -> dict[tuple[EventType, str], float | None]:
    rows = table("ontology/modes.tsv")
    return {(EventType(name), mode): float(score) if score else None for name, mode, score in rows}
