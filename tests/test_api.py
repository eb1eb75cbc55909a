from __future__ import annotations

import ast
import datetime
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import SourceError
from readings import READING, TEXT

SOURCE = Path(onrecord.__file__)
PROMISED = {
    "Actor",
    "Article",
    "Block",
    "BlockKind",
    "Comparison",
    "Entity",
    "EntityType",
    "Event",
    "EventDate",
    "EventPlace",
    "EventType",
    "Evidence",
    "Mention",
    "MentionKind",
    "Origin",
    "Participant",
    "Place",
    "Precision",
    "Quad",
    "Quotation",
    "QuotationKind",
    "Reading",
    "Record",
    "Rejection",
    "RejectionReason",
    "Span",
    "Speaker",
    "Status",
    "TimeExpression",
    "TimeType",
    "__version__",
    "actor",
    "compare_names",
    "errors",
    "load",
    "read",
    "read_all",
}  # fmt: skip


@pytest.fixture
def unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `read` return the article as it is, without loading the model."""
    pipeline = importlib.import_module("onrecord.pipeline")
    monkeypatch.setattr(pipeline, "read", onrecord.Reading)


def test_the_public_names_are_these() -> None:
    assert set(onrecord.__all__) == PROMISED == set(dir(onrecord))
    assert list(onrecord.__all__) == sorted(onrecord.__all__)


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_each_public_name_is_there(name: str) -> None:
    assert getattr(onrecord, name) is not None


def test_editors_see_every_public_name() -> None:
    """What is imported lazily is also imported for type checkers."""
    tree = ast.parse(SOURCE.read_text("utf-8"))
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert set(onrecord.__all__) <= imported | defined


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        getattr(onrecord, "reed")  # noqa: B009 - a type checker would refuse the plain form


def test_importing_onrecord_imports_nothing_else() -> None:
    program = "import sys, onrecord; print(*(m for m in sys.modules if m.startswith('onrecord') or m == 'spacy'))"
    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603
    assert set(answer.stdout.split()) == {"onrecord", "onrecord.version"}


@pytest.mark.usefixtures("unparsed")
class TestRead:
    def test_a_text_is_read_as_it_is(self) -> None:
        reading = onrecord.read(TEXT)
        assert reading.article.text == TEXT
        assert reading.article.id == READING.article.id

    def test_a_text_of_one_line_is_a_text(self) -> None:
        assert onrecord.read("The harbour is open, the minister said.").article.ref == "text"

    def test_a_text_longer_than_a_name_can_be_is_a_text(self) -> None:
        assert len(onrecord.read("The harbour is open. " * 1000).article.text) == 21_000

    def test_a_path_is_a_file_and_so_is_the_name_of_one(self, tmp_path: Path) -> None:
        path = tmp_path / "harbour.txt"
        path.write_text(TEXT, "utf-8")
        assert onrecord.read(path).article.text == TEXT
        assert onrecord.read(str(path)).article.ref == str(path)

    def test_what_the_caller_knows_wins(self) -> None:
        day = datetime.date(1990, 1, 1)
        article = onrecord.read(TEXT, published=day, title="T", outlet="O", url="U", language="en").article
        assert (article.published, article.title, article.outlet, article.url) == (day, "T", "O", "U")
        assert not [found for found in article.evidence if found.field in {"published", "title", "outlet"}]

    def test_the_language_that_the_caller_knows_wins(self) -> None:
        assert onrecord.read(TEXT, language="sv").article.language == "sv"

    @pytest.mark.parametrize("text", ["", " \n "])
    def test_no_text_is_refused(self, text: str) -> None:
        with pytest.raises(SourceError):
            onrecord.read(text)

    def test_a_missing_file_is_refused_by_name(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match="missing"):
            onrecord.read(tmp_path / "missing.txt")

    def test_a_str_that_can_only_be_a_missing_file_is_not_read_as_a_text(self) -> None:
        with pytest.raises(SourceError, match=r"article\.txt: no such file"):
            onrecord.read("news/article.txt")

    def test_a_file_of_several_articles_is_not_read_as_one(self, tmp_path: Path) -> None:
        path = tmp_path / "many.jsonl"
        path.write_text('{"text": "One thing happened."}\n{"text": "Another thing happened."}\n', "utf-8")
        with pytest.raises(SourceError, match=r"more than one article.*read_all"):
            onrecord.read(path)

    def test_an_empty_folder_holds_no_article(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError):
            onrecord.read(tmp_path)
