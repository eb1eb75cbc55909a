"""Events, dates and places of one reading, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from onrecord.cli.report import INDENT
from onrecord.cli.terminal import bar, put, words
from onrecord.model import Event, Participant, Place, Reading

ID_SHOWN = 9
"""Characters of an id: enough to tell a few hundred thousand apart, and `show` asks where they are not."""


def code(event: Event, between: str = " ") -> Text:
    """Return the type of an event with its mode."""
    shown = Text(event.type, "bold")
    if event.mode:
        shown.append(f"{between}{event.mode}", "dim")
    return shown


def parties(those: Sequence[Participant]) -> Text:
    """Return who takes part, with countries and sectors."""
    if not those:
        return Text("-", "dim")
    return Text("; ").join(_participant(each) for each in those)


def _participant(participant: Participant) -> Text:
    codes = " ".join(part for part in (participant.country, participant.sector) if part)
    shown = words(participant.name)
    return Text.assemble(shown, " ", words(f"({codes})", "dim")) if codes else shown


def act(event: Event, text: str) -> Text:
    """Return who did what to whom, in the words of the article's text where they tell of the act."""
    told = words(f"“{event.trigger.of(text)}”", "cyan")
    return Text(" ").join([parties(event.actors), told, *([parties(event.recipients)] if event.recipients else [])])


def entry(console: Console, label: Text, event: Event, text: str, *, why: bool = True) -> None:
    """Print one event of the article with this text: what, who and whom, when and where, how it is told, and `why`."""
    certainty = Text.assemble((f"{event.status}  ", "cyan"), bar(event.score))
    put(console, Text.assemble(label, code(event)), 0, certainty)
    put(console, act(event, text), INDENT)
    circumstances = list(_circumstances(event, text))
    if circumstances:
        put(console, Text(" · ").join(circumstances), INDENT)
    if why:
        put(console, words(f"why: {', '.join(event.why)}", "dim"), INDENT)


def _circumstances(event: Event, text: str) -> Iterator[Text]:
    if event.date:
        found = f" “{event.date.span.of(text)}”" if event.date.span else ""
        yield words(f"{event.date.value} ({event.date.origin}{found})")
    if event.place:
        yield words(f"in {event.place.name}" + (f" ({event.place.country})" if event.place.country else ""))
    if len(event.mentions) > 1:
        yield Text(f"told {len(event.mentions)} times")
    if event.quotation:
        yield Text(f"in quotation {event.quotation[:ID_SHOWN]}", "dim")


def times_and_places(console: Console, reading: Reading) -> None:
    """Print the dates and the places of a reading, a line each: the words, and what they mean."""
    text = reading.article.text
    times = [
        (time.span, words(time.value or "unknown"), f"{time.type}, {time.origin}" if time.value else str(time.type))
        for time in reading.times
    ]
    places = [(place.span, *_meaning(place)) for place in reading.places]
    for title, rows in (("Dates", times), ("Places", places)):
        if rows:
            put(console, Text(title, "bold"))
            shown = [words(span.of(text)) for span, _, _ in rows]
            widest = min(max(written.cell_len for written in shown), console.width // 2)
            for written, (_, meant, more) in zip(shown, rows, strict=True):
                written.pad_right(max(widest - written.cell_len, 0))
                put(console, Text.assemble(written, "  ", meant, "  ", words(more, "dim")), INDENT)
            console.print()


def _meaning(place: Place) -> tuple[Text, str]:
    """Return what a toponym means, and where that is."""
    if place.country is None and place.geonames is None:
        return Text("unknown", "dim"), ""
    where = "" if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}"
    return words(", ".join(part for part in (place.name, place.country) if part)), where
