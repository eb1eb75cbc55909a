"""Fit the weights by which `quotations/scare.py` tells utterances from scare quotes, titles and nicknames.

    train_utterance.py ../shared/corpora/polnear/train.jsonl

Needs scikit-learn. A passage is an utterance where its words are mostly those of a fragment of a direct quotation of
the corpus; passages within other quotations (`he hailed the "strategic" ties`) are left out. Writes
`src/onrecord/data/quotations/utterance.tsv` and prints F1 by five-fold cross-validation over articles.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from onrecord import layout
from onrecord.model import Span
from onrecord.quotations.marks import scan
from onrecord.quotations.scare import INTERCEPT, features

TARGET = Path(__file__).parents[1] / "src/onrecord/data/quotations/utterance.tsv"
C = 0.3
"""Inverse strength of the L2 penalty: the best log loss of 0.03, 0.1, 0.3 and 1, and 0.3 and 1 are alike."""

HEADER = """\
# How much each surface feature of a quoted passage speaks for an utterance: natural log odds.
# Made by tools/train_utterance.py: a logistic regression (L2, C = {c}) over the {count} outermost quoted passages of
# PolNeAR's training split (networkdynamics/PolNeAR, c3eee833) that are a fragment of a direct quotation or of no
# quotation at all. These are statistics; no text of the corpus is here. Licence: Apache-2.0.
"""


def main(corpus: str) -> None:
    """Read the corpus, fit, report and write."""
    rows, labels, groups = [], [], []
    with Path(corpus).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            for names, label in examples(json.loads(line)):
                rows.append(dict.fromkeys(names, 1.0))
                labels.append(label)
                groups.append(number)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=C, max_iter=2000)
    guesses = cross_val_predict(model, matrix, labels, groups=groups, cv=GroupKFold(5))
    print(f"{len(rows)} passages, {sum(labels)} utterances, F1 {f1_score(labels, guesses):.4f}")
    model.fit(matrix, labels)
    weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    table = [(INTERCEPT, model.intercept_[0]), *sorted(weights.items())]
    TARGET.write_text(
        HEADER.format(c=C, count=len(rows)) + "".join(f"{name}\t{weight:.3f}\n" for name, weight in table), "utf-8"
    )


def examples(article: dict[str, Any]) -> Iterator[tuple[list[str], bool]]:
    """Yield the features of each outermost passage of an article and whether it is an utterance."""
    text = article["text"]
    spans = [(q["kind"], Span(*span)) for q in article["quotations"] for span in q["content"]]
    direct = [words for kind, span in spans if kind == "direct" and (words := places(text, span))]
    other = {place for kind, span in spans if kind != "direct" for place in places(text, span)}
    blocks = layout.blocks(text)
    for passage in scan(text, blocks):
        if passage.parent is not None:
            continue
        parts = [places(text, part) for part in passage.content]
        whole = set().union(*parts)
        uttered = any(2 * len(words & part) >= len(words | part) for words in direct for part in [whole, *parts])
        if uttered or 2 * len(whole & other) < len(whole):
            yield features(text, passage, blocks[passage.block]), uttered


def places(text: str, span: Span) -> set[int]:
    """Return the places of the letters and digits in a stretch of text."""
    return {place for place in range(*span) if text[place].isalnum()}


if __name__ == "__main__":
    main(sys.argv[1])
