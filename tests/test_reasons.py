from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.data import table
from onrecord.model import Reading
from onrecord.reasons import Kind, explain

SAMPLES = Path(str(files("onrecord.data"))) / "samples"
SPECIMEN = Path(__file__).parents[2] / "shared" / "article"

DOER = "Way through the sentence from the act to who did it:"


@pytest.mark.parametrize(
    ("kind", "code", "meaning"),
    [
        ("quotation", "ccomp", "The words said are a clause that the reporting verb governs."),
        ("quotation", "cue:according to", "The words that report it: “according to”."),
        ("quotation", "noun:prep:of", "The words said stand in the “of” phrase of a reporting noun."),
        ("person", "source:name", "The words that report it name the speaker."),
        ("person", "agrees", "Nothing that is known of them speaks against it."),
        ("person", "agrees:masculine", "Agrees in gender or number: masculine."),
        ("time", "anchor 1988-05-03", "Counted from 1988-05-03."),
        ("place", "prep:in", "It stands after “in”."),
        ("event", "date:same-clause", "The date stands in the clause that tells of the act."),
        (
            "event",
            "recipient:prep:with",
            "Way through the sentence from the act to whom it was done: phrase with “with”.",
        ),
        (
            "event",
            "actor:conj>verb:prep:for>nsubj+of",
            f"{DOER} what is joined to it, the verb above, phrase with “for”, subject, its “of” phrase.",
        ),
        ("event", "type:lexicon:CONSULT", "The table of combinations of words reads the act as CONSULT."),
        ("event", "type:row:ASSAULT:attack>*", "The table has “attack” with “*” as ASSAULT (* is any word)."),
        ("event", "place:governor:placing:in", "The place stands after “in” with “placing”, which governs the act."),
        ("quotation", "by-hand", None),
        ("person", "", None),
    ],
)
def test_codes_in_plain_words(kind: Kind, code: str, meaning: str | None) -> None:
    assert explain(kind, code) == meaning


def test_what_an_article_can_put_into_a_code_comes_back_as_it_is() -> None:
    assert explain("quotation", "cue:{0} {path} \\1\n*") == "The words that report it: “{0} {path} \\1\n*”."


def test_every_construction_of_a_cue_is_explained() -> None:
    constructions = {row[1] for row in table("quotations/cues.tsv")}
    assert {each for each in constructions if explain("quotation", each) is None} == set()


def codes(reading: Reading) -> Iterator[tuple[Kind, str]]:
    for quotation in reading.quotations:
        yield from (("quotation", code) for code in quotation.why)
        yield from (("person", code) for code in (quotation.speaker.why if quotation.speaker else ()))
    for entity in reading.people:
        yield from (("person", code) for mention in entity.mentions for code in mention.why)
    yield from (("time", code) for time in reading.times for code in time.why)
    yield from (("place", code) for place in reading.places for code in place.why)
    yield from (("event", code) for event in reading.events for code in event.why)


@pytest.mark.model
def test_every_code_of_the_sample_articles_is_explained() -> None:
    from onrecord.model import Article
    from onrecord.pipeline import read_all
    from onrecord.sources import load

    folders = [folder for folder in (SAMPLES, SPECIMEN) if folder.exists()]
    articles = [item for item in load(folders) if isinstance(item, Article)]
    found = {code for reading in read_all(articles) for code in codes(reading)}
    assert len(found) > 200
    assert sorted(code for code in found if explain(*code) is None) == []
