from __future__ import annotations

import itertools

import pytest

from onrecord.charts.layout import arrange


def overlap(one: tuple[float, float], other: tuple[float, float], sizes: tuple[tuple[float, float], ...]) -> bool:
    (a, b), (c, d) = sizes
    return abs(one[0] - other[0]) < (a + c) / 2 and abs(one[1] - other[1]) < (b + d) / 2


@pytest.mark.parametrize("number", [1, 2, 14, 60])
def test_boxes_lie_within_and_not_on_one_another(number: int) -> None:
    sizes = [(60.0 + 10 * (i % 7), 20.0) for i in range(number)]
    links = {(i, (i * 7 + 1) % number): 1 + i % 3 for i in range(number)}
    places = arrange(sizes, links, 1060, 680)
    for (x, y), (width, height) in zip(places, sizes, strict=True):
        assert width / 2 <= x <= 1060 - width / 2
        assert height / 2 <= y <= 680 - height / 2
    for i, j in itertools.combinations(range(number), 2):
        assert not overlap(places[i], places[j], (sizes[i], sizes[j]))


def test_where_there_is_room_an_arrow_can_be_seen_between_any_two() -> None:
    sizes = [(60.0 + 10 * (i % 7), 20.0) for i in range(40)]
    places = arrange(sizes, {(i, i // 3): 1 for i in range(1, 40)}, 1060, 640)
    for i, j in itertools.combinations(range(40), 2):
        (a, b), (c, d) = sizes[i], sizes[j]
        assert not overlap(places[i], places[j], ((a + 27, b + 27), (c + 27, d + 27)))


def test_the_same_network_is_laid_out_the_same() -> None:
    sizes, links = [(80.0, 20.0)] * 12, {(i, i // 2): 1 for i in range(1, 12)}
    assert arrange(sizes, links, 600, 400) == arrange(sizes, links, 600, 400)


def test_who_is_central_is_in_the_middle() -> None:
    places = arrange([(80.0, 20.0)] * 9, {(0, i): 1 for i in range(1, 9)}, 1000, 400, 0)
    assert places[0] == (500.0, 200.0)


def test_linked_ones_are_nearer() -> None:
    places = arrange([(40.0, 20.0)] * 8, {(0, 1): 3, (2, 3): 3, (4, 5): 3, (6, 7): 3}, 800, 600)

    def apart(i: int, j: int) -> float:
        return (places[i][0] - places[j][0]) ** 2 + (places[i][1] - places[j][1]) ** 2

    linked = [apart(i, i + 1) for i in (0, 2, 4, 6)]
    others = [apart(i, j) for i, j in itertools.combinations(range(8), 2) if j != i + 1 or i % 2]
    assert max(linked) < sorted(others)[len(others) // 2]


def test_nobody_is_nowhere() -> None:
    assert arrange([], {}, 100, 100) == []
