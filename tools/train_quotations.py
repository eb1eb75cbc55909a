"""Make the cue lexicon and the weights of the quotation model from PolNeAR's training articles.

    python tools/train_quotations.py [--polnear ../shared/corpora/polnear/train.jsonl]

Writes `cues.tsv` and `weights.json` to src/onrecord/data/quotations. Only counts and weights go in, no text. The
lexicon's log odds that a proposal is trained with come from the other four of five folds (by article), so that the
model does not learn to trust the lexicon's memory of the very sentence. Prints cross-validated figures.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from onrecord import layout, parsing
from onrecord.parsing import lemmas
from onrecord.pipeline import stretches
from onrecord.quotations import cues, scoring
from onrecord.quotations.extraction import spoken
from onrecord.quotations.joining import Passages
from onrecord.quotations.marks import scan
from onrecord.quotations.proposals import Proposal, propose

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src/onrecord/data/quotations"
FOLDS = 5
WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")
REGULARISATION = 0.3
"""Inverse strength; 0.1 to 1 differ by less than 0.002 in F1."""

THRESHOLD = 0.4
"""Least score kept. On PolNeAR dev F1 is flat from 0.34 to 0.42 over all attributions, best at 0.46 over speech."""

TIE = 0.03
"""Proposals of one cue whose overlap with the gold content is this near the best one's are right as well."""


@dataclass(frozen=True, slots=True)
class Example:
    """A proposal with the number of its article and how well it fits the attribution that shares its cue."""

    article: int
    proposal: Proposal
    overlap: float


def main() -> None:
    """Train, print figures, write the data files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=ROOT.parent / "shared/corpora/polnear/train.jsonl")
    args = parser.parse_args()
    examples = list(read_examples(args.polnear))
    right = labels(examples)
    lexicon_rows = counts(examples, right.tolist())
    probabilities, vectoriser, model = fit(examples, right)
    for least in (0.3, 0.4, THRESHOLD, 0.5, 0.6):
        kept = probabilities >= least
        print(f"out of fold, score >= {least}: {kept.sum()} proposals, {right[kept].mean():.3f} right")
    write_lexicon(lexicon_rows, args.polnear)
    write_weights(vectoriser, model, args.polnear)


def read_examples(path: Path) -> Iterator[Example]:
    """Yield every proposal of a corpus with its overlap, having written the list of verbs that lemmas are found by."""
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    blocks = [layout.blocks(article["text"]) for article in articles]
    jobs = (parsing.Job(a["text"], stretches(b)) for a, b in zip(articles, blocks, strict=True))
    parsed = list(parsing.parse(jobs))
    write_verbs(parsed, path)
    for number, sentences in enumerate(parsed):
        text = articles[number]["text"]
        gold = defaultdict(list)
        for quotation in articles[number]["quotations"]:
            words = words_of(text, own_fragments(text, quotation["content"], quotation["cue"] or ()))
            for start, end in quotation["cue"] or ():
                for place in range(start, end):
                    gold[place].append(words)
        passages = Passages(text, scan(text, blocks[number]))
        for proposal in propose(text, blocks[number], spoken(sentences, blocks[number]), passages):
            words = words_of(text, proposal.content)
            overlaps = (len(words & g) / len(words | g) for g in gold[proposal.cue.start] if words | g)
            yield Example(number, proposal, max(overlaps, default=0.0))


def own_fragments(text: str, content: Sequence[Sequence[int]], cue: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """Return what onrecord takes for the content of an attribution: without what follows in a sentence of its own.

    PolNeAR takes `"A," he said. "B."` for one attribution; here B is a quotation that goes on without a cue.
    """
    end = max((end for _, end in cue), default=0)
    return [part for part in content if part[0] < end or not SENTENCE_END.search(text, end, part[0])] or list(content)


def words_of(text: str, spans: Sequence[Sequence[int]]) -> frozenset[int]:
    """Return where the words of some spans begin."""
    return frozenset(match.start() for start, end in spans for match in WORD.finditer(text, start, end))


def labels(examples: Sequence[Example]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which examples are right: the best of their cue, with half of the words or more in common."""
    best: dict[tuple[int, int], float] = {}
    for example in examples:
        cue = (example.article, example.proposal.cue.start)
        best[cue] = max(best.get(cue, 0.0), example.overlap)
    return np.array(
        [e.overlap >= 0.5 and e.overlap >= best[e.article, e.proposal.cue.start] - TIE for e in examples], dtype=bool
    )


def counts(examples: Sequence[Example], right: Sequence[bool]) -> list[tuple[str, str, int, int]]:
    """Return rows of lemma, construction, times seen, times right."""
    seen: Counter[tuple[str, str]] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    for example, hit in zip(examples, right, strict=True):
        pair = (example.proposal.lemma, example.proposal.construction)
        seen[pair] += 1
        hits[pair] += bool(hit)
    return [(lemma, frame, times, hits[lemma, frame]) for (lemma, frame), times in sorted(seen.items())]


def fit(
    examples: Sequence[Example], right: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], DictVectorizer, LogisticRegression]:
    """Return out-of-fold probabilities, and the vectoriser and model fitted on everything."""
    fold = np.array([example.article % FOLDS for example in examples])
    rows: list[dict[str, float]] = [{}] * len(examples)
    for k in range(FOLDS):
        rest = [i for i in range(len(examples)) if fold[i] != k]
        lexicon = cues.Lexicon.count(counts([examples[i] for i in rest], right[rest].tolist()))
        for i in np.flatnonzero(fold == k).tolist():
            rows[i] = dict(scoring.values(examples[i].proposal, lexicon))
    vectoriser = DictVectorizer()
    matrix = narrow(vectoriser.fit_transform(rows))
    out_of_fold = np.zeros(len(examples))
    for k in range(FOLDS):
        part = LogisticRegression(C=REGULARISATION, max_iter=300, solver="liblinear").fit(
            matrix[fold != k], right[fold != k]
        )
        out_of_fold[fold == k] = part.predict_proba(matrix[fold == k])[:, 1]
    model = LogisticRegression(C=REGULARISATION, max_iter=300, solver="liblinear").fit(matrix, right)
    return out_of_fold, vectoriser, model


def narrow(matrix: csr_matrix) -> csr_matrix:
    """Return the matrix with 32-bit indices, which liblinear asks for."""
    matrix.indices = matrix.indices.astype(np.int32)
    matrix.indptr = matrix.indptr.astype(np.int32)
    return matrix


def write_verbs(parsed: Sequence[Sequence[parsing.Sentence]], corpus: Path) -> None:
    """Write the verbs that were met in their base form: what tells "note" from "not" as the lemma of "noted"."""
    words = (token for sentences in parsed for sentence in sentences for token in sentence.tokens)
    met = Counter(t.lower for t in words if t.tag in ("VB", "VBP") and t.lower.isalpha() and t.lower.isascii())
    verbs = sorted(verb for verb, times in met.items() if times > 1 and len(verb) > 1)
    header = (
        "# English verbs in their base form, each met twice or more as such in PolNeAR's training articles\n"
        f"# ({corpus.parent.name}/{corpus.name}, commit c3eee833). Made by tools/train_quotations.py; Apache-2.0.\n"
    )
    (ROOT / "src/onrecord/data/language/verbs.tsv").write_text(header + "".join(f"{v}\n" for v in verbs), "utf-8")
    lemmas._verbs.cache_clear()
    lemmas.verb_lemma.cache_clear()


def write_lexicon(rows: Sequence[tuple[str, str, int, int]], corpus: Path) -> None:
    """Write the counts; pairs seen once and never a cue say nothing that the back-off does not."""
    header = (
        "# The cue lexicon: lemma, construction (see quotations/syntax), times seen, times it reported something.\n"
        f"# Counts from {corpus.parent.name}/{corpus.name} (PolNeAR, commit c3eee833, training articles), made by\n"
        "# tools/train_quotations.py; counts are facts, no text of the corpus is here. Apache-2.0.\n"
    )
    kept = [row for row in rows if row[3] or row[2] > 2]
    (DATA / "cues.tsv").write_text(header + "".join("\t".join(map(str, row)) + "\n" for row in kept), "utf-8")


def write_weights(vectoriser: DictVectorizer, model: LogisticRegression, corpus: Path) -> None:
    """Write the weights, rounded to what matters."""
    names = vectoriser.get_feature_names_out()
    weights = {n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.005}
    card = {
        "about": "Weights of the logistic model in quotations/scoring.py, made by tools/train_quotations.py.",
        "trained_on": f"{corpus.parent.name}/{corpus.name}: PolNeAR, commit c3eee833, training articles",
        "licence": "Apache-2.0 (weights; no text of the corpus)",
        "version": scoring.VERSION,
        "threshold": THRESHOLD,
        "intercept": round(float(model.intercept_[0]), 3),
        "weights": weights,
    }
    (DATA / "weights.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
