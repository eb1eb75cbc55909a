from dataclasses import replace

from onrecord.events.occurrences import Telling, occurrences
from onrecord.model import EventDate, EventPlace, EventType, Origin, Participant, Precision, Span, Status

MINISTER = Participant(Span(0, 8), "minister", "Ada Lund", "DNK", "GOV")
HOST = Participant(Span(20, 24), "host", "Per Holm", "NOR", "GOV")
NORWAY = Participant(Span(30, 36), "norway", "Norway", "NOR", None)
DAY = EventDate("1951-05-04", Precision.DAY, Origin.STATED, Span(50, 60))
OSLO = EventPlace("Oslo", "NOR", Span(70, 74))
TALKS = Telling(
    EventType.CONSULT, "meet", None, "talk", Span(10, 15), (MINISTER,), (HOST,), None, None,
    Status.ASSERTED, None, 0.5, ("trigger:talk",), 1, 1,
)  # fmt: skip


def test_the_same_act_told_twice_is_one() -> None:
    again = replace(TALKS, trigger=Span(110, 115), date=DAY, place=OSLO, recipients=(), number=5)
    (one,) = occurrences([TALKS, again])
    assert one.mentions == (TALKS.trigger, again.trigger)
    assert (one.date, one.place, one.recipients) == (DAY, OSLO, (HOST,))
    assert {"date:other-telling", "place:other-telling", "occurrence:told-again"} <= set(one.why)


def test_the_fuller_telling_stands_for_both() -> None:
    again = replace(TALKS, trigger=Span(110, 115), number=5)
    (one,) = occurrences([replace(TALKS, recipients=()), again])
    assert one.trigger == again.trigger
    assert one.mentions == (again.trigger, TALKS.trigger)


def test_other_days_parties_or_words_are_other_acts() -> None:
    later = replace(TALKS, date=replace(DAY, value="1952-05-04"))
    others = [
        later,
        replace(TALKS, recipients=(replace(HOST, key="other", name="Eva Moe"),)),
        replace(TALKS, type=EventType.ACCUSE, mode=None),
        replace(TALKS, lemma="handshake", mode=None),
        replace(TALKS, status=Status.DENIED),
    ]
    for other in others:
        assert len(occurrences([replace(TALKS, date=DAY), other])) == 2, other


def test_a_year_is_compatible_with_its_days_and_gives_way_to_them() -> None:
    year = replace(TALKS, date=EventDate("1951", Precision.YEAR, Origin.STATED, Span(1, 2)))
    (one,) = occurrences([year, replace(TALKS, date=DAY)])
    assert one.date == DAY


def test_who_meets_whom_does_not_matter() -> None:
    crossed = replace(TALKS, actors=(HOST,), recipients=(MINISTER,))
    assert len(occurrences([TALKS, crossed])) == 1


def test_talks_during_a_visit_take_over_its_day() -> None:
    visit = replace(TALKS, mode="visit", lemma="arrive", recipients=(NORWAY,), date=DAY, place=OSLO, number=0)
    _, talks = occurrences([visit, TALKS])
    assert talks.date == replace(DAY, origin=Origin.INFERRED)
    assert talks.place == OSLO
    assert "date:inferred:during-visit" in talks.why


def test_no_day_is_taken_over_from_another_country_or_paragraph() -> None:
    visit = replace(TALKS, mode="visit", lemma="arrive", recipients=(NORWAY,), date=DAY, number=0)
    elsewhere = replace(TALKS, recipients=(replace(HOST, country="SWE"),))
    far = replace(TALKS, block=2)
    assert [occurrences([visit, other])[1].date for other in (elsewhere, far)] == [None, None]
