from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources import files

import pytest

from onrecord.people.lexicon import lexicon, singular


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("ministers", "minister"), ("policewomen", "policewoman"), ("women", "woman"), ("secretaries", "secretary"),
        ("churches", "church"), ("bosses", "boss"), ("glass", "glass"), ("chorus", "chorus"), ("people", "person"),
    ],
)  # fmt: skip
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one


def test_no_given_name_has_two_genders() -> None:
    text = files("onrecord.data.people").joinpath("given_names.toml").read_text("utf-8")
    table = tomllib.loads(text)
    assert not set(table["masculine"].split()) & set(table["feminine"].split())


def test_every_word_is_lower_case() -> None:
    known = lexicon()
    lists: list[Iterable[str]] = [
        known.honorifics, known.offices, known.persons, known.groups, known.organisations, known.documents,
        known.given, known.countries, known.pronouns, known.particles, known.english, known.bynames, known.linking,
        known.localities, known.compass, known.outlets, known.works, known.vehicles,
    ]  # fmt: skip
    assert [word for words in lists for word in words if word != word.lower()] == []


@pytest.mark.parametrize(
    ("word", "gender"), [("mrs.", "feminine"), ("spokesman", "masculine"), ("queen", "feminine"), ("minister", "")]
)
def test_gender_that_a_word_tells(word: str, gender: str) -> None:
    assert lexicon().gender(word) == gender


@pytest.mark.parametrize(
    ("word", "office"),
    [("sen.", "senator"), ("presidents", "president"), ("chancellor", "chancellor"), ("table", None)],
)
def test_offices_are_unabbreviated_and_singular(word: str, office: str | None) -> None:
    assert lexicon().office(word) == office


@pytest.mark.parametrize(("form", "country"), [("kenyan", "Kenya"), ("u.s.", "United States"), ("moscow", "Russia")])
def test_forms_of_a_country(form: str, country: str) -> None:
    assert lexicon().countries[form] == country


@pytest.mark.parametrize("form", ["bosnia", "holy see", "türkiye", "eu", "swazi", "downing street"])
def test_every_form_that_the_authority_knows_is_a_countrys(form: str) -> None:
    assert form in lexicon().countries


def test_names_are_told_from_adjectives_and_seats() -> None:
    known = lexicon()
    assert {"kenya", "holy see"} <= known.country_names
    assert known.country_names.isdisjoint({"kenyan", "nairobi", "brussels"})
    assert {"nairobi", "brussels"} <= known.seats
    assert known.seats.isdisjoint({"kenya", "kenyan"})


@pytest.mark.parametrize("word", ["victoria", "car", "trinidad", "wellington", "magyar", "the ukraine"])
def test_what_is_more_often_something_else_is_no_country(word: str) -> None:
    assert word not in lexicon().countries


def test_a_point_of_the_compass_may_be_abbreviated() -> None:
    known = lexicon()
    assert known.countries["n. korea"] == "North Korea"
    assert "s. korea" in known.country_names


def test_names_are_no_ordinary_words() -> None:
    known = lexicon()
    assert known.ordinary < known.english
    assert known.ordinary.isdisjoint(known.bynames | known.given.keys() | known.particles)
    assert {"denies", "energy", "turnout"} <= known.ordinary


def test_no_outlet_is_somebodys_name() -> None:
    known = lexicon()
    assert known.outlets.isdisjoint(known.bynames | known.given.keys())
