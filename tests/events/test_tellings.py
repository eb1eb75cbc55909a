"""Sentences to events, from parsing to coding: a row of tellings.tsv each."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.model import Event, Participant


def rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


ROWS = rows("tellings.tsv")
UNTOLD = rows("untold.tsv")

pytestmark = pytest.mark.model


def named(text: str, parties: tuple[Participant, ...]) -> list[str]:
    return [party.span.of(text) for party in parties]


def listed(parties: str) -> list[str]:
    return [] if parties == "-" else parties.split("; ")


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_sentence_tells_of_an_event(row: list[str]) -> None:
    _, status, kind, mode, actors, recipients, text = row

    def fits(event: Event) -> bool:
        return (
            event.type == kind
            and event.status == status
            and (mode == "*" or event.mode == mode)
            and named(text, event.actors) == listed(actors)
            and named(text, event.recipients) == listed(recipients)
        )

    events = onrecord.read(text).events
    told = [(e.type, e.mode, e.status, named(text, e.actors), named(text, e.recipients), e.why) for e in events]
    assert any(fits(event) for event in events), told


@pytest.mark.parametrize(("role", "party", "text"), UNTOLD, ids=[row[2] for row in UNTOLD])
def test_what_a_sentence_does_not_say_of_somebody_is_not_recorded(role: str, party: str, text: str) -> None:
    events = onrecord.read(text).events
    parties = [p for event in events for p in (event.actors if role == "actor" else event.recipients)]
    assert party in text
    assert party not in named(text, tuple(parties))


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the economy was growing.",
        "The president is taller than the prime minister.",
        "Talks ended on Friday.",
        "Both Finland and Sweden condemned the attack.",
        "At least 20 people shot and killed by police were buried.",
        "The president called the plan large.",
        "The minister stood up to the Austrian generals.",
    ],
)
def test_no_act_no_event(text: str) -> None:
    assert onrecord.read(text).events == ()
