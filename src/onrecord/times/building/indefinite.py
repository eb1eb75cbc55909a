"""Builders of times that the words do not measure: "now", "recently", "soon"."""

from __future__ import annotations

from onrecord.times.grammar import Groups
from onrecord.times.meanings import (
    Indefinite,
    Meaning,
    Reference,
)


def present(_: Groups) -> Meaning | None:
    """Return "now"."""
    return Indefinite(Reference.PRESENT)


def past(_: Groups) -> Meaning | None:
    """Return "recently"."""
    return Indefinite(Reference.PAST)


def future(_: Groups) -> Meaning | None:
    """Return "soon"."""
    return Indefinite(Reference.FUTURE)
