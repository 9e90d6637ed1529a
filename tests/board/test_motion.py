"""What moves on the board, and what never does."""

from typing import Any

import pytest

from tests.board.hall import BOARD, Hall, card
from tests.board.wall import Wall

pytestmark = pytest.mark.browser

WHERE = """() => {
    const things = [...document.querySelectorAll('[data-pool], [data-card]')];
    return Object.fromEntries(things.map(one => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [one.dataset.card || `pool ${one.dataset.pool}`, [x, y, width, height]];
    }));
}"""
MOVING = """() => document.getAnimations()
    .filter(one => one.playState === 'running' && one.effect.getTiming().duration > 1)
    .map(one => one.effect.target.className.split(' ')[0])"""
AT_REST = f"!({MOVING})().length"
# How much of the fainter of the two can be seen at any time of the swap.
BOTH_SEEN = """() => {
    const leaving = document.querySelector('.overlay .card');
    const coming = document.querySelector('[data-card="c5000"]');
    const fades = [leaving, coming].flatMap(one => one.getAnimations());
    fades.forEach(one => one.pause());
    const seen = [];
    for (let at = 0; at < 280; at += 10) {
        fades.forEach(one => { one.currentTime = at; });
        seen.push(Math.min(...[leaving, coming].map(one => Number(getComputedStyle(one).opacity))));
    }
    fades.forEach(one => one.finish());
    return Math.max(...seen);
}"""


def moved(hall: Hall, at: int, to: str, by: str | None) -> dict[str, Any]:
    """One of the hall's cards in another theme."""
    return hall.entries["card"][at] | {"theme": to, "placed_by": by}


@pytest.mark.parametrize("contributions", [60, 120, 300, 2000])
def test_an_arrival_takes_one_slot_and_moves_nothing(wall: Wall, contributions: int) -> None:
    wall.show(Hall(contributions))
    before = wall.page.evaluate(WHERE)
    dots = wall.page.locator(".dots i").count()
    wall.update({"card": [card(5000, "One more of it", "t4")]})
    after = wall.page.evaluate(WHERE)
    stayed = {name: box for name, box in before.items() if name in after}
    assert stayed == {name: after[name] for name in stayed}
    assert len(before) - len(stayed) <= 1
    assert wall.page.locator(".dots i").count() == dots + 1
    assert wall.page.locator(".pool.t4 .dots i.new").count() == 1


def test_a_card_is_seen_when_the_one_whose_slot_it_takes_is_gone(wall: Wall) -> None:
    """Mutation: APPEAR in motion.js for every card -> two texts lie over each other."""
    wall.show(Hall(120))
    wall.until(AT_REST)
    wall.update({"card": [card(5000, "One more of it", "t4")]})
    assert wall.page.evaluate(BOTH_SEEN) == 0


def test_the_water_rises_with_its_pool(wall: Wall) -> None:
    wall.show(Hall(120))
    level = "() => Number(document.querySelector('.pool.t9').style.getPropertyValue('--level'))"
    before = wall.page.evaluate(level)
    wall.update({"card": [card(5000 + at, "More", "t9") for at in range(3)]})
    assert wall.page.evaluate(level) > before


def test_a_card_that_a_person_moved_flies_in_one_layer_over_everything(wall: Wall) -> None:
    hall = Hall(120)
    wall.show(hall)
    first = wall.page.locator(".pool.t1 .card").first.get_attribute("data-card")
    at = next(i for i, one in enumerate(hall.entries["card"]) if one["id"] == first)
    wall.update({"card": [moved(hall, at, "t6", "Ann")]})
    assert wall.page.locator(".overlay .card").count() >= 1
    assert wall.page.locator(f'.pool.t6 [data-card="{first}"].away').count() == 1
    wall.until("!document.querySelector('.overlay').children.length")
    assert wall.page.locator(f'.pool.t6 [data-card="{first}"]:not(.away)').count() == 1


def test_what_the_machine_sorts_anew_never_flies(wall: Wall) -> None:
    hall = Hall(120)
    wall.show(hall)
    wall.update({"card": [moved(hall, at, "t6", None) for at in range(40, 44)]})
    assert wall.page.locator(".away").count() == 0


def test_at_most_24_things_move_and_more_are_one_cross_fade(wall: Wall) -> None:
    hall = Hall(800)
    wall.show(hall)
    wall.until(AT_REST)
    wall.update({"card": [moved(hall, at, "t6", "Ann") for at in range(300, 324)]})
    assert wall.page.evaluate(MOVING).count("dot") <= 24
    wall.until(AT_REST)
    wall.update({"card": [moved(hall, at, "t7", "Ann") for at in range(300, 330)]})
    assert "dot" not in wall.page.evaluate(MOVING)
    assert wall.page.locator(".overlay > *").count() == 0


@pytest.mark.parametrize("still", ["the facilitator", "the laptop"])
def test_nothing_moves_on_a_board_that_is_still(wall: Wall, still: str) -> None:
    if still == "the laptop":
        wall.page.emulate_media(reduced_motion="reduce")
    hall = Hall(120)
    hall.entries["board"] = [BOARD | {"still": still == "the facilitator"}]
    wall.show(hall)
    wall.update({"card": [moved(hall, 40, "t6", "Ann"), card(5000, "New", "t2")]})
    assert wall.page.evaluate(MOVING) == []


def test_another_view_comes_as_one_cross_fade(wall: Wall) -> None:
    wall.show(Hall(120))
    wall.until(AT_REST)
    wall.update({"board": [BOARD | {"view": "blank"}]})
    assert wall.page.evaluate(MOVING) == ["stage"]


def test_bars_grow_once_in_900_milliseconds(wall: Wall) -> None:
    wall.show(Hall(view={"view": "reveal"}).revealed())
    wall.until("document.querySelector('.bar')")
    bar = wall.page.locator(".bar .fill").first
    grown = "bar => bar.getAnimations()[0].effect.getTiming().duration"
    assert bar.evaluate(grown) == 900
    wall.until(AT_REST)
    wall.update({"card": [card(5000, "Late", "t1")]})
    assert wall.page.evaluate(MOVING) == []
