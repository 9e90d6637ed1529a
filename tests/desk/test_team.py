"""Several sorters: marks, agreed results, and why a card is here."""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.desk.hall import HUMOUR, desk_card, room, suggested
from tests.desk.table import Table

pytestmark = pytest.mark.browser

NOW_MS = 1_938_000_000_000  # the played server's clock


def until(seconds: int) -> str:
    """A moment on the played server's clock."""
    moment = datetime.fromtimestamp(NOW_MS / 1000 + seconds, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def held(seconds: int) -> dict[str, Any]:
    """The first card, in Asha's hand for so long."""
    mark = {"name": "Asha", "until": until(seconds)}
    return suggested(1000, f"{HUMOUR} until the drip alarm went off", "t4", held_by=mark)


def test_a_card_in_somebody_elses_hand_is_marked_until_they_let_go_or_time_is_up(
    table: Table,
) -> None:
    """Fails when the mark waits for an update to end."""
    mark = table.card(HUMOUR).locator(".in-hand")
    table.publish(card=[held(3600)])
    expect(mark).to_contain_text("Asha")
    expect(mark).to_contain_text("has this card in hand")
    table.card(HUMOUR).focus()
    table.page.keyboard.press("3")
    table.until("server.asked.some(one => one.type === 'theme.place')")
    table.publish(card=[held(2)])
    expect(mark).to_be_visible()
    expect(mark).to_have_count(0)


def test_a_desk_says_what_it_has_in_hand_and_does_not_mark_its_own(table: Table) -> None:
    card = table.card(HUMOUR)
    card.focus()
    table.page.keyboard.press("m")
    table.publish(card=[held(3600)])
    expect(card.locator(".in-hand")).to_have_count(0)
    table.page.keyboard.press("Escape")
    box = card.bounding_box()
    assert box is not None
    table.page.mouse.move(box["x"] + 60, box["y"] + 18)
    table.page.mouse.down()
    table.page.mouse.move(box["x"] + 90, box["y"] + 60, steps=4)
    table.page.mouse.up()
    table.until("server.asked.filter(one => one.type === 'card.hold').length === 4")
    said = table.asked("card.hold")
    assert said == [{"id": "c1000", "on": on} for on in (True, False, True, False)]


def test_what_is_held_on_is_said_again_until_it_is_put_down_and_after_a_lost_link(
    bare_table: Table,
) -> None:
    """Fails when a mark ends after half a minute while its card is still in hand."""
    bare_table.page.clock.install()
    table = bare_table.open(room())
    table.card(HUMOUR).focus()
    table.page.keyboard.press("m")
    table.page.clock.run_for(31_000)
    assert [one["on"] for one in table.asked("card.hold")] == [True] * 4
    table.steer("server.link(false)")
    table.page.clock.run_for(31_000)
    table.steer("server.link(true)")
    assert [one["on"] for one in table.asked("card.hold")] == [True] * 5
    table.page.keyboard.press("Escape")
    table.page.clock.run_for(31_000)
    assert [one["on"] for one in table.asked("card.hold")] == [True] * 5 + [False]


def test_who_moves_a_card_second_hears_whose_move_stands(table: Table) -> None:
    """Fails when the desk doesn't say where it saw the card."""
    present = {"card": "c1000", "theme": "t2", "by": "Asha"}
    table.refuse("theme.place", "Asha moved this card a moment ago.", present=present)
    table.steer("server.waits = true")
    table.card(HUMOUR).focus()
    table.page.keyboard.press("3")
    table.publish(card=[desk_card(1000, HUMOUR, "t2", placed_by="Asha")])
    table.steer("server.waits = false; server.go()")
    expect(table.page.locator(".toast.wrong")).to_contain_text("moved this card to 2")
    expect(table.page.locator(".toast.wrong")).to_contain_text("Asha")
    assert table.asked("theme.place") == [{"card": "c1000", "theme": "t3", "was": "t4"}]
    assert "c1000" not in table.order()


def test_whoever_was_first_hears_what_others_made_of_it_once(table: Table) -> None:
    """Fails when the line comes back with every drawing, or takes the place of Undo."""
    news = table.page.locator(".toast.news")
    table.card(HUMOUR).focus()
    table.page.keyboard.press("3")
    table.until("server.asked.some(one => one.type === 'theme.place')")
    wish = {"name": "Asha", "theme": "t2", "at": until(0)}
    table.publish(card=[desk_card(1000, HUMOUR, "t3", wanted=wish)])
    expect(news).to_contain_text("Asha")
    expect(news).to_contain_text("It stayed where you put it.")
    table.until("document.getElementById('say').textContent.includes('It stayed')")
    expect(table.button("Undo", table.page.locator(".toast.plain"))).to_be_visible()
    table.button("Close this message", news).click()
    table.publish(card=[desk_card(1000, HUMOUR, "t3", wanted=wish, pinned=True)])
    expect(news).to_have_count(0)
    table.publish(card=[desk_card(1000, HUMOUR, "t2", placed_by="Asha")])
    expect(news).to_contain_text("on to 2")
    table.publish(card=[desk_card(1000, HUMOUR, "t1", placed_by="Tom")])
    expect(news).to_contain_text("Asha")


def test_who_wanted_the_same_hears_that_the_first_has_taken_it_back(table: Table) -> None:
    """Two had placed them and the first has undone it. Mutation: `takeBack` forgets nothing -> this
    desk's own Undo is told as another's.
    """
    news, hand = table.page.locator(".toast.news"), "A hand on the shoulder"
    table.card(HUMOUR).focus()
    table.page.keyboard.press("3")
    table.card(hand).locator(".sug").click()
    table.until("server.asked.some(one => one.type === 'theme.accept')")
    table.publish(card=[suggested(1000, HUMOUR, None)])
    expect(news).to_contain_text(f"“\u2068{HUMOUR}\u2069” was taken back to To sort.")
    table.publish(card=[suggested(1001, hand, "t1")])
    expect(news).to_contain_text("was taken back: 1")
    expect(news).to_contain_text("is only suggested for it now.")
    table.button("Close this message", news).click()
    table.card(HUMOUR).focus()
    table.page.keyboard.press("3")
    table.page.keyboard.press("z")
    expect(table.page.locator(".toast.plain")).to_contain_text("Undone")
    table.publish(card=[suggested(1000, HUMOUR, None, pinned=True)])
    expect(news).to_have_count(0)


def test_why_here_tells_shared_words_and_the_nearest_cards_and_asks_again(table: Table) -> None:
    table.answers_why(503, {"message": "Themes aren’t being gathered just now."})
    table.card(HUMOUR).get_by_label("More for this card").click()
    table.choose("Why here?")
    dialog = table.page.locator("dialog")
    expect(dialog).to_contain_text("Themes aren’t being gathered just now.")
    table.complaints.clear()
    near = {"near": ["c0", "gone", "c1"], "words": ["laughed", "alarm"]}
    table.answers_why(200, near | {"strength": "close", "next": "t3"})
    table.button("Ask again", dialog).click()
    expect(dialog).to_contain_text("It fits closely.")
    expect(dialog).to_contain_text("laughed, alarm")
    expect(dialog).to_contain_text("Taking the time")
    expect(dialog.locator("li")).to_have_count(2)
    table.page.keyboard.press("Escape")
    assert table.focused() == "More for this card"
    table.answers_why(200, {"typical": "c2", "unusual": "c3"})
    table.theme("Being listened to").get_by_role("button", name="More for").click()
    table.choose("Typical and unusual cards")
    expect(dialog.locator("li")).to_have_count(2)
