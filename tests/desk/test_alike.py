"""Cards that say the same: merged, or kept apart."""

import pytest
from playwright.sync_api import expect

from tests.desk.hall import HUMOUR, TO_SORT, desk_card, room, suggested
from tests.desk.table import Table

pytestmark = pytest.mark.browser


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
