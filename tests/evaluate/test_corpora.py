import json
from pathlib import Path

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate import corpora
from onrecord.evaluate.corpora import GoldQuotation
from onrecord.model import QuotationKind, Span

GOOD = {"kind": "indirect", "content": [[0, 4]], "source": None, "cue": None}


def article(**changes: object) -> str:
    return json.dumps({"id": "one", "text": "Yes, no.", "quotations": [GOOD]} | changes)


def quotation(**changes: object) -> str:
    return article(quotations=[GOOD | changes])


def parsed(line: str) -> GoldQuotation:
    return corpora.parse("test", [line], where="test.jsonl").articles[0].quotations[0]


def test_a_part_is_a_span_a_list_of_spans_or_null() -> None:
    assert parsed(quotation(source=[0, 3])).source == (Span(0, 3),)
    assert parsed(quotation(source=[[0, 3], [5, 7]])).source == (Span(0, 3), Span(5, 7))
    assert parsed(quotation(source=None)).source == ()


def test_a_quotation_is_voiced_unless_said_otherwise() -> None:
    assert parsed(quotation()).speech
    assert not parsed(quotation(speech=False)).speech


def test_all_fields() -> None:
    line = quotation(kind="direct", cue=[5, 7], source_head=0, speaker={"name": "Irena Dostan", "type": "person"})
    assert parsed(line) == GoldQuotation(
        kind=QuotationKind.DIRECT,
        content=(Span(0, 4),),
        cue=(Span(5, 7),),
        speaker="Irena Dostan",
        source_head=0,
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 1"),
        ("[]", "an article has to be a JSON object"),
        ("[" * 100_000, "line 1"),
        (article(id=3), "'id', 'text' and 'language' have to be strings"),
        (article(quotations={}), "'quotations' has to be a list"),
        (article(quotations=["x"]), "quotation 0: a quotation has to be a JSON object"),
        (quotation(kind="spoken"), "'kind' has to be one of direct, mixed, indirect"),
        (quotation(kind=[]), "'kind' has to be one of"),
        (quotation(content=[]), "'content' is empty"),
        (quotation(content=[[0]]), "has to be [start, end]"),
        (quotation(content=[[0, True]]), "has to be [start, end]"),
        (quotation(content=[["0", "4"]]), "has to be [start, end]"),
        (quotation(content=[[0, 9]]), "'content' [0, 9] is not a stretch of the text, which has 8 characters"),
        (quotation(content=[[4, 4]]), "is not a stretch"),
        (quotation(cue=[-1, 4]), "'cue' [-1, 4] is not a stretch"),
        (quotation(source="he"), "'source' has to be a list"),
        (quotation(source_head=8), "'source_head' has to be an offset"),
        (quotation(speech="no"), "'speech' has to be true or false"),
        (quotation(speaker={"name": " "}), "'speaker' has to have a 'name'"),
    ],
)
def test_what_is_not_in_order_is_refused_with_its_line_and_reason(line: str, says: str) -> None:
    with pytest.raises(EvaluationError) as refused:
        corpora.parse("test", [line], where="test.jsonl")
    assert str(refused.value).startswith("test.jsonl, line 1: ")
    assert says in str(refused.value)


def test_the_line_counts_blank_lines_too() -> None:
    with pytest.raises(EvaluationError, match="line 4: the id 'one' was used before"):
        corpora.parse("test", [article(), "", "", article()], where="test.jsonl")


def test_an_empty_corpus_is_refused() -> None:
    with pytest.raises(EvaluationError, match="no articles"):
        corpora.parse("test", ["", " "], where="test.jsonl")


def test_a_corpus_is_named_after_its_folder_and_file(tmp_path: Path) -> None:
    path = tmp_path / "polnear" / "dev.jsonl"
    path.parent.mkdir()
    # A line separator inside a JSON string does not end the line.
    path.write_text(json.dumps({"id": "x", "text": "a\u2028b", "quotations": []}, ensure_ascii=False), "utf-8")
    corpus = corpora.load(path)
    assert corpus.name == "polnear-dev"
    assert [one.ref for one in corpus.as_articles()] == ["x"]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"absent\.jsonl: No such file"):
        corpora.load(tmp_path / "absent.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b"\xe9")
    with pytest.raises(EvaluationError, match="not UTF-8 at byte 0"):
        corpora.load(tmp_path / "latin.jsonl")


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["polnear", "wikinews"])
def test_the_corpora_beside_the_checkout_are_in_order(shared: Path, name: str) -> None:
    corpus = corpora.load(shared / "corpora" / name / "dev.jsonl")
    assert corpus.name == f"{name}-dev"
    assert all(one.quotations is not None for one in corpus.articles)
