from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import QueryError
from onrecord.limits import MAX_QUERY_CHARS
from onrecord.record import Record
from onrecord.record.query import Term, name, parse
from transcripts import article

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("queries.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def _terms(cell: str) -> tuple[Term, ...]:
    return tuple(Term(tuple(each.removesuffix("*").split(" ")), each.endswith("*")) for each in cell.split("|") if each)


@pytest.mark.parametrize(("text", "wanted", "unwanted"), CASES, ids=[case[0] for case in CASES])
def test_a_query_asks_for(text: str, wanted: str, unwanted: str) -> None:
    query = parse(text)
    assert (query.wanted, query.unwanted) == (_terms(wanted), _terms(unwanted))


@pytest.mark.parametrize("text", ["", "   ", '""', "- *", "…", '"', "\x00"])
def test_a_query_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="no word to look for"):
        parse(text)


def test_a_query_that_only_leaves_out_is_refused() -> None:
    with pytest.raises(QueryError, match="beside what to leave out"):
        parse("-war")


def test_a_query_that_is_too_long_is_refused() -> None:
    assert parse("a" * MAX_QUERY_CHARS)
    with pytest.raises(QueryError, match=f"shorten it to {MAX_QUERY_CHARS}"):
        parse("a" * (MAX_QUERY_CHARS + 1))


def test_a_name_is_words_in_a_row() -> None:
    assert name("Őszi, -Mára*") == Term(("oszi", "mara"))
    with pytest.raises(QueryError, match="at least one word"):
        name("'")
    with pytest.raises(QueryError, match="shorten"):
        name("a" * (MAX_QUERY_CHARS + 1))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Record:
    from transcripts import reader

    made = Record(tmp_path_factory.mktemp("query") / "small.db", reader=reader())
    made.add(article("Arvid Lindqvist: NOT a word AND not NEAR one."))
    return made


@given(query=st.text(max_size=60) | st.text(alphabet="ab\"*-()^:+{}\\'“” \x00", max_size=30))
def test_no_query_is_a_syntax_error(small: Record, query: str) -> None:
    try:
        parse(query)
    except QueryError:
        return
    assert isinstance(small.search(query), list)
    assert isinstance(small.quotations(by=query, about=query), list)


@pytest.mark.parametrize(
    "query",
    [
        " ".join("a" for _ in range(MAX_QUERY_CHARS // 2)),
        " ".join(f"w{i}" for i in range(200)),
        "not " + " ".join(f"-w{i}" for i in range(180)),
        "a " + " ".join(f"{chr(97 + i % 26)}{i}*" for i in range(180)),
        '"' + "a " * 490 + '"',
    ],
    ids=["one word often", "many words", "many left out", "many prefixes", "a long phrase"],
)
def test_a_query_of_any_shape_within_the_limit_can_be_asked(small: Record, query: str) -> None:
    assert isinstance(small.search(query), list)
