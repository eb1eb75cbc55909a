"""Quotations as CSV (RFC 4180), for spreadsheets.

Columns:

| column | what it holds |
| --- | --- |
| quotation, article | ids |
| published | YYYY-MM-DD, or empty |
| outlet, title | of the article, or empty |
| speaker, speaker_type | who said it, by the canonical name, or empty where the text does not tell |
| person, said_as | the canonical id of the speaker, and what the article calls them |
| inferred | yes or no: whether the speaker was inferred |
| kind | direct, mixed or indirect |
| text | the words said |
| content | where they stand in the article: `start-end` in code points, a blank between fragments |
| score | 0 to 1 |
| why | the reasons, in order |
| within | id of the quotation that reports this one, or empty |
| ref, url | where the article came from |

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, whoever wrote it. Here such a cell gets
an apostrophe in front, and control characters are shown as symbols: JSON Lines is the format that is exact.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from onrecord.export.visible import visible
from onrecord.record.rows import QuotationRow

COLUMNS = (
    "quotation", "article", "published", "outlet", "title", "speaker", "speaker_type", "person", "said_as",
    "inferred", "kind", "text", "content", "score", "why", "within", "ref", "url",
)  # fmt: skip

_FORMULA = frozenset("=+-@＝＋－＠\t\r\n")
"""What a formula may begin with, after OWASP's "CSV Injection"; full-width forms count in East Asian versions."""


def write_csv(rows: Iterable[QuotationRow], file: TextIO) -> None:
    r"""Write a line of column names and a line a quotation; `file` should not translate `\r\n`."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([cell(value) for value in _cells(row)])


def cell(value: str) -> str:
    """Return a value as a cell that no spreadsheet runs and no terminal obeys."""
    # Blanks before it do not stop every spreadsheet from seeing a formula.
    begins = value[:1] + value.lstrip()[:1]
    return ("'" if _FORMULA.intersection(begins) else "") + visible(value)


def _cells(row: QuotationRow) -> tuple[str, ...]:
    quotation = row.quotation
    speaker = quotation.speaker
    return (
        quotation.id,
        row.article_id,
        row.published.isoformat() if row.published else "",
        row.outlet or "",
        row.title or "",
        row.person.name if row.person else speaker.name if speaker else "",
        str(speaker.type) if speaker else "",
        row.person.id if row.person else "",
        speaker.name if speaker else "",
        "yes" if quotation.inferred else "no",
        str(quotation.kind),
        quotation.text,
        " ".join(f"{span.start}-{span.end}" for span in quotation.content),
        f"{quotation.score:.2f}",
        ", ".join(quotation.why),
        quotation.within or "",
        row.ref,
        row.url or "",
    )
