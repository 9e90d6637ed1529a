"""R04, R05: a phone's page that slept, hung or crashed is back by itself, with every word."""

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import Error as BrowserError

from tests.faults.hall import Hall, a_hall
from tests.faults.pockets import (
    GLANCE_MS,
    PATIENCE_MS,
    PINGS_MS,
    SLOW_MACHINE_MS,
    a_page,
    is_same,
    look,
    share,
)
from tests.faults.proxy import Proxy
from tests.live import Server, until

pytestmark = pytest.mark.browser
expect.set_options(timeout=SLOW_MACHINE_MS)
WORDS = "We sat with him week after week until he opened the door himself. " * 3


@pytest.fixture(scope="module")
def hall(server: Server) -> Iterator[Hall]:
    with a_hall(server, 1) as made:
        yield made


@pytest.fixture
def wifi(server: Server) -> Iterator[Proxy]:
    with Proxy(server.port) as proxy:
        yield proxy


@pytest.fixture
def page(chromium: Browser, hall: Hall, wifi: Proxy) -> Iterator[Page]:
    with a_page(chromium, hall, wifi.url) as opened:
        yield opened


def announce(hall: Hall, text: str) -> None:
    assert hall.desk.say("room.announce", text=text)["ok"]


def stored(hall: Hall, text: str) -> int:
    return hall.stored()[text]


def test_R04_a_page_is_back_after_a_hole_without_being_loaded_anew(
    page: Page, hall: Hall, wifi: Proxy
) -> None:
    """Mutation: a socket that gives up (`reconnection: false` in link.js) -> it never comes."""
    wifi.off()
    page.clock.run_for(4000)
    expect(page.locator("#link")).to_contain_text("No connection. Keep writing.")
    announce(hall, "Tea after the hole")
    wifi.on()
    expect(page.locator("#announcement")).to_contain_text("Tea after the hole")
    assert is_same(page)


def test_R04_a_frozen_tab_catches_up_when_it_thaws(page: Page, hall: Hall, wifi: Proxy) -> None:
    """Mutation: as above; the frozen page's line was closed meanwhile, as a server does."""
    line = page.context.new_cdp_session(page)
    line.send("Page.setWebLifecycleState", {"state": "frozen"})
    wifi.cut()
    announce(hall, "Tea while it was frozen")
    line.send("Page.setWebLifecycleState", {"state": "active"})
    expect(page.locator("#announcement")).to_contain_text("Tea while it was frozen")
    assert is_same(page)


def test_R04_somebody_who_looks_at_a_dead_line_is_back_at_once(
    page: Page, hall: Hall, wifi: Proxy
) -> None:
    """Mutation: without `#dial` after an unanswered `sync` (shared/room.js) -> nothing for 45 s."""
    wifi.drop("down")
    announce(hall, "Tea while it slept")
    look(page)
    page.clock.run_for(GLANCE_MS)
    expect(page.locator("#announcement")).to_contain_text("Tea while it slept")
    assert is_same(page)


def test_R04_half_a_link_is_noticed_by_what_is_not_answered(
    page: Page, hall: Hall, wifi: Proxy
) -> None:
    """Mutation: without `#dial` after an unanswered `do` -> it stays on its way."""
    wifi.drop("down")
    share(page, "Said into half a link")
    page.clock.run_for(PATIENCE_MS)
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert stored(hall, "Said into half a link") == 1


def test_R04_a_silent_line_ends_without_anybody_looking(
    page: Page, hall: Hall, wifi: Proxy
) -> None:
    """Mutation: a server that asks every ten minutes only (`PING_SECONDS`) -> the page waits on."""
    wifi.drop("down")
    announce(hall, "Tea in silence")
    page.clock.run_for(PINGS_MS)
    expect(page.locator("#announcement")).to_contain_text("Tea in silence")
    assert is_same(page)


def crash(page: Page) -> Page:
    """Another tab of the same phone, after the first died without a word."""
    context = page.context
    with suppress(BrowserError):
        page.goto("chrome://crash")
    page.close()
    return context.new_page()


def type_without_a_pause(page: Page, text: str) -> None:
    """A key each 100 ms: never the 400 ms after which a draft is said to be kept."""
    page.locator("#own").focus()
    for letter in text:
        page.keyboard.type(letter)
        page.clock.run_for(100)


def lose_at_random(page: Page, url: str, times: int) -> Page:
    """Die or be loaded anew at random keystrokes; fails where more than a second of typing went."""
    chance = random.Random(5)
    for n in range(times):
        page.fill("#own", "")
        typed = WORDS[: chance.randrange(12, 60)]
        type_without_a_pause(page, typed)
        if n % 2:
            page.reload()
            least = len(typed)
        else:
            page = crash(page)
            page.goto(url)
            least = len(typed) - 10
        page.locator("body.live").wait_for()
        expect(page.locator("#own")).not_to_have_value("")
        kept = page.input_value("#own")
        assert typed.startswith(kept)
        assert len(kept) >= least
    return page


def test_R05_a_crash_in_the_middle_of_typing_loses_a_second_at_most(
    page: Page, hall: Hall, wifi: Proxy
) -> None:
    """Mutation: a draft that is kept only after a pause (no `MOST` in pen.js) -> all is lost."""
    lose_at_random(page, f"{wifi.url}/{hall.code}", 6)


@pytest.mark.soak
def test_R05_fifty_reloads_and_crashes(page: Page, hall: Hall, wifi: Proxy) -> None:
    lose_at_random(page, f"{wifi.url}/{hall.code}", 50)


def test_a_restart_while_a_form_is_open_is_invisible(chromium: Browser, tmp_path: Path) -> None:
    """Mutation: a socket that gives up (`reconnection: false` in link.js) -> it stays "Saved"."""
    server = Server(tmp_path).start()
    try:
        with a_hall(server, 1) as hall, a_page(chromium, hall, server.url) as page:
            page.fill("#own", "Half a sentence")
            server.stop()
            page.clock.run_for(4000)
            expect(page.locator("#link")).to_contain_text("No connection.")
            page.fill("#own", "Half a sentence and the rest")
            page.get_by_role("button", name="Share with the room").click()
            expect(page.get_by_role("heading", name="Saved")).to_be_visible()
            server.start()
            expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
            assert is_same(page)
            until(lambda: hall.stored().total() == 1, "it was not stored once")
    finally:
        server.stop()
