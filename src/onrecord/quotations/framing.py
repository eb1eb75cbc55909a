"""The outlet's own framing of an attribution: words that keep what was said at arm's length.

They count where the outlet speaks: in the sentence of the cue, outside quotation marks.
`data/quotations/distancing.tsv` lists them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from onrecord.data import table
from onrecord.model import Span
from onrecord.quotations.joining import Passages


@functools.cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted((row[0] for row in table("quotations/distancing.tsv")), key=len, reverse=True)
    alternatives = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


def distancing(text: str, sentence: Span, content: Iterable[Span], passages: Passages) -> tuple[Span, ...]:
    """Return the distancing words of a quotation whose cue stands in the sentence with this span.

    Those inside quotation marks are the speaker's own and do not count, those before another cue's content may
    belong to either: they are given to both.
    """
    reach = Span(sentence.start, max(sentence.end, *(end for _, end in content)))
    found = (Span(*match.span()) for match in _pattern().finditer(text, *reach))
    return tuple(span for span in found if passages.at(span.start) is None)
