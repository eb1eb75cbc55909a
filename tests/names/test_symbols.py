import pytest

from onrecord.names.symbols import symbols


@pytest.mark.parametrize(
    ("word", "script", "expected"),
    [
        ("김", "hangul", "ㄱ ㅣ ㅁ."),
        ("이", "hangul", "ㅇ ㅣ"),
        ("キャ", "kana", "k y a"),
        ("シャ", "kana", "S a"),
        ("ファ", "kana", "f a"),
        ("ウィ", "kana", "w i"),
        ("ティ", "kana", "t i"),
        ("とッー", "kana", "t o Q -"),
        ("ン", "kana", "N"),
        ("周恩", "han", "zh -ou -en"),
        ("曾", "han", "z -eng"),
        ("ג'א", "hebrew", "ג' א"),
        ("аб", "cyrillic", "а б"),
    ],
)
def test_symbols(word: str, script: str, expected: str) -> None:
    assert symbols(word, script) == tuple(expected.split())
