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
