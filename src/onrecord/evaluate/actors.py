"""Actor phrases: how often their country and sector are coded as people coded them.

The cases that ship are those of onrecord/data/evaluation/actors.tsv. PLOVER's gold standard records (plover_gsr.jsonl)
give a code and a sector to each actor; where their conventions are older than the tables here, see docs/actors.md.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.actors import Actor, code
from onrecord.data import table
from onrecord.errors import EvaluationError
from onrecord.evaluate.tally import Tally

NOBODY: Final = "none"
"""In the country's place: the phrase names no actor."""

_COUNTRIES: Final = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
"""Codes of the gold records that are no ISO 3166 codes."""

_SECTORS: Final = {"CIV": "CVL"}

_UNKNOWN: Final = "***"
"""A sector that the gold records leave open; such actors count for their country only."""


@dataclass(frozen=True, slots=True)
class ActorCase:
    """A phrase, the day (None: not given) and the codes wanted: None where the phrase does not tell.

    `country` may be IGO, NGO or IMG for what is international, or NOBODY. `judged` tells whether the sector counts.
    """

    phrase: str
    on: datetime.date | None
    country: str | None
    sector: str | None
    judged: bool = True


def shipped_actors() -> tuple[ActorCase, ...]:
    """Return the cases that ship."""
    return tuple(parse_actors(table("evaluation/actors.tsv")))


def parse_actors(rows: Iterable[list[str]]) -> Iterator[ActorCase]:
    """Read rows of phrase, ISO day, country and sector, each of the last three '-' where there is none.

    Raises EvaluationError for a row that is none.
    """
    for row in rows:
        try:
            phrase, day, country, sector = row
            on = None if day == "-" else datetime.date.fromisoformat(day)
        except ValueError as error:
            raise EvaluationError(
                f"'{' | '.join(row)}' is not a phrase, a day, a country and a sector: {error}"
            ) from error
        yield ActorCase(phrase, on, None if country == "-" else country, None if sector in {"-", NOBODY} else sector)


def load_gold(path: Path, half: int | None = None) -> tuple[ActorCase, ...]:
    """Read the actors and recipients of PLOVER's gold records, all or those of one half (0 or 1) by record id.

    Raises EvaluationError where the file cannot be read or is not in that form.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot read the records: {error}") from error
    found: list[ActorCase] = []
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line)
            cases = [_gold(a) for event in record["events"] for a in (*event["source"], *event["target"])]
            if half is None or _half(record["id"]) == half:
                found.extend(cases)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise EvaluationError(f"{path}, line {number}: not a gold record of PLOVER: {error!r}") from error
    return tuple(found)


def assess_cases(corpus: str, cases: Iterable[ActorCase]) -> Tally:
    """Code each case: right are those with the country and the sector wanted, missed those left without one of them."""
    right = 0
    wrong: list[str] = []
    missed: list[str] = []
    for case in cases:
        actor = code(case.phrase, case.on)
        country, sector = _country(actor), actor.sector if actor else None
        if (country, sector) == (case.country, case.sector):
            right += 1
        else:
            kept = country in {None, NOBODY, case.country} and sector in {None, case.sector}
            (missed if kept else wrong).append(_said(case, actor))
    return Tally(corpus, right, len(wrong), len(missed), (*wrong, *missed))


def assess_actors(path: Path, half: int | None = None) -> tuple[Tally, Tally]:
    """Code the actors of PLOVER's gold records; return a tally of countries and one of sectors.

    Gold records have IGO for organisations of states and of people alike; so has the tally.
    """
    cases = load_gold(path, half)
    coded = [(case, code(case.phrase)) for case in cases]
    countries = [(_said(c, a), c.country, _as_gold(_country(a), c.country)) for c, a in coded]
    sectors = [(_said(c, a), c.sector, a.sector if a else None) for c, a in coded if c.judged]
    return _tally(f"{path.stem}-country", countries), _tally(f"{path.stem}-sector", sectors)


def _tally(corpus: str, answers: Iterable[tuple[str, str | None, str | None]]) -> Tally:
    right = 0
    wrong: list[str] = []
    missed: list[str] = []
    for said, wanted, got in answers:
        if got == wanted:
            right += 1
        else:
            (missed if got is None else wrong).append(said)
    return Tally(corpus, right, len(wrong), len(missed), (*wrong, *missed))


def _gold(actor: dict[str, Any]) -> ActorCase:
    country, sector = actor["code"], actor.get("sector")
    told = None if sector in {None, _UNKNOWN} else _SECTORS.get(sector[:3], sector[:3])
    return ActorCase(actor["actorText"], None, _COUNTRIES.get(country, country), told, judged=sector != _UNKNOWN)


def _half(record: str) -> int:
    return hashlib.sha256(record.encode()).digest()[-1] % 2


def _country(actor: Actor | None) -> str | None:
    if actor is None:
        return NOBODY
    return actor.country or actor.international


def _as_gold(country: str | None, wanted: str | None) -> str | None:
    if country == NOBODY:
        return None
    return "IGO" if country == "NGO" and wanted == "IGO" else country


def _said(case: ActorCase, actor: Actor | None) -> str:
    got = f"{_country(actor) or '-'} {actor.sector or '-'}" if actor else NOBODY
    day = f" on {case.on}" if case.on else ""
    return f"{case.phrase}{day} is {case.country or '-'} {case.sector or '-'}, not {got}"
