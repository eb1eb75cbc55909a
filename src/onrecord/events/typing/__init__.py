"""Candidates to PLOVER type, mode and context."""

from onrecord.events.typing.classify import Coding, classify
from onrecord.events.typing.frames import between

__all__ = ["Coding", "between", "classify"]
