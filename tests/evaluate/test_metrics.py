import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from assessments import found, gold, gold_article
from onrecord.evaluate import corpora
from onrecord.evaluate.corpora import Corpus
from onrecord.evaluate.metrics import NO_CASES, ROWS, Row, Share, measure
from onrecord.model import EntityType, Quotation, QuotationKind, Span, Speaker

FIRST, SECOND, SLUICES = "We have lost two harvests", "We shall not lose a third.", "the sluices were shut"
RIVER = "the river is theirs"


def test_precision_recall_and_f1() -> None:
    article = gold_article(gold(FIRST), gold(SECOND), gold(SLUICES, kind="indirect"))
    rows, pairs = measure(article, [found(FIRST), found("Many villagers believe", kind="indirect")])
    row = rows["all"]
    assert (row.gold, row.found, row.matched) == (3, 2, 1)
    assert row.precision == pytest.approx(1 / 2)
    assert row.recall == pytest.approx(1 / 3)
    assert row.f1 == pytest.approx(2 / 5)
    assert row.kinds == {QuotationKind.DIRECT: Share(1, 2), QuotationKind.INDIRECT: Share(0, 1)}
    assert pairs == [(0, 0)]


def test_exact_asks_for_the_same_fragments_but_for_their_edges() -> None:
    article = gold_article(gold(FIRST), gold(SECOND))
    rows, _ = measure(article, [found(f"“{FIRST},”"), found("shall not lose a third")])
    assert (rows["all"].matched, rows["all"].exact_matches) == (2, 1)
    assert rows["all"].exact_f1 == pytest.approx(1 / 2)


def test_source_and_speaker_count_over_matched_quotations_that_have_them() -> None:
    article = gold_article(
        gold(FIRST, source="Pavo Lim", speaker="Pavo Lim"),
        gold(SECOND, speaker="Pavo Lim"),
        gold(SLUICES, kind="indirect", source="Irena Dostan", speaker="Irena Dostan"),
    )
    readings = [found(FIRST, source="Lim", speaker="Lim"), found(SECOND, speaker="Pavo Lim")]
    row = measure(article, readings)[0]["all"]
    assert row.sources == (1, 1)
    assert row.speakers == (1, 2)


def test_nothing_found_and_nothing_there_are_no_division_by_zero() -> None:
    row = measure(gold_article(), [])[0]["all"]
    assert row.measures() == {
        "precision": 0.0, "recall": 0.0, "f1": 0.0, "exact_f1": 0.0, "source": None, "speaker": None,
    }  # fmt: skip


def test_what_nobody_voiced_is_neutral_for_speech_only() -> None:
    article = gold_article(gold(FIRST), gold(RIVER, kind="indirect", speech=False))
    rows, _ = measure(article, [found(FIRST), found(RIVER, kind="indirect")])
    assert (rows["all"].gold, rows["all"].found) == (2, 2)
    assert (rows["speech"].gold, rows["speech"].found, rows["speech"].matched) == (1, 1, 1)


def test_direct_counts_fragments_and_leaves_out_indirect_findings() -> None:
    article = gold_article(gold(FIRST, SECOND), gold(SLUICES, kind="mixed"))
    findings = [found(FIRST), found(SECOND), found("sluices", kind="mixed"), found(RIVER, kind="indirect")]
    row = measure(article, findings)[0]["direct"]
    assert (row.gold, row.found, row.matched) == (2, 2, 2)


def test_sums_are_of_counts_not_of_figures() -> None:
    one = measure(gold_article(gold(FIRST, source="Pavo Lim")), [found(FIRST, source="Lim")])[0]["all"]
    other = measure(gold_article(gold(SECOND), gold(SLUICES, kind="indirect")), [])[0]["all"]
    total = one + other
    assert (total.gold, total.found, total.matched, total.sources) == (3, 1, 1, (1, 1))
    assert total.kinds == {QuotationKind.DIRECT: Share(1, 2), QuotationKind.INDIRECT: Share(0, 1)}
    assert total + Row() == total
    assert NO_CASES.value is None


def distorted(corpus: Corpus, seed: int) -> dict[str, list[Quotation]]:
    """Make findings of a corpus's own annotation: some left out, moved, split, renamed, some made up."""
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    findings = {}
    for article in corpus.articles:
        length, here = len(article.text), []
        for quotation in article.quotations:
            if chance.random() < 0.2:
                continue
            content = quotation.content
            if chance.random() < 0.4:
                shift = chance.randint(-30, 30)
                content = tuple(
                    Span(min(s, max(e + shift, s + 1)), min(max(e + shift, s + 1), length)) for s, e in content
                )
            if chance.random() < 0.2:
                start = chance.randrange(length - 1)
                content = (*content, Span(start, min(start + chance.randint(1, 80), length)))
            source = quotation.source[0] if quotation.source and chance.random() < 0.8 else None
            name = quotation.speaker if chance.random() < 0.7 else "Somebody Else"
            speaker = Speaker("key", name, EntityType.PERSON, 0.5, ()) if name and name != "unknown" else None
            kind = chance.choice(list(QuotationKind)) if chance.random() < 0.2 else quotation.kind
            here.append(Quotation("q", kind, content, "", source, None, speaker, False, None, (), 0.5, ()))
        findings[article.id] = here
    return findings


def as_line(corpus_id: str, text: str, findings: list[Quotation]) -> str:
    quotations = [
        {
            "kind": one.kind,
            "content": one.content,
            "source": one.source,
            "cue": None,
            "speaker": {"name": one.speaker.name} if one.speaker else None,
        }
        for one in findings
    ]
    return json.dumps({"article": {"ref": corpus_id, "text": text}, "quotations": quotations})


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["polnear", "wikinews"])
def test_the_figures_are_those_of_the_scorer_beside_the_corpora(shared: Path, tmp_path: Path, name: str) -> None:
    path = shared / "corpora" / name / "dev.jsonl"
    corpus = corpora.load(path)
    findings = distorted(corpus, seed=7)
    predicted = tmp_path / "predicted.jsonl"
    lines = [as_line(article.id, article.text, findings[article.id]) for article in corpus.articles]
    predicted.write_text("\n".join(lines), "utf-8")
    command = [sys.executable, str(shared / "tools/score_quotations.py"), str(path), str(predicted), "--json"]
    expected = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603

    rows = dict.fromkeys(ROWS, Row())
    for article in corpus.articles:
        counts, _ = measure(article, findings[article.id])
        rows = {row: rows[row] + counts[row] for row in ROWS}
    for row, figures in expected.items():
        measures = {key: None if value is None else round(value, 4) for key, value in rows[row].measures().items()}
        assert measures == {key: figures[key] for key in measures}
        assert (rows[row].gold, rows[row].found) == (figures["gold"], figures["predicted"])
        kinds = {str(kind): share.value and round(share.value, 4) for kind, share in rows[row].kinds.items()}
        assert kinds == figures["recall_by_kind"]
