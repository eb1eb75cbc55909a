import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.decode import decode, universal_newlines

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\x1b"))


@given(TEXT)
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(codecs.BOM_UTF8 + text.encode()) == text


@given(TEXT, st.sampled_from(["utf-16", "utf-32"]))
def test_marked_unicode_is_read_as_it_is(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.binary(max_size=200))
def test_any_bytes_end_in_text_or_none(data: bytes) -> None:
    found = decode(data)
    assert found is None or isinstance(found, str)


def test_utf8_wins_over_what_is_declared() -> None:
    assert decode("café".encode(), "cp1251") == "café"


@pytest.mark.parametrize("declared", ["", "nonsense", "utf-16", "base64", "idna", "a\0b", "é"])
def test_a_useless_declaration_is_passed_over(declared: str) -> None:
    assert decode("“café”, he said".encode("cp1252"), declared) == "“café”, he said"


def test_damaged_utf8_stays_utf8() -> None:
    sound = "“Señor Ibáñez,” she said, “that’s it.” – "
    assert decode(sound.encode() + b"it\x92s \xff caf\xc3") == sound + "it’s \ufffd caf\ufffd"


def test_text_cut_off_inside_a_character_stays_utf8() -> None:
    assert decode("переговоры".encode()[:-1]) == "переговор\ufffd"


def test_nul_bytes_are_no_text() -> None:
    assert decode(b"The minister\0 left the room, and nobody said a word.") is None
    assert decode(bytes(range(256)) * 8) is None


def test_line_endings() -> None:
    assert universal_newlines("a\r\nb\rc\nd") == "a\nb\nc\nd"
