"""Giving a card its theme: by a press, by keys, by the menu; the next one is there at once."""

import pytest
from playwright.sync_api import expect

from tests.desk.hall import HUMOUR, TO_SORT, desk_card, room, suggested
from tests.desk.table import Table

pytestmark = pytest.mark.browser


def test_one_press_accepts_the_suggestion(table: Table) -> None:
    table.card(HUMOUR).locator(".sug").click()
    assert table.order() == TO_SORT[1:]
    assert table.asked("theme.accept") == [{"card": "c1000", "theme": "t4"}]
    expect(table.page.locator(".toast")).to_contain_text("Finding what people love")
    expect(table.theme("Finding what people love").locator(".signs")).not_to_contain_text("1")


def test_the_second_press_of_a_double_click_is_not_for_the_next_card(table: Table) -> None:
    """Mutation: no capturing listener for clicks in main.js -> the next card is accepted too."""
    table.card(HUMOUR).locator(".sug").click()
    assert table.order() == TO_SORT[1:]
    table.page.locator("#cards .sug").first.hover()
    table.page.mouse.down(click_count=2)
    table.page.mouse.up(click_count=2)
    assert table.order() == TO_SORT[1:]
    assert table.asked("theme.accept") == [{"card": "c1000", "theme": "t4"}]


def test_a_digit_moves_the_card_and_the_focus_goes_to_the_next(table: Table) -> None:
    table.card(HUMOUR).focus()
    table.page.keyboard.press("3")
    table.until("server.asked.some(one => one.type === 'theme.place')")
    assert table.asked("theme.place") == [{"card": "c1000", "theme": "t3", "was": "t4"}]
    assert table.focused() == "c1001"
    table.until("document.getElementById('say').textContent.includes('Taking the time')")
    table.until("document.getElementById('say').textContent.includes('Press Z to undo')")


def test_enter_accepts_and_arrows_walk(table: Table) -> None:
    table.card(HUMOUR).focus()
    table.page.keyboard.press("ArrowDown")
    table.page.keyboard.press("ArrowDown")
    table.page.keyboard.press("ArrowUp")
    assert table.focused() == "c1001"
    table.page.keyboard.press("Enter")
    table.until("server.asked.some(one => one.type === 'theme.accept')")
    assert table.asked("theme.accept") == [{"card": "c1001", "theme": "t1"}]
    assert table.focused() == "c1002"


def test_the_next_card_stands_clear_of_the_line_about_the_last_one(table: Table) -> None:
    """Fails when `.cards` has no scroll padding: Enter would accept what nobody can see."""
    table.page.set_viewport_size({"width": 1366, "height": 560})
    table.card(HUMOUR).focus()
    table.page.keyboard.press("Enter")
    expect(table.page.locator(".toast")).to_contain_text("Moved to")
    for _card in range(4):
        table.page.keyboard.press("ArrowDown")
    assert table.focused() == TO_SORT[5]
    card = table.page.locator(f"[data-card={TO_SORT[5]}]").bounding_box()
    toast = table.page.locator(".toast").bounding_box()
    assert card is not None
    assert toast is not None
    assert card["y"] + card["height"] <= toast["y"]


def test_who_names_the_suggested_theme_means_it_whatever_is_suggested_meanwhile(
    table: Table,
) -> None:
    """Fails when it is sent as a yes to a suggestion that may have changed meanwhile."""
    table.card(HUMOUR).focus()
    table.page.keyboard.press("4")
    table.until("server.asked.some(one => one.type === 'theme.place')")
    assert table.asked("theme.place") == [{"card": "c1000", "theme": "t4", "was": "t4"}]
    assert "c1000" not in table.order()


def test_what_the_machine_leaves_free_offers_its_three_nearest_themes(bare_table: Table) -> None:
    """Fails when Enter takes another than the first, or when a theme that has gone is offered."""
    entries = room()
    free = {"near": ["t3", "gone", "t9", "t5"]}
    entries["card"] += [suggested(3000 + at, f"Free {at}", None, **free) for at in range(3)]
    table = bare_table.open(entries)
    chips = table.card("Free 0").locator(".near .sug")
    assert [one.split() for one in chips.all_inner_texts()] == [
        ["Move", "to", "3", "Taking", "the", "time"],
        ["Move", "to", "9", "Working", "alongside"],
        ["Move", "to", "5", "Reliable,", "week", "after", "week"],
    ]
    chips.nth(1).click()
    table.until("server.asked.some(one => one.type === 'theme.place')")
    assert table.focused() == "c3001"
    table.page.keyboard.press("Enter")
    table.until("server.asked.filter(one => one.type === 'theme.place').length === 2")
    assert [(one["card"], one["theme"]) for one in table.asked("theme.place")] == [
        ("c3000", "t9"),
        ("c3001", "t3"),
    ]


def test_what_is_in_no_theme_is_neither_moved_nor_pinned(bare_table: Table) -> None:
    """Fails when the kind is not looked at: the room knows such a card in no theme."""
    entries = room()
    entries["card"].append(desk_card(3000, "Who is missing?", None, kind="question"))
    table = bare_table.open(entries)
    table.page.locator(".tabs").get_by_role("button", name="All").click()
    question = table.card("Who is missing?")
    question.focus()
    for key in ("3", "m"):
        table.page.keyboard.press(key)
    expect(table.page.locator(".menu")).to_have_count(0)
    question.get_by_label("More for this card").click()
    expect(table.page.locator("[role^=menuitem]").first).to_contain_text("Merge with another card")
    assert table.asked("theme.place") == []


def test_m_opens_the_menu_which_goes_by_arrows_and_digits(table: Table) -> None:
    table.card(HUMOUR).focus()
    table.page.keyboard.press("m")
    expect(table.page.locator("[role=menuitem]").first).to_be_focused()
    table.page.keyboard.press("Escape")
    assert table.focused() == "c1000"
    table.page.keyboard.press("m")
    table.page.keyboard.press("ArrowDown")
    table.page.keyboard.press("Enter")
    table.until("server.asked.some(one => one.type === 'theme.place')")
    table.page.keyboard.press("m")
    table.page.keyboard.press("9")
    table.until("server.asked.filter(one => one.type === 'theme.place').length === 2")
    assert [one["theme"] for one in table.asked("theme.place")] == ["t2", "t9"]
    assert table.focused() == "c1002"


def test_single_letter_keys_can_be_switched_off_and_stay_off(table: Table) -> None:
    table.page.get_by_label("Single-letter keys").uncheck()
    table.card(HUMOUR).focus()
    for key in ("4", "m", "z"):
        table.page.keyboard.press(key)
    assert table.asked("theme.place") == table.asked("undo") == []
    expect(table.page.locator(".menu")).to_have_count(0)
    table.open(room())
    expect(table.page.get_by_label("Single-letter keys")).not_to_be_checked()


def test_letters_typed_into_the_search_do_nothing_else(table: Table) -> None:
    table.page.get_by_label("Find a card").press_sequentially("zm")
    assert table.asked("undo") == []
    expect(table.page.locator(".cards .none")).to_have_text("No card has these words.")
    table.page.get_by_label("Find a card").fill("POLISH")
    assert table.order() == ["c1003"]


def test_a_card_can_be_kept_in_to_sort_or_put_back_there(table: Table) -> None:
    table.card(HUMOUR).get_by_label("Move to a theme").click()
    table.choose("Keep in To sort")
    table.until("server.asked.some(one => one.type === 'theme.place')")
    assert table.asked("theme.place") == [{"card": "c1000", "theme": None, "was": "t4"}]
    expect(table.card(HUMOUR).locator(".sug")).to_have_count(0)


def test_a_card_moves_into_a_new_theme_whose_name_is_asked(table: Table) -> None:
    table.card(HUMOUR).get_by_label("Move to a theme").click()
    table.choose("New theme")
    table.button("Make this theme").click()
    expect(table.page.get_by_label("Name")).to_be_focused()
    expect(table.page.locator("dialog .err").first).to_contain_text("Give this theme a name")
    table.page.get_by_label("Name").fill("Laughing together")
    table.page.keyboard.press("Enter")
    expect(table.page.locator("dialog")).not_to_be_visible()
    made = {"name": "Laughing together", "cards": ["c1000"], "was": {"c1000": "t4"}}
    assert table.asked("theme.add") == [made]
    assert table.focused() == "c1001"


def test_a_text_in_a_language_that_cannot_be_placed_says_so(bare_table: Table) -> None:
    entries = room()
    entries["card"].append(suggested(3000, "Dziękuję", None, unplaced="language"))
    table = bare_table.open(entries)
    expect(table.card("Dziękuję")).to_contain_text("In a language that the machine can’t place")
