"""Answers that one page asks for several times, remembered for as long as the record stays as it is.

Reach for it where an answer is small, takes long, and follows from the record alone: whom a name means. A connection
remembers its own, so that nothing is shared between threads.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from sqlalchemy import Connection

from onrecord.record import sqlite

T = TypeVar("T")

_KEPT = 32
"""Answers that a connection remembers, the latest."""


def once(connection: Connection, question: Hashable, answer: Callable[[], T]) -> T:
    """Return the answer to a question, worked out once for each state of the record that a connection sees."""
    state = sqlite.state(connection)
    seen, answers = connection.info.get(__name__, (None, {}))
    if seen != state:
        answers = {}
        connection.info[__name__] = state, answers
    if question in answers:
        kept: T = answers[question]
        return kept
    found = answer()
    while len(answers) >= _KEPT:
        del answers[next(iter(answers))]
    answers[question] = found
    return found
