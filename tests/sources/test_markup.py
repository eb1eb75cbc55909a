import itertools

from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from onrecord.model import BlockKind
from onrecord.sources.markup import Markers, paragraphs, unmark

MARKERS: Markers = {"𒀀": None, "𒀁": BlockKind.HEADING, "𒀂": BlockKind.PULL_QUOTE, "𒀃": BlockKind.SIGNATURE}
MARKED = st.lists(st.text(st.sampled_from("ab é\n“" + "".join(MARKERS)), max_size=12), max_size=8)


@given(MARKED)
def test_unmark_gives_blocks_that_slice_the_text(marked: list[str]) -> None:
    text, blocks = unmark(marked, MARKERS)
    assert not set(text) & set(MARKERS)
    assert all(block.span.of(text).strip() == block.span.of(text) != "" for block in blocks)
    assert all(one.span.end < other.span.start for one, other in itertools.pairwise(blocks))


@given(MARKED)
def test_unmark_loses_no_character_but_blanks_and_markers(marked: list[str]) -> None:
    text, _ = unmark(marked, MARKERS)
    assert [char for char in text if not char.isspace()] == [
        char for char in "".join(marked) if not char.isspace() and char not in MARKERS
    ]


def test_a_marked_paragraph_is_split_into_its_parts() -> None:
    text, blocks = unmark(["Before", "𒀂One.𒀂Two.𒀃Kara Voss", "a𒀀b"], MARKERS)
    assert text == "Before\n\nOne.\n\nTwo.\n\nKara Voss\n\na\n\nb"
    assert [(block.kind, block.span.of(text)) for block in blocks] == [
        (BlockKind.PULL_QUOTE, "One."),
        (BlockKind.PULL_QUOTE, "Two."),
        (BlockKind.SIGNATURE, "Kara Voss"),
    ]


def test_paragraphs_follow_the_blocks_and_breaks_of_the_page() -> None:
    tree = document_fromstring(
        "<body>loose <b>words</b><p>one\n  line<br>two</p><ul><li>a</li><li>b</li></ul>"
        "<table><tr><td>c</td><td>d</td></tr></table><p>three<br><br>four</p></body>"
    )
    assert list(paragraphs(tree)) == ["loose words", "one line\ntwo", "a", "b", "c d", "three", "four"]
