import pytest

from onrecord.names.wade_giles import wade_giles


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [("zhou", "chou"), ("enlai", "enlai"), ("zedong", "tsetung"), ("xiaoping", "hsiaoping"), ("guofeng", "kuofeng")],
)
def test_pinyin_in_wade_giles(pinyin: str, expected: str) -> None:
    assert expected in wade_giles(pinyin)


@pytest.mark.parametrize("word", ["smith", "kzh", "tokayev"])
def test_other_words_are_not_chinese(word: str) -> None:
    assert wade_giles(word) == frozenset()
