from __future__ import annotations

import gzip
import json
import subprocess
import sys
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authority import places as authority_places
from onrecord.places.gazetteer import Gazetteer, Kind, gazetteer
from onrecord.places.keys import exact_key, key

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("name", "meant", "country"),
    [
        ("Kazakhstan", "Kazakhstan", "KAZ"),
        ("the Netherlands", "Netherlands", "NLD"),
        ("U.S.", "United States", "USA"),
        ("Bermuda", "Bermuda", "BMU"),
        ("Kosovo", "Kosovo", "XKX"),
        ("Kiev", "Kyiv", "UKR"),
        ("Kyiv", "Kyiv", "UKR"),
        ("Saigon", "Ho Chi Minh City", "VNM"),
        ("SAO PAULO", "São Paulo", "BRA"),
        ("St. Petersburg", "Saint Petersburg", "RUS"),
        ("N'Djamena", "N'Djamena", "TCD"),
        ("Calif.", "California", "USA"),
        ("NSW", "New South Wales", "AUS"),
        ("Orange County", "Orange County", "USA"),
        ("West Bank", "West Bank", "PSE"),
        ("England", "England", "GBR"),
        ("Middle East", "Middle East", None),
        ("Europe", "Europe", None),
    ],
)
def test_names_have_their_meaning(name: str, meant: str, country: str | None) -> None:
    assert (meant, country) in {(one.name, one.country) for one in gazetteer().meanings(name)}


@pytest.mark.parametrize("name", ["Russian", "Kazakhs", "European Commission", "UN", "Gazprom", "", " ", "\n", "xyzzy"])
def test_other_words_have_none(name: str) -> None:
    assert gazetteer().meanings(name) == ()


def test_georgia_is_a_country_and_a_state() -> None:
    kinds = {(one.kind, one.country) for one in gazetteer().meanings("Georgia")}
    assert {(Kind.COUNTRY, "GEO"), (Kind.FIRST, "USA")} <= kinds


def test_divisions_tell_what_lies_where() -> None:
    (texan,) = [one for one in gazetteer().meanings("Paris") if one.first == "USA.TX"]
    assert (texan.second, texan.kind) == ("USA.TX.277", Kind.TOWN)


@given(st.text())
def test_any_name_may_be_asked_for(name: str) -> None:
    for meaning in gazetteer().meanings(name):
        assert -90 <= meaning.lat <= 90
        assert -180 <= meaning.lon <= 180


@given(st.text())
def test_keys_are_stable(name: str) -> None:
    assert "\t" not in key(name)
    assert key(key(name)) == key(name)


def test_abbreviations_have_exact_keys() -> None:
    assert [exact_key(name) for name in ("NSW", "N.Y.", "Calif.", "W.Va.")] == ["=NSW", "=N.Y.", "=Calif.", "=W.Va."]
    assert [exact_key(name) for name in ("Miss", "nsw", "Paris", "")] == [None] * 4


def test_each_row_of_a_small_file_is_found() -> None:
    lines = ["aa\tP\tFRA\t11\t5\t1\t2\t3\t\t", "ab\tP\tFRA\t11\t5\t1\t2\t4\tÀb\t~", "b\tO\t\t\t0\t1\t2\t0\t\t"]
    small = Gazetteer(("\n".join(lines) + "\n").encode(), {})
    assert [[one.name for one in small.meanings(name)] for name in ("aa", "AB", "b", "a", "c")] == [
        ["Aa"], ["Àb"], ["B"], [], [],
    ]  # fmt: skip


def test_the_file_is_sorted_and_each_country_known() -> None:
    content = gzip.decompress(files("onrecord.data.places").joinpath("gazetteer.tsv.gz").read_bytes())
    lines = content.splitlines()
    assert all(one <= other for one, other in pairwise(lines))
    codes = {line.split(b"\t")[2].decode() for line in lines} - {""}
    assert codes <= gazetteer().points.keys()
    assert authority_places().countries.keys() <= gazetteer().points.keys()


def test_the_gazetteer_fits_what_it_was_made_from() -> None:
    command = [sys.executable, str(ROOT / "tools/build_gazetteer.py"), "--check"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert answer.returncode == 0, answer.stderr


def test_sources_and_licences_are_told() -> None:
    manifest = json.loads(files("onrecord.data.places").joinpath("gazetteer.json").read_text("utf-8"))
    assert all(source["version"] and source["what"] for source in manifest["sources"].values())
    notice = (ROOT / "NOTICE").read_text("utf-8")
    assert "GeoNames" in notice
    assert "Natural Earth" in notice
