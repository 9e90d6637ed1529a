"""A lost link, a second facilitator, and what was refused."""

import pytest
from playwright.sync_api import expect

from tests.desk.hall import HUMOUR, desk_card, room
from tests.desk.table import Table

pytestmark = pytest.mark.browser

LOST = "Reconnecting. The room keeps writing; nothing is lost."


def lose_link(table: Table) -> None:
    """Cut the line, and wait the three seconds until the desk says so."""
    table.steer("server.link(false)")
    table.until("!document.getElementById('link').hidden")


def test_moves_wait_for_the_link_in_order_and_are_sent_once(table: Table) -> None:
    lose_link(table)
    expect(table.page.locator("#link")).to_have_text(LOST)
    table.card(HUMOUR).locator(".sug").click()
    table.card("A hand on the shoulder").focus()
    table.page.keyboard.press("5")
    expect(table.page.locator("#link")).to_contain_text("2 moves wait and will be sent.")
    assert table.order()[0] == "c1002"
    assert table.asked("theme.accept") == []
    table.steer("server.link(true)")
    expect(table.page.locator("#link")).not_to_be_visible()
    table.until("server.asked.some(one => one.type === 'theme.place')")
    kinds = table.steer("server.asked.map(one => one.type).filter(Boolean)")
    assert kinds == ["theme.accept", "theme.place"]


def test_moves_that_wait_survive_a_reload(bare_table: Table) -> None:
    table = bare_table.open(room())
    table.steer("server.link(false)")
    table.card(HUMOUR).locator(".sug").click()
    table.open(room())
    table.until("server.asked.some(one => one.type === 'theme.accept')")
    assert table.asked("theme.accept") == [{"card": "c1000", "theme": "t4"}]


def test_a_move_that_was_not_sent_is_undone_without_the_server(table: Table) -> None:
    lose_link(table)
    table.card(HUMOUR).locator(".sug").click()
    table.button("Undo", table.page.locator(".toast")).click()
    assert table.order()[0] == "c1000"
    table.steer("server.link(true)")
    expect(table.page.locator("#link")).not_to_be_visible()
    assert table.asked("theme.accept") == table.asked("undo") == []


def test_what_leads_the_room_is_never_kept_for_later(table: Table) -> None:
    table.steer("server.link(false)")
    table.button("Close writing").click()
    expect(table.page.locator(".now-box .note")).to_contain_text("No connection.")
    table.steer("server.link(true)")
    expect(table.page.locator(".btn.main")).to_have_text("Close writing")
    assert table.asked("activity.close") == []


def test_a_clash_is_told_on_the_card_that_it_is_about(table: Table) -> None:
    """What the room says of it is made one sentence with the theme's name as this desk has it."""
    table.page.locator(".tabs").get_by_role("button", name="All").click()
    present = {"card": "c1000", "theme": "t2", "by": "Sam"}
    table.refuse("theme.place", "Sam moved this card a moment ago.", present=present)
    table.card(HUMOUR).focus()
    table.page.keyboard.press("3")
    note = table.card(HUMOUR).locator(".note")
    expect(note).to_contain_text("moved this card to 2")
    table.until("document.getElementById('shout').textContent.includes('moved this card to 2')")
    note.get_by_label("Close this message").click()
    expect(note).to_have_count(0)


def test_nothing_to_undo_is_said(table: Table) -> None:
    table.button("Undo the last act").click()
    expect(table.page.locator(".toast.wrong")).to_contain_text("There is nothing to undo.")


def test_what_was_refused_leaves_the_cards_free_after_a_while(bare_table: Table) -> None:
    """Mutations: held on `pointerenter` -> a pointer that rests on the cards below holds it there;
    held on nothing -> nobody can keep it to read it, or goes to close it in vain.
    """
    bare_table.page.clock.install()
    bare_table.page.set_viewport_size({"width": 1280, "height": 800})
    table = bare_table.open(room())
    table.button("Undo the last act").click()
    wrong = table.page.locator(".toast.wrong")
    place, first = wrong.bounding_box(), table.page.locator("[data-card]").first.bounding_box()
    assert place
    assert first
    assert place["y"] > first["y"] + first["height"]
    middle = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    table.button("Close this message", wrong).click()
    table.page.mouse.move(*middle)
    table.button("Undo the last act").press("Enter")
    expect(wrong).to_be_visible()
    table.page.clock.run_for(11_000)
    expect(wrong).to_have_count(0)
    table.button("Undo the last act").press("Enter")
    table.page.mouse.move(middle[0] + 5, middle[1])
    table.page.clock.run_for(60_000)
    expect(wrong).to_be_visible()
    table.page.mouse.move(0, 0)
    table.page.clock.run_for(11_000)
    expect(wrong).to_have_count(0)


def test_a_second_desk_sees_what_the_first_has_done(table: Table) -> None:
    table.publish(card=[desk_card(1000, HUMOUR, "t4")])
    assert table.order()[0] == "c1001"
    expect(table.theme("Finding what people love")).not_to_contain_text("suggested")


def test_a_button_is_pressed_once_however_often_it_is_pressed(table: Table) -> None:
    table.steer("server.waits = true")
    main = table.button("Close writing")
    main.click()
    main.click(force=True)
    table.steer("server.go()")
    assert table.asked("activity.close") == [{"activity": "a2"}]


def test_an_undo_that_somebody_has_overtaken_says_who_and_what_they_did(table: Table) -> None:
    """Fails when the refusal is told as of a card that nobody sees any more."""
    wrong = table.page.locator(".toast.wrong")
    table.card(HUMOUR).locator(".sug").click()
    table.until("server.asked.some(one => one.type === 'theme.accept')")
    present = {"card": "c1000", "theme": "t2", "by": "Asha"}
    table.refuse("undo", "Asha moved this card a moment ago.", present=present)
    table.page.keyboard.press("z")
    expect(wrong).to_contain_text("Not undone: \u2068Asha\u2069 has moved “\u2068Humour.")
    expect(wrong).to_contain_text("to 2 ")
    table.card("A hand on the shoulder").locator(".sug").click()
    table.refuse("undo", "Asha just changed this theme.", present={"id": "t3", "by": "Asha"})
    table.button("Undo the last act").click()
    expect(wrong).to_contain_text("Not undone: \u2068Asha\u2069 has changed 3")
