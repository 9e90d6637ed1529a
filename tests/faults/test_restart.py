"""R16: a restart is invisible: what was accepted is answered, and everybody comes back alone."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from oasis_live.main.serve import PARTING_SECONDS
from tests.faults.bystander import Bystander
from tests.faults.hall import FORGETS_SOCKETS, Hall, a_hall
from tests.faults.locks import foreign_lock
from tests.faults.proxy import Proxy
from tests.live import Server, until

pytestmark = FORGETS_SOCKETS

PEOPLE = 4
BACK_WITHIN_SECONDS = 15
# By whatever runs a container.
KILLED_AFTER_SECONDS = 10
SLOW_MACHINE_MS = 30_000


def waiting(server: Server) -> int:
    """How many commands wait for the next commit."""
    lines = requests.get(f"{server.url}/metrics", timeout=20).text.splitlines()
    return int(float(next(line for line in lines if line.startswith("oasis_waiting ")).split()[1]))


def test_R16_a_server_that_is_told_to_stop_answers_what_it_accepted(own_server: Server) -> None:
    """Mutation: no `finish` in main/serve.py -> it is gone while the lock is still there."""
    with ThreadPoolExecutor(PEOPLE) as pool, a_hall(own_server, PEOPLE) as hall:
        with foreign_lock(own_server.folder / "oasis.db"):
            said = [pool.submit(hall.name, hall.phones[0], "words 0")]
            Bystander(hall).look_around()
            said += [pool.submit(hall.name, one, "words") for one in hall.phones[1:]]
            until(lambda: waiting(own_server) == len(hall.phones) - 1, "all are accepted")
            own_server.ask_to_stop()
            until(lambda: '"stopping"' in own_server.log(), "it was told")
            ends = time.monotonic() + 5 * PARTING_SECONDS
            while time.monotonic() < ends:
                Bystander(hall).look_around()
        assert all(answer.result(60)["ok"] for answer in said)
        assert {phone.hellos for phone in hall.phones} == {1}, "on the line on which it was said"
        own_server.stop()
        own_server.start()
        assert sum(hall.stored().values()) == len(hall.phones)


@pytest.mark.soak
def test_R16_a_server_that_is_told_to_stop_ends_before_it_is_killed(own_server: Server) -> None:
    """Mutation: eventlet's own pool in green/ -> it waits as long as the lock is waited for."""
    with ThreadPoolExecutor(1) as pool, a_hall(own_server, people=1) as hall:
        with foreign_lock(own_server.folder / "oasis.db"):
            said = pool.submit(hall.name, hall.phones[0], "words")
            Bystander(hall).look_around()
            began = time.monotonic()
            own_server.stop()
            assert time.monotonic() - began < KILLED_AFTER_SECONDS
        own_server.start()
        assert said.result(60)["ok"]


def keep_restarting(server: Server, *, times: int) -> float:
    """Restart under load, while the desk is away; the longest time until everybody was back."""
    longest = 0.0
    with Proxy(server.port) as wifi, a_hall(server, desk_url=wifi.url) as hall:
        hall.start_writing()
        for restart in range(1, times + 1):
            wifi.off()
            hall.wait_for(10)
            server.stop()
            server.start()
            wifi.on()
            began = time.monotonic()
            hall.wait_for_hellos(restart + 1)
            longest = max(longest, time.monotonic() - began)
        hall.stop_writing()
        until(hall.is_fresh, "somebody's view is stale")
        assert hall.stored() == Counter(hall.acknowledged)
    return longest


def test_R16_everybody_is_back_after_restarts_and_sees_what_a_new_page_sees(
    own_server: Server,
) -> None:
    """Mutation: `hello` without what was missed in web/sockets.py -> somebody's view is stale."""
    keep_restarting(own_server, times=3)


@pytest.mark.soak
def test_R16_everybody_is_back_within_fifteen_seconds_of_twenty_restarts(
    own_server: Server,
) -> None:
    """Mutation: as above."""
    assert keep_restarting(own_server, times=20) < BACK_WITHIN_SECONDS


@pytest.mark.browser
def test_R16_a_phone_page_comes_back_without_a_reload(
    own_server: Server, chromium: Browser
) -> None:
    """Mutation: no `reconnection` in static/src/shared/link.js -> what was written meanwhile never
    arrives.
    """
    with a_hall(own_server, people=1) as hall:
        context = chromium.new_context(viewport={"width": 390, "height": 844})
        context.set_default_timeout(SLOW_MACHINE_MS)
        page = joined(context.new_page(), hall)
        page.evaluate("window.isTheSamePage = true")
        own_server.stop()
        share(page, "Written while nobody was there")
        own_server.start()
        hall.desk.wait(lambda: any(one["text"] for one in hall.desk.held.all("card")), 60)
        assert hall.stored() == {"Written while nobody was there": 1}
        hall.desk.say("activity.close", activity=hall.writing)
        expect(page.locator("#own")).not_to_be_visible(timeout=SLOW_MACHINE_MS)
        assert page.evaluate("window.isTheSamePage") is True
        context.close()


def joined(page: Page, hall: Hall) -> Page:
    """The page of somebody who has come in, ready to write."""
    page.goto(f"{hall.server.url}/{hall.code}")
    page.get_by_role("button", name="Join").click()
    page.locator("#name").fill("Mike")
    page.get_by_role("button", name="Go in").click()
    page.locator("#own").wait_for()
    return page


def share(page: Page, text: str) -> None:
    page.locator("#own").fill(text)
    page.get_by_role("button", name="Share with the room").click()
