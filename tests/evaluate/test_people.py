from __future__ import annotations

import dataclasses

from onrecord.evaluate.people import assess_named, assess_people, shipped_people
from onrecord.model import Entity, EntityType, Mention, MentionKind, Reading, Span
from transcripts import article


def reading(ref: str, *keys: str) -> Reading:
    """Return a reading in which people with these keys were found."""
    people = tuple(Entity(key, key, EntityType.PERSON, ()) for key in keys)
    return dataclasses.replace(Reading(article("Nothing was said.", ref)), people=people)


def test_people_are_right_wrong_or_missed() -> None:
    gold = {"a.txt": {"Q200881": "Tokayev", "arvid-lindqvist": "Arvid Lindqvist"}, "b.txt": {"Q207": "Bush"}}
    found = [
        reading("folder/a.txt", "Q200881", "arvid-lindqvist", "mara-oszi"),
        reading("b.txt", "Q23505"),
        reading("c.txt", "Q57394"),
    ]
    tally = assess_people("toy", gold, found)
    assert (tally.right, tally.wrong, tally.missed) == (2, 1, 1)
    assert tally.mistakes == ("b.txt: nobody there is George H. W. Bush (Q23505)", "b.txt: Bush is not Q207")


def test_an_article_that_was_not_read_has_nobody() -> None:
    assert assess_people("toy", {"a.txt": {"Q207": "Bush"}}, []).missed == 1


def test_who_is_named_as_a_person_is_one_of_the_people_or_wrong() -> None:
    """Descriptions are not counted, nor is who stands in an article that nobody is wanted in."""

    def named(key: str, name: str, kind: MentionKind = MentionKind.NAME) -> Entity:
        return Entity(key, name, EntityType.PERSON, (Mention(Span(0, 3), kind, 0.9, ()),))

    found = (
        named("Q200881", "Tokayev"),
        named("lindqvist", "Arvid Lindqvist"),
        named("ich-bin", "Ich bin"),
        named("new-mayor", "new mayor", MentionKind.NOMINAL),
    )
    gold = {"a.txt": {"Q200881": "Kassym-Jomart Tokayev", "arvid-lindqvist": "Arvid Lindqvist"}}
    readings = [dataclasses.replace(reading(ref), people=found) for ref in ("a.txt", "b.txt")]
    tally = assess_named("toy", gold, readings)
    assert (tally.right, tally.wrong, tally.missed) == (2, 1, 0)
    assert tally.mistakes == ("a.txt: Ich bin is not one of its people",)


def test_the_people_of_the_samples_are_known_by_article() -> None:
    gold = shipped_people()
    assert gold["reagan-berlin-1987.txt"]["Q9960"] == "Ronald Reagan"
    assert sum(map(len, gold.values())) > 40
