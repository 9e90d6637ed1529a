"""Two desks before one real server: one card, one agreed result, and both people know of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from tests.live import connected

pytestmark = pytest.mark.browser
TEXT = "Somebody sat down beside me"


def shares_a_principle(hall: Hall) -> None:
    """Somebody's card, as soon as the run sheet lets them write one."""
    key = hall.desk_url.partition("key=")[2]
    joined = hall.server.join(hall.code, table="3")
    with connected(hall.server, hall.code, key, "desk") as desk:
        writing = next(
            one["id"] for one in desk.held.all("activity") if one["kind"] == "principles"
        )
        while desk.do("activity.next")["activity"] != writing:
            pass
    with connected(hall.server, hall.code, joined["token"], "phone") as phone:
        fields = {"activity": writing, "kind": "principle", "text": TEXT}
        assert phone.do("contribution.add", **fields)["ok"]


def digit(desk: Page, key: str) -> None:
    """Move the card to the theme of this number."""
    desk.locator(".card", has_text=TEXT).focus()
    desk.keyboard.press(key)


def test_two_desks_move_one_card_and_both_hear_of_it(hall: Hall) -> None:
    """Fails when the desk doesn't say where it saw the card: then the last move counts; and when
    the first is not told what the second wanted, or who moved the card on.
    """
    first, second = hall.desk(), hall.desk()
    shares_a_principle(hall)
    first.get_by_role("button", name="New themes").click()
    first.locator("dialog textarea").fill("Time\nHumour")
    first.get_by_role("button", name="Make these themes").click()
    expect(second.locator("[data-theme-id]")).to_have_count(2)
    expect(second.locator(".card", has_text=TEXT)).to_be_visible()
    second.context.set_offline(True)
    expect(second.locator("#link")).to_be_visible()
    digit(second, "2")
    digit(first, "1")
    expect(first.locator("[data-theme-id]").first.locator(".c")).to_have_text("1")
    second.context.set_offline(False)
    expect(second.locator(".toast.wrong")).to_contain_text("moved this card to")
    expect(second.locator("[data-theme-id]").first.locator(".c")).to_have_text("1")
    expect(first.locator("[data-theme-id]").first.locator(".c")).to_have_text("1")
    news = first.locator(".toast.news")
    expect(news).to_contain_text("wanted “\u2068Somebody sat down beside me\u2069” in 2")
    expect(second.locator(".toast.news")).to_have_count(0)
    second.get_by_role("button", name="Time", exact=True).click()
    digit(second, "2")
    expect(news).to_contain_text("on to 2")
    expect(second.locator(".toast.news")).to_have_count(0)
