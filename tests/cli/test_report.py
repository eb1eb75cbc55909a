from __future__ import annotations

import dataclasses
import io
import re

import pytest
from rich.console import Console

from onrecord.cli.report import Report
from onrecord.export.arrangement import nested
from onrecord.model import QuotationKind, Reading, Span
from readings import FREEZE, INNER, KIRUNA, MET, OPEN, READING, SUNDAY, TOLD, made


def shown(*readings: Reading, terminal: bool = False, width: int = 100) -> str:
    file = io.StringIO()
    console = Console(
        file=file, width=width, force_terminal=terminal, markup=False, highlight=False, emoji=False, _environ={}
    )
    report = Report(console)
    for reading in readings:
        report.show(reading)
    return file.getvalue()


def test_the_report_says_what_it_was_and_where_the_date_is_from() -> None:
    title, about = shown(READING).splitlines()[:2]
    assert title == "Minister warns of a hard winter"
    assert about == "The Lundhavn Post · 1988-05-03, from the text: “May 3, 1988” · harbour.txt"


def test_a_date_that_nobody_knows_is_not_made_up() -> None:
    article = dataclasses.replace(READING.article, published=None, evidence=())
    assert "date unknown" in shown(dataclasses.replace(READING, article=article))


def test_only_direct_words_stand_in_quotation_marks() -> None:
    lines = [line.strip() for line in shown(READING).splitlines()]
    assert "“The harbour stays open” … “whatever the winter brings.”" in lines
    assert "the ferries “would not sail”" in lines


def test_inferred_unknown_and_distance_are_told() -> None:
    unknown = dataclasses.replace(FREEZE, speaker=None, inferred=False)
    text = shown(dataclasses.replace(READING, quotations=(TOLD, FREEZE, unknown)))
    assert re.search(r"Arvid Lindqvist  inferred +direct", text)
    assert re.search(r"speaker unknown +direct", text)
    assert "the outlet keeps its distance: “allegedly”" in text


def test_a_reporting_word_that_judges_is_told() -> None:
    reading = made(
        "Ekholm claimed that the mole would hold. The council said it had cracked.",
        (QuotationKind.INDIRECT, "the mole would hold", "Ekholm", "claimed"),
        (QuotationKind.INDIRECT, "it had cracked", "The council", "said"),
    )
    text = shown(reading)
    assert "the reporting word “claimed” can put it in doubt" in text
    assert text.count("the reporting word") == 1


def test_a_report_within_a_report_is_indented_below_it() -> None:
    lines = shown(READING).splitlines()
    outer = next(i for i, line in enumerate(lines) if line.startswith("2   Arvid Lindqvist"))
    inner = next(i for i, line in enumerate(lines) if line.startswith("    3   the island's council"))
    assert inner > outer


def test_nesting_keeps_every_quotation_once() -> None:
    lost = dataclasses.replace(INNER, within="no-such-quotation")
    assert list(nested((INNER, OPEN, TOLD))) == [(0, OPEN), (0, TOLD), (1, INNER)]
    assert list(nested((lost, OPEN))) == [(0, lost), (0, OPEN)]


def test_people_are_listed_with_their_mentions() -> None:
    text = shown(READING)
    assert re.search(r"Arvid Lindqvist +person +2 mentions\n", text)
    assert re.search(r"the island's council +organisation +1 mention\n", text)


def test_unread_and_empty_articles_say_so() -> None:
    nothing = dataclasses.replace(READING, quotations=(), people=())
    assert "No quotations found." in shown(nothing)
    assert "Not read: the language is Swedish" in shown(dataclasses.replace(nothing, unread="the language is Swedish"))


def test_what_is_piped_has_no_colour_and_no_trailing_blanks() -> None:
    text = shown(READING, READING)
    assert "\x1b" not in text
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    assert "\x1b[" in shown(READING, terminal=True)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    assert all(len(line) <= max(width, 28) for line in shown(READING, width=width).splitlines())


HOSTILE = "[bold]not markup[/bold] \x1b]0;owned\x07 \x1b[2J \x9b31m :smile: \u202eright-to-left"


def test_an_article_cannot_drive_the_terminal() -> None:
    article = dataclasses.replace(READING.article, title=HOSTILE, outlet=HOSTILE, ref=HOSTILE, text=HOSTILE)
    speaker = dataclasses.replace(OPEN.speaker, name=HOSTILE) if OPEN.speaker else None
    everything = Span(0, len(HOSTILE))
    quotation = dataclasses.replace(
        OPEN, content=(everything,), source=everything, cue=everything, distancing=(everything,), speaker=speaker
    )
    entity = dataclasses.replace(READING.people[0], name=HOSTILE)
    actor = dataclasses.replace(MET.actors[0], name=HOSTILE, country=HOSTILE)
    date = dataclasses.replace(MET.date, value=HOSTILE, span=everything) if MET.date else None
    place = dataclasses.replace(MET.place, name=HOSTILE, country=HOSTILE) if MET.place else None
    event = dataclasses.replace(MET, trigger=everything, actors=(actor,), date=date, place=place, why=(HOSTILE,))
    time = dataclasses.replace(SUNDAY, span=everything, value=HOSTILE)
    toponym = dataclasses.replace(KIRUNA, span=everything, name=HOSTILE, country=HOSTILE)
    found = Reading(article, (), (entity,), (quotation,), (time,), (toponym,), (event,), unread=HOSTILE)
    text = shown(found, width=400)
    assert not set(text) & set("\x1b\x07\x9b\u202e\r")
    assert "[bold]not markup[/bold]" in text
    assert ":smile:" in text
