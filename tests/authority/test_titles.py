import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authority import authority, office_phrase


@pytest.mark.parametrize(
    ("phrase", "offices"),
    [
        ("President of Kazakhstan", "KAZ/president"),
        ("the Kazakh president", "KAZ/president"),
        ("Kazakhstan's president", "KAZ/president"),
        ("the President of the Republic of Kazakhstan", "KAZ/president"),
        ("German Chancellor", "DEU/chancellor"),
        ("West German chancellor", "DEU/chancellor"),
        ("German prime minister", "DEU/chancellor"),
        ("German president", "DEU/president"),
        ("foreign minister of France", "FRA/foreign_minister"),
        ("Minister of Foreign Affairs of France", "FRA/foreign_minister"),
        ("France's top diplomat", "FRA/foreign_minister"),
        ("EU's top diplomat", "EU/foreign_minister"),
        ("EU foreign policy chief", "EU/foreign_minister"),
        ("secretary of state", "USA/foreign_minister"),
        ("US Secretary of State", "USA/foreign_minister"),
        ("Vatican secretary of state", "VAT/secretary_of_state"),
        ("British secretary of state", ""),
        ("prime minister", ""),
        ("UN chief", "UN/secretary_general"),
        ("U.N. Secretary-General", "UN/secretary_general"),
        ("un chief", "UN/secretary_general"),
        ("head of NATO", "NATO/secretary_general"),
        ("IMF boss", "IMF/managing_director"),
        ("Kremlin chief", "RUS/president"),
        ("Kremlin spokesman", "RUS/presidential_spokesman"),
        ("Russian Premier", "RUS/prime_minister"),
        ("taoiseach", "IRL/prime_minister"),
        ("Irish PM", "IRL/prime_minister"),
        ("Spanish premier", "ESP/prime_minister"),
        ("German leader", "DEU/chancellor"),
        ("Russian leader", "RUS/president"),
        ("Polish leader", "POL/president POL/prime_minister"),
        ("Soviet leader", "SUN/party_leader"),
        ("leader of China", "CHN/party_leader"),
        ("French head of state", "FRA/president"),
        ("US head of government", "USA/president"),
        ("Italian head of government", "ITA/prime_minister"),
        ("Pope", "VAT/monarch"),
        ("Queen of England", "GBR/monarch"),
        ("King of Spain", "ESP/monarch"),
        ("Emperor of Japan", "JPN/monarch"),
        ("King of Japan", "JPN/monarch"),
        ("King of France", ""),
        ("Emir of Qatar", "QAT/monarch"),
        ("President of the Republic of the Congo", "COG/president"),
        ("Prime Minister of New Zealand", "NZL/prime_minister"),
        ("President of the European Commission", "EU/commission_president"),
        ("World Bank president", "WORLDBANK/president"),
        ("US ambassador to the United Nations", "USA/ambassador_to_the_un"),
        ("British Foreign Secretary", "GBR/foreign_minister"),
        ("chancellor of the exchequer", ""),
        ("British chancellor", ""),
        ("deputy prime minister of Kazakhstan", ""),
        ("Kazakh analyst", ""),
        ("Mr Smith", ""),
        ("", ""),
    ],
)
def test_the_offices_that_a_phrase_names(phrase: str, offices: str) -> None:
    read = office_phrase(phrase)
    named = authority().named(read) if read else ()
    assert sorted(office.key for office in named) == offices.split()


@pytest.mark.parametrize(
    ("phrase", "when"),
    [
        ("former Kazakh president", "past"),
        ("the then-president of Kazakhstan", "past"),
        ("ex-president of Brazil", "past"),
        ("acting president of Romania", "acting"),
        ("Bulgaria's caretaker prime minister", "acting"),
        ("the incumbent president of France", "now"),
        ("president-elect of Mexico", "future"),
        ("president of Mexico", None),
    ],
)
def test_when_the_office_is_said_to_be_held(phrase: str, when: str | None) -> None:
    read = office_phrase(phrase)
    assert read is not None
    assert (read.when, len(authority().named(read))) == (when, 1)


def test_the_context_supplies_the_place() -> None:
    read = office_phrase("the prime minister")
    assert read is not None
    assert read.place is None
    assert [office.key for office in authority().named(read, "JPN")] == ["JPN/prime_minister"]


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    read = office_phrase(text)
    assert read is None or read.text == text
