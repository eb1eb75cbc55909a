import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names.spelling import SpellingModel, modelled_scripts, romanise, spelling_model

TOY = SpellingModel.of(
    {(("ж",), "zh"): 4.0, (("у",), "u"): 2.0, (("к",), "k"): 2.0, (("к",), "c"): 1.0, ((), "h"): -1.0}
)


def test_evidence_is_the_best_sum_of_weights() -> None:
    found = TOY.align(("ж", "у", "к"), "zhuk")
    assert (found.evidence, found.ideal, found.worst) == (8.0, 8.0, 0.0)
    assert TOY.align(("ж", "у", "к"), "zhuc").evidence == 7.0
    assert TOY.align(("у", "к"), "uhk").evidence == 3.0


def test_the_worst_stretch_is_what_contradicts_in_one_place() -> None:
    found = TOY.align(("у", "к", "у"), "uxu")
    assert (found.evidence, found.worst) == (0.0, -4.0)


@pytest.mark.parametrize("script", sorted({*modelled_scripts(), "latin"}))
def test_every_script_has_a_model_that_loads(script: str) -> None:
    model = spelling_model(script)
    assert model is not None
    assert len(model.rows) > 30
    assert any(weight > 0 for weight in model.best.values())


def test_scripts_without_conventions_have_none() -> None:
    assert spelling_model("other") is None


def test_romanised_as_usual() -> None:
    assert romanise(tuple("жук"), "cyrillic") == "zhuk"
    assert romanise(("ㄱ", "ㅣ", "ㅁ."), "hangul") == "gim"


@given(st.text("абвгджзклш", max_size=12), st.text("abcdghjklsz", max_size=12))
def test_no_alignment_beats_its_ideal(symbols: str, latin: str) -> None:
    model = spelling_model("cyrillic")
    assert model is not None
    found = model.align(tuple(symbols), latin)
    assert found.quality <= 1.0
    assert found.worst <= 0.0


SCRIPTS = {
    "cyrillic": "абвгдежийклмоск",
    "arabic": "ابتدرسعفقكلمنهوي",
    "hangul": "ㅂㅏㄱㅇㅓㄹ",
    "latin": "abcdekilmnos",
}


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_no_letter_that_nothing_answers_to_is_evidence(script: str) -> None:
    model = spelling_model(script)
    assert model is not None
    assert all(weight < 0.0 for weight in model.rows[()].values())


@pytest.mark.parametrize("script", sorted(SCRIPTS))
@given(data=st.data(), least=st.floats(0.0, 1.0))
def test_what_aligns_well_enough_aligns_the_same(script: str, data: st.DataObject, least: float) -> None:
    model = spelling_model(script)
    assert model is not None
    symbols = tuple(data.draw(st.text(SCRIPTS[script], max_size=10)))
    like = romanise(symbols, script) if script != "latin" else "".join(symbols)
    latin = data.draw(st.one_of(st.text("abcdehiklmnosuvz", max_size=10), st.just(like), st.just(like[1:] + "ov")))
    full = model.align(symbols, latin)
    found = model.align_well(symbols, latin, lambda ideal: least * ideal)
    if full.evidence > 0.0 and full.evidence >= least * full.ideal:
        assert found == full
    else:
        assert found is None or found == full
