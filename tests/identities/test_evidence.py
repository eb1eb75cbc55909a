"""What an article says of who occurs in it. The people are invented."""

from __future__ import annotations

import pytest

from onrecord.authority import authority
from onrecord.identities import Occurrence
from onrecord.identities.evidence import occurrences
from onrecord.model import Article, Entity, EntityType, Mention, MentionKind, Reading, Span, article_id


def occurrence(
    text: str,
    mention: str,
    name: str = "Dosym Arvidov",
    type_: EntityType = EntityType.PERSON,
    wikidata: str | None = None,
) -> Occurrence:
    """Return the entity whose mention stands in a text, as the graph has it."""
    start = text.index(mention)
    found = Mention(Span(start, start + len(mention)), MentionKind.NAME, 1.0, ("name",))
    entity = Entity(wikidata or name.lower(), name, type_, (found,), wikidata)
    [one] = occurrences(Reading(Article(article_id(text), "a.txt", text), people=(entity,)), authority())
    return one


@pytest.mark.parametrize(
    ("text", "mention", "home"),
    [
        ("Kazakh political analyst Dosym Arvidov spoke.", "Kazakh political analyst Dosym Arvidov", {"KAZ"}),
        ("Dosym Arvidov, an analyst in Kazakhstan, spoke.", "Dosym Arvidov", {"KAZ"}),
        ("Dosym Arvidov, a Kazakh analyst, spoke to France.", "Dosym Arvidov", {"KAZ"}),
        ("Dosym Arvidov (a Kazakh analyst) spoke.", "Dosym Arvidov", {"KAZ"}),
        ("Dosym Arvidov, director of the Kazakh Institute, spoke.", "Dosym Arvidov", {"KAZ"}),
        ("Dosym Arvidov of Kazakhstan spoke.", "Dosym Arvidov", {"KAZ"}),
        ("Dosym Arvidov, the analyst who left Kazakhstan, spoke.", "Dosym Arvidov", set()),
        ("Dosym Arvidov, French officials said, spoke.", "Dosym Arvidov", set()),
        ("Dosym Arvidov spoke in Kazakhstan.", "Dosym Arvidov", set()),
        ("Dosym Arvidov told a French paper so.", "Dosym Arvidov", set()),
        ("In Kazakhstan, Dosym Arvidov, 44, spoke.", "Dosym Arvidov", set()),
        ("NATO analyst Dosym Arvidov spoke.", "NATO analyst Dosym Arvidov", set()),
    ],
)
def test_countries_that_stand_with_a_name(text: str, mention: str, home: set[str]) -> None:
    assert occurrence(text, mention).home == home


def test_what_the_article_names_is_around() -> None:
    assert occurrence("Dosym Arvidov told NATO in France so. The Kremlin heard.", "Dosym Arvidov").around == {
        "NATO", "FRA", "RUS",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "type_", "full"),
    [
        ("Dosym Arvidov", EntityType.PERSON, True),
        ("Arvidov", EntityType.PERSON, False),
        ("van Arvidov", EntityType.PERSON, False),
        ("D. Arvidov", EntityType.PERSON, False),
        ("D.K. Arvidov", EntityType.PERSON, False),
        ("Dosym K. Arvidov", EntityType.PERSON, True),
        ("Harbour Council", EntityType.ORGANISATION, True),
        ("Foreign Ministry", EntityType.ORGANISATION, False),
        ("Commission", EntityType.ORGANISATION, False),
        ("Harbour Report", EntityType.DOCUMENT, False),
    ],
)
def test_which_names_can_be_held_against_others(name: str, type_: EntityType, full: bool) -> None:
    assert occurrence(f"The {name} was there.", name, name, type_).full is full


@pytest.mark.parametrize(
    ("name", "type_", "wikidata", "known"),
    [
        ("Kassym-Jomart Tokayev", EntityType.PERSON, "Q200881", "Q200881"),
        ("Kassym-Jomart Tokayev", EntityType.PERSON, None, None),
        ("Kazakhstan", EntityType.COUNTRY, None, "KAZ"),
        ("Ruritania", EntityType.COUNTRY, None, None),
        ("United Nations", EntityType.ORGANISATION, None, "UN"),
        ("Harbour Council", EntityType.ORGANISATION, None, None),
    ],
)
def test_what_the_authority_calls_it(name: str, type_: EntityType, wikidata: str | None, known: str | None) -> None:
    assert occurrence(f"The {name} was there.", name, name, type_, wikidata).known == known


def test_officials_without_a_name_are_nobody_in_particular() -> None:
    text = "Officials of the harbour spoke."
    found = Mention(Span(0, 9), MentionKind.NOMINAL, 1.0, ("nominal",))
    entity = Entity("officials", "Officials of the harbour", EntityType.GROUP, (found,))
    [one] = occurrences(Reading(Article(article_id(text), "a.txt", text), people=(entity,)), authority())
    assert not one.full
