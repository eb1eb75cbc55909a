import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from onrecord.sources.language import identify

CASES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))["cases"]
SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_language(text: str, expected: str) -> None:
    assert identify(text) == (expected or None)


def test_english_needs_no_model() -> None:
    code = (
        "import sys; from onrecord.sources.language import identify;"
        "print(identify('The talks failed, the minister said, and nobody was surprised.'), 'py3langid' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 # ours
    assert run.stdout.split() == ["en", "False"]


@pytest.mark.corpus
@pytest.mark.parametrize("corpus", ["polnear/dev.jsonl", "wikinews/dev.jsonl"])
def test_every_article_of_an_english_corpus_is_english(corpus: str) -> None:
    path = SHARED / "corpora" / corpus
    if not path.exists():
        pytest.skip("no corpora here")
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    assert [text[:80] for text in texts if identify(text) != "en"] == []
