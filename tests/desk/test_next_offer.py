"""The machine's next offer, below the themes."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.desk.hall import Entries, room
from tests.desk.table import LATER, Table

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
    table.button("Bring all 2", bar).click()
    table.until("server.asked.some(one => one.type === 'theme.take')")
    assert table.asked("theme.take") == [{"theme": "t6", "cards": ["c1000", "c1001"]}]
    expect(bar).to_contain_text("Their cards say much the same")
    assert table.focused() == "Merge"
    told = re.compile("Real choices.* and 1 .*Being listened to")
    expect(table.button("Merge", bar)).to_have_accessible_description(told)


def test_what_is_declined_is_gone_at_once_and_comes_back_with_undo(bare_table: Table) -> None:
    table = bare_table.open(offering(MERGE))
    table.steer("server.waits = true")
    bar = table.page.locator(".coming")
    table.button("No, thanks", bar).click()
    expect(bar).not_to_contain_text("Their cards say much the same")
    assert table.focused() == "Being listened to"
    table.steer("(server.waits = false, server.go())")
    table.until("server.asked.some(one => one.type === 'offer.decline')")
    assert table.asked("offer.decline") == [{"kind": "merge", "theme": "t6", "other": "t1"}]
    table.button("Undo", table.page.locator(".toast")).click()
    expect(bar).to_contain_text("Their cards say much the same")


def test_a_double_click_or_a_key_held_down_takes_one_offer(bare_table: Table) -> None:
    """Fails when the next offer, under the same button, takes the second press."""
    merges = [{**MERGE, "theme": f"t{n}"} for n in (1, 2, 3, 4, 5)]
    table = bare_table.open(offering(*merges))
    bar, asked = table.page.locator(".coming"), "server.asked.some(one => one.type === '{}')"
    table.button("No, thanks", bar).dblclick()
    table.until(asked.format("offer.decline"))
    assert [one["other"] for one in table.asked("offer.decline")] == ["t1"]
    table.steer(LATER)
    table.button("No, thanks", bar).focus()
    for _repeated in range(3):
        table.page.keyboard.down("Enter")
        table.steer(LATER)
    assert [one["other"] for one in table.asked("offer.decline")] == ["t1", "t2"]
    menu = table.theme("Real choices").get_by_role("button", name="More for")
    menu.click()
    table.choose("Look at what is offered")
    table.page.locator("dialog").get_by_text("Don’t offer this again").first.dblclick()
    expect(table.page.locator("dialog .offer")).to_have_count(2)
    assert [one["other"] for one in table.asked("offer.decline")] == ["t1", "t2", "t3"]


def test_the_focus_stays_in_the_dialog_when_its_last_offer_is_declined(bare_table: Table) -> None:
    table = bare_table.open(offering(MERGE, FOLLOWERS))
    table.theme("Real choices").get_by_role("button", name="More for").click()
    table.choose("Look at what is offered")
    table.button("Don’t offer this again").last.click()
    assert table.focused() == "Merge"
    table.steer(LATER)
    table.button("Don’t offer this again").click()
    assert table.focused() == "Close"


def test_an_offer_moves_no_theme_under_a_pointer(bare_table: Table) -> None:
    """Mutation: no `min-height` for `.coming` -> the last row of themes moves."""
    calm, busy = room(), offering(MERGE)
    for entries in (calm, busy):
        entries["theme"][0]["name"] = "A name so long that what is offered takes two lines to say"
    table = bare_table.open(calm)
    before = table.theme("Working alongside").bounding_box()
    table.publish(theme=busy["theme"])
    expect(table.page.locator(".coming")).to_contain_text("Their cards say much the same")
    assert table.theme("Working alongside").bounding_box() == before
