"""The tables that ship: whole, dated, coherent, and what the compiled files were made of."""

import subprocess
import sys
import time
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from onrecord.authority import Authority, Term, When, authority

ROOT = Path(__file__).parents[2]
A_DAY = timedelta(days=1)
YOUNGEST = 15
"""Years at which a monarch of the table came to the throne: nobody took an office younger."""


def all_terms(table: Authority) -> list[Term]:
    return [term for office in table.offices for term in table.terms(office.key)]


def last_day(term: Term) -> date | None:
    return term.end.earliest if term.end else term.known_until


def test_the_compiled_files_are_what_the_tables_come_to() -> None:
    command = [sys.executable, str(ROOT / "tools/build_authority.py"), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own script
    assert ran.returncode == 0, ran.stderr


def test_every_row_has_its_origin_and_the_day_it_was_checked() -> None:
    terms = all_terms(authority())
    assert len(terms) > 6_000
    assert {term.origin for term in terms} == {"public-knowledge", "wikidata"}
    assert all(date(2022, 1, 1) <= term.checked <= date(2026, 12, 31) for term in terms)


def test_terms_do_not_end_before_they_start() -> None:
    assert [term for term in all_terms(authority()) if term.end and term.end.latest < term.start.earliest] == []


def test_an_open_term_says_until_when_it_is_known() -> None:
    """An empty end is never "still in office"."""
    terms = all_terms(authority())
    assert [term for term in terms if term.end is None and term.known_until is None] == []
    assert [term for term in terms if term.known_until and term.known_until > term.checked] == []


def test_nobody_shares_the_single_seat_of_an_office() -> None:
    table = authority()
    shared = [
        (office.key, one.person, other.person)
        for office in table.offices
        if office.seats == 1
        for one, other in combinations([t for t in table.terms(office.key) if not (t.beside or t.disputed)], 2)
        if max(one.start.latest, other.start.latest) < min(last_day(one) or date.max, last_day(other) or date.max)
    ]
    assert shared == []


def test_nobody_holds_an_office_before_youth_or_after_death() -> None:
    table = authority()
    wrong = []
    for term in all_terms(table):
        person = table.person(term.person)
        assert person is not None
        if person.born and term.start.latest.year - int(person.born[:4]) < YOUNGEST:
            wrong.append((person.name, person.born, str(term.start)))
        if person.died and When.parse(person.died).latest + A_DAY < (last_day(term) or date.min):
            wrong.append((person.name, person.died, str(term.end)))
    assert wrong == []


def test_a_wikidata_id_is_one_person_and_the_key() -> None:
    people = list(authority().people)
    ids = [person.wikidata for person in people if person.wikidata]
    assert len(ids) == len(set(ids))
    assert all(person.key == person.wikidata for person in people if person.wikidata)


def test_the_traps_of_the_facts_that_it_is_made_from() -> None:
    """Open ends, foreign secretaries of India who were officials, juniors, ambassadors: see the folder's README."""
    table = authority()
    keys = {office.key for office in table.offices}
    assert not [key for key in keys if key.endswith("/ambassador")]
    (found,) = table.who("Indian foreign minister", date(2021, 1, 1))
    assert [person.wikidata for person in found.people] == ["Q16186720"]
    for phrase, last in [("British prime minister", "2022-09-06"), ("Italian prime minister", "2022-10-22")]:
        (found,) = table.who(phrase, date.fromisoformat(last))
        assert found.people[0].name not in {"Boris Johnson", "Mario Draghi"}


def test_it_loads_fast_and_answers_fast() -> None:
    code = (
        "import time; start = time.process_time()\n"
        "from datetime import date\n"
        "from onrecord.authority import authority\n"
        "authority().holders('KAZ/president', date(2024, 9, 16)); print(time.process_time() - start)"
    )
    command = [sys.executable, "-c", code]
    ran = [
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603  our own code
        for _ in range(3)
    ]
    assert min(ran) < 0.2
    table = authority()
    table.who("Kazakh president", date(2020, 1, 1))
    start = time.process_time()
    for year in range(2000, 2020):
        table.who("the German chancellor", date(year, 6, 1))
    assert (time.process_time() - start) / 20 < 0.01
