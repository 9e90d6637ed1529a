"""Three hundred cards come from phones while a facilitator carries one over the desk."""

import re
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from oasis_live.kernel.person import Role
from tests.board.real import RealHall, a_real_hall, phones_in
from tests.live import until

pytestmark = pytest.mark.browser

BURST, PHONES = 300, 12
PATIENCE_MS = 30_000
# In each frame: whether what is carried is at the pointer, and where the card stands that it was
# taken from. `gone`: cards and themes that were drawn anew.
WATCH = """id => {
    const seen = window.seen = { frames: 0, astray: 0, gone: 0, places: [] };
    let pointer = null;
    addEventListener('pointermove', event => { pointer = event; }, true);
    const drawn = one => one.matches && one.matches('[data-card], [data-theme-id], .ghost');
    new MutationObserver(all => all.forEach(({ removedNodes }) => {
        seen.gone += [...removedNodes].filter(drawn).length;
    })).observe(document.body, { childList: true, subtree: true });
    const look = () => {
        const ghost = document.querySelector('.ghost');
        const card = document.querySelector(`[data-card="${id}"]`);
        if (ghost && pointer) {
            const { e, f } = new DOMMatrix(getComputedStyle(ghost).transform);
            const beside = [12, 12 - 320].includes(Math.round(e - pointer.clientX));
            seen.frames += 1;
            seen.astray += beside && Math.round(f - pointer.clientY) === 8 ? 0 : 1;
            const top = card && Math.round(card.getBoundingClientRect().top);
            if (!seen.places.includes(top)) seen.places.push(top);
        }
        requestAnimationFrame(look);
    };
    look();
}"""


def desk_of(hall: RealHall, chromium: Browser) -> Page:
    """The facilitator's desk, with all cards there are so far."""
    page = chromium.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_timeout(PATIENCE_MS)
    key = hall.room.tokens[Role.FACILITATOR]
    page.goto(f"{hall.server.url}/{hall.room.code}/desk?key={key}")
    expect(to_sort(page)).to_contain_text(str(len(hall.cards)), timeout=PATIENCE_MS)
    return page


def to_sort(desk: Page) -> Locator:
    return desk.locator(".tabbed", has_text="To sort")


def middle(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def carry(desk: Page, card: str, theme: Locator) -> None:
    """Take a card by its words and carry it over a theme."""
    words = desk.locator(f"#tx-{card}")
    words.scroll_into_view_if_needed()
    desk.mouse.move(*middle(words))
    desk.evaluate(WATCH, card)
    desk.mouse.down()
    desk.mouse.move(*middle(theme), steps=8)


def hover(desk: Page, theme: Locator, arrived: Callable[[], bool]) -> None:
    """The hand is never quite still, until all have arrived."""
    x, y = middle(theme)
    frame = 0
    while not arrived():
        frame += 1
        desk.mouse.move(x + frame % 5, y + frame % 3)
        desk.evaluate("() => new Promise(requestAnimationFrame)")


def test_a_card_stays_in_the_hand_while_300_arrive_and_lands_where_it_is_dropped(
    tmp_path: Path, chromium: Browser
) -> None:
    """Mutations: `reach` in rows.js gives back `limit` -> the card is taken out of the hand when
    the list is drawn in portions; `repeat` in cards.js keyed by the length of the list -> all of
    it is drawn anew.
    """
    with a_real_hall(tmp_path, chromium) as hall, phones_in(hall, PHONES) as phones:
        themes = hall.sort(hall.write(9), [], 3)
        hall.write(100)
        hall.arrive()
        desk, dragged, onto = desk_of(hall, chromium), hall.cards[80], themes[1]
        theme = desk.locator(f"[data-theme-id='{onto}']")
        carry(desk, dragged, theme)
        with ThreadPoolExecutor(PHONES) as people:
            said: list[Future[list[str]]] = [
                people.submit(hall.said_by, phone, BURST // PHONES) for phone in phones
            ]
            hover(desk, theme, lambda: all(one.done() for one in said))
        new = [card for one in said for card in one.result()]
        hall.cards += new
        hall.sort(new[:60], themes, 1)
        hall.arrive()
        expect(to_sort(desk)).to_contain_text(str(len(hall.cards)), timeout=PATIENCE_MS)
        expect(theme).to_have_class(re.compile(r"\bover\b"))
        seen: dict[str, Any] = desk.evaluate("window.seen")
        desk.mouse.up()
        until(lambda: hall.room.one("card", dragged)["theme"] == onto, "it never landed")
        desk.close()
    assert len(new) == BURST
    assert (seen["astray"], seen["gone"], len(seen["places"])) == (0, 0, 1)
    assert seen["frames"] > 0
