"""The layout of the board: planGrid, planBoard and what was measured of them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.board.conftest import Pure
from tests.board.hall import WRITTEN, texts_of, themes_for

pytestmark = pytest.mark.browser

PLAN = """(layout, {pools, big}) => import('/static/src/board/board-plan.js').then(plan => {
    const cells = layout.cellsOf(layout.planGrid(pools.length));
    const widths = texts => texts.map(text => text.length * 0.487);
    const asked = pools.map(([name, texts]) => ({ name, quoted: false, widths: widths(texts) }));
    const made = plan.planBoard(asked, cells, { big });
    const holds = plan.planHolds(made, asked, cells);
    return { ...made, holds, cards: made.grids.map(grid => grid && grid.n) };
})"""

MEASURED: dict[int, dict[str, Any]] = {
    10: {"level": "cards", "size": 37},
    60: {"level": "featured", "size": 27, "cards": 4},
    120: {"level": "featured", "size": 24, "cards": 2},
    300: {"level": "quote", "size": 31, "cards": 1},
    800: {"level": "dots", "dot": 10, "title": (36, 38)},
    2000: {"level": "dots", "dot": 6, "title": (36, 38)},
}

lengths = st.lists(st.integers(1, 200), max_size=40)
halls = st.lists(st.tuples(st.integers(3, 40), lengths), min_size=1, max_size=12)


def pools_of(contributions: int) -> list[tuple[str, list[str]]]:
    """Names and texts of the pools of a hall."""
    themes = themes_for(contributions)
    return [
        (theme["name"], texts)
        for theme, texts in zip(WRITTEN, texts_of(contributions, themes), strict=False)
    ]


@pytest.mark.parametrize(
    ("themes", "rows"),
    [
        (1, [1]),
        (2, [2]),
        (3, [3]),
        (4, [2, 2]),
        (5, [3, 2]),
        (6, [3, 3]),
        (7, [4, 3]),
        (9, [3, 3, 3]),
        (12, [4, 4, 4]),
    ],
)
def test_themes_stand_in_equal_rows_fuller_ones_first(
    pure: Pure, themes: int, rows: list[int]
) -> None:
    grid = pure("board-layout", "(layout, k) => layout.planGrid(k, 1848, 854)", themes)
    assert [row["n"] for row in grid] == rows


@pytest.mark.parametrize("themes", range(1, 13))
def test_the_pools_fill_their_area_and_nothing_else(pure: Pure, themes: int) -> None:
    grid = pure("board-layout", "(layout, k) => layout.planGrid(k, 1848, 854)", themes)
    assert sum(row["n"] for row in grid) == themes
    assert sum(row["h"] for row in grid) + 20 * (len(grid) - 1) == pytest.approx(854)
    for row in grid:
        assert row["w"] * row["n"] + 20 * (row["n"] - 1) == pytest.approx(1848)


@pytest.mark.parametrize("contributions", MEASURED)
def test_a_hall_of_each_size_is_laid_out_as_measured(pure: Pure, contributions: int) -> None:
    plan = pure("board-layout", PLAN, {"pools": pools_of(contributions), "big": False})
    expected = MEASURED[contributions]
    assert plan["level"] == expected["level"]
    if plan["level"] == "dots":
        assert plan["dots"]["d"] == expected["dot"]
        assert plan["title"]["size"] in expected["title"]
    else:
        assert plan["size"] == expected["size"]
        assert plan["cards"] == [expected.get("cards", n) for n in plan["cards"]]


def test_big_text_shows_one_card_in_each_pool_and_no_smaller_than_before(pure: Pure) -> None:
    usual = pure("board-layout", PLAN, {"pools": pools_of(120), "big": False})
    big = pure("board-layout", PLAN, {"pools": pools_of(120), "big": True})
    assert (big["level"], set(big["cards"])) == ("quote", {1})
    assert big["size"] > usual["size"]


@settings(max_examples=60, deadline=None)
@given(hall=halls, big=st.booleans())
def test_every_hall_has_a_plan_that_holds(
    pure: Pure, hall: list[tuple[int, list[int]]], big: bool
) -> None:
    pools = [("m" * name, ["m" * n for n in texts]) for name, texts in hall]
    plan = pure("board-layout", PLAN, {"pools": pools, "big": big})
    assert plan["holds"] or plan["title"]["size"] == 34, "only a title too long may not fit"
    assert plan["size"] >= 24


@settings(max_examples=40, deadline=None)
@given(n=st.integers(1, 3000), width=st.integers(200, 1700), height=st.integers(44, 200))
def test_dots_are_as_large_as_they_can_be_and_never_under_three_units(
    pure: Pure, n: int, width: int, height: int
) -> None:
    dots = pure("board-layout", "(layout, sizes) => layout.planDots(...sizes)", [n, width, height])
    assert 3 <= dots["d"] <= 20
    assert dots["h"] <= height or dots["d"] == 3


def test_all_titles_have_one_size(pure: Pure) -> None:
    fit = """(layout, names) => layout.fitTitles(names, 500, { max: 60, min: 34, lines: 2 })"""
    short = pure("board-layout", fit, ["Trust", "Time"])
    long = pure("board-layout", fit, ["Trust", "Reliable, week after week, in all weathers"])
    assert short == {"size": 60, "lines": 1}
    assert long["lines"] == 2
    assert 34 <= long["size"] < 60
