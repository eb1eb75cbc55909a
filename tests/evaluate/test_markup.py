import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EvaluationError
from onrecord.evaluate.markup import compile_article

MARKED = """“{1|A dam},” {1s|Lim} {1c|said}, “{1|is a dam.}” {2 3|{2s 3s|She} so {2c|said}}.
---
1 direct Pavo Lim
2 indirect -
3 mixed town council (organisation)
"""


def test_marks_become_offsets_and_leave_the_text() -> None:
    article = compile_article("dam", MARKED)
    text = article["text"]
    assert text == "“A dam,” Lim said, “is a dam.” She so said.\n"
    first, second, third = article["quotations"]
    assert [text[start:end] for start, end in first["content"]] == ["A dam", "is a dam."]
    assert (text[slice(*first["source"])], text[slice(*first["cue"])]) == ("Lim", "said")
    assert first["speaker"] == {"name": "Pavo Lim", "type": "person"}
    assert second["content"] == third["content"]
    assert (second["speaker"], second["cue"] is not None) == (None, True)
    assert (third["speaker"], third["cue"]) == ({"name": "town council", "type": "organisation"}, None)


@given(st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"])), st.text("ab🌍 \n", min_size=1))
def test_offsets_are_code_points_of_the_bare_text(before: str, said: str) -> None:
    article = compile_article("x", f"-{before}{{1|{said}}}\n---\n1 direct -\n")
    ((start, end),) = article["quotations"][0]["content"]
    assert article["text"][start:end] == said
    assert article["text"] == f"-{before}{said}\n"


@pytest.mark.parametrize(
    ("marked", "says"),
    [
        ("no notes", "no line '---'"),
        ("{1|a\n---\n1 direct -", "not closed"),
        ("a}\n---\n", "closes nothing"),
        ("{a}\n---\n", "closes nothing"),
        ("{1|}\n---\n1 direct -", "empty"),
        ("{1x|a}\n---\n1 direct -", "closes nothing"),
        ("{1sc|a}\n---\n1 direct -", "number, with s or c"),
        ("{1|a} {2|b}\n---\n1 direct -", "2 is marked in the text, but not described"),
        ("{1|a}\n---\n1 direct -\n1 direct -", "1 has no content"),
        ("{1s|a}\n---\n1 direct -", "1 has no content"),
        ("{1|a} {1s|b} {1s|c}\n---\n1 direct -", "more than one source"),
        ("{1|a}\n---\n1 spoken -", "not 'NUMBER KIND SPEAKER"),
        ("{1|a}\n---\n1 direct Lim (dog)", "'dog' is not a type"),
    ],
)
def test_mistakes_of_the_annotator_are_told(marked: str, says: str) -> None:
    with pytest.raises(EvaluationError) as refused:
        compile_article("dam", marked)
    assert str(refused.value).startswith("dam: ")
    assert says in str(refused.value)
