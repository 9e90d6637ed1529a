"""The machine's next offer, below the themes."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.desk.hall import Entries, room
from tests.desk.table import Table

pytestmark = pytest.mark.browser


def offering(*offers: dict[str, Any]) -> Entries:
    """A hall in which theme 6 has these offers."""
    entries = room()
    entries["theme"][5]["offers"] = list(offers)
    return entries


MERGE = {"kind": "merge", "theme": "t1", "cards": ["c0", "c1"], "reason": "alike"}
FOLLOWERS = {"kind": "followers", "cards": ["c1000", "c1001"], "card": "c9", "reason": "went_along"}


def test_the_next_offer_stands_below_the_themes_with_its_reason_and_examples(
    bare_table: Table,
) -> None:
    """What follows a person's move comes first. Mutation: offers in the themes' order -> the merge
    does.
    """
    table = bare_table.open(offering(MERGE, FOLLOWERS))
    bar = table.page.locator(".coming")
    expect(bar).to_contain_text("These 2 seem to belong to 6")
    expect(bar).to_contain_text("They are like a card that somebody moved here")
    expect(bar).to_contain_text("+1 more")
    table.button("These 2 seem to belong here too", bar).click()
    table.until("server.asked.some(one => one.type === 'theme.take')")
    assert table.asked("theme.take") == [{"theme": "t6", "cards": ["c1000", "c1001"]}]
    expect(bar).to_contain_text("Their cards say much the same")
    table.button("Merge into", bar)


def test_what_is_declined_is_gone_at_once_and_comes_back_with_undo(bare_table: Table) -> None:
    table = bare_table.open(offering(MERGE))
    table.steer("server.waits = true")
    bar = table.page.locator(".coming")
    table.button("No, thanks", bar).click()
    expect(bar).not_to_contain_text("Their cards say much the same")
    table.steer("(server.waits = false, server.go())")
    table.until("server.asked.some(one => one.type === 'offer.decline')")
    assert table.asked("offer.decline") == [{"kind": "merge", "theme": "t6", "other": "t1"}]
    table.button("Undo", table.page.locator(".toast")).click()
    expect(bar).to_contain_text("Their cards say much the same")


def test_an_offer_moves_no_theme_under_a_pointer(bare_table: Table) -> None:
    """Mutation: no `min-height` for `.coming` -> the last row of themes moves."""
    table = bare_table.open(room())
    before = table.theme("Working alongside").bounding_box()
    table.publish(theme=offering(MERGE)["theme"])
    expect(table.page.locator(".coming")).to_contain_text("Their cards say much the same")
    assert table.theme("Working alongside").bounding_box() == before
