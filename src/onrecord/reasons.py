"""The codes in `why` to plain words: what a rule or feature saw, for people who read a record.

    explain("quotation", "ccomp")           -> "The words said are a clause that the reporting verb governs."
    explain("event", "recipient:prep:with") -> "Way through the sentence ...: phrase with “with”."
    explain("quotation", "by-hand")         -> None

The sentences are in onrecord/data/reasons.toml. A code that it does not have is shown as it is.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

from onrecord.data import toml

Kind = Literal["quotation", "person", "time", "place", "event"]
"""What a reason is given for; `person` is for mentions and for who speaks."""

_STEP = re.compile(r"(?P<phrase>prep|pcomp):(?P<word>[^>:+&^]+)|[\^&]|[^>:+&^]+")


def explain(kind: Kind, code: str) -> str | None:
    """Return what a code means, in a sentence; None where the glossary does not have it."""
    for pattern, sentence in _patterns(kind):
        found = pattern.fullmatch(code)
        if found is not None:
            return _filled(sentence, found.groups())
    return None


def _filled(sentence: str, seen: tuple[str, ...]) -> str:
    def word(slot: re.Match[str]) -> str:
        return _path(seen[-1]) if slot[1] == "path" else seen[int(slot[1])]

    return re.sub(r"\{(\d|path)\}", word, sentence)


def _path(steps: str) -> str:
    """Return a way through a sentence in words; what is no step of the grammar is a word of the sentence."""
    names = _glossary()["path"]
    words = [
        f"{names[step['phrase']]} “{step['word']}”" if step["phrase"] else names.get(step[0], f"“{step[0]}”")
        for step in _STEP.finditer(steps)
    ]
    return ", ".join(words)


@functools.cache
def _patterns(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of a kind with their sentences, in order; a * takes as little as will do."""
    return tuple(
        (re.compile("(.*?)".join(re.escape(part) for part in code.split("*")), re.DOTALL), sentence)
        for code, sentence in _glossary()[kind].items()
    )


@functools.cache
def _glossary() -> dict[str, dict[str, str]]:
    """Return the sentences by kind and code; the names of time rules, which are many, are among those of `time`."""
    return toml("reasons.toml")
