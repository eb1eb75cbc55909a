from __future__ import annotations

import itertools
import re

import pytest

from onrecord import ontology
from onrecord.data import table
from onrecord.model import EventType, Quad


def test_every_type_has_a_quad_class_as_plover_sorts_them() -> None:
    sorted_so = {
        Quad.VCOOP: "AGREE CONSULT SUPPORT CONCEDE",
        Quad.MCOOP: "COOPERATE AID RETREAT",
        Quad.VCONF: "REQUEST ACCUSE REJECT THREATEN",
        Quad.MCONF: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
    }
    for quad, types in sorted_so.items():
        assert {ontology.quad(EventType(name)) for name in types.split()} == {quad}
    assert sum(len(types.split()) for types in sorted_so.values()) == len(EventType)


def test_only_what_is_given_needs_a_recipient() -> None:
    needing = {event_type for event_type in EventType if ontology.needs_recipient(event_type)}
    assert needing == {EventType.COOPERATE, EventType.AID, EventType.SANCTION}


def test_modes_are_by_name_and_some_types_have_none() -> None:
    assert ontology.modes(EventType.CONSULT) == ("meet", "multilateral", "phone", "third-party", "visit")
    assert ontology.modes(EventType.AGREE) == ()
    for event_type in EventType:
        assert list(ontology.modes(event_type)) == sorted(set(ontology.modes(event_type)))


def test_there_are_as_many_contexts_and_sectors_as_plover_has() -> None:
    assert len(set(ontology.contexts())) == 37
    assert len(set(ontology.sectors())) == 25


@pytest.mark.parametrize(
    ("event_type", "mode", "context", "code", "goldstein"),
    [
        (EventType.CONSULT, "visit", None, "042", 1.9),
        (EventType.CONSULT, "meet", "military", "040", 1.0),
        (EventType.CONSULT, "phone", None, "041", 1.0),
        (EventType.AID, None, None, "070", 7.0),
        (EventType.AID, None, "military", "072", 8.3),
        (EventType.AID, None, "technology", "070", 7.0),
        (EventType.REQUEST, "yield", None, "105", -5.0),
        (EventType.REQUEST, "yield", "military", "1056", -5.0),
        (EventType.RETREAT, "ceasefire", None, "0871", 9.0),
        (EventType.ACCUSE, "investigate", "corruption", "091", -2.0),
        (EventType.SANCTION, None, "diplomatic", "160", -4.0),
        (EventType.COERCE, "restrict", "economic", "163", -8.0),
        (EventType.COERCE, "cyber", None, "170", -7.0),
        (EventType.ASSAULT, "aerial", "military", "195", -10.0),
        (EventType.ASSAULT, None, "military", "190", -10.0),
        (EventType.ASSAULT, None, None, "180", -9.0),
    ],
)
def test_the_code_says_no_more_than_is_known(
    event_type: EventType, mode: str | None, context: str | None, code: str, goldstein: float
) -> None:
    found = ontology.cameo(event_type, mode, context)
    assert (found.code, found.goldstein) == (code, goldstein)


def test_every_combination_has_a_code() -> None:
    for event_type in EventType:
        for mode, context in itertools.product((None, *ontology.modes(event_type)), (None, *ontology.contexts())):
            found = ontology.cameo(event_type, mode, context)
            assert ontology.code(found.code) == found


def test_more_knowledge_never_leads_to_a_more_general_code_of_the_same_root() -> None:
    """A context may only refine the code of the mode: 1056 under 105, never 10 in its place."""
    for event_type in EventType:
        for mode, context in itertools.product((None, *ontology.modes(event_type)), ontology.contexts()):
            general, special = ontology.cameo(event_type, mode).code, ontology.cameo(event_type, mode, context).code
            same_root = general[:2] == special[:2]
            assert not same_root or len(special) >= len(general)


def test_the_derivation_names_types_modes_contexts_and_codes_that_exist_once() -> None:
    seen = set()
    for name, mode, contexts, code in table("ontology/derivation.tsv"):
        assert mode == "*" or mode in ontology.modes(EventType(name))
        assert ontology.code(code)
        for context in contexts.split():
            assert context == "*" or context in ontology.contexts()
            assert (name, mode, context) not in seen
            seen.add((name, mode, context))


@pytest.mark.parametrize(
    ("event_type", "mode", "context"),
    [(EventType.AGREE, "visit", None), (EventType.CONSULT, "", None), (EventType.AID, None, "weather")],
)
def test_what_plover_does_not_have_is_refused(event_type: EventType, mode: str | None, context: str | None) -> None:
    with pytest.raises(ValueError, match=r"is no (mode|context) of"):
        ontology.cameo(event_type, mode, context)


def test_goldstein_scores_are_by_code() -> None:
    assert ontology.goldstein("19") == -10.0
    assert ontology.goldstein("057") == 8.0
    assert ontology.goldstein("999") is None
    assert ontology.code("5") is None


def test_codes_are_cameos_with_scores_in_its_range() -> None:
    assert len(ontology.codes()) > 250
    for code, found in ontology.codes().items():
        assert re.fullmatch(r"(0[1-9]|1\d|20)\d?\d?", code)
        assert found.code == code
        assert found.name
        assert -10 <= found.goldstein <= 10


def test_intensity_has_the_sign_of_the_quad_class() -> None:
    """PLOVER scores cooperation from 0 up and conflict from 0 down, but a call for help is a friendly request."""
    for event_type in EventType:
        friendly = ontology.quad(event_type) in {Quad.VCOOP, Quad.MCOOP}
        for mode in (None, *ontology.modes(event_type)):
            score = ontology.intensity(event_type, mode)
            assert score > 0 if friendly else score <= 0 or (event_type, mode) == (EventType.REQUEST, "assist")


def test_a_mode_without_an_intensity_has_its_types() -> None:
    assert ontology.intensity(EventType.CONSULT, "meet") == ontology.intensity(EventType.CONSULT) == 2.5
    assert ontology.intensity(EventType.RETREAT, "disarm") == 10.0
    with pytest.raises(ValueError, match="is no mode of AGREE: it has none"):
        ontology.intensity(EventType.AGREE, "visit")
