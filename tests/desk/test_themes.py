"""Themes: made, named, merged, split, locked, shown and removed, from their menu."""

import pytest
from playwright.sync_api import expect

from tests.desk.hall import STORY, desk_card, room, suggested, theme
from tests.desk.table import LATER, Table

pytestmark = pytest.mark.browser


def menu(table: Table, name: str) -> None:
    """Open a theme's menu."""
    table.theme(name).get_by_role("button", name="More for").click()


def test_several_themes_are_named_at_once_and_taken_back_at_once(table: Table) -> None:
    table.button("New themes").click()
    table.page.locator("dialog").get_by_label("Names").fill("Humour\n\n Time to sit \nHumour")
    table.button("Make these themes").click()
    expect(table.page.locator("dialog")).not_to_be_visible()
    assert table.asked("theme.add") == [{"name": "Humour"}, {"name": "Time to sit"}]
    assert table.focused() == "Humour"
    expect(table.page.locator(".toast")).to_contain_text("2 new themes")
    table.button("Undo", table.page.locator(".toast")).click()
    table.until("server.asked.filter(one => one.type === 'undo').length === 2")
    expect(table.theme("Humour")).to_have_count(0)


def test_a_refused_name_is_told_and_those_before_it_are_made_once(table: Table) -> None:
    """Fails when a second press asks for every line again."""
    table.button("New themes").click()
    names = table.page.locator("dialog").get_by_label("Names")
    names.fill("Humour\nA very long one\nTime to sit")
    table.steer("server.refuseName('A very long one', 'Shorten this by 3 characters')")
    table.button("Make these themes").click()
    expect(table.page.locator("dialog .err").first).to_contain_text("Shorten this by 3 characters")
    expect(table.page.locator("dialog .err").first).to_contain_text("A very long one")
    names.fill("Humour\nA long one\nTime to sit")
    table.button("Make these themes").click()
    expect(table.page.locator("dialog")).not_to_be_visible()
    asked = [one["name"] for one in table.asked("theme.add")]
    assert asked == ["Humour", "A very long one", "A long one", "Time to sit"]
    expect(table.page.locator(".toast")).to_contain_text("3 new themes")


def test_a_refused_name_of_one_long_word_leaves_the_buttons_in_the_dialog(table: Table) -> None:
    """Fails when the error is as wide as the word that it quotes."""
    table.button("New themes").click()
    dialog = table.page.locator("dialog")
    dialog.get_by_label("Names").fill(f"Humour\n{'a' * 120}\nTime to sit")
    table.steer(f"server.refuseName('{'a' * 120}', 'Shorten this by 60 characters')")
    table.button("Make these themes").click()
    expect(dialog.locator(".err").first).to_contain_text("Shorten this")
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")


def test_renaming_begins_with_the_name_it_has_and_tells_of_another_that_came_first(
    table: Table,
) -> None:
    """Fails when the desk doesn't say which name it saw, or insists on that one."""
    menu(table, "Real choices")
    table.choose("Rename")
    field = table.page.locator("dialog").get_by_label("Name")
    expect(field).to_have_value("Real choices")
    field.fill("A real say")
    present = {"id": "t6", "name": "A fair say"}
    table.refuse("theme.rename", "Somebody else just named it “A fair say”.", present=present)
    table.page.keyboard.press("Enter")
    expect(table.page.locator("dialog .err").first).to_contain_text("A fair say")
    table.button("Rename", table.page.locator("dialog")).click()
    expect(table.theme("A real say")).to_be_visible()
    names = [one["was"] for one in table.asked("theme.rename")]
    assert names == ["Real choices", "A fair say"]
    assert table.focused() == "A real say"


def test_what_is_typed_survives_live_updates_and_a_lost_link(table: Table) -> None:
    menu(table, "Real choices")
    table.choose("Rename")
    field = table.page.locator("dialog").get_by_label("Name")
    field.fill("Half a na")
    table.publish(card=[desk_card(5000, "Another one", "t6")])
    table.steer("server.link(false)")
    expect(field).to_have_value("Half a na")
    expect(field).to_be_focused()
    table.page.keyboard.press("Enter")
    expect(table.page.locator("dialog .err").first).to_contain_text("No connection.")
    expect(field).to_have_value("Half a na")


def test_merging_chooses_the_theme_that_stays(table: Table) -> None:
    menu(table, "Finding what people love")
    table.choose("Merge into")
    table.button("Merge").click()
    expect(table.page.locator("dialog .err").first).to_contain_text("Choose one")
    table.page.get_by_role("radio", name="Being listened to").check()
    table.button("Merge").click()
    table.until("server.asked.some(one => one.type === 'theme.merge')")
    assert table.asked("theme.merge") == [{"from": "t4", "into": "t1"}]
    expect(table.page.locator(".theme.free")).to_contain_text("4")
    expect(table.card("Humour. We laughed").locator(".sug")).to_contain_text("Being listened to")
    assert table.focused() == "Being listened to"


def test_splitting_chooses_the_cards_that_go(table: Table) -> None:
    menu(table, "Working alongside")
    table.choose("Split")
    dialog = table.page.locator("dialog")
    table.button("Split").click()
    expect(dialog.locator(".err").first).to_contain_text("Choose the cards that go")
    dialog.get_by_label("Name of the new theme").fill("One table")
    rows = dialog.locator(".row input")
    rows.nth(0).check()
    rows.nth(2).check()
    table.button("Split").click()
    expect(dialog).not_to_be_visible()
    (sent,) = table.asked("theme.split")
    assert (sent["theme"], sent["name"], len(sent["cards"])) == ("t9", "One table", 2)


def test_a_ticked_card_is_not_lost_in_the_search(table: Table) -> None:
    menu(table, "Being listened to")
    table.choose("Split")
    rows = table.page.locator("dialog .row")
    rows.filter(has_text="Nobody filled it").click()
    table.page.locator("dialog input[type=search]").fill("grief")
    expect(rows).to_have_count(2)
    table.page.locator("dialog input[type=search]").fill("")
    expect(table.page.get_by_label("Silence was allowed")).to_be_checked()
    expect(table.page.locator("dialog input:checked")).to_have_count(1)


def test_removing_puts_the_cards_back_and_is_undone(table: Table) -> None:
    menu(table, "Working alongside")
    table.choose("Remove")
    table.until("server.asked.some(one => one.type === 'theme.remove')")
    assert len(table.order()) == 6 + 7
    expect(table.page.locator(".toast")).to_contain_text("Removed. Its cards are in To sort.")
    table.button("Undo", table.page.locator(".toast")).click()
    expect(table.theme("Working alongside")).to_be_visible()
    expect(table.page.locator("[data-card]")).to_have_count(6)


def test_a_locked_theme_shows_it(table: Table) -> None:
    menu(table, "Real choices")
    table.choose("Lock")
    expect(table.theme("Real choices").locator(".locked")).to_be_visible()
    assert table.asked("theme.lock") == [{"theme": "t6", "on": True}]


def test_the_board_shows_one_theme_page_by_page(table: Table) -> None:
    menu(table, "Being listened to")
    table.choose("Show on board")
    strip = table.page.locator(".strip")
    expect(strip).to_contain_text("1 of 3")
    strip.get_by_label("Next page").click()
    expect(strip).to_contain_text("2 of 3")
    strip.get_by_role("button", name="Back to all themes").click()
    expect(strip).to_have_count(0)
    assert table.asked("board.show") == [
        {"view": "focus", "theme": "t1", "page": 0},
        {"view": "focus", "theme": "t1", "page": 1},
        {"view": "themes"},
    ]


def test_its_suggestions_are_accepted_together(table: Table) -> None:
    menu(table, "Being listened to")
    table.choose("Accept its 2 suggestions")
    table.until("server.asked.filter(one => one.type === 'theme.accept').length === 2")
    assert table.asked("theme.accept") == [
        {"card": card, "theme": "t1"} for card in ("c1001", "c1004")
    ]


def test_groups_without_a_place_are_listed_below_and_take_cards_too(bare_table: Table) -> None:
    entries = room()
    small = theme(20 % 9, id="s1", pool=None, name="Tea first", accepted=False, order=20)
    entries["theme"].append(small)
    entries["card"].append(suggested(3000, "Tea first, tablets second", "s1"))
    table = bare_table.open(entries)
    expect(table.page.locator(".rest")).to_have_text("1 smaller group, 1 contribution")
    assert table.page.locator(".small h3").evaluate("one => one.offsetWidth") > 120
    table.page.locator("[data-card=c1000]").get_by_label("Move to a theme").click()
    table.choose("Tea first")
    table.until("server.asked.some(one => one.type === 'theme.place')")
    assert table.asked("theme.place") == [{"card": "c1000", "theme": "s1", "was": "t4"}]


def test_what_the_machine_made_has_a_dashed_border_until_a_person_touches_it(
    bare_table: Table,
) -> None:
    entries = room()
    entries["theme"][0]["accepted"] = False
    table = bare_table.open(entries)
    expect(table.theme("Being listened to")).to_have_css("border-top-style", "dashed")
    expect(table.theme("Being listened to").locator(".guessed")).to_contain_text("Provisional")
    table.card("A hand on the shoulder").locator(".sug").click()
    expect(table.theme("Being listened to")).to_have_css("border-top-style", "solid")
    expect(table.theme("Being listened to")).not_to_contain_text("Provisional")


def test_a_large_theme_shows_no_fewer_dots_than_a_small_one(bare_table: Table) -> None:
    """Fails when of several rows of dots the last one is seen."""
    table = bare_table.open(room(sizes=(29, 10, *(5,) * 10)))
    seen = """() => [...document.querySelectorAll('.mini')].map(box => [...box.children].filter(
        dot => dot.offsetTop + dot.offsetHeight <= box.offsetTop + box.clientHeight + 1
            && dot.offsetTop >= box.offsetTop).length)"""
    large, small, *_others = table.page.evaluate(seen)
    assert large >= small > 0


def test_a_theme_tells_what_it_is_made_of_and_follows_a_move_at_once(bare_table: Table) -> None:
    """Fails when the numbers wait for the server, or when one is told as many."""
    entries = room(sizes=(2,))
    entries["card"] += [
        desk_card(2000 + at, "", "t1", table=str(at % 2)) | STORY | {"table": str(at % 2)}
        for at in range(3)
    ]
    entries["card"].append(suggested(3000, "One more", None, table="7"))
    table = bare_table.open(entries)
    kinds = table.theme("Being listened to").locator(".kinds")
    expect(kinds).to_have_text("4 principles · 3 stories · 2 tables")
    table.steer("server.waits = true")
    table.card("One more").focus()
    table.page.keyboard.press("1")
    expect(kinds).to_have_text("5 principles · 3 stories · 3 tables")
    table.publish(drop={"card": ["c0", "c1", "c2000", "c2001", "c1001", "c1004", "c3000"]})
    expect(kinds).to_have_text("1 story · 1 table")


def test_what_the_machine_offers_stands_first_in_the_menu(bare_table: Table) -> None:
    entries = room()
    entries["theme"][5]["offers"] = [{"kind": "merge", "theme": "t1", "reason": "alike"}]
    table = bare_table.open(entries)
    menu(table, "Real choices")
    expect(table.page.locator("[role=menuitem]").first).to_contain_text(
        "Their cards say much the same"
    )


def test_what_seems_to_belong_too_comes_with_one_press_and_goes_back_with_one(
    bare_table: Table,
) -> None:
    # a person placed c0: it is not offered
    entries = room()
    cards = ["c1000", "c1001", "c0"]
    offer = {"kind": "followers", "cards": cards, "card": "c1002", "reason": "went_along"}
    entries["theme"][5]["offers"] = [offer]
    table = bare_table.open(entries)
    menu(table, "Real choices")
    table.choose("These 2 seem to belong here too")
    table.until("server.asked.some(one => one.type === 'theme.take')")
    assert table.asked("theme.take") == [{"theme": "t6", "cards": cards[:2]}]
    expect(table.page.locator(".toast")).to_contain_text("2 cards moved to 6")
    assert len(table.order()) == 4
    table.button("Undo", table.page.locator(".toast")).click()
    table.until("server.asked.filter(one => one.type === 'undo').length === 1")
    assert len(table.order()) == 6


def test_offers_are_read_with_their_cards_and_declined_for_good(bare_table: Table) -> None:
    """Fails when a declined offer comes back before the server has answered."""
    entries = room()
    merge = {"kind": "merge", "theme": "t1", "cards": ["c0", "c80"], "reason": "alike"}
    split = {"kind": "split", "cards": ["c80", "c81"], "reason": "apart"}
    entries["theme"][5]["offers"] = [merge, split]
    table = bare_table.open(entries)
    expect(table.theme("Real choices").locator(".offers")).to_have_text("2 offers")
    menu(table, "Real choices")
    table.choose("Look at what is offered")
    offers = table.page.locator("dialog .offer")
    expect(offers.first).to_contain_text("Merge into 1")
    expect(offers.first.locator("li")).to_have_count(2)
    table.steer("server.waits = true")
    table.button("Don’t offer this again", offers.first).click()
    expect(offers).to_have_count(1)
    expect(offers.first).to_contain_text("Split off 2 cards…")
    table.steer("server.waits = false; server.go()")
    table.until("server.asked.some(one => one.type === 'offer.decline')")
    assert table.asked("offer.decline") == [{"theme": "t6", "kind": "merge", "other": "t1"}]
    table.steer(LATER)
    table.button("Split…", offers.first).click()
    expect(table.page.locator("dialog input:checked")).to_have_count(2)


def test_no_themes_yet_says_that_one_can_be_made(bare_table: Table) -> None:
    table = bare_table.open(room() | {"theme": [], "card": []})
    expect(table.page.locator(".pools")).to_contain_text("Themes will appear here as cards arrive.")
