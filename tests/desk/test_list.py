"""The list of cards: what it shows, and what changes in it while somebody reads."""

import pytest
from playwright.sync_api import expect

from tests.desk.hall import HUMOUR, STORY, TO_SORT, desk_card, room, suggested
from tests.desk.table import Table

pytestmark = pytest.mark.browser


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
