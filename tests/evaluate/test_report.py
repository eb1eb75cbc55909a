import io
from collections.abc import Callable

from rich.console import Console

from assessments import TEXT, corpus, found, gold, reading, span
from onrecord.evaluate import Assessment, assess, report

FIRST, SECOND, SLUICES = "We have lost two harvests", "We shall not lose a third.", "the sluices were shut"


def assessment() -> Assessment:
    gold_corpus = corpus(
        gold(FIRST, source="Pavo Lim", cue="said", speaker="Pavo Lim"), gold(SECOND), gold(SLUICES, kind="indirect")
    )
    return assess(gold_corpus, [reading(found("lost two harvests", speaker="Irena Dostan"), found("Many villagers"))])


def printed(show: Callable[[Console], None], *, terminal: bool = False) -> str:
    output = io.StringIO()
    show(Console(file=output, width=100, force_terminal=terminal, markup=False, highlight=False))
    return output.getvalue()


def mistakes_shown(most: int, *, terminal: bool = False) -> str:
    return printed(lambda console: report.show_mistakes(console, assessment().mistakes, most), terminal=terminal)


def test_figures_and_what_is_under_its_floor() -> None:
    floors = {"all.f1": 0.9, "all.precision": 0.5}
    table = printed(lambda console: console.print(report.figures(assessment(), floors)))
    header, row = (line.split() for line in table.splitlines() if line.startswith(("row", "all")))
    assert header[:4] == ["row", "gold", "found", "precision"]
    assert row[:6] == ["all", "3", "2", "0.500", "0.333", "0.400<"]


def test_calibration_has_a_line_a_bin() -> None:
    shown = printed(lambda console: console.print(report.calibration("By score", assessment().found_scores)))
    assert "By score (ECE 0.400)" in shown
    assert "0.9-1.0" in shown


def test_mistakes_are_counted_and_shown_in_their_context() -> None:
    shown = " ".join(mistakes_shown(1).split())
    assert shown.startswith("2 missed, 1 false find, 1 wrong boundary, 1 wrong source, 1 wrong speaker")
    assert "“⟦We have lost two harvests⟧,” said Pavo Lim." in shown
    assert "“We have ⟦lost two harvests⟧,” said Pavo Lim." in shown
    assert "speaker Pavo Lim; source Pavo Lim; cue said" in shown
    assert "speaker Irena Dostan; source -; cue -; why cue:say (0.90)" in shown


def test_a_terminal_gets_styles_instead_of_brackets() -> None:
    shown = mistakes_shown(1, terminal=True)
    assert "⟦" not in shown
    assert "\x1b[" in shown


def test_no_more_than_asked_of_each_sort() -> None:
    assert mistakes_shown(1).count("missed  ") == 1
    assert mistakes_shown(5).count("missed  ") == 2


def test_nested_and_touching_marks_stay_in_order() -> None:
    marks = [(span("We have lost"), "x"), (span("have"), "x"), (span(" two"), "x")]
    assert "⟦We ⟦have⟧ lost⟧⟦ two⟧ harvests" in report.passage(TEXT, marks, plain=True).plain


def test_control_characters_of_an_article_do_not_reach_the_terminal() -> None:
    text = "a \x1b[31m red\nword"
    shown = report.passage(text, [(span("red", text), "bold")], plain=True).plain
    assert shown == "a ␛[31m ⟦red⟧ word"


def test_figures_for_programs() -> None:
    figures = report.as_json(assessment())
    assert figures["rows"]["all"]["recall"] == 0.3333
    assert figures["rows"]["all"]["recall_by_kind"] == {"direct": 0.5, "indirect": 0.0}
    assert figures["mistakes"]["missed"] == 2
    assert figures["calibration"]["quotations"][0]["findings"] == 2
