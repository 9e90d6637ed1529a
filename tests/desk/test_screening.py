"""What of a card is on the board: let in, hidden and restored, pinned, in the spotlight."""

import pytest
from playwright.sync_api import expect

from tests.desk.hall import HUMOUR, room, suggested
from tests.desk.table import Table

pytestmark = pytest.mark.browser


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
