import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authority import places
from onrecord.authority.folding import fold


@pytest.mark.parametrize(
    ("form", "code"),
    [
        *[
            (form, "KAZ")
            for form in ("Kazakhstan", "Kazakh", "kazakhstani", "Astana", "Akorda", "KAZ", "KZ", "Kazakhs")
        ],
        *[(form, "KAZ") for form in ("Қазақстан", "Казахстан", "哈萨克斯坦", "Kasachstan", "카자흐스탄", "קזחסטן")],
        *[(form, "GBR") for form in ("Britain", "UK", "U.K.", "the United Kingdom", "Downing Street", "Brits")],
        *[
            (form, "USA")
            for form in ("US", "U.S.", "America", "American", "Washington", "the White House", "Соединенные Штаты")
        ],
        *[(form, "RUS") for form in ("the Kremlin", "Kremlin", "Moscow", "Russians", "Росія", "ロシア", "Россия")],
        *[(form, "DEU") for form in ("West Germany", "Bonn", "Berlin", "Deutschland", "Allemagne", "Almanya")],
        ("Soviet", "SUN"),
        ("USSR", "SUN"),
        ("East German", "DDR"),
        ("Czechoslovak", "CSK"),
        ("Yugoslav", "YUG"),
        ("Congo", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("Republic of the Congo", "COG"),
        ("Georgia", "GEO"),
        ("Korean", "KOR"),
        ("North Korean", "PRK"),
        ("Dominican", "DOM"),
        ("Dominica", "DMA"),
        ("Niger", "NER"),
        ("Nigerian", "NGA"),
        ("Guinean", "GIN"),
        ("Côte d’Ivoire", "CIV"),
        ("Turkiye", "TUR"),
        ("Holland", "NLD"),
        ("Holy See", "VAT"),
        ("Scottish", "GB-SCT"),
        ("Kosovar", "XKX"),
        ("Frenchmen", "FRA"),
        ("CS", None),
        ("us", None),
        ("who", None),
        ("it", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_countries_by_any_form(form: str, code: str | None) -> None:
    country = places().country(form)
    assert (country.code if country else None) == code


@pytest.mark.parametrize(
    ("form", "kind"),
    [("Kazakhstan", "name"), ("Kazakh", "adjective"), ("Spaniard", "demonym"), ("Madrid", "seat"),
     ("Qazaqstan", "name"), ("Espanja", "foreign name"), ("ESP", "name")],
)  # fmt: skip
def test_how_a_form_names(form: str, kind: str) -> None:
    found = places().read(form)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("form", "key"),
    [("UN", "UN"), ("U.N.", "UN"), ("the United Nations", "UN"), ("EU", "EU"), ("Nato", "NATO"), ("WHO", "WHO"),
     ("nuclear watchdog", "IAEA"), ("Arab League", "ARABLEAGUE"), ("the Taliban", "TALIBAN"), ("Kazakhstan", None)],
)  # fmt: skip
def test_organisations(form: str, key: str | None) -> None:
    organisation = places().organisation(form)
    assert (organisation.key if organisation else None) == key


def test_every_country_has_names_in_fifteen_languages_or_is_past_or_a_part() -> None:
    table = places()
    poor = []
    for country in table.countries.values():
        if country.alpha2 and not country.end:
            forms = [form for form, (code, kind) in table._forms.items() if code == country.code and kind != "seat"]
            if len([form for form in forms if not form.isascii()]) < 5:
                poor.append(country.code)
    assert poor == []


def test_codes_are_unique_and_parts_lie_within_countries() -> None:
    table = places()
    today = [country.alpha2 for country in table.countries.values() if country.alpha2 and not country.end]
    assert len(today) == len(set(today))
    assert all(c.within is None or c.within in table.countries for c in table.countries.values())
    assert table.adjective("KAZ") == "Kazakh"
    assert not set(table.countries) & set(table.organisations)


@given(st.text())
def test_folding_is_idempotent_and_any_text_can_be_looked_up(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    places().read(text)


@pytest.mark.parametrize(
    ("form", "key"),
    [("Islamic State", "IS"), ("European Commission", "EC"), ("African Union", "AU"), ("Houthis", "HOUTHIS")],
)
def test_an_organisation_is_no_country_with_its_key_for_a_code(form: str, key: str) -> None:
    found = places().organisation(form)
    assert found is not None
    assert found.key == key
    assert places().country(form) is None


def test_forms_lead_to_places() -> None:
    assert places().forms["kazakh"] == ("KAZ", "adjective")
    assert all(code in places().countries or code in places().organisations for code, _ in places().forms.values())
