from __future__ import annotations

import pytest

from onrecord import layout
from onrecord.data import table
from onrecord.model import Span
from onrecord.quotations.framing import distancing
from onrecord.quotations.joining import Passages
from onrecord.quotations.marks import scan


def found(text: str, content: str, sentence: str | None = None) -> list[str]:
    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    passages = Passages(text, scan(text, layout.blocks(text)))
    return [span.of(text) for span in distancing(text, place(sentence or text), [place(content)], passages)]


@pytest.mark.parametrize("phrase", [row[0] for row in table("quotations/distancing.tsv")])
def test_every_listed_phrase_counts(phrase: str) -> None:
    assert found(f"He {phrase} said the war was over.", "the war was over") == [phrase]


def test_words_in_the_attribution_or_the_content_count() -> None:
    assert found("He Allegedly said the so-called war was over.", "the so-called war was over") == [
        "Allegedly",
        "so-called",
    ]


def test_the_speakers_own_words_do_not_count() -> None:
    assert found("He said: “The alleged war is over.”", "The alleged war is over.") == []


def test_other_sentences_do_not_count() -> None:
    text = "He allegedly left. He said the war was over. It was supposedly over."
    assert found(text, "the war was over", "He said the war was over.") == []


def test_content_beyond_the_sentence_counts() -> None:
    text = "He said: The war, allegedly, is over."
    assert found(text, "The war, allegedly, is over", "He said:") == ["allegedly"]


def test_a_phrase_may_run_over_a_line_break_but_not_into_a_word() -> None:
    assert found("He said the so\ncalled war was over.", "the so\ncalled war was over") == ["so\ncalled"]
    assert found("He said the unallegedly war was over.", "the unallegedly war was over") == []
