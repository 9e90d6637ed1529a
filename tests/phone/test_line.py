"""R15: who comes with all the others waits on a calm page, and is inside without doing anything."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.phone.pocket import ADDRESS, Network, Phone
from tests.phone.rooms import CODE

GOES_ON = "Leave this page open. It goes on by itself."


def press_go_in(phone: Phone) -> None:
    """Somebody who gives a name comes while it is not their turn."""
    phone.open(f"/{CODE}/welcome")
    phone.press("Join")
    phone.write("name", "Ann")
    phone.press("Go in")


def test_R15_somebody_who_waits_in_line_is_inside_by_themselves(phone: Phone) -> None:
    """Mutation: `if ($('line')) startLine()` left out -> the page stays for half a minute."""
    phone.network.told_to_wait = 3
    press_go_in(phone)
    expect(phone.page.get_by_role("status").filter(has_text="in line")).to_be_visible()
    expect(phone.at("waiting")).to_be_visible()
    assert len(phone.network.posted) == 1
    assert "Ann" in phone.network.posted[0]


def test_R15_the_page_of_the_line_is_not_loaded_anew_while_somebody_waits(phone: Phone) -> None:
    """Mutation: `location.reload()` for each question -> it is loaded three times."""
    loads: list[str] = []
    phone.page.on("load", lambda page: loads.append(page.url.rpartition("/")[2]))
    phone.network.told_to_wait = 3
    press_go_in(phone)
    expect(phone.at("waiting")).to_be_visible()
    phone.wait(lambda: CODE in loads)
    assert loads.count("join") == 1


@pytest.fixture
def plain(chromium: Browser, network: Network) -> Any:
    """A phone that runs no script."""
    context = chromium.new_context(java_script_enabled=False)
    network.serve(context)
    yield context.new_page()
    context.close()


def test_R15_without_script_the_browser_asks_again(plain: Any, network: Network) -> None:
    """Mutation: the page without its `<noscript>` refresh -> still in line after ten seconds."""
    network.told_to_wait = 2
    plain.goto(f"{ADDRESS}/{CODE}/welcome")
    plain.fill("#name", "Ann")
    plain.get_by_role("button", name="Go in").click()
    expect(plain.get_by_text(GOES_ON)).to_be_visible()
    expect(plain.get_by_text("You’re in")).to_be_visible(timeout=10_000)
    assert len(network.posted) == 1


def test_the_line_is_a_status_with_a_heading_and_fits_a_narrow_phone(
    chromium: Browser, network: Network
) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 568}, reduced_motion="reduce", is_mobile=True
    )
    network.serve(context)
    network.told_to_wait = 99
    page = context.new_page()
    page.goto(f"{ADDRESS}/{CODE}/join")
    expect(page.get_by_role("heading", name="Just a moment")).to_be_visible()
    # Which of its two sentences stands there depends on how fast this machine is.
    expect(page.get_by_role("status").filter(has_text="page open")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.getAnimations().length") == 0
    context.close()


def test_a_form_that_takes_long_says_that_it_goes_on(phone: Phone) -> None:
    phone.open(f"/{CODE}/welcome")
    phone.page.route("**/healthz", lambda _route: None)  # the server is slow to answer
    phone.press("Join")
    phone.press("Go in")
    expect(phone.page.locator("#say")).to_contain_text("Still sending.")
