"""Everybody can use the desk: targets, names, directions, focus, small laptops."""

import pytest
from playwright.sync_api import Browser, expect

from tests.desk.hall import STORY, Entries, desk_card, room, suggested, theme
from tests.desk.table import Table

pytestmark = pytest.mark.browser

ARABIC = "الوقت لمعرفة الشخص"
SMALL = """() => [...document.querySelectorAll('button, input, a, select')]
    .filter(one => one.offsetParent && !one.classList.contains('skip'))
    .filter(one => !one.closest('h3') && !one.closest('label') && !one.closest('.fold, .tx'))
    .filter(one => !one.classList.contains('fold'))
    .map(one => [one.ariaLabel || one.textContent.trim(), one.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 43.5 || height < 43.5)
    .map(([name, { width, height }]) => `${name} ${width} x ${height}`)"""
NAMELESS = """() => [...document.querySelectorAll('button, input, select, textarea, dialog')]
    .filter(one => !one.labels?.length && !one.ariaLabel && !one.textContent.trim()
        && !one.getAttribute('aria-labelledby')).map(one => one.outerHTML)"""
# WCAG 2.5.3: who speaks to the desk says what stands on the button.
UNSAID = """() => [...document.querySelectorAll('button[aria-label]')]
    .filter(one => !one.ariaLabel.toLowerCase().includes(one.innerText.trim().toLowerCase()))
    .map(one => `${one.innerText}: ${one.ariaLabel}`)"""
UNDIRECTED = f"""() => [...document.querySelectorAll('.columns *')].filter(one =>
    [...one.childNodes].some(node => node.nodeType === 3 && node.data.includes('{ARABIC}'))
    && !one.closest('[dir=auto]')).map(one => one.outerHTML)"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"
CUT = """() => {
    const buttons = '.agenda button, .inbox button, .bar button, .top .pill, .seg button';
    const box = one => one.getBoundingClientRect();
    const cut = one => {
        const [a, b] = [box(one), box(one.closest('.agenda, .inbox, .map, .top'))];
        return a.left < b.left - 1 || a.right > b.right + 1;
    };
    return [...document.querySelectorAll(buttons)].filter(one => one.offsetParent && cut(one))
        .map(one => one.textContent.trim());
}"""


def rich() -> Entries:
    """Something of everything."""
    entries = room(hold=True, announcement={"id": "1", "text": "Tea is here"})
    entries["theme"][5]["offers"] = [
        {"kind": "followers", "cards": ["c1000", "c1001"], "card": "c9", "reason": "went_along"}
    ]
    entries["theme"] += [
        theme(9),
        theme(10, accepted=False),
        theme(11, pool=None, id="s1", name=ARABIC),
    ]
    entries["card"] += [
        suggested(3000, "", "t8") | STORY,
        suggested(3001, ARABIC, "s1", lang="ar"),
        desk_card(3002, "Not read yet", None, state="checking", table="4", placed_by=None),
        desk_card(3003, "Hidden", None, state="hidden", reason="Names somebody"),
    ]
    return entries


def test_every_control_is_large_enough_and_has_a_name(bare_table: Table) -> None:
    table = bare_table.open(rich())
    for tray in ("To check", "All", "Hidden", "To sort"):
        table.page.locator(".tabs").get_by_role("button", name=tray).click()
        assert table.page.evaluate(SMALL) == []
        assert table.page.evaluate(NAMELESS) == []
    assert table.page.evaluate(UNSAID) == []


def test_texts_keep_their_own_direction(bare_table: Table) -> None:
    table = bare_table.open(rich())
    assert table.page.evaluate(UNDIRECTED) == []
    expect(table.card(ARABIC).locator("[lang=ar]")).to_have_count(1)


@pytest.mark.parametrize(("width", "height"), [(1024, 700), (1280, 720), (1366, 768), (1920, 1080)])
def test_nothing_is_cut_on_a_small_laptop(
    chromium: Browser, house: str, width: int, height: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": height})
    table = Table(page, house).open(rich())
    assert not page.evaluate(SIDEWAYS)
    assert page.evaluate(CUT) == []
    expect(table.page.locator(".btn.main")).to_be_in_viewport()
    page.close()


def test_every_act_on_a_card_is_reached_by_the_tab_key(table: Table) -> None:
    table.card("Humour. We laughed").focus()
    reached = []
    for _press in range(5):
        table.page.keyboard.press("Tab")
        reached.append(table.focused())
    assert reached[1:] == ["Move to a theme", "Spotlight", "Hide from board", "More for this card"]


def test_the_focus_goes_back_when_a_dialog_is_cancelled(table: Table) -> None:
    table.card("Humour. We laughed").get_by_label("Hide from board").press("Enter")
    table.page.keyboard.press("Escape")
    expect(table.page.locator("dialog")).not_to_be_visible()
    table.until("document.activeElement.dataset.card === 'c1000'")
    table.page.get_by_label("Add an activity").press("Enter")
    expect(table.page.locator("dialog")).to_be_visible()
    table.page.keyboard.press("Escape")
    expect(table.page.get_by_label("Add an activity")).to_be_focused()


def test_live_updates_take_the_focus_from_nobody(table: Table) -> None:
    table.page.get_by_label("Find a card").focus()
    table.publish(card=[suggested(5000, "One more", "t1")])
    table.publish(drop={"card": ["c1001"]})
    assert table.focused() == "Find a card"


def test_new_cards_are_told_at_most_every_fifteen_seconds(table: Table) -> None:
    table.publish(card=[suggested(5000, "One more", "t1")])
    table.until("document.getElementById('say').textContent.includes('1 new card')")
    table.publish(card=[suggested(5001, "And one", "t1")])
    expect(table.page.locator("#say")).to_have_text("1 new card")


def test_forced_colours_and_still_screens_keep_the_desk_whole(
    chromium: Browser, house: str
) -> None:
    context = chromium.new_context(forced_colors="active", reduced_motion="reduce")
    table = Table(context.new_page(), house).open(rich())
    expect(table.theme("Being listened to")).to_be_visible()
    moving = "document.getAnimations().filter(one => one.playState === 'running').length"
    table.card("Humour. We laughed").locator(".sug").click()
    table.until(f"!({moving})")
    context.close()
