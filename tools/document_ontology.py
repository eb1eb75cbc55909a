"""Write docs/plover.md from the ontology's tables and definitions.

    python tools/document_ontology.py [--check]

Run it after a change of `src/onrecord/data/ontology`; with --check it writes nothing and fails where the page is not
what it would write.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord import ontology
from onrecord.data import table
from onrecord.model import EventType, Quad

PAGE = Path(__file__).parents[1] / "docs/plover.md"

QUADS = {
    Quad.VCOOP: "verbal cooperation",
    Quad.MCOOP: "material cooperation",
    Quad.VCONF: "verbal conflict",
    Quad.MCONF: "material conflict",
}

INTRODUCTION = """\
# Types, modes, contexts, sectors and codes

Events are coded in [PLOVER](https://github.com/openeventdata/PLOVER): what was done (type), how (mode) and what it was
about (context), by and to actors of a country and a sector. The names, quad classes and scores are PLOVER 2.0's; what
they mean is said here in our own words. From type, mode and context follows a code of CAMEO with its Goldstein score,
for those whose data are older. This page is written by `tools/document_ontology.py`.

## Types and modes
The score is PLOVER's own, from -10 (conflict) to 10 (cooperation); a mode without one has its type's. PLOVER's manual
prints +3 for ACCUSE, whose modes lie between -2 and -3.5: onrecord takes it for -3. An act of COOPERATE, AID or
SANCTION needs a recipient. The code is that of the type or mode where nothing is known of the context.
"""

CODES = """\
## How a CAMEO code is chosen
PLOVER says less than CAMEO's finest codes and more than its coarsest. An event gets **the most general code that says
no more than is known**:

- A code for the mode and the context goes before one for the mode, that before one for the context, that before the
  type's. Where CAMEO has no code for a mode ("cyber", "resign"), the event has its type's.
- A code that adds something is not taken. A demand to yield in a military context is 1056 (de-escalation), the only
  such code; in a legal context it stays 105, because three codes would fit.
- Where CAMEO tells cooperation from aid and PLOVER does not (`assist`), the code is that of cooperation, of which aid
  is a kind.
- REQUEST is coded as a demand (10), as in PLOVER's conversion table, and not as an appeal (02), which CAMEO counts as
  cooperation: PLOVER makes no difference between the two, and counts both as verbal conflict.
- RETREAT and CONCEDE share CAMEO's root 08. Convictions (SANCTION) are 116, which CAMEO files under disapproval, and
  investigations (ACCUSE) 09.
- ASSAULT is 180 where no weapon is told, and 190 in a military context.

Beside the type's and the mode's codes above there are these for contexts:

"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([*_types(), *_codes(), *_list("Contexts", _contexts()), *_list("Sectors", _sectors())])


def _types() -> Iterator[str]:
    yield INTRODUCTION
    for event_type in EventType:
        code = ontology.cameo(event_type)
        yield f"### {event_type}"
        yield f"{ontology.type_meaning(event_type)}\n"
        quad = QUADS[ontology.quad(event_type)].capitalize()
        yield f"{quad}, {_score(event_type)}; CAMEO {code.code}, {_name(code)}.\n"
        if ontology.modes(event_type):
            yield "| mode | score | code | |\n| --- | --- | --- | --- |"
            for mode in ontology.modes(event_type):
                meaning = ontology.mode_meaning(event_type, mode)
                yield f"| `{mode}` | {_score(event_type, mode)} | {ontology.cameo(event_type, mode).code} | {meaning} |"
            yield ""


def _codes() -> Iterator[str]:
    yield CODES + "| type | mode | context | code | Goldstein |\n| --- | --- | --- | --- | --- |"
    for name, mode, contexts, code in table("ontology/derivation.tsv"):
        if contexts != "*":
            found = ontology.codes()[code]
            shown = "any" if mode == "*" else f"`{mode}`"
            yield f"| {name} | {shown} | {', '.join(contexts.split())} | {code} {_name(found)} | {found.goldstein} |"
    yield ""


def _contexts() -> Iterator[str]:
    return (f"| `{name}` | {ontology.context_meaning(name)} |" for name in ontology.contexts())


def _sectors() -> Iterator[str]:
    return (f"| {name} | {ontology.sector_meaning(name)} |" for name in ontology.sectors())


def _list(title: str, rows: Iterator[str]) -> Iterator[str]:
    yield f"## {title}\n| | |\n| --- | --- |"
    yield from rows
    yield ""


def _score(event_type: EventType, mode: str | None = None) -> str:
    return f"{ontology.intensity(event_type, mode):+}"


def _name(code: ontology.CameoCode) -> str:
    return code.name[:1].lower() + code.name[1:]


def main(*, check: bool) -> None:
    """Write the page, or compare it."""
    written = page()
    if not check:
        PAGE.write_text(written, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != written:
        sys.exit(f"{PAGE} is not up to date: run tools/document_ontology.py")


if __name__ == "__main__":
    main(check="--check" in sys.argv[1:])
