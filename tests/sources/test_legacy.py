import random
import tomllib
from pathlib import Path

import pytest

from onrecord.sources.decode import decode
from onrecord.sources.legacy import detect

CASES = tomllib.loads(Path(__file__).with_name("encodings.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['set']}-{case['encoding']}-{case['text'][:12]}")
def test_no_sentence_turns_into_mojibake(case: dict[str, str]) -> None:
    assert decode(case["text"].encode(case["encoding"])) == case["text"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['set']}-{case['encoding']}-{case['text'][:12]}")
def test_nor_does_a_longer_text(case: dict[str, str]) -> None:
    text = "\n\n".join([case["text"]] * 40)
    assert decode(text.encode(case["encoding"])) == text


def test_noise_is_in_no_encoding() -> None:
    noise = random.Random(1)  # noqa: S311 # a fixed sequence is what is wanted
    assert [detect(noise.randbytes(400).replace(b"\0", b"")) for _ in range(20)] == [None] * 20
