from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import RecordError
from onrecord.model import Block, BlockKind, Quotation, Reading, Span
from onrecord.record.verify import verify
from readings import ARTICLE, OPEN, READING, TOLD


def _with(quotation: Quotation) -> Reading:
    return replace(READING, quotations=(quotation,))


BROKEN = {
    "its id is not that of its text": replace(READING, article=replace(ARTICLE, text=ARTICLE.text + "!")),
    "has an id that is not its own": _with(replace(OPEN, id="q0")),
    "twice has an id that is not its own": replace(READING, quotations=(OPEN, OPEN)),
    "is not what the article says": _with(replace(OPEN, text=OPEN.text.upper())),
    "is no stretch of the article's text": replace(READING, blocks=(Block(BlockKind.PARAGRAPH, Span(0, 10_000)),)),
    "9 to 3 is no stretch": _with(replace(OPEN, cue=Span(9, 3))),
    "is within one that does not exist": _with(replace(OPEN, within=TOLD.id)),
    "two speakers have the same key": replace(READING, people=(READING.people[0], READING.people[0])),
}


def test_a_reading_that_holds_is_let_through() -> None:
    verify(READING)
    assert READING.quotations


@pytest.mark.parametrize(("message", "reading"), BROKEN.items(), ids=BROKEN)
def test_a_reading_that_does_not_hold_is_refused(message: str, reading: Reading) -> None:
    with pytest.raises(RecordError, match=message.removeprefix("twice ").removeprefix("its ")):
        verify(reading)
