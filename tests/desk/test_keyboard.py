"""Everything at the desk by keys: no pointer, and no script that puts the focus anywhere."""

import pytest
from playwright.sync_api import expect

from tests.desk.hall import desk_card, room, suggested
from tests.desk.table import Table

pytestmark = pytest.mark.browser

FREE = [f"c{3000 + at}" for at in range(3)]
MOST_TABS = 60


def press(table: Table, *keys: str) -> None:
    """Keys, after each of which something on the page still has the focus."""
    for key in keys:
        table.page.keyboard.press(key)
        assert table.steer("document.activeElement !== document.body"), key


def tab_to(table: Table, label: str, key: str = "Tab") -> None:
    """Go on until what has the focus is called so."""
    for _press in range(MOST_TABS):
        if label in table.focused():
            return
        press(table, key)
    raise AssertionError(f"{label} is not reached, but {table.focused()}")


@pytest.fixture
def desk(bare_table: Table) -> Table:
    """A desk that was just opened, with three cards that the machine left free."""
    entries = room()
    near = {"near": ["t3", "t9", "t5"]}
    entries["card"] += [suggested(3000 + at, f"Free {at}", None, **near) for at in range(3)]
    offer = {"kind": "followers", "cards": ["c1003"], "card": "c80", "reason": "went_along"}
    entries["theme"][5]["offers"] = [offer]
    return bare_table.open(entries)


def test_cards_are_found_sorted_and_taken_back_by_keys_alone(desk: Table) -> None:
    """Mutation: no `keep` after a drawing -> the focus is on the page once the list is empty."""
    press(desk, "Tab", "Enter")
    tab_to(desk, "All")
    press(desk, "Enter")
    tab_to(desk, "To sort", "Shift+Tab")
    press(desk, "Enter")
    tab_to(desk, "Filter the cards")
    press(desk, "Enter")
    tab_to(desk, "With a suggestion")
    desk.page.keyboard.type("without")
    assert desk.order() == FREE
    tab_to(desk, FREE[0])
    press(desk, "Enter")
    assert desk.focused() == FREE[1]
    press(desk, "5")
    assert desk.focused() == FREE[2]
    press(desk, "Enter")
    desk.until("server.asked.filter(one => one.type === 'theme.place').length === 3")
    assert [one["theme"] for one in desk.asked("theme.place")] == ["t3", "t5", "t3"]
    assert desk.focused() == "cards"
    press(desk, "z")
    desk.until(f"document.querySelector('[data-card={FREE[2]}]')")
    press(desk, "Tab")
    assert desk.focused() == FREE[2]
    tab_to(desk, "Show all", "Shift+Tab")
    press(desk, "Enter")
    assert desk.focused() == "Find a card"
    desk.page.keyboard.type("hand")
    assert desk.order() == ["c1001"]
    press(desk, "ControlOrMeta+a", "Delete")
    tab_to(desk, "c1000")
    press(desk, "ArrowDown", "ArrowUp", "m", "Escape")
    assert desk.focused() == "c1000"


def test_why_a_card_is_here_and_what_says_the_same_by_keys_alone(desk: Table) -> None:
    desk.answers_why(200, {"near": ["c0"], "words": ["laughed"], "strength": "close"})
    tab_to(desk, "c1000")
    tab_to(desk, "More for this card")
    press(desk, "Enter", "Enter")
    expect(desk.page.locator("dialog")).to_contain_text("It fits closely.")
    press(desk, "Escape")
    assert desk.focused() == "More for this card"
    press(desk, "Enter", "m", "Enter", "Tab", "Space", "Enter")
    desk.until("server.asked.some(one => one.type === 'card.merge')")
    assert [one["from"] for one in desk.asked("card.merge")] == ["c1000"]
    assert desk.focused() == "c1001"
    press(desk, "z")
    desk.until("server.asked.some(one => one.type === 'undo')")
    expect(desk.page.locator(".toast")).to_contain_text("Undone")
    assert desk.focused() == "c1001"


def test_themes_are_named_merged_and_made_by_keys_alone(desk: Table) -> None:
    """Mutation: no `T` -> sixty cards are hundreds of tabs."""
    tab_to(desk, "c1000")
    press(desk, "t")
    tab_to(desk, "More for 1")
    press(desk, "Enter", "r", "Enter", "ControlOrMeta+a")
    desk.page.keyboard.type("Laughing")
    press(desk, "Enter")
    desk.until("document.activeElement.textContent === 'Laughing'")
    tab_to(desk, "More for 1")
    press(desk, "Enter", "m", "Enter", "Space", "Enter")
    desk.until("server.asked.some(one => one.type === 'theme.merge')")
    assert desk.asked("theme.merge") == [{"from": "t1", "into": "t2"}]
    assert desk.steer("document.activeElement.closest('[data-theme-id]').dataset.themeId") == "t2"
    press(desk, "z")
    desk.until("document.querySelector('[data-theme-id=t1]')")
    tab_to(desk, "New themes", "Shift+Tab")
    press(desk, "Enter")
    desk.page.keyboard.type("Humour")
    press(desk, "Enter")
    desk.page.keyboard.type("Time to sit")
    press(desk, "Tab", "Tab", "Enter")
    desk.until("document.activeElement.textContent === 'Humour'")
    tab_to(desk, "More for 6", "Shift+Tab")
    press(desk, "Enter", "Enter")
    desk.until("server.asked.some(one => one.type === 'theme.take')")
    assert desk.asked("theme.take") == [{"theme": "t6", "cards": ["c1003"]}]
    press(desk, "t")
    assert desk.focused() == "c1000"


def test_what_others_take_away_leaves_the_focus_on_what_is_next(desk: Table) -> None:
    """Mutation: `keep`, or `home` of the menu or the line below, does nothing -> it is lost."""

    def gone(at: int) -> None:
        desk.publish(card=[desk_card(at, "Moved by somebody else", "t2")])
        assert desk.steer("document.activeElement !== document.body")

    tab_to(desk, "c1000")
    gone(1000)
    assert desk.focused() == "c1001"
    press(desk, "Tab")
    gone(1001)
    assert desk.focused() == "c1002"
    press(desk, "m")
    gone(1002)
    press(desk, "Escape")
    assert desk.focused() == "c1003"
    press(desk, "3", "t")
    tab_to(desk, "Undo")
    press(desk, "Enter")
    desk.until("server.asked.some(one => one.type === 'undo')")
    expect(desk.page.locator(".toast")).to_contain_text("Undone")
    assert desk.steer("document.activeElement.closest('.columns') !== null")


def test_a_key_that_is_held_down_acts_once(desk: Table) -> None:
    """Mutation: `event.repeat` is not asked for → fails: each repeat takes the next card."""
    desk.page.locator(f"[data-card={FREE[0]}]").focus()
    for key, presses in (("5", 3), ("Enter", 3)):
        for _press in range(presses):
            desk.page.keyboard.down(key)
        desk.page.keyboard.up(key)
    desk.until("server.asked.filter(one => one.type === 'theme.place').length === 2")
    assert desk.steer("server.asked.filter(one => one.type === 'theme.place').length") == 2
