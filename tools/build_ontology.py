"""Make the tables of the ontology from the facts of PLOVER's and CAMEO's codebooks.

    python tools/build_ontology.py FOLDER

FOLDER holds plover.json (types, modes, contexts, sectors, quad classes, scores) and cameo.json (codes with names and
Goldstein scores). Writes `types.tsv`, `modes.tsv`, `contexts.tsv`, `sectors.tsv` and `cameo.tsv` in
`src/onrecord/data/ontology`. What is ours there (definitions.toml, derivation.tsv) it leaves alone. Then run
`python tools/document_ontology.py`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "src/onrecord/data/ontology"
PLOVER = "PLOVER 2.0, manual and code list of the PLOVER project (facts only), retrieved 2026-11. Licence: CC BY-SA 4.0"
CAMEO = (
    "CAMEO 1.1b3 codes with their Goldstein scores, as published with the PLOVER project's conversion table (facts\n"
    "# only), retrieved 2026-11. Licence: MIT"
)
QUADS = {
    "VERBAL COOPERATION": "VCOOP",
    "MATERIAL COOPERATION": "MCOOP",
    "VERBAL CONFLICT": "VCONF",
    "MATERIAL CONFLICT": "MCONF",
}
SCORED_AS = {"Targeted": "assassinate"}
"""Modes that the table of scores calls otherwise than the list of modes."""

CORRECTED = {"ACCUSE": -3.0}
"""Scores that the manual misprints: it gives the root of ACCUSE +3, whose modes lie between -2 and -3.5."""

OURS = {"CONSULT": ("meet",)}
"""Modes that we add: PLOVER leaves a meeting that is no visit, no call and on no third party's ground without one."""


def main(folder: Path) -> None:
    """Write the five tables."""
    plover = _read(folder / "plover.json")
    scores = {_scored(name): score for name, score in plover["scores"].items()} | {
        (event_type, ""): score for event_type, score in CORRECTED.items()
    }
    types = [
        (name, QUADS[entry["quad"]], "yes" if entry["requires_recipient"] else "no", scores[name, ""])
        for name, entry in plover["events"].items()
    ]
    modes = [
        (name, mode, scores.get((name, mode), ""))
        for name, entry in plover["events"].items()
        for mode in sorted((*entry["modes"], *OURS.get(name, ())))
    ]
    _write("types.tsv", "Event types.", PLOVER, "type\tquad class\tneeds a recipient\tintensity (-10 to 10)", types)
    _write("modes.tsv", "Modes; 'meet' of CONSULT is ours.", PLOVER,
           "type\tmode\tintensity, empty where the manual gives none", modes)  # fmt: skip
    _write("contexts.tsv", "Contexts.", PLOVER, "context", [(name,) for name in plover["contexts"]])
    _write("sectors.tsv", "Sectors of actors.", PLOVER, "sector", [(name,) for name in plover["sectors"]])
    codes = [(code, entry["name"], entry["goldstein"]) for code, entry in _read(folder / "cameo.json").items()]
    _write("cameo.tsv", "CAMEO codes.", CAMEO, "code\tname\tGoldstein score (-10 to 10)", codes)


def _scored(name: str) -> tuple[str, str]:
    event_type, _, mode = name.partition(": ")
    return event_type, SCORED_AS.get(mode, mode.lower())


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def _write(name: str, what: str, source: str, columns: str, rows: Iterable[Sequence[object]]) -> None:
    head = f"# {what} Made by tools/build_ontology.py: do not edit.\n# Source: {source}.\n#\n# {columns}\n"
    body = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    DATA.joinpath(name).write_text(head + body, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
