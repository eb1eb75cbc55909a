import itertools
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord import limits
from onrecord.names import compare

CASES = Path(__file__).parent / "cases"
TOKAYEV = (
    "Kasim-Zhomart Tokaev",
    "Kasym-Zhomart Tokayev",
    "Kassym-Jomart Tokayev",
    "Қасым-Жомарт Тоқаев",
    "Касым-Жомарт Токаев",
    "Qasym-Jomart Toqaev",
)
LETTERS = "aeiouyšžçłğ'- .bdfgkKlmnrtzабвгдйжйابتجדבגנקム한김中国αβაბად"
names = st.text(st.sampled_from(LETTERS), max_size=24)


def cases(name: str) -> list[list[str]]:
    lines = (CASES / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("one", "other"), cases("same"))
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    assert compare(one, other).same, compare(one, other)


@pytest.mark.parametrize(("one", "other"), cases("different"))
def test_two_people_or_too_little_said(one: str, other: str) -> None:
    assert not compare(one, other).same, compare(one, other)


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(TOKAYEV, 2)))
def test_six_spellings_of_one_president(one: str, other: str) -> None:
    assert compare(one, other).score > 0.8


def test_the_score_says_what_agreed() -> None:
    assert compare("W. Brandt", "Willy Brandt").why == ("latin", "1 part agrees", "initial")
    assert compare("Bill Clinton", "William Clinton").why == ("latin", "1 part agrees", "form")
    assert compare("Willy Brandt", "Brandt, Willy").why == ("latin", "2 parts agree", "order")
    assert compare("Mao Tse-tung", "Mao Zedong").why == ("latin", "1 part agrees", "wade-giles")
    assert compare("Willy Brandt", "Herbert Willy Brandt").why == (
        "latin",
        "2 parts agree",
        "1 more part",
        "name in front",
    )


def test_the_score_says_what_did_not() -> None:
    assert "conflict" in compare("Willy Brandt", "Peter Brandt").why
    assert "initials" in compare("George W. Bush", "George H. W. Bush").why
    assert "number" in compare("Paul V", "Paul VI").why
    assert "one part alone" in compare("Brandt", "Willy Brandt").why
    assert compare("123", "Willy Brandt").why == ("no name",)


def test_less_agreement_scores_less() -> None:
    scores = [
        compare("Willy Brandt", other).score
        for other in ("willy brandt", "Wily Brandt", "Herbert Willy Brandt", "Peter Brandt", "Peter Schmidt")
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_public_name() -> None:
    assert onrecord.compare_names is compare


@given(names, names)
def test_symmetric_and_bounded(one: str, other: str) -> None:
    found = compare(one, other)
    assert found == compare(other, one)
    assert 0.0 <= found.score <= 1.0
    assert found.same == (found.score >= 0.5)


@given(names)
def test_a_name_is_itself(name: str) -> None:
    found = compare(name, name)
    assert found.same or found.why == ("no name",)


@given(names, names)
def test_case_form_and_latin_diacritics_do_not_matter(one: str, other: str) -> None:
    found = compare(one, other)
    assert compare(one.upper(), other) == found
    assert compare(unicodedata.normalize("NFD", one), other) == found
    bare = "".join(unicodedata.normalize("NFD", c)[0] if c.isascii() or c < "\u0250" else c for c in one)
    assert compare(bare, other) == found


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    assert compare(one, other) == compare(other, one)


@pytest.mark.parametrize("unit", ["a", "ab ", "к-", "김", "x y z ", "\u0301", "ال "])
def test_long_texts_are_cut_short(unit: str) -> None:
    started = time.perf_counter()
    found = compare(unit * 100_000, unit * 100_000 + "b")
    assert time.perf_counter() - started < 2.0
    assert found == compare(unit * 100_000, unit * (limits.MAX_NAME_CHARS + 10))
