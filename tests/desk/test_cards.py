"""Sorting cards: by mouse, by keys, by touch; with undo; without anything that jumps."""

import pytest
from playwright.sync_api import Browser, expect

from tests.desk.hall import STORY, desk_card, room, suggested
from tests.desk.table import Table

pytestmark = pytest.mark.browser

TO_SORT = [f"c{1000 + at}" for at in range(6)]
HUMOUR = "Humour. We laughed"


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


def test_z_undoes_the_last_act_and_the_line_offers_to_redo_it(table: Table) -> None:
    table.card(HUMOUR).locator(".sug").click()
    expect(table.page.locator(".toast")).to_be_visible()
    table.page.keyboard.press("z")
    expect(table.page.locator(".toast")).to_contain_text("Undone")
    assert table.asked("undo") == [{"id": "u1"}]
    assert table.order() == TO_SORT
    table.button("Redo").click()
    table.until("server.asked.some(one => one.type === 'redo')")
    assert table.asked("redo") == [{"id": "u1"}]


def test_undo_that_is_pressed_before_the_answer_waits_for_it(table: Table) -> None:
    table.steer("server.waits = true")
    table.card(HUMOUR).locator(".sug").click()
    table.button("Undo").click()
    assert table.asked("undo") == []
    table.steer("server.waits = false; server.go()")
    table.until("server.asked.some(one => one.type === 'undo')")
    assert table.asked("undo") == [{"id": "u1"}]
    assert table.order() == TO_SORT


def test_all_suggestions_are_accepted_at_once_and_undone_at_once(table: Table) -> None:
    table.button("Accept all 6").click()
    table.until("server.asked.filter(one => one.type === 'theme.accept').length === 6")
    expect(table.page.locator(".cards")).to_contain_text("All sorted. New cards will appear here.")
    expect(table.page.locator(".toast")).to_contain_text("6 suggestions accepted")
    table.button("Undo", table.page.locator(".toast")).click()
    table.until("server.asked.filter(one => one.type === 'undo').length === 6")
    assert sorted(table.order()) == TO_SORT


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


def test_hiding_asks_for_a_reason_and_can_be_restored(table: Table) -> None:
    table.card(HUMOUR).get_by_label("Hide from board").click()
    table.page.get_by_label("Reason").fill("Names somebody")
    table.button("Hide from board", table.page.locator("dialog")).click()
    expect(table.page.locator("dialog")).not_to_be_visible()
    assert table.asked("card.hide") == [{"id": "c1000", "reason": "Names somebody"}]
    assert table.focused() == "c1001"
    table.page.locator(".tabs").get_by_role("button", name="Hidden").click()
    expect(table.card(HUMOUR)).to_contain_text("Names somebody")
    table.button("Restore").click()
    table.until("server.asked.some(one => one.type === 'card.restore')")
    expect(table.page.locator(".cards")).to_contain_text("Nothing is hidden.")


def test_a_refused_reason_stays_in_its_field(table: Table) -> None:
    table.refuse("card.hide", "Shorten this by 12 characters", code="too_long", field="reason")
    table.card(HUMOUR).get_by_label("Hide from board").click()
    reason = table.page.get_by_label("Reason")
    reason.fill("A long reason")
    table.page.keyboard.press("Enter")
    expect(reason).to_be_focused()
    expect(reason).to_have_value("A long reason")
    expect(reason).to_have_attribute("aria-invalid", "true")
    expect(table.page.locator("dialog .err").first).to_contain_text("Shorten this by 12 characters")


def test_two_cards_that_say_the_same_become_one(bare_table: Table) -> None:
    entries = room()
    entries["card"].append(desk_card(3000, "Humour. We laughed until the alarm went off", "t1"))
    table = bare_table.open(entries)
    table.card("drip alarm").get_by_label("More for this card").click()
    table.choose("Merge with another card")
    first = table.page.locator("dialog .row").first
    expect(first).to_contain_text("until the alarm went off")
    first.click()
    table.button("Merge").click()
    table.until("server.asked.some(one => one.type === 'card.merge')")
    assert table.asked("card.merge") == [{"from": "c1000", "into": "c3000"}]
    assert table.order() == TO_SORT[1:]


def test_what_may_say_the_same_is_merged_or_kept_apart_with_one_press(bare_table: Table) -> None:
    """Fails when the card that a person placed is the one that goes."""
    entries = room()
    twin = desk_card(3000, "We laughed until the drip alarm went", "t4", same_as=["c1000"])
    entries["card"][0]["same_as"] = ["c3000"]
    entries["card"][1]["same_as"] = ["c1002"]
    entries["card"].append(twin)
    table = bare_table.open(entries)
    expect(table.card(HUMOUR).locator(".same")).to_contain_text("until the drip alarm went")
    table.button("Not the same", table.card("A hand on the shoulder")).click()
    expect(table.card("A hand on the shoulder").locator(".same")).to_have_count(0)
    assert table.focused() == "c1001"
    table.button("Merge them", table.card(HUMOUR)).click()
    table.until("server.asked.some(one => one.type === 'card.merge')")
    assert table.asked("card.merge") == [{"from": "c1000", "into": "c3000"}]
    assert table.asked("offer.decline") == [{"kind": "same", "cards": ["c1001", "c1002"]}]


def test_no_merge_is_offered_that_the_room_refuses(bare_table: Table) -> None:
    """Fails when kind or state are not looked at."""
    entries = room()
    pairs = (("Another kind", "shown", "condition"), ("Not screened", "checking", "principle"))
    for at, (text, state, kind) in enumerate(pairs):
        one, other = 3000 + 2 * at, 3001 + 2 * at
        entries["card"] += [
            suggested(one, f"{text} 1", None, state=state, same_as=[f"c{other}"]),
            suggested(other, f"{text} 2", None, state=state, kind=kind, same_as=[f"c{one}"]),
        ]
    table = bare_table.open(entries)
    expect(table.card("Another kind")).to_have_count(2)
    expect(table.page.locator(".same")).to_have_count(0)
    table.page.get_by_role("button", name="To check").click()
    expect(table.card("Not screened")).to_have_count(2)
    expect(table.page.locator(".same")).to_have_count(0)


def test_a_text_in_a_language_that_cannot_be_placed_says_so(bare_table: Table) -> None:
    entries = room()
    entries["card"].append(suggested(3000, "Dziękuję", None, unplaced="language"))
    table = bare_table.open(entries)
    expect(table.card("Dziękuję")).to_contain_text("In a language that the machine can’t place")


def test_spotlight_and_pin(table: Table) -> None:
    table.card(HUMOUR).get_by_label("Spotlight").click()
    table.until("server.asked.some(one => one.type === 'board.show')")
    assert table.asked("board.show") == [{"view": "spotlight", "card": "c1000"}]
    expect(table.button("Spotlight", table.page.locator(".seg"))).to_have_attribute(
        "aria-pressed", "true"
    )
    table.card(HUMOUR).get_by_label("More for this card").click()
    table.choose("Pin on the board")
    expect(table.card(HUMOUR).locator(".pinned")).to_be_visible()


def test_what_waits_for_screening_is_accepted_one_by_one_or_all_at_once(
    bare_table: Table,
) -> None:
    entries = room(hold=True)
    held = [suggested(2000 + at, f"Not read yet {at}", None, state="checking") for at in range(6)]
    entries["card"] += held
    table = bare_table.open(entries)
    table.page.get_by_role("button", name="To check").click()
    table.card("Not read yet 0").get_by_role("button", name="Accept").click()
    assert table.focused() == "c2001"
    table.button("Accept all 5").click()
    table.until("server.asked.filter(one => one.type === 'card.accept').length === 2")
    assert table.asked("card.accept") == [
        {"id": "c2000"},
        {"ids": [f"c{2001 + at}" for at in range(5)]},
    ]
    expect(table.page.locator(".cards")).to_contain_text("Nothing to check.")


def test_new_cards_are_added_below_and_counted(table: Table) -> None:
    table.page.locator(".cards").hover()
    where = table.card(HUMOUR).bounding_box()
    table.publish(card=[suggested(at, f"New {at}", "t4") for at in (1500, 2000, 2001)])
    assert table.card(HUMOUR).bounding_box() == where
    assert table.order() == [*TO_SORT, "c1500", "c2000", "c2001"]
    expect(table.page.locator(".fresh")).to_contain_text("3 new")
    table.page.locator(".fresh").click()
    assert table.focused() == "c1500"
    expect(table.page.locator(".fresh")).to_have_count(0)


def test_a_card_that_somebody_else_takes_leaves_its_place_empty_under_the_pointer(
    table: Table,
) -> None:
    table.page.locator(".cards").hover()
    below = table.card("Volunteers and nurses").bounding_box()
    table.publish(card=[desk_card(1001, "A hand on the shoulder", "t2")])
    expect(table.page.locator(".card.left")).to_have_text("This card is no longer here.")
    after = table.card("Volunteers and nurses").bounding_box()
    assert below == after
    table.page.mouse.move(1000, 400)
    expect(table.page.locator(".card.left")).to_have_count(0)


def test_the_words_of_a_withdrawn_card_leave_at_once(table: Table) -> None:
    table.page.locator(".cards").hover()
    table.publish(drop={"card": ["c1000"]})
    assert HUMOUR not in table.page.locator("body").inner_text()


def test_of_many_cards_a_portion_is_drawn(bare_table: Table) -> None:
    entries = room()
    entries["card"] = [suggested(at, f"Card {at}", "t1") for at in range(1000)]
    table = bare_table.open(entries)
    assert len(table.order()) == 60
    table.button("Show 60 more of 940").click()
    assert len(table.order()) == 120
    assert table.focused() == "c60"


def test_a_story_shows_its_gem_and_opens_whole(bare_table: Table) -> None:
    entries = room()
    entries["card"] = [suggested(1, "", "t8") | STORY]
    table = bare_table.open(entries)
    card = table.card("You’ve only got to sit with him")
    expect(card).to_contain_text("Quotable with my first name")
    expect(card).not_to_contain_text("Practising with his own money")
    table.button("Read it all").click()
    expect(card).to_contain_text("Practising with his own money")
    expect(card).to_contain_text("pays for his own tea")


def test_the_list_of_a_theme_has_its_cards_and_the_way_back(table: Table) -> None:
    table.button("Taking the time").click()
    assert len(table.order()) == 15
    expect(table.button("Taking the time")).to_have_attribute("aria-pressed", "true")
    table.button("To sort").click()
    assert table.order() == TO_SORT


def test_nobody_here_yet_says_to_share_the_code(bare_table: Table) -> None:
    entries = room(counts={"people": 0})
    table = bare_table.open(entries | {"card": [], "theme": [], "person": []})
    expect(table.page.locator(".cards")).to_contain_text("Share the code. People will appear here.")
    expect(table.page.locator(".cards")).to_contain_text("K7M-4PR")
    table.page.locator("button.pill").click()
    expect(table.page.locator("dialog")).to_contain_text("Share the code. People will appear here.")


def test_other_words_take_the_place_of_an_empty_list(table: Table) -> None:
    table.publish(drop={"card": TO_SORT})
    expect(table.page.locator(".cards")).to_have_text("All sorted. New cards will appear here.")
