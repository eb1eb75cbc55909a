"""People of a record as plain values and as CSV; see `json_lines` and `spreadsheet`."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from onrecord.export.spreadsheet import cell
from onrecord.record.people_rows import Circle, JudgementRow, PersonPage, PersonRow

COLUMNS = ("person", "name", "type", "wikidata", "countries", "quotations", "articles")


def person_as_dict(row: PersonRow) -> dict[str, object]:
    """Return somebody as plain values; `key` is the canonical id."""
    return {
        "key": row.id,
        "name": row.name,
        "type": str(row.type),
        "wikidata": row.wikidata,
        "countries": list(row.countries),
        "quotations": row.quotations,
        "articles": row.articles,
    }


def page_as_dict(page: PersonPage) -> dict[str, object]:
    """Return a person's page as plain values; in `quotations_by_year` a year is null where no date is known."""
    return {
        **person_as_dict(page.person),
        "known_as": list(page.keys),
        "names": list(page.names),
        "born": page.born,
        "died": page.died,
        "offices": [
            {
                "title": office.title,
                "country": office.country,
                "start": office.start,
                "end": office.end,
                "known_until": office.known_until.isoformat() if office.known_until else None,
            }
            for office in page.offices
        ],
        "spellings": [
            {"text": one.text, "script": script(one.text), "mentions": one.mentions} for one in page.spellings
        ],
        "quotations_by_year": [{"year": year, "quotations": count} for year, count in page.years.items()],
        "appearances": [
            {
                "occurrence": one.occurrence,
                "article": one.article_id,
                "ref": one.ref,
                "title": one.title,
                "outlet": one.outlet,
                "published": one.published.isoformat() if one.published else None,
                "name": one.name,
                "why": one.why,
                "quotations": one.quotations,
            }
            for one in page.appearances
        ],
        "judgements": [judgement_as_dict(one) for one in page.judgements],
    }


def circle_as_dict(circle: Circle) -> dict[str, object]:
    """Return whom somebody has to do with as plain values."""
    others = [
        {
            "key": one.id,
            "name": one.name,
            "type": str(one.type),
            "spoken_about": one.spoken_about,
            "acted_with": one.acted_with,
        }
        for one in circle.others
    ]
    return {"whole": circle.whole, "others": others}


def script(text: str) -> str:
    """Return the script that a name is written in ("latin", "cyrillic"), "mixed" for several, "other" for none."""
    from onrecord.names.scripts import OTHER, script_of  # with it comes what tells names alike

    found = {script_of(char) for char in text if char.isalpha()}
    return found.pop() if len(found) == 1 else "mixed" if found else OTHER


def judgement_as_dict(row: JudgementRow) -> dict[str, object]:
    """Return a judgement as plain values."""
    return {
        "number": row.number,
        "verdict": str(row.verdict),
        "about": row.about,
        "name": row.name,
        "user": row.user,
        "time": row.time,
        "why": row.why,
        "undone": row.undone,
        "undone_by": row.undone_by,
    }


def write_csv(rows: Iterable[PersonRow], file: TextIO) -> None:
    r"""Write a line of column names and a line a person; `file` should not translate `\r\n`."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows:
        values = (row.id, row.name, str(row.type), row.wikidata or "", " ".join(row.countries))
        writer.writerow([*map(cell, values), row.quotations, row.articles])
