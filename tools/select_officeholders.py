"""Select from a table of Wikidata's officeholders the terms and people that onrecord's authority ships.

    python tools/select_officeholders.py officeholders.csv COMMITS.txt

Reads the table (country, position, person, wikidata_id, start, end, gender, born, died, enwiki; one row a statement of
Wikidata, CC0) and the dates of its dumps (`COUNTRY-... COMMIT DATE` a line), and writes
`src/onrecord/data/authority/wikidata-terms.tsv` and `wikidata-people.tsv`: heads of state and of government, foreign
and defence ministers, speakers of parliament and a few heads of international bodies, one row a person and term, merged
and corrected as that folder's README says. People whom the chronologies there name come along, terms or not, for their
ids.

An empty `end` in the result means that Wikidata knew no end on the day of the dump (`checked`), nothing more.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from authority_sources import DATA, chronologies, fold, tables

SEATS = {"captain_regent": 2}
KINDS = {
    "president": r"president|head of state|acting president|chairman of the presidential council",
    "monarch": r"monarch|king|queen|emperor|emir|sultan|grand duke|druk gyalpo \(king\)|sovereign prince|ngwenyama",
    "prime_minister": r"prime minister|premier|premier of the state council|taoiseach|minister of state of monaco"
    r"|chairman of the council of ministers|chairman of the cabinet of ministers \(prime minister\)",
    "chancellor": r"federal chancellor",
    "first_minister": r"first minister",
    "supreme_leader": r"supreme leader",
    "governor_general": r"governor-general",
    "captain_regent": r"captain regent",
    "presidency_chairman": r"chairman of the presidency",
    "foreign_minister": r"(federal )?(minister|secretary)( of state)?( of| for) (foreign|external)( and european)?"
    r" (affairs|relations)( and (worship|international cooperation|cooperation|trade|international trade"
    r"|regional integration|expatriates|emigrants|human mobility|the diaspora))?|foreign minister"
    r"|minister (of|for) europe and foreign affairs|secretary of foreign affairs|secretary for foreign affairs"
    r"|secretary of state for foreign and commonwealth affairs",
    "defence_minister": r"(federal )?(minister|secretary)( of state)?( of| for)( the)?( national)? defen[cs]e",
    "speaker": r"(speaker|president|chair|chairman) of the (national assembly|chamber of deputies"
    r"|house of representatives|parliament"
    r"|house of commons|knesset|riksdag|storting|folketing|riigikogu|saeima|seimas|althing|lok sabha"
    r"|grand national assembly|verkhovna rada|supreme council|congress of deputies|house of assembly|sejm"
    r"|assembly of the republic|state great khural|national parliament|legislative assembly|congress"
    r"|national council|assembly|moldovan parliament|people's majlis|house of the people"
    r"|islamic consultative assembly)",
    "upper_house_speaker": r"(speaker|president|chair|chairman) of the (senate|federal senate|spanish senate)",
}
NOT_STATES = {"artsakh", "luhansk", "somaliland", "south-ossetia", "hong-kong", "world"}
NOT_THE_HOUSE = {
    ("australia", "legislative assembly"), ("australia", "house of assembly"), ("canada", "legislative assembly"),
    ("united-states", "house of representatives"), ("india", "legislative assembly"),
}  # fmt: skip
"""Positions that in these countries belong to a state or a province."""
BODIES = {
    "President of the United Nations General Assembly": "UN/general_assembly_president",
    "president of the Parliamentary Assembly of the Council of Europe": "PACE/president",
    "President of the International Court of Justice": "ICJ/president",
}
SLUGS = {"scotland": "GB-SCT", "wales": "GB-WLS", "congo-brazzaville": "COG", "congo-kinshasa": "COD", "czechia": "CZE",
         "bosnia-herzegovina": "BIH", "antigua-barbuda": "ATG", "timor-leste": "TLS", "cabo-verde": "CPV",
         "st-vincent-and-the-grenadines": "VCT", "sao-tome-and-principe": "STP"}  # fmt: skip


LONGEST = 6
"""Years that a term without an end of its own is taken to have gone on for, until the next known holder's or until a
death: beyond them somebody is likely to be missing from the table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A person's term in an office; dates as in the table, `end` empty when none was known on the day `checked`."""

    office: str
    start: str
    end: str
    wikidata: str
    checked: str
    died: str


def last(date: str) -> str:
    """Return the last day that a partial ISO date may mean, comparable as text."""
    return date + "-12-31"[len(date) - 4 :] if len(date) in (4, 7) else date


def years(start: str, end: str) -> int:
    """Return the difference of two dates in calendar years."""
    return int(end[:4]) - int(start[:4])


def places() -> dict[str, str]:
    """Return the code of each country by the table's name for it."""
    slugs = {re.sub(r"[^a-z]+", "-", fold(row[2])): row[0] for row in tables("countries.tsv")}
    return slugs | SLUGS


def selected(rows: Iterable[dict[str, str]], checked: dict[str, str]) -> Iterator[Row]:
    """Yield the rows that hold one of the chosen offices, with dates that can be."""
    codes = places()
    kinds = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in KINDS.items()]
    for row in rows:
        country, position = row["country"], row["position"]
        office = BODIES.get(position) if country == "world" else None
        if office is None and country not in NOT_STATES:
            kind = next((kind for kind, pattern in kinds if pattern.fullmatch(position)), None)
            if kind and not any(country == place and house in position.casefold() for place, house in NOT_THE_HOUSE):
                office = f"{codes[country]}/{kind}"
        start, end = row["start"], row["end"]
        if office and row["wikidata_id"] and re.match(r"\d{4}", start):
            if end and (last(end) < start or (end == row["died"] and years(start, end) > LONGEST)):
                end = ""
            died = row["died"]
            if died and start > last(died):
                continue
            if died and end and end[: len(died)] > died:
                end = died
            yield Row(office, start, end, row["wikidata_id"], checked.get(country, min(checked.values())), died)


def merged(rows: list[Row]) -> list[Row]:
    """Make one row of a person's statements about one term: the earliest end of the same start, joined successors."""
    by_start: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_start[row.office, row.wikidata, row.start].append(row)
    once = [replace(same[0], end=min((row.end for row in same if row.end), default="")) for same in by_start.values()]
    joined: list[Row] = []
    for row in sorted(once, key=lambda row: (row.office, row.wikidata, row.start)):
        before = joined[-1] if joined else None
        if (
            before
            and (before.office, before.wikidata) == (row.office, row.wikidata)
            and before.end[:7] >= row.start[:7]
        ):
            joined[-1] = replace(before, end=max(before.end, row.end) if row.end else "")
        else:
            joined.append(row)
    return joined


def one_after_another(rows: list[Row]) -> list[Row]:
    """Cut terms in a single-holder office where the next begins; of two that began on one day neither is certain."""
    rows = sorted(rows, key=lambda row: (row.start, row.end or "9"))
    starts = defaultdict(set)
    for row in rows:
        starts[row.start].add(row.wikidata)
    rows = [row for row in rows if len(starts[row.start]) == 1]
    kept: list[Row] = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        if after and (last(row.end) > after.start if row.end else years(row.start, after.start) <= LONGEST):
            kept.append(replace(row, end=min(after.start, row.died or after.start)))
        elif not row.end or last(row.end) >= row.start:
            kept.append(row)
    return kept


def people_rows(rows: list[dict[str, str]], wanted: set[str]) -> Iterator[list[str]]:
    """Yield id, name, sex, birth, death and other names of the people wanted."""
    seen: dict[str, dict[str, str]] = {}
    for row in rows:
        if row["wikidata_id"] in wanted:
            best = seen.setdefault(row["wikidata_id"], dict(row))
            best.update({key: value for key, value in row.items() if value and not best[key]})
    for wikidata, row in sorted(seen.items(), key=lambda item: int(item[0][1:])):
        page = re.sub(r" \(.*\)$|, (Baron|Baroness|Viscount|Earl|Lord)\b.*$", "", row["enwiki"])
        person = re.sub(r", (Baron|Baroness|Viscount|Earl|Lord)\b.*$", "", row["person"])
        name = page or person
        sex = {"male": "m", "female": "f"}.get(row["gender"], "")
        yield [wikidata, name, sex, row["born"], row["died"], person if person != name else ""]


def named(rows: Iterable[dict[str, str]]) -> set[str]:
    """Return the ids of the people whom the chronologies name, or people.tsv by id."""
    names = {fold(re.sub(r" \(.*\)$", "", term.person)) for term in chronologies()}
    given = {row[1] for row in tables("people.tsv") if len(row) > 1}
    return {
        row["wikidata_id"]
        for row in rows
        if row["wikidata_id"] in given or {fold(row["person"]), fold(re.sub(r" \(.*\)$", "", row["enwiki"]))} & names
    }


def main() -> None:
    """Write the two tables."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    checked: dict[str, str] = {}
    codes = places()
    for line in Path(sys.argv[2]).read_text("utf-8").splitlines():
        name, _, date = line.split()
        country = next((slug for slug in sorted(codes, key=len, reverse=True) if name.startswith(slug)), name)
        checked[country] = max(date, checked.get(country, ""))
    terms: list[Row] = []
    by_office: dict[str, list[Row]] = defaultdict(list)
    for row in merged(list(selected(rows, checked))):
        by_office[row.office].append(row)
    for office, group in sorted(by_office.items()):
        single = SEATS.get(office.split("/")[1], 1) == 1
        terms += one_after_another(group) if single else sorted(group, key=lambda row: row.start)
    people = list(people_rows(rows, {term.wikidata for term in terms} | named(rows)))
    write("wikidata-terms.tsv", "office\tstart\tend\twikidata\tchecked",
          ([term.office, term.start, term.end, term.wikidata, term.checked] for term in terms))  # fmt: skip
    write("wikidata-people.tsv", "wikidata\tname\tsex\tborn\tdied\tother name", people)
    print(f"{len(terms)} terms, {len(by_office)} offices, {len(people)} people")


def write(name: str, columns: str, rows: Iterable[list[str]]) -> None:
    """Write one table with its header."""
    head = (
        "# Facts of Wikidata (CC0) as of 2022 and 2023, selected, merged and corrected by\n"
        f"# tools/select_officeholders.py; see README.md. Columns: {columns.replace(chr(9), ', ')}.\n"
    )
    DATA.joinpath(name).write_text(head + "".join("\t".join(row).rstrip("\t") + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
