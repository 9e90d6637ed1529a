"""Carrying a card to a theme: by mouse and by touch, and taking it back."""

import pytest
from playwright.sync_api import Browser, expect

from tests.desk.hall import HUMOUR, TO_SORT, room
from tests.desk.table import Table

pytestmark = pytest.mark.browser


def drag(table: Table, text: str, onto: str, *, drop: bool = True) -> None:
    """Take a card by its words and carry it over a theme."""
    card, theme = table.card(text).bounding_box(), table.theme(onto).bounding_box()
    assert card is not None
    assert theme is not None
    mouse = table.page.mouse
    mouse.move(card["x"] + 60, card["y"] + 18)
    mouse.down()
    mouse.move(card["x"] + 90, card["y"] + 40, steps=4)
    mouse.move(theme["x"] + theme["width"] / 2, theme["y"] + theme["height"] / 2, steps=8)
    if drop:
        mouse.up()


def test_a_mouse_drags_a_card_to_a_theme(table: Table) -> None:
    drag(table, HUMOUR, "Real choices")
    table.until("server.asked.some(one => one.type === 'theme.place')")
    assert table.asked("theme.place") == [{"card": "c1000", "theme": "t6", "was": "t4"}]
    assert table.order() == TO_SORT[1:]
    expect(table.page.locator(".ghost")).to_have_count(0)


def test_escape_cancels_a_drag(table: Table) -> None:
    drag(table, HUMOUR, "Real choices", drop=False)
    expect(table.page.locator(".ghost")).to_be_visible()
    table.page.keyboard.press("Escape")
    table.page.mouse.up()
    assert table.asked("theme.place") == []
    assert table.order() == TO_SORT


def test_a_press_that_wanders_less_than_six_pixels_is_no_drag(table: Table) -> None:
    card = table.card(HUMOUR).bounding_box()
    assert card is not None
    table.page.mouse.move(card["x"] + 60, card["y"] + 18)
    table.page.mouse.down()
    table.page.mouse.move(card["x"] + 64, card["y"] + 20)
    expect(table.page.locator(".ghost")).to_have_count(0)
    table.page.mouse.up()


def test_a_finger_that_rests_drags_and_one_that_wipes_scrolls(
    chromium: Browser, house: str
) -> None:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, has_touch=True)
    table = Table(context.new_page(), house).open(room())
    card = table.card(HUMOUR).bounding_box()
    theme = table.theme("Working alongside").bounding_box()
    assert card is not None
    assert theme is not None
    wire = context.new_cdp_session(table.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": x, "y": y} for x, y in points]
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    start = (card["x"] + 60, card["y"] + 18)
    end = (theme["x"] + 80, theme["y"] + 60)
    touch("touchStart", start)
    touch("touchMove", (start[0], start[1] + 40))
    touch("touchEnd")
    assert table.page.locator(".ghost").count() == 0
    touch("touchStart", start)
    table.until("document.querySelector('.ghost')")
    touch("touchMove", end)
    touch("touchEnd")
    table.until("server.asked.some(one => one.type === 'theme.place')")
    assert table.asked("theme.place") == [{"card": "c1000", "theme": "t9", "was": "t4"}]
    context.close()
