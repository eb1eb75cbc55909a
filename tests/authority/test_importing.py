import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authority.importing import Imported, read_officeholders
from onrecord.errors import AuthorityError

ENTITY = "http://www.wikidata.org/entity/"


def cell(value: str, kind: str = "literal") -> dict[str, str]:
    return {"type": kind, "value": value}


SPARQL = json.dumps(
    {
        "head": {"vars": ["person", "personLabel", "positionLabel", "start", "end"]},
        "results": {
            "bindings": [
                {
                    "person": cell(ENTITY + "Q1", "uri"),
                    "personLabel": cell("Ann Ash"),
                    "positionLabel": cell("President of Kazakhstan"),
                    "position": cell(ENTITY + "Q2", "uri"),
                    "start": cell("2030-01-02T00:00:00Z"),
                    "gender": cell(ENTITY + "Q6581072", "uri"),
                },
                {"person": cell(ENTITY + "Q3", "uri"), "personLabel": cell("Q3")},
                {"personLabel": cell("Bob Birch"), "start": cell("2030"), "end": cell("2029")},
            ]
        },
    }
)
FTM = "\n".join(
    json.dumps(entity)
    for entity in [
        {
            "id": "Q1",
            "schema": "Person",
            "properties": {"name": ["Ann Ash"], "alias": ["Анна Аш"], "gender": ["female"]},
        },
        {
            "id": "post",
            "schema": "Position",
            "properties": {"name": ["Minister of Foreign Affairs"], "country": ["kz"]},
        },
        {
            "id": "o1",
            "schema": "Occupancy",
            "properties": {"holder": ["Q1"], "post": ["post"], "startDate": ["2030-01"], "endDate": ["2031"]},
        },
        {"id": "local", "schema": "Person", "properties": {"name": ["Bob Birch"], "birthDate": ["1970"]}},
        {"id": "o2", "schema": "Occupancy", "properties": {"holder": ["nobody"], "post": ["post"]}},
    ]
)
CSV = (
    "\ufeffname,wikidata,office,country,start,end,sex,born,died,other names\n"
    "Ann Ash,Q1,foreign minister,KAZ,2030-01-02,,f,1970,,Anna Ash; Анна Аш\n"
    "Bob Birch,,UN chief,,2030-13-01,,m,,,\n"
    ",,president,KAZ,,,,,,\n"
)
QUERY_CSV = f"person,personLabel,positionLabel,countryLabel,start\n{ENTITY}Q1,Ann Ash,Prime Minister,Kazakhstan,2030\n"


def office(imported: Imported, number: int = 0) -> tuple[str | None, tuple[str, ...], str | None]:
    statement = imported.statements[number]
    return statement.place, statement.phrase.kinds if statement.phrase else (), str(statement.start)


def test_results_of_a_query() -> None:
    found = read_officeholders(SPARQL, "query.json")
    assert found.format == "SPARQL results JSON"
    (ann,) = found.statements
    assert (ann.name, ann.wikidata, ann.sex, ann.office) == ("Ann Ash", "Q1", "f", "President of Kazakhstan")
    assert office(found) == ("KAZ", ("president",), "2030-01-02")
    assert ann.end is None
    assert [(refusal.number, refusal.reason) for refusal in found.refused] == [
        (2, "Q3 has no name; ask for its label too"),
        (3, "Bob Birch: the end 2029 is before the start 2030"),
    ]


def test_plain_json_of_the_query_service() -> None:
    rows = [
        {"person": ENTITY + "Q1", "personLabel": "Ann Ash", "positionLabel": "Chancellor of Germany", "start": None}
    ]
    found = read_officeholders(json.dumps(rows), "query.json")
    assert (found.format, found.statements[0].wikidata, found.statements[0].place) == ("JSON", "Q1", "DEU")


def test_our_csv() -> None:
    found = read_officeholders(CSV, "people.csv")
    (ann,) = found.statements
    assert (ann.wikidata, ann.sex, str(ann.born), ann.aliases) == ("Q1", "f", "1970", ("Anna Ash", "Анна Аш"))
    assert office(found) == ("KAZ", ("foreign_minister",), "2030-01-02")
    assert [refusal.number for refusal in found.refused] == [2, 3]
    assert "has no month 13" in found.refused[0].reason


def test_csv_of_the_query_service() -> None:
    found = read_officeholders(QUERY_CSV, "query.csv")
    assert (found.statements[0].name, found.statements[0].wikidata) == ("Ann Ash", "Q1")
    assert office(found) == ("KAZ", ("prime_minister", "chancellor"), "2030")


def test_follow_the_money() -> None:
    found = read_officeholders(FTM, "entities.ftm.json")
    assert found.format == "FollowTheMoney"
    ann, bob = found.statements
    assert (ann.name, ann.wikidata, ann.sex, ann.aliases) == ("Ann Ash", "Q1", "f", ("Анна Аш",))
    assert (*office(found), str(ann.end)) == ("KAZ", ("foreign_minister",), "2030-01", "2031")
    assert (bob.name, bob.wikidata, str(bob.born), bob.office) == ("Bob Birch", None, "1970", None)
    assert [refusal.reason for refusal in found.refused] == ["it names nobody"]


def test_an_office_that_is_not_understood_is_kept_in_its_words() -> None:
    found = read_officeholders("name,office\nAnn Ash,Keeper of the Seals\n", "people.csv")
    assert (found.statements[0].office, found.statements[0].phrase) == ("Keeper of the Seals", None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "x is empty"),
        ("a,b\n1,2\n", "no column says who"),
        ('{"head": {}}', "neither"),
        ("[1, 2]", "neither"),
        ("[{", "no valid JSON"),
        ('{"id": "a"}\n{"id"', "line 1: no FollowTheMoney entity"),
        ('name\n"Ann', "no valid CSV"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(text: str, says: str) -> None:
    with pytest.raises(AuthorityError, match=says):
        read_officeholders(text, "x")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(AuthorityError):
        found = read_officeholders(text, "x")
        assert {s.number for s in found.statements}.isdisjoint(r.number for r in found.refused)
