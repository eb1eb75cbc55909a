"""Compile the authority: the tables in src/onrecord/data/authority -> authority.json, names.json and places.json.

    python tools/build_authority.py            write them
    python tools/build_authority.py --check    only tell whether they are what the tables come to

The README of that folder says what each table is and how to refresh it. The compiled files hold a row a line, so that
a change of a table shows as a change of a few lines.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from authority_sources import DATA, Line, SourceTableError, chronologies, earliest, fold, latest, tables
from onrecord.authority.folding import fold as fold_place
from onrecord.authority.folding import is_acronym
from onrecord.names import Index

LONGEST_OPEN = 6
"""Years that an open term of Wikidata's is taken to have gone on for, to the day it was last seen open."""
WIKIDATA = "wikidata"


@dataclass(slots=True)
class Someone:
    """A person as the tables together know them."""

    name: str
    wikidata: str = ""
    sex: str = ""
    born: str = ""
    died: str = ""
    aliases: list[str] = field(default_factory=list)


class People:
    """Everybody in the tables, found by id or by the name that a chronology uses."""

    def __init__(self) -> None:
        self.everybody: dict[str, Someone] = {}
        self._by_name: dict[str, set[str]] = {}
        self._named: dict[str, str] = {}
        for row in tables("wikidata-people.tsv"):
            wikidata, name, sex, born, died, other = (row + [""] * 6)[:6]
            self.everybody[wikidata] = Someone(name, wikidata, sex, born, died, [other] if other else [])
            for called in filter(None, {name, other}):
                self._by_name.setdefault(fold(called), set()).add(wikidata)
        for row in tables("people.tsv"):
            self._add(*(row + [""] * 6)[:6])

    def _add(self, called: str, wikidata: str, sex: str, born: str, died: str, others: str) -> None:
        key = wikidata or self._only(called) or slug(called)
        someone = self.everybody.setdefault(key, Someone(bare(called), wikidata))
        aliases = [someone.name, *someone.aliases, *(name for name in others.split("; ") if name)]
        someone.name = bare(called)
        someone.sex, someone.born, someone.died = sex or someone.sex, born or someone.born, died or someone.died
        someone.aliases = list(dict.fromkeys(name for name in aliases if name != someone.name))
        if called in self._named:
            raise SourceTableError(f"people.tsv: {called} stands there twice")
        self._named[called] = key

    def _only(self, called: str) -> str | None:
        found = self._by_name.get(fold(bare(called)), set())
        return next(iter(found)) if len(found) == 1 else None

    def key(self, line: Line) -> str:
        """Return the key of the person of a chronology's line.

        Raises:
            SourceTableError: no table knows the person, or Wikidata's knows several of the name.
        """
        key = self._named.get(line.person) or self._only(line.person)
        if key is None:
            raise SourceTableError(f"{line.where}: people.tsv has to say who {line.person!r} is")
        return key


def bare(name: str) -> str:
    """Return a name without what tells it from a namesake's: "Andris Bērziņš (president)"."""
    return re.sub(r" \([^)]*\)$", "", name)


def slug(name: str) -> str:
    """Return a local key for somebody whose Wikidata id is not certain."""
    return fold(name).replace(" ", "-")


def terms(people: People) -> list[list[Any]]:
    """Return person, office, start, end, known until, flags and origin of each term, one office after the other."""
    lines = chronologies()
    chains: dict[str, list[Line]] = {}
    rows: list[list[Any]] = []
    for line in lines:
        flags = [*line.flags, *(["beside"] if line.beside else []), *([line.person] if is_state(line) else [])]
        person = None if is_state(line) else people.key(line)
        known = line.known if line.end is None else None
        rows.append([person, line.office, line.start, line.end, known, flags, f"{line.origin} {line.checked}"])
        if not line.beside:
            chains.setdefault(line.office, []).append(line)
    for found in wikidata_terms():
        rows += fitted(found, chains.get(found[1], []), people)
    rows = [row for row in rows if row[5] != ["abolished"] or row[3] is None]
    return sorted(rows, key=lambda row: (row[1], earliest(row[2]), latest(row[2]), row[5], str(row[0])))


def is_state(line: Line) -> bool:
    """Tell whether a line says that nobody held the office, rather than who did."""
    return line.person in {"vacant", "abolished"}


def wikidata_terms() -> Iterator[list[Any]]:
    """Yield the rows of Wikidata's table as terms; an open one is known while somebody is likely to have held on."""
    rows = [(row + [""] * 5)[:5] for row in tables("wikidata-terms.tsv")]
    last = {row[0]: row[1] for row in sorted(rows, key=lambda row: row[1])}
    for office, start, end, wikidata, checked in rows:
        known = None
        if not end:
            recent = last[office] == start and int(checked[:4]) - int(start[:4]) <= LONGEST_OPEN
            known = checked if recent else latest(start)
        yield [wikidata, office, start, end or None, known, [], f"{WIKIDATA} {checked}"]


def fitted(term: list[Any], chain: list[Line], people: People) -> Iterator[list[Any]]:
    """Yield a term of Wikidata's, cut so that it only fills what the chronology of its office leaves open."""
    person, office, start, end, known, flags, origin = term
    if not chain:
        yield term
        return
    before = [line for line in chain if earliest(line.start) <= latest(start)]
    after = [line for line in chain if earliest(line.start) > latest(start)]
    if before and (before[-1].end is None or latest(before[-1].end) > earliest(start)):
        return
    if any(not is_state(line) and people.key(line) == person and near(line.start, start) for line in chain):
        return
    if after:
        until = earliest(after[0].start)
        if end is None and until <= known:
            end, known = until, None
        elif end is not None and latest(end) > until:
            end = until
    yield [person, office, start, end, known, flags, origin]


def near(one: str, other: str) -> bool:
    """Tell whether two starts of one person in one office are a year apart at most: then they are the same term."""
    return abs(int(earliest(one)[:4]) - int(earliest(other)[:4])) <= 1


def authority() -> dict[str, Any]:
    """Return what authority.json holds."""
    people = People()
    rows = terms(people)
    origins = sorted({row[6] for row in rows})
    used = {row[0] for row in rows if row[0]}
    kinds, special = titles()["kinds"], titles()["offices"]
    named = {row[0]: (f"the {row[2]}" if len(row) > 3 and row[3] else row[2]) for row in places_tables()}
    offices = []
    for key in sorted({row[1] for row in rows}):
        place, kind = key.split("/")
        own = special.get(key, {})
        title = own.get("title", f"{kinds[kind]['title']} of {named[place]}")
        feminine = own.get("feminine") or (
            f"{kinds[kind]['feminine']} of {named[place]}" if "feminine" in kinds[kind] and "title" not in own else None
        )
        offices.append([key, title, feminine, own.get("seats", kinds[kind].get("seats", 1))])
    return {
        "people": [
            [key, one.name, one.wikidata or None, one.sex or None, one.born or None, one.died or None, one.aliases]
            for key, one in sorted(people.everybody.items())
            if key in used
        ],
        "offices": offices,
        "origins": origins,
        "terms": [[*row[:6], origins.index(row[6])] for row in rows],
    }


def names(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what names.json holds: the people's names filed under their blocking keys."""
    index = Index((row[0], [row[1], *row[6]]) for row in content["people"])
    return {"postings": sorted([key, *numbers] for key, numbers in index.postings.items())}


def titles() -> dict[str, Any]:
    """Return the table of offices."""
    return tomllib.loads(DATA.joinpath("offices.toml").read_text("utf-8"))


def places_tables() -> list[list[str]]:
    """Return code, alpha-2 (or nothing), name and article of every country and organisation."""
    countries = [(row + [""] * 4)[:4] for row in tables("countries.tsv")]
    return countries + [[row[0], "", *[*row[1:], ""][:2]] for row in tables("organisations.tsv")]


def places() -> dict[str, Any]:
    """Return what places.json holds: countries, organisations, the forms that name them, and the words of titles."""
    countries = [(row + [""] * 11)[:11] for row in tables("countries.tsv")]
    organisations = [(row + [""] * 7)[:7] for row in tables("organisations.tsv")]
    foreign = {code: names for code, *names in tables("names.tsv")}
    forms: dict[str, list[str]] = {}
    for kind, column in (("name", 2), ("name", 4), ("adjective", 5), ("demonym", 6), ("seat", 7)):
        for row in countries:
            claim(forms, split(row[column]), row[0], kind)
            if kind == "demonym":
                claim(forms, (plural(form) for form in split(row[5]) + split(row[6])), row[0], kind)
    for kind, column in (("name", 1), ("name", 3), ("adjective", 4), ("seat", 5)):
        for row in organisations:
            claim(forms, split(row[column]), row[0], kind)
    claim_foreign(forms, foreign)
    return {
        "countries": [
            [row[0], row[1] or None, row[2], *(split(cell) for cell in row[4:8]), *(cell or None for cell in row[8:])]
            for row in countries
        ],
        "organisations": [
            [row[0], row[1], *(split(cell) for cell in row[3:6]), row[6] or None] for row in organisations
        ],
        "forms": sorted([form, *found] for form, found in forms.items()),
        "titles": list(words(titles()).items()),
    }  # fmt: skip


def split(cell: str) -> list[str]:
    """Return the items of a cell."""
    return [item for item in cell.split("; ") if item]


def plural(demonym: str) -> str:
    """Return the plural of an English demonym, the same where it has none of its own ("Chinese")."""
    if demonym.endswith("man"):
        return demonym[:-3] + "men"
    return demonym if demonym.endswith(("s", "ese", "sh", "tch", "nch")) else demonym + "s"


def claim(forms: dict[str, list[str]], new: Iterable[str], code: str, kind: str) -> None:
    """Give forms to a place unless another has them: an earlier kind and an earlier line are the usual meaning."""
    for form in new:
        if "(" not in form:
            forms.setdefault(form if is_acronym(form) else fold_place(form), [code, kind])


def claim_foreign(forms: dict[str, list[str]], foreign: Mapping[str, list[str]]) -> None:
    """Give names in other languages to their countries; a name that two languages use of two countries is nobody's."""
    claims: dict[str, set[str]] = {}
    for code, names in foreign.items():
        for name in names:
            claims.setdefault(fold_place(name), set()).add(code)
    for form, codes in sorted(claims.items()):
        if len(codes) == 1:
            forms.setdefault(form, [min(codes), "foreign name"])


def words(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words of titles, by what `onrecord.authority.titles` looks them up for."""
    kinds: dict[str, list[str]] = {}
    for kind, entry in table["kinds"].items():
        for word in entry["words"]:
            kinds.setdefault(fold_place(word), []).append(kind)
    direct: dict[str, str] = {}
    local: dict[str, str] = {}
    for key, entry in table["offices"].items():
        direct |= {fold_place(word): key for word in entry.get("words", ())}
        local |= {f"{key.split('/')[0]} {fold_place(word)}": key for word in entry.get("also", ())}
    return {
        "kinds": kinds,
        "direct": direct,
        "local": local,
        "roles": {fold_place(word): role for role, listed in table["roles"].items() for word in listed},
        "kind roles": {kind: entry["role"] for kind, entry in table["kinds"].items() if "role" in entry},
        "leader": {code: who for who, codes in table["leader"].items() for code in codes.split()},
        "chief": [fold_place(word) for word in table["chief"]["words"]],
        "qualifiers": {fold_place(word): when for when, listed in table["qualifiers"].items() for word in listed},
    }


def dumped(content: Mapping[str, Any]) -> str:
    """Return JSON with a row a line."""
    parts = []
    for name, rows in content.items():
        lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
        parts.append(f"{json.dumps(name)}:[\n{lines}\n]")
    return "{" + ",\n".join(parts) + "}\n"


def compiled() -> dict[Path, str]:
    """Return what each compiled file has to hold.

    Raises:
        SourceTableError: a table cannot be read, or says two things of one person or day.
    """
    content = authority()
    return {
        DATA / "authority.json": dumped(content),
        DATA / "names.json": dumped(names(content)),
        DATA / "places.json": dumped(places()),
    }


def main() -> None:
    """Write the compiled files, or with --check stop with their names where they are stale."""
    try:
        outputs = compiled()
    except SourceTableError as error:
        sys.exit(str(error))
    old = [path for path, text in outputs.items() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" in sys.argv[1:] and old:
        sys.exit(f"stale: {', '.join(path.name for path in old)}; run 'python tools/build_authority.py'")
    for path in old:
        path.write_text(outputs[path], "utf-8")


if __name__ == "__main__":
    main()
