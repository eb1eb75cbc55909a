"""The tables of letters and words, read once from `onrecord/data/names`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.data import table, toml
from onrecord.names.symbols import symbols


@dataclass(frozen=True, slots=True)
class Convention:
    """A way to write symbols of one script in Latin letters: the spellings, the usual one first, "" for none."""

    script: str
    symbols: tuple[str, ...]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words around names, folded: see words.toml. `forms` maps a name to its groups in nicknames and forms.toml."""

    honorifics: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    forms: Mapping[str, frozenset[int]]


@functools.cache
def conventions() -> tuple[Convention, ...]:
    """Return every row of conventions.tsv."""
    return tuple(
        Convention(script, _symbols(written, script), tuple("" if s == "-" else s for s in spellings.split()))
        for script, written, spellings in table("names/conventions.tsv")
    )


@functools.cache
def letters() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the replacements of Latin letters and those of the letters of other scripts."""
    tables = toml("names/letters.toml")
    return tables["latin"], tables["fold"]


@functools.cache
def words() -> Words:
    """Return the closed word lists."""
    lists = toml("names/words.toml")
    groups: dict[str, set[int]] = {}
    lines = [
        line
        for name in ("people/nicknames.toml", "names/forms.toml")
        for line in toml(name)["groups"].strip().splitlines()
    ]
    for number, line in enumerate(lines):
        for form in line.split():
            groups.setdefault(form, set()).add(number)
    return Words(
        honorifics=frozenset(lists["honorifics"].split()),
        particles=frozenset(lists["particles"].split()),
        suffixes=frozenset(lists["suffixes"].split()),
        forms={form: frozenset(numbers) for form, numbers in groups.items()},
    )


def _symbols(written: str, script: str) -> tuple[str, ...]:
    if script == "hangul" and all("가" <= char <= "힣" for char in written):
        return symbols(written, script)
    return tuple(written.split("+"))
