"""Who spoke about whom and who acted on whom, for programs and spreadsheets: plain values, and CSV, a line a relation.

Columns: `source`, `target` (names), `source_key`, `target_key` (ISO 3166 alpha-3 of a country, else a Wikidata id or
a key made of the name), `source_type`, `target_type`, `relation` (`said`: spoke about; else the quad class of the
events), `number`, `latest` (the id of the last quotation or event). Cells are made safe as in `spreadsheet`.
"""

from __future__ import annotations

import csv
from typing import TextIO

from onrecord.export.spreadsheet import cell
from onrecord.record import Network

COLUMNS = (
    "source", "target", "relation", "number", "latest", "source_key", "source_type", "target_key", "target_type",
)  # fmt: skip

SAID = "said"


def as_dict(found: Network) -> dict[str, object]:
    """Return a network as plain values."""
    return {
        "events": found.events,
        "quotations": found.quotations,
        "complete": found.complete,
        "parties": [
            {"key": one.key, "name": one.name, "type": str(one.type), "central": one.central} for one in found.parties
        ],
        "relations": [
            {
                "source": one.source,
                "target": one.target,
                "relation": str(one.quad) if one.quad else SAID,
                "number": one.number,
                "latest": one.latest,
            }
            for one in found.relations
        ],
    }


def write_csv(found: Network, file: TextIO) -> None:
    r"""Write a line of column names and a line a relation; `file` should not translate `\r\n`."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    parties = {party.key: party for party in found.parties}
    for one in found.relations:
        source, target = parties[one.source], parties[one.target]
        cells = (
            source.name, target.name, str(one.quad) if one.quad else SAID, str(one.number), one.latest,
            source.key, str(source.type), target.key, str(target.type),
        )  # fmt: skip
        writer.writerow([cell(value) for value in cells])
