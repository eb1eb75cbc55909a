from __future__ import annotations

import dataclasses
import hashlib

import exhibits
from onrecord.web.citation import citation, event_citation
from readings import ARTICLE, FERRIES, FREEZE, MET, OPEN, READING, TEXT, TOLD


def test_who_what_where_and_the_characters_that_prove_it() -> None:
    content = ", ".join(f"{span.start}-{span.end}" for span in OPEN.content)
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    assert citation(READING, OPEN).splitlines() == [
        "Arvid Lindqvist: “The harbour stays open” … “whatever the winter brings.”",
        "“Minister warns of a hard winter”, The Lundhavn Post, 1988-05-03.",
        f"onrecord {OPEN.id}, article {ARTICLE.id}, characters {content}, text SHA-256 {sha256}",
    ]


def test_speech_that_is_not_direct_says_so_and_an_inferred_speaker_too() -> None:
    assert citation(READING, TOLD).splitlines()[0].endswith("“would not sail” (mixed speech)")
    assert citation(READING, FREEZE).startswith("Arvid Lindqvist (inferred): ")


def test_what_is_not_known_is_said_to_be_so() -> None:
    bare = dataclasses.replace(ARTICLE, title=None, outlet=None, published=None)
    first, second, _ = citation(
        dataclasses.replace(READING, article=bare), dataclasses.replace(OPEN, speaker=None)
    ).splitlines()
    assert first.startswith("Speaker unknown: ")
    assert second == "harbour.txt, date unknown."


def test_only_an_address_of_the_web_is_given() -> None:
    assert "javascript" not in citation(exhibits.HOSTILE, exhibits.HOSTILE.quotations[0])
    lines = citation(exhibits.STRAINED, exhibits.STRAINED.quotations[0]).splitlines()
    assert lines[2] == "https://example.org/strained?a=1&b=2"


def test_an_event_is_cited_with_its_act_parties_date_and_characters() -> None:
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    act, actor, recipient = (f"{s.start}-{s.end}" for s in (MET.trigger, MET.actors[0].span, MET.recipients[0].span))
    parts = f"act {act}; actor {actor}; recipient {recipient}"
    assert event_citation(ARTICLE, MET).splitlines() == [
        "Arvid Lindqvist (GOV) → Soviet envoys (SUN GOV): CONSULT visit (“met”), 1988-05-01, asserted",
        "“Minister warns of a hard winter”, The Lundhavn Post, 1988-05-03.",
        f"onrecord {MET.id}, article {ARTICLE.id}, characters {parts}, text SHA-256 {sha256}",
    ]


def test_an_event_of_which_less_is_known_says_so() -> None:
    first = event_citation(ARTICLE, dataclasses.replace(FERRIES, actors=())).splitlines()[0]
    assert first == "somebody: REJECT (“would not sail”), date not told, claimed"
