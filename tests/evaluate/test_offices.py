from __future__ import annotations

import datetime

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate.offices import OfficeCase, assess_offices, assess_terms, parse_cases, shipped_cases

DAY = datetime.date(2010, 5, 1)


def test_the_cases_that_ship_are_answered() -> None:
    cases = shipped_cases()
    assert len(cases) >= 60
    tally = assess_offices("offices", cases)
    assert (tally.wrong, tally.right + tally.missed) == (0, len(cases)), tally.mistakes
    assert tally.recall >= 0.99, tally.mistakes


def test_answers_are_right_wrong_or_missed() -> None:
    phrase = "President of Kazakhstan"
    right = OfficeCase(phrase, DAY, "Nursultan Nazarbayev")
    other_spelling = OfficeCase(phrase, DAY, "Нурсултан Назарбаев")
    nobody = OfficeCase("President of Ruritania", DAY, None)
    tally = assess_offices("toy", [right, other_spelling, nobody])
    assert (tally.right, tally.wrong, tally.missed) == (3, 0, 0)
    wrong = [OfficeCase(phrase, DAY, "Kassym-Jomart Tokayev"), OfficeCase(phrase, DAY, None)]
    missed = [OfficeCase("President of Ruritania", DAY, "Teodor van Aken")]
    tally = assess_offices("toy", [*wrong, *missed])
    assert (tally.right, tally.wrong, tally.missed) == (0, 2, 1)
    assert tally.mistakes[0] == "President of Kazakhstan on 2010-05-01: Nursultan Nazarbayev, not Kassym-Jomart Tokayev"


def test_a_row_that_is_none_is_refused() -> None:
    for row in (["UN chief", "soon", "Kofi Annan"], ["UN chief", "2001-01-01"]):
        with pytest.raises(EvaluationError, match="UN chief"):
            list(parse_cases([row]))


def test_no_term_of_the_authority_leads_to_somebody_else() -> None:
    tally = assess_terms("offices-authority")
    assert tally.right > 1000
    assert tally.wrong == 0, tally.mistakes
