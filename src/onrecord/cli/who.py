"""`onrecord who`: whom a name or an office means."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import AsText, TextFormat, one_day

if TYPE_CHECKING:
    from onrecord.authority import Answer, Term


def who(
    query: Annotated[list[str], typer.Argument(metavar="NAME|OFFICE...", help="A name in any script, or an office.")],
    on: Annotated[
        datetime.date | None, typer.Option("--on", parser=one_day, metavar="DATE", help="In office on this day.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Show at most N.")] = 5,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="PATH", help="Ask with what was imported into this record.", dir_okay=False),
    ] = None,
    format: AsText = TextFormat.TEXT,
) -> None:
    """Tell who a person is, or who held an office on a day (today, without --on).

    Nobody is named where the authority that ships does not know, nor what was imported into the record named.
    """
    from onrecord.authority import who as ask

    known = None
    if record is not None:
        from onrecord.record import Record

        with Record(record, create=False) as kept:
            known = kept.authority()
    answer = ask(" ".join(query), on, today=datetime.datetime.now().astimezone().date(), limit=limit, among=known)
    if format is TextFormat.JSON:
        from onrecord.cli.streams import write

        write(json.dumps(_as_dict(answer)))
    else:
        _print(answer)


def _as_dict(answer: Answer) -> dict[str, object]:
    return {
        "query": answer.query,
        "on": answer.on.isoformat() if answer.on else None,
        "candidates": [
            {
                "name": match.person.name,
                "wikidata": match.person.wikidata,
                "score": match.score,
                "why": list(match.why),
                "offices": [
                    {
                        "title": office.called(match.person.sex),
                        "country": office.place,
                        "start": term.start.text,
                        "end": term.end.text if term.end else None,
                    }
                    for term, office in match.terms
                ],
            }
            for match in answer.matches
        ],
    }


def _print(answer: Answer) -> None:
    from rich.text import Text

    from onrecord.cli.report import INDENT
    from onrecord.cli.terminal import output, put, words

    out = output()
    for note in answer.notes:
        put(out, words(note))
    if answer.notes and answer.matches:
        out.print()
    for match in answer.matches:
        person = match.person
        life = f"{person.born or ''}-{person.died or ''}" if person.born or person.died else ""
        put(
            out,
            Text.assemble(words(person.name, "bold"), (f"  {life}", "dim")),
            right=Text(person.wikidata or "", "dim"),
        )
        put(out, Text(f"{match.score:.2f} {', '.join(match.why)}", "dim"), INDENT)
        for term, office in match.terms:
            put(out, words(f"{office.called(person.sex)}: {_when(term)}"), INDENT)
        out.print()
    if not answer.matches and not answer.notes:
        put(out, Text(f"Nobody known fits '{answer.query}'.", "dim"))


def _when(term: Term) -> str:
    """Say when a term ran: "2006 to 2019", or "since 2019, known until 2025" where no end is known."""
    if term.end:
        return f"{term.start} to {term.end}"
    return f"since {term.start}" + (f", known until {term.known_until}" if term.known_until else "")
