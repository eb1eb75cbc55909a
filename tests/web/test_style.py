"""The colours of the style sheet can be read: WCAG 2 AA, in both themes."""

from __future__ import annotations

import itertools
import re

import pytest

from onrecord.charts.atlas import LAND, steps
from onrecord.charts.palette import ACCENT, QUADS, SAID, SERIES
from onrecord.web.annotation import SPEAKER_COLOURS
from onrecord.web.views import STATIC

SHEET = (STATIC / "style.css").read_text("utf-8")
TEXT, GRAPHICS = 4.5, 3.0


def theme(selector: str) -> dict[str, str]:
    """Return the custom properties of the first rule with this selector."""
    (block, *_) = re.findall(rf"{re.escape(selector)} \{{(.*?)\}}", SHEET, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6}|\d+%);", block))


LIGHT, DARK = theme(":root"), theme(':root[data-theme="dark"]')
THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    parts = [round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def test_black_on_white_is_as_far_apart_as_it_gets() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0


def test_the_chosen_and_the_preferred_dark_are_one() -> None:
    assert theme(':root[data-theme="auto"]') == DARK
    assert set(DARK) == set(LIGHT)


@THEMES
@pytest.mark.parametrize("ground", ["paper", "raised", "accent-ground", "found"])
def test_ink_can_be_read_on_every_ground(colours: dict[str, str], ground: str) -> None:
    assert contrast(colours["ink"], colours[ground]) >= TEXT


@THEMES
@pytest.mark.parametrize("name", ["soft", "accent", "alert", "none", "vcoop", "mcoop", "vconf", "mconf"])
def test_what_is_written_in_colour_can_be_read(colours: dict[str, str], name: str) -> None:
    assert contrast(colours[name], colours["paper"]) >= TEXT
    assert contrast(colours[name], colours["accent-ground"]) >= TEXT


@THEMES
@pytest.mark.parametrize("number", range(SPEAKER_COLOURS))
def test_speakers_colours_can_be_read_and_read_upon(colours: dict[str, str], number: int) -> None:
    colour = colours[f"s{number}"]
    said = mixed(colour, colours["paper"], int(colours["ground"].rstrip("%")) / 100)
    assert contrast(colour, colours["paper"]) >= TEXT
    assert contrast(colours["ink"], said) >= TEXT
    assert contrast(colours["ink"], mixed(colour, colours["paper"], 0.34)) >= TEXT  # pointed at
    assert contrast(colour, said) >= TEXT  # a cue within what was said


@THEMES
def test_charts_can_be_seen(colours: dict[str, str]) -> None:
    assert all(contrast(colour, colours["paper"]) >= GRAPHICS for colour in (ACCENT, SAID, *QUADS.values(), *SERIES))


@THEMES
def test_a_map_is_the_stronger_the_more_events_a_country_has(colours: dict[str, str]) -> None:
    bare = mixed(LAND[:7], colours["paper"], int(LAND[7:], 16) / 255)
    shades = [bare, *(mixed(ACCENT, colours["paper"], step.opacity) for step in steps(100))]
    seen = [contrast(shade, colours["paper"]) for shade in shades]
    assert all(more / less > 1.15 for less, more in itertools.pairwise(seen))


def test_each_speakers_class_has_its_colour() -> None:
    assert set(re.findall(r"\.speaker-(\d) \{ --who: var\(--s\1\); \}", SHEET)) == set(map(str, range(SPEAKER_COLOURS)))


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert not re.search(r"url\(|@import|https?:", SHEET)
