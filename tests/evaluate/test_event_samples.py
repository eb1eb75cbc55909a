from onrecord.evaluate.event_samples import Expected, assess_samples, shipped_samples
from onrecord.model import Article, Event, EventType, Participant, Quad, Reading, Span, Status

TEXT = "Austria attacked Serbia and met Hungary."


def party(name: str) -> Participant:
    start = TEXT.index(name)
    return Participant(Span(start, start + len(name)), None, name, None, None)


def event(kind: EventType, trigger: str, recipients: list[str]) -> Event:
    start = TEXT.index(trigger)
    span = Span(start, start + len(trigger))
    return Event(
        "e1", kind, None, Quad.MCONF, None, None, None, span, (span,),
        (party("Austria"),), tuple(map(party, recipients)), None, None, Status.ASSERTED, None, 1.0, (),
    )  # fmt: skip


def row(held: str, kind: str, trigger: str, recipient: str | None) -> Expected:
    recipients = None if recipient is None else (frozenset((recipient,)),)
    return Expected(held, frozenset((kind,)), frozenset((trigger,)), (frozenset(("Austria",)),), recipients)


GOLD = {"one": [row("+", "ASSAULT", "attacked", "Serbia"), row("?", "CONSULT", "met", None)]}
ATTACK = event(EventType.ASSAULT, "attacked", ["Serbia"])


def tally(*events: Event) -> tuple[int, int, int]:
    found = assess_samples("x", GOLD, [Reading(Article("a", "folder/one", TEXT), events=events)])
    return found.right, found.wrong, found.missed


def test_an_event_with_its_type_and_parties_is_right() -> None:
    assert tally(ATTACK) == (1, 0, 0)


def test_what_may_be_told_counts_neither_way() -> None:
    assert tally(ATTACK, event(EventType.CONSULT, "met", ["Hungary"])) == (1, 0, 0)


def test_a_further_recipient_or_another_type_is_wrong_and_the_event_missed() -> None:
    assert tally(event(EventType.ASSAULT, "attacked", ["Serbia", "Hungary"])) == (0, 1, 1)
    assert tally(event(EventType.AID, "attacked", ["Serbia"])) == (0, 1, 1)


def test_the_same_event_twice_is_wrong_once() -> None:
    assert tally(ATTACK, ATTACK) == (1, 1, 0)


def test_an_article_that_was_not_read_has_nothing_found_in_it() -> None:
    assert assess_samples("x", GOLD, []).missed == 1


def test_every_row_that_ships_has_a_known_type_and_mark() -> None:
    rows = [each for rows in shipped_samples().values() for each in rows]
    assert {each.held for each in rows} == {"+", "?", "!"}
    assert {kind for each in rows for kind in each.types} <= {str(kind) for kind in EventType}
