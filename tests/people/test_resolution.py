"""Who is meant in an article. Texts are ours; people of our own time say nothing in them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest

from onrecord.model import Entity, EntityType, Mention, MentionKind, Span
from onrecord.people.resolution import resolve


def entity(text: str, name: str, *others: str, key: str | None = None) -> Entity:
    """Return a person with a mention wherever the text has the name, or one of the other names."""
    found = []
    for form in (name, *others):
        start = text.find(form)
        assert start >= 0, f"{form!r} is not in the text"
        while start >= 0:
            found.append(Mention(Span(start, start + len(form)), MentionKind.NAME, 1.0, ("name",)))
            start = text.find(form, start + len(form))
    return Entity(key or name.lower().replace(" ", "-"), name, EntityType.PERSON, tuple(sorted(found, key=_place)))


def resolved(text: str, *names: str, on: str | None = "2010-06-01") -> Mapping[str, Entity]:
    """Return the entity of each name in a text."""
    people = {name: entity(text, name) for name in names}
    found = resolve(tuple(people.values()), text, datetime.date.fromisoformat(on) if on else None)
    return {name: found[one.key] for name, one in people.items()}


def _place(mention: Mention) -> Span:
    return mention.span


NAMESAKES = (
    ("Hafez al-Assad, waving to the people of Syria, spoke.", "Hafez al-Assad", "1994-10-27", "Q118725"),
    ("President George Bush flew to Helsinki, the White House said in the United States.", "George Bush",
     "1990-09-08", "Q23505"),
    ("President George Bush flew to Crawford, the White House said in the United States.", "George Bush",
     "2005-08-02", "Q207"),
    ("US President George W. Bush flew to Prague.", "George W. Bush", "2002-11-20", "Q207"),
    ("George H. W. Bush, president of the United States, flew to Malta.", "George H. W. Bush", "1989-12-01", "Q23505"),
    ("Syrian President Hafez al-Assad received the envoys.", "Hafez al-Assad", "1994-10-27", "Q118725"),
    ("Syrian President Bashar al-Assad received the envoys.", "Bashar al-Assad", "2009-10-27", "Q44329"),
    ("The North Korean leader Kim Jong-il went by train.", "Kim Jong-il", "2006-01-10", "Q10665"),
    ("The North Korean leader Kim Jong Un went by train.", "Kim Jong Un", "2019-04-24", "Q56226"),
    ("Canadian Prime Minister Pierre Trudeau paddled home.", "Pierre Trudeau", "1977-01-01", "pierre-trudeau"),
    ("Canadian Prime Minister Justin Trudeau paddled home.", "Justin Trudeau", "2017-01-01", "Q3099714"),
    ("President of Kazakhstan Nursultan Nazarbayev opened the bridge.", "Nursultan Nazarbayev", "2011-01-01",
     "Q57394"),
    ("President of Kazakhstan Kassym-Jomart Tokayev opened the bridge.", "Kassym-Jomart Tokayev", "2021-01-01",
     "Q200881"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name", "on", "key"), NAMESAKES)
def test_namesakes_are_told_apart(text: str, name: str, on: str, key: str) -> None:
    found = resolved(text, name, on=on)[name]
    assert found.key == key
    assert len(found.offices) >= 1


@pytest.mark.parametrize(
    ("text", "name", "on"),
    [
        # The name fits two people, and nothing decides.
        ("President George Bush flew home to the United States.", "George Bush", None),
        ("Former president George Bush spoke of the United States.", "George Bush", "2015-05-01"),
        # Another spelling of a known name, and no office.
        ("In Sweden the teacher Anna Lind keeps bees.", "Anna Lind", "2001-05-01"),
        ("Sweden's foreign minister told Anna Lind of the bees.", "Anna Lind", "2001-05-01"),
        ("The foreign minister of Sweden met the teacher Anna Lind.", "Anna Lind", "2001-05-01"),
        ("Anna Lind, Foreign Minister Bildt's neighbour in Sweden, keeps bees.", "Anna Lind", "2001-05-01"),
        # The office of a place that nobody knows, however many others are named.
        ("Ruritanian Foreign Minister Anna Lind flew to Sweden.", "Anna Lind", "2001-05-01"),
        ("Anna Lind, foreign minister of Ruritania, flew to Sweden.", "Anna Lind", "2001-05-01"),
        ("Ruritania's foreign minister, Anna Lind, flew to Sweden.", "Anna Lind", "2001-05-01"),
        # Another office than the person ever held, or none.
        ("Sweden elected nobody: would-be foreign minister Anna Lind lost.", "Anna Lind", "2001-05-01"),
        ("Sweden heard the shadow foreign minister, Anna Lind.", "Anna Lind", "2001-05-01"),
        ("Swedish Foreign Minister Carl Bildt and Anna Lind keep bees.", "Anna Lind", "2007-05-01"),
        ("Swedish Prime Minister Anna Lind keeps bees.", "Anna Lind", "2001-05-01"),
        # The name to the letter, but nothing else.
        ("Justin Trudeau keeps bees.", "Justin Trudeau", "2017-01-01"),
        # The name to the letter and the country, but said to be somebody else.
        ("John Kerry, a farmer in the United States, keeps bees.", "John Kerry", "2014-05-01"),
        ("John Kerry, a dentist in the United States, keeps bees.", "John Kerry", "2014-05-01"),
        (
            "John Kerry, who is American, keeps bees. The bees like the farmer John Kerry, a neighbour.",
            "John Kerry",
            "2014-05-01",
        ),
        # A surname alone, with whatever office.
        ("Kazakh President Tokayev opened the bridge.", "Tokayev", "2021-01-01"),
        # Nobody whom the authority knows.
        ("The foreign minister of Sweden, Teodor van Aken, keeps bees.", "Teodor van Aken", "2001-05-01"),
    ],
)
def test_without_support_a_person_stays_local(text: str, name: str, on: str | None) -> None:
    local = entity(text, name)
    found = resolved(text, name, on=on)[name]
    assert found == local
    assert (found.wikidata, found.offices) == (None, ())


@pytest.mark.parametrize(
    "text",
    [
        "Swedish Foreign Minister Anna Lind opened the fair.",
        "Sweden's foreign minister, Anna Lind, opened the fair.",
        "Anna Lind, the Swedish foreign minister, opened the fair.",
        "Anna Lind (foreign minister of Sweden) opened the fair.",
        "Back in Sweden, Foreign Minister Anna Lind opened the fair.",
        "Anna Lind\nwas late. Sweden sent for Foreign Minister Anna Lind, twice.",
    ],
)
def test_an_office_that_stands_with_a_name_is_support(text: str) -> None:
    found = resolved(text, "Anna Lind", on="2001-05-01")["Anna Lind"]
    assert found.wikidata == "Q208591"
    assert found.name == "Anna Lind"


@pytest.mark.parametrize(
    "text",
    [
        "John Kerry flew to Vienna for the United States.",
        "John Kerry, a Democrat from the United States, flew to Vienna.",
        "John Kerry, the American diplomat, flew to Vienna.",
    ],
)
def test_the_name_to_the_letter_and_the_country_are_support(text: str) -> None:
    assert resolved(text, "John Kerry", on="2014-05-01")["John Kerry"].wikidata == "Q22316"


def test_who_is_not_resolved_has_no_key_of_somebody_known() -> None:
    assert resolved("Pierre Trudeau keeps bees.", "Pierre Trudeau")["Pierre Trudeau"].key == "pierre-trudeau-unresolved"


def test_offices_are_those_of_the_article_s_date() -> None:
    text = "Kassym-Jomart Tokayev came home to Kazakhstan."
    titles = {
        day: resolved(text, "Kassym-Jomart Tokayev", on=day)["Kassym-Jomart Tokayev"].offices
        for day in ("2001-06-01", "2024-09-16", "1970-01-01")
    }
    assert titles == {
        "2001-06-01": ("Prime Minister of Kazakhstan",),
        "2024-09-16": ("President of Kazakhstan",),
        "1970-01-01": (),
    }


def test_an_undated_article_has_people_without_offices() -> None:
    found = resolved("Kazakh President Kassym-Jomart Tokayev came home.", "Kassym-Jomart Tokayev", on=None)
    assert found["Kassym-Jomart Tokayev"].wikidata == "Q200881"
    assert found["Kassym-Jomart Tokayev"].offices == ()


def test_two_spellings_are_one_entity_with_all_mentions() -> None:
    text = "Premier Zhou Enlai of China rose. The Chinese premier, Chou En-lai, spoke. Then Zhou Enlai sat down."
    found = resolved(text, "Chou En-lai", "Zhou Enlai", on=None)
    assert found["Chou En-lai"] is found["Zhou Enlai"]
    one = found["Zhou Enlai"]
    assert (one.key, one.name) == ("Q17410", "Zhou Enlai")
    assert [mention.span.of(text) for mention in one.mentions] == ["Zhou Enlai", "Chou En-lai", "Zhou Enlai"]


def test_others_of_the_cast_stay_as_they_are() -> None:
    text = "Kazakh President Kassym-Jomart Tokayev met Dosym Arvidov of the Harbour Council."
    council = Entity("harbour-council", "Harbour Council", EntityType.ORGANISATION, ())
    people = (entity(text, "Kassym-Jomart Tokayev"), entity(text, "Dosym Arvidov"), council)
    found = resolve(people, text, datetime.date(2021, 1, 1))
    assert found["harbour-council"] is council
    assert found["dosym-arvidov"] is people[1]
    assert found.keys() == {person.key for person in people}


def test_an_empty_cast() -> None:
    assert resolve((), "Nobody came to Kazakhstan.", None) == {}


def unnamed(text: str, phrase: str) -> Entity:
    """Return a person whom the text calls by an office only."""
    start = text.index(phrase)
    found = (Mention(Span(start, start + len(phrase)), MentionKind.OFFICE, 1.0, ("office",)),)
    return Entity("unnamed", phrase, EntityType.PERSON, found)


@pytest.mark.parametrize(
    ("text", "phrase", "names", "on", "key"),
    [
        ("Kassym-Jomart Tokayev left Kazakhstan. The Kazakh president flew home.", "Kazakh president",
         ["Kassym-Jomart Tokayev"], "2021-01-01", "Q200881"),
        # Who is dead is remembered by the office of old; a living predecessor is not who is meant.
        ("Hafez al-Assad left Syria in 1994. The Syrian president flew home.", "Syrian president", ["Hafez al-Assad"],
         "2005-01-01", "Q118725"),
        ("Hafez al-Assad once left Syria. The Syrian president flew home.", "Syrian president", ["Hafez al-Assad"],
         "2005-01-01", "unnamed"),
        ("Hafez al-Assad left Syria 11 years ago. The Syrian president flew home.", "Syrian president",
         ["Hafez al-Assad"], "2005-01-01", "Q118725"),
        ("Hafez al-Assad once ruled Syria. The former Syrian president flew often.", "former Syrian president",
         ["Hafez al-Assad"], "2005-01-01", "Q118725"),
        ("Hafez al-Assad was born in 1930 in Syria. The Syrian president flew home.", "Syrian president",
         ["Hafez al-Assad"], "2005-01-01", "unnamed"),
        ("Nursultan Nazarbayev left Kazakhstan. The Kazakh president flew home.", "Kazakh president",
         ["Nursultan Nazarbayev"], "2021-01-01", "unnamed"),
        # Two in the article who can be meant; nobody; no date.
        ("Hafez al-Assad and Bashar al-Assad left Syria in 1999. The Syrian president flew home.", "Syrian president",
         ["Hafez al-Assad", "Bashar al-Assad"], "2005-01-01", "unnamed"),
        ("Hafez al-Assad and Bashar al-Assad left Syria. The Syrian president flew home.", "Syrian president",
         ["Bashar al-Assad", "Hafez al-Assad"], "2005-01-01", "Q44329"),
        ("Kassym-Jomart Tokayev left Kazakhstan. The Uzbek president flew home.", "Uzbek president",
         ["Kassym-Jomart Tokayev"], "2021-01-01", "unnamed"),
        ("Kassym-Jomart Tokayev left Kazakhstan. The Kazakh president flew home.", "Kazakh president",
         ["Kassym-Jomart Tokayev"], None, "unnamed"),
    ],
)  # fmt: skip
def test_an_office_without_a_name(text: str, phrase: str, names: list[str], on: str | None, key: str) -> None:
    people = (*(entity(text, name) for name in names), unnamed(text, phrase))
    found = resolve(people, text, datetime.date.fromisoformat(on) if on else None)
    assert found["unnamed"].key == key
    if key != "unnamed":
        assert found["unnamed"].name == names[0]
        assert found["unnamed"].mentions[-1].span.of(text) == phrase
