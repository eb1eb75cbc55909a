from __future__ import annotations

import dataclasses

import exhibits
from onrecord.web import annotation
from readings import COUNCIL, FREEZE, INNER, LINDQVIST, OPEN, READING, TOLD


def test_speakers_take_turns_with_colours_in_the_order_in_which_they_speak() -> None:
    assert annotation.colours(READING.quotations) == {LINDQVIST.key: "speaker-0", COUNCIL.key: "speaker-1"}
    many = [
        dataclasses.replace(OPEN, speaker=dataclasses.replace(LINDQVIST, key=str(i)))
        for i in range(annotation.SPEAKER_COLOURS + 1)
    ]
    assert annotation.colours(many)[str(annotation.SPEAKER_COLOURS)] == "speaker-0"


def test_a_speaker_whom_nobody_names_has_the_colour_of_the_unknown() -> None:
    assert annotation.colour(dataclasses.replace(OPEN, speaker=None), {}) == "unknown"


def test_notes_stand_below_the_quotation_that_reports_them() -> None:
    assert [(note.quotation, note.depth) for note in annotation.annotate(READING).notes] == [
        (OPEN, 0),
        (TOLD, 0),
        (INNER, 1),
        (FREEZE, 0),
    ]


def test_blocks_on_one_line_are_one_paragraph() -> None:
    article = exhibits.STRAINED.article
    found = annotation.paragraphs(article.text, exhibits.STRAINED.blocks)
    assert [paragraph.element for paragraph in found] == ["h2", "p", "blockquote"]
    assert [block.kind for block in found[1].blocks] == ["paragraph", "boilerplate"]


def test_every_mark_has_its_note() -> None:
    marked = {mark.value.note for mark in annotation.annotate(exhibits.EVENTFUL).marks}
    quotations = {quotation.id for quotation in READING.quotations}
    assert marked - {None} == quotations | {"entity-0", "entity-1", "time-0", "time-1", "place-0", exhibits.EVENT.id}
