"""Annotation that can be read and written in any editor: the article with its quotations marked in it.

    “{1|We have lost two harvests},” {1c|said} {1s|Lim}, {2c|adding} that {2|{3s|nobody} had {3c|said} {3|so}}.
    ---
    1 direct Pavo Lim
    2 indirect Pavo Lim
    3 indirect -

`{N|...}` is a fragment of the content of quotation N, `{Ns|...}` its source, `{Nc|...}` its cue; marks nest, several
labels (`{1s 2s|Lim}`) share a stretch, and a quotation has as many fragments as marks. Below a line `---` stands a line
a quotation: its number, its kind, and its speaker with a type in brackets unless that is a person, or `-` for null.
Braces and that line cannot be part of the text. One cue is one quotation; its content leaves out the outer quotation
marks, the comma before the cue and "that".
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from onrecord.errors import EvaluationError
from onrecord.model import EntityType, QuotationKind

_MARK = re.compile(r"\{([0-9][0-9sc ]*)\||\}")
_LABEL = re.compile(r"([0-9]+)([sc]?)")
_LINE = re.compile(r"([0-9]+) (\w+) (.+?)(?: \((\w+)\))?")

Parts = dict[tuple[str, str], list[list[int]]]
"""(number, "" or "s" or "c") -> stretches of the text."""


def compile_article(name: str, marked: str) -> dict[str, Any]:
    """Return the JSON object of a corpus (see `corpora`) for one marked article.

    Raises EvaluationError naming the article and what is wrong in it.
    """
    body, separator, notes = marked.partition("\n---\n")
    if not separator:
        raise EvaluationError(f"{name}: no line '---' with the quotations below it")
    text, parts = _unmark(name, body + "\n")
    quotations = [_quotation(name, line, parts) for line in notes.splitlines() if line.strip()]
    if parts:
        number, _ = min(parts)
        raise EvaluationError(f"{name}: {number} is marked in the text, but not described below it, or twice")
    quotations.sort(key=lambda quotation: quotation["content"][0])
    return {"id": name, "text": text, "quotations": quotations}


def _unmark(name: str, body: str) -> tuple[str, Parts]:
    """Take the marks out of an article and say where in the bare text each one stood."""
    parts: Parts = defaultdict(list)
    bare: list[str] = []
    opened: list[tuple[list[str], int]] = []
    length = done = 0
    for mark in _MARK.finditer(body):
        bare.append(body[done : mark.start()])
        length += mark.start() - done
        done = mark.end()
        if mark[1]:
            opened.append((mark[1].split(), length))
            continue
        if not opened:
            raise EvaluationError(f"{name}: a '}}' closes nothing: {body[max(0, done - 40) : done]!r}")
        labels, start = opened.pop()
        for label in labels:
            found = _LABEL.fullmatch(label)
            if found is None or start == length:
                raise EvaluationError(f"{name}: the mark '{label}' is empty or is not a number, with s or c or nothing")
            parts[found[1], found[2]].append([start, length])
    bare.append(body[done:])
    text = "".join(bare)
    if opened or "{" in text or "}" in text:
        raise EvaluationError(f"{name}: a '{{' that is not closed or is no mark")
    return text, parts


def _quotation(name: str, line: str, parts: Parts) -> dict[str, Any]:
    found = _LINE.fullmatch(line.strip())
    if found is None or found[2] not in list(QuotationKind):
        raise EvaluationError(f"{name}: not 'NUMBER KIND SPEAKER (TYPE)': {line}")
    number, kind, speaker, kind_of_speaker = found.groups()
    if kind_of_speaker not in (None, *EntityType):
        raise EvaluationError(f"{name}: '{kind_of_speaker}' is not a type of speaker: {line}")
    content, sources, cues = (parts.pop((number, part), []) for part in ("", "s", "c"))
    if not content or len(sources) > 1 or len(cues) > 1:
        raise EvaluationError(f"{name}: {number} has no content, or more than one source or cue")
    return {
        "kind": kind,
        "content": sorted(content),
        "source": sources[0] if sources else None,
        "cue": cues[0] if cues else None,
        "speaker": None if speaker == "-" else {"name": speaker, "type": kind_of_speaker or "person"},
    }
