"""Taking back what was just done, on the cards of the desk."""

import pytest
from playwright.sync_api import expect

from tests.desk.hall import HUMOUR, TO_SORT
from tests.desk.table import Table

pytestmark = pytest.mark.browser


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
