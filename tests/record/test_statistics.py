from __future__ import annotations

import datetime

from onrecord.model import EntityType, Quad, QuotationKind, Rejection, RejectionReason
from onrecord.record import Record, RejectionCount, SpeakerCount, Stats
from readings import READING
from transcripts import article


def test_an_empty_record_counts_nothing(record: Record) -> None:
    kinds = dict.fromkeys(QuotationKind, 0)
    assert record.stats() == Stats(0, 0, 0, kinds, 0, 0, (), (), 0, None, None, dict.fromkeys(Quad, 0))


def test_what_a_record_holds(record: Record) -> None:
    record.add(
        READING,
        article("ARVID LINDQVIST: Never again.\nÅrvid Lindqvist: Never.", published=datetime.date(1950, 1, 2)),
        article("Arvid Lindqvist: No."),
        Rejection("b.bin", RejectionReason.BINARY, "a picture"),
        Rejection("a.bin", RejectionReason.BINARY, "a picture"),
        Rejection("c.txt", RejectionReason.EMPTY, "nothing in it"),
    )
    record.add(Rejection("a.bin", RejectionReason.BINARY, "a picture"))  # tried again, still one input
    found = record.stats()
    assert (found.articles, found.unread, found.runs) == (3, 0, 2)
    assert found.words == len(READING.article.text.split()) + 7 + 3
    assert found.quotations == {QuotationKind.DIRECT: 2, QuotationKind.MIXED: 2, QuotationKind.INDIRECT: 3}
    assert (found.unattributed, found.speakers) == (0, 2)
    [person] = record.people.listed()
    assert found.top_speakers == (
        SpeakerCount("Arvid Lindqvist", EntityType.PERSON, 6, person.id),
        SpeakerCount("the island's council", EntityType.ORGANISATION, 1),
    )
    assert found.rejected == (
        RejectionCount(RejectionReason.BINARY, 2, ("a.bin", "b.bin")),
        RejectionCount(RejectionReason.EMPTY, 1, ("c.txt",)),
    )
    assert (found.first, found.last) == (datetime.date(1950, 1, 2), datetime.date(1988, 5, 3))
