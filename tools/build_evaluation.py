"""Compile the annotated articles: tools/evaluation -> the sample articles and the corpus that ship.

    python tools/build_evaluation.py            write them
    python tools/build_evaluation.py --check    only tell whether they are what the annotated articles come to

`tools/evaluation/samples/*.txt` are the sample articles with their quotations marked (see `onrecord.evaluate.markup`);
their bare text becomes `src/onrecord/data/samples/*.txt`. `tools/evaluation/invented/*.txt` are articles about people
and countries that do not exist. Both together become `src/onrecord/data/evaluation/quotations.jsonl`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from onrecord.errors import EvaluationError
from onrecord.evaluate.markup import compile_article

ROOT = Path(__file__).parents[1]
MARKED = ROOT / "tools/evaluation"
DATA = ROOT / "src/onrecord/data"


def compiled() -> dict[Path, str]:
    """Return what each generated file has to hold."""
    outputs, lines = {}, []
    for folder in ("samples", "invented"):
        for path in sorted((MARKED / folder).glob("*.txt")):
            article = compile_article(path.stem, path.read_text("utf-8"))
            lines.append(json.dumps(article, ensure_ascii=False))
            if folder == "samples":
                outputs[DATA / "samples" / path.name] = article["text"]
    outputs[DATA / "evaluation/quotations.jsonl"] = "\n".join(lines) + "\n"
    return outputs


def stale(outputs: dict[Path, str]) -> list[Path]:
    """Return the files that are missing or hold something else."""
    return [path for path, text in outputs.items() if not path.is_file() or path.read_text("utf-8") != text]


def main() -> None:
    """Write the files, or with --check stop with their names where they are stale."""
    try:
        outputs = compiled()
    except EvaluationError as error:
        sys.exit(str(error))
    if "--check" in sys.argv[1:]:
        old = stale(outputs)
        if old:
            names = ", ".join(str(path.relative_to(ROOT)) for path in old)
            sys.exit(f"stale: {names}; run 'python tools/build_evaluation.py'")
        return
    for path in stale(outputs):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(outputs[path], "utf-8")


if __name__ == "__main__":
    main()
