"""A phone's own page in Chromium, before a real server, over whatever wifi the test makes."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.faults.hall import Hall
from tests.live import until

SLOW_MACHINE_MS = 30_000
# Longer than the page waits for an answer (shared/room.js), and for a connection (shared/link.js).
PATIENCE_MS, CONNECTING_MS = 16_000, 9_000
GLANCE_MS = 6_000
# Longer than a ping of the server's may take to come (web/sockets.py).
PINGS_MS = 47_000
_OFFLINE_OUTBOX = """async code => {
    const { openOutbox } = await import('/static/src/shared/outbox.js');
    const { openShelf } = await import('/static/src/shared/shelf.js');
    const shelf = openShelf(`${code} ${document.body.dataset.person}`);
    window.outbox = openOutbox({ shelf, send: () => Promise.reject(new Error('no link')) });
}"""


@contextmanager
def a_page(browser: Browser, hall: Hall, url: str, *, connected: bool = True) -> Iterator[Page]:
    """A phone that has joined by the page's own form, where principles are asked for.

    Its clock runs, and can be set forward. `window.same` tells whether it was loaded anew.
    """
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    context.set_default_timeout(SLOW_MACHINE_MS)
    page = context.new_page()
    page.clock.install()
    join(page, hall, url)
    if connected:
        page.locator(".net:has-text('Connected')").wait_for()
    page.evaluate("window.same = true")
    yield page
    context.close()


def join(page: Page, hall: Hall, url: str) -> None:
    """By the welcome and its form."""
    page.goto(f"{url}/{hall.code}")
    page.get_by_role("button", name="Join").click()
    page.get_by_role("button", name="Go in").click()
    page.locator("#own").wait_for()


def share(page: Page, text: str) -> None:
    """A principle."""
    page.fill("#own", text)
    page.get_by_role("button", name="Share with the room").click()


def queue(page: Page, hall: Hall, texts: list[str]) -> None:
    """Put principles into the outbox of a phone that has no link."""
    page.evaluate(
        """([activity, texts]) => texts.forEach(text => window.outbox.add('contribution.add',
            { activity, kind: 'principle', text }))""",
        [hall.writing, texts],
    )


def lose_link(page: Page) -> None:
    """Set the clock forward until the page says that it is offline.

    How soon a browser tells of a broken line is no matter of its clock; and a page that never
    knew has nothing to wake for: its own outbox doesn't hear what `queue` puts beside it.
    """
    light = page.locator(".net:has-text('Offline')")

    def is_lost() -> bool:
        page.clock.run_for(1000)
        return light.count() > 0

    until(is_lost, "the page did not notice that its link is lost")


def ready_to_queue(page: Page, hall: Hall) -> None:
    """Load what `queue` needs, while there is a network."""
    page.evaluate(_OFFLINE_OUTBOX, hall.code)


def is_same(page: Page) -> bool:
    """Whether it is still the page that was opened first."""
    return bool(page.evaluate("window.same === true"))


def look(page: Page) -> None:
    """As when somebody takes the phone out of their pocket."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
