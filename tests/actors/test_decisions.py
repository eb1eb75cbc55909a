"""Which word of a phrase decides its country and its sector."""

from __future__ import annotations

import pytest

from onrecord.actors import Actor, code


def coded(phrase: str) -> Actor:
    found = code(phrase)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("government troops", "MIL"),
        ("rebel troops", "REB"),
        ("military court", "JUD"),
        ("military government", "GOV"),
        ("police minister", "GOV"),
        ("police spokesman", "COP"),
        ("rebel leader", "REB"),
        ("party leader", "PTY"),
        ("Muslim leaders", "REL"),
        ("student protesters", "EDU"),
        ("Hamas police", "COP"),
        ("Hamas gunmen", "REB"),
        ("Fatah gunmen", "UAF"),
        ("Taliban government", "GOV"),
        ("Reuters journalist", "JRN"),
        ("bank robbers", "CRM"),
        ("refugee children", "REF"),
        ("police union", "LAB"),
        ("leader of the rebels", "REB"),
        ("spokesman for the police", "COP"),
        ("president of the court", "JUD"),
        ("president of the union", "LAB"),
        ("minister of police", "GOV"),
        ("supporters of the government", "CVL"),
        ("supporters of the opposition", "OPP"),
        ("relatives of soldiers", "CVL"),
        ("ambassador to the court", "GOV"),
        ("students at the ministry", "EDU"),
        ("hundreds of soldiers", "MIL"),
        ("former rebels", "REB"),
        ("former judge", "ELI"),
        ("former students", "EDU"),
        ("White House spokeswoman", "GOV"),
        ("UN chief", "GOV"),
        ("Baltic Shipping AG", "BUS"),
        ("Archbishop Desmond Tutu", "REL"),
    ],
)
def test_the_heaviest_word_tells_the_sector(phrase: str, sector: str) -> None:
    assert coded(phrase).sector == sector


@pytest.mark.parametrize(
    ("phrase", "country", "international"),
    [
        ("Iraq's Kurds", "IRQ", None),
        ("Kurds", None, None),
        ("Tamil rebels", "LKA", None),
        ("Indian Tamils", "IND", None),
        ("the Turkish PKK", "TUR", None),
        ("Afghanistan's Haqqani network", "AFG", None),
        ("al-Qaeda in Yemen", "YEM", "IMG"),
        ("Taliban fighters in Pakistan", "AFG", None),
        ("Pakistani Taliban", "PAK", None),
        ("UN troops in Cyprus", None, "IGO"),
        ("the American Red Cross", "USA", "NGO"),
        ("the Red Cross in Geneva", None, "NGO"),
        ("French ambassador to the UN", "FRA", None),
        ("ambassador to Israel", None, None),
        ("police in Northern Ireland", "GBR", None),
        ("Tibetans", "CHN", None),
        ("Kashmiris", None, None),
        ("the Labour Party of Norway", "NOR", None),
        ("Labour Party", "GBR", None),
        ("the Catholic Church in Poland", "POL", None),
        ("Gazprom in Germany", "RUS", "MNC"),
        ("Soviet troops in Hungary", "SUN", None),
        ("Vietnamese-led forces", "VNM", None),
        ("Iranian-backed militia in Iraq", "IRQ", None),
    ],
)
def test_the_country_is_the_actors_own(phrase: str, country: str | None, international: str | None) -> None:
    found = coded(phrase)
    assert (found.country, found.international) == (country, international)
