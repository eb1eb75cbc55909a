from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate import gazetted
from onrecord.evaluate.gazetted import GoldToponym
from onrecord.evaluate.places import assess_places, is_right
from onrecord.model import Place, Reading, Span
from onrecord.pipeline import read_all

GEOVIRUS = """<articles><article><text>It rained in Paris and in Chad.</text><locations>
<location><name>Chad</name><start>27</start><end>31</end><lat>12</lat><lon>15</lon>
<page>https://en.wikipedia.org/wiki/Chad</page></location>
<location><name>Paris</name><start>14</start><end>19</end><lat>48.86</lat><lon>2.35</lon>
<page>https://en.wikipedia.org/wiki/Paris</page></location></locations></article></articles>"""


def place(start: int, end: int, country: str | None, lat: float | None = None, lon: float | None = None) -> Place:
    return Place(Span(start, end), "x", country, lat, lon, None, 0.9, ())


def written(tmp_path: Path, name: str, content: str) -> Path:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    return path


def test_geovirus_counts_from_one_and_countries_are_known_by_code(tmp_path: Path) -> None:
    (text,) = gazetted.load(written(tmp_path, "toy.xml", GEOVIRUS))
    paris, chad = text.toponyms
    assert (paris.span.of(text.text), paris.country, paris.point) == ("Paris", None, (48.86, 2.35))
    assert (chad.span.of(text.text), chad.country, chad.point) == ("Chad", "TCD", None)


def test_brackets_are_toponyms(tmp_path: Path) -> None:
    content = "# none\nFrom [Paris|USA|33.66,-95.56] to [Chad|TCD], by [Springfield||].\n"
    (text,) = gazetted.load(written(tmp_path, "toy.txt", content))
    assert text.text == "From Paris to Chad, by Springfield."
    assert [(one.name, one.country, one.point) for one in text.toponyms] == [
        ("Paris", "USA", (33.66, -95.56)),
        ("Chad", "TCD", None),
        ("Springfield", None, None),
    ]
    assert [one.span.of(text.text) for one in text.toponyms] == ["Paris", "Chad", "Springfield"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", "# nothing\n"),
        ("broken.xml", "<articles>"),
        ("shifted.xml", GEOVIRUS.replace("<start>14", "<start>15")),
        ("placeless.xml", GEOVIRUS.replace("<lat>12</lat>", "")),
    ],
)
def test_what_is_no_annotation_is_refused(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(EvaluationError, match=name):
        gazetted.load(written(tmp_path, name, content))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot read"):
        gazetted.load(tmp_path / "absent.xml")


def test_right_is_the_code_of_a_country_and_a_point_nearby() -> None:
    chad = GoldToponym(Span(0, 4), "Chad", "TCD", None)
    paris = GoldToponym(Span(0, 5), "Paris", None, (48.86, 2.35))
    nobody = GoldToponym(Span(0, 5), "Springfield", None, None)
    assert is_right(chad, place(0, 4, "TCD"))
    assert not is_right(chad, place(0, 4, "SDN", 12, 15))
    assert is_right(paris, place(0, 5, "FRA", 49.5, 2.0))
    assert not is_right(paris, place(0, 5, "FRA", 45.0, 2.0))
    assert not is_right(paris, place(0, 5, None))
    assert is_right(nobody, place(0, 5, None))
    assert not is_right(nobody, place(0, 5, "USA", 40, -90))


def test_figures_count_found_matched_and_located(tmp_path: Path) -> None:
    texts = gazetted.load(written(tmp_path, "toy.xml", GEOVIRUS))
    found = (place(13, 18, "USA", 33.66, -95.56), place(26, 30, "TCD"), place(0, 2, None))
    reading = dataclasses.replace(Reading(texts[0].as_article()), places=found)
    figures = assess_places("toy", texts, [reading])
    assert (figures.gold, figures.found, figures.matched, figures.located, figures.unresolved) == (2, 3, 2, 1, 0)
    assert {kind: len(told) for kind, told in figures.mistakes.items() if told} == {"wrong place": 1, "false find": 1}
    assert (figures.measure("all.recall"), figures.measure("all.located")) == (1.0, 0.5)
    assert figures.as_dict()["precision"] == 0.6667
    with pytest.raises(EvaluationError, match=r"all\.speaker"):
        figures.measure("all.speaker")


def test_nothing_found_is_no_place() -> None:
    figures = assess_places("toy", [], [])
    assert [figures.measure(f"all.{name}") for name in ("recall", "precision", "f1", "located")] == [0, 1, 0, None]


@pytest.mark.model
def test_our_own_sentences_are_read_right() -> None:
    texts = gazetted.shipped()
    assert sum(len(text.toponyms) for text in texts) >= 70
    figures = assess_places("own", texts, read_all(text.as_article() for text in texts))
    for name in ("recall", "precision", "located"):
        assert (figures.measure(f"all.{name}") or 0) >= 0.97, figures.mistakes


@pytest.mark.model
@pytest.mark.corpus
def test_geovirus_is_above_what_was_promised(shared: Path) -> None:
    texts = gazetted.load(shared / "corpora/places/GeoVirus.xml")[::4]
    figures = assess_places("geovirus", texts, read_all(text.as_article() for text in texts))
    assert (figures.measure("all.recall") or 0) >= 0.85
    assert (figures.measure("all.located") or 0) >= 0.85


@pytest.mark.model
@pytest.mark.corpus
def test_the_specimen_names_its_places(shared: Path) -> None:
    path = next((shared / "article").glob("*.txt"))
    import onrecord

    found = {(one.name, one.country) for one in onrecord.read(path).places}
    wanted = {("Kazakhstan", "KAZ"), ("Astana", "KAZ"), ("Kyrgyzstan", "KGZ"), ("China", "CHN"), ("Kyiv", "UKR")}
    assert wanted <= found
