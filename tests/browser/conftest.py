"""Browsers for whole flows: a desktop, a projector and phones, before a real server."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.live import Server

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}
PROJECTOR = {"width": 1920, "height": 1080}
SLOW_MACHINE_MS = 30_000


@dataclass
class Hall:
    """A summit with its screens. `complaints` is what any page's console said in anger."""

    server: Server
    browser: Browser
    code: str
    desk_url: str
    board_url: str
    complaints: list[str]
    contexts: list[BrowserContext]

    def open(self, url: str, size: dict[str, int], *, script: bool = True) -> Page:
        """A page in a browser of its own."""
        context = self.browser.new_context(viewport=size, java_script_enabled=script)  # type: ignore[arg-type] # a plain dict
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(SLOW_MACHINE_MS)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(url)
        return page

    def phone(self, name: str, *, script: bool = True) -> Page:
        """A phone that has joined by the page and its form."""
        page = self.open(f"{self.server.url}/{self.code}", PHONE, script=script)
        if script:
            page.get_by_role("button", name="Join").click()
        page.locator("#name").fill(name)
        page.get_by_role("button", name="Go in").click()
        return page

    def desk(self) -> Page:
        """The facilitator's desk."""
        page = self.open(self.desk_url, LAPTOP)
        page.get_by_role("heading", name="Themes").wait_for()
        return page

    def board(self) -> Page:
        """The projected board."""
        page = self.open(self.board_url, PROJECTOR)
        page.locator("body[data-ready=true]").wait_for()
        return page


@pytest.fixture(scope="module")
def server(sorting_server: Server) -> Server:
    """All that people use is there."""
    return sorting_server


@pytest.fixture
def hall(server: Server, chromium: Browser) -> Iterator[Hall]:
    """An open one-hour summit, made on the command line."""
    made = server.summit()
    yield from _kept(
        Hall(server, chromium, made["code"], made["desk_url"], made["board_url"], [], [])
    )


@pytest.fixture
def organised(server: Server, chromium: Browser) -> Iterator[Callable[[], tuple[Page, Hall]]]:
    """An organiser's page of a summit that was made by form, and the summit's hall."""
    halls: list[Hall] = []

    def make() -> tuple[Page, Hall]:
        page, hall = _made_by_form(server, chromium)
        halls.append(hall)
        return page, hall

    yield make
    for hall in halls:
        _close(hall)


def _made_by_form(server: Server, chromium: Browser) -> tuple[Page, Hall]:
    hall = Hall(server, chromium, "", "", "", [], [])
    link = server.run("organiser", "create", "sam@example.org")["url"]
    page = hall.open(link, LAPTOP)
    page.get_by_label("Your name").fill("Sam Hill")
    page.get_by_label("Choose a password").fill("three random words")
    page.get_by_role("button", name="Make my account").click()
    page.get_by_role("link", name="New summit").first.click()
    page.get_by_label("Title").fill("People in relationship")
    page.get_by_role("radio", name="One hour").check(force=True)
    page.get_by_role("button", name="Make the summit").click()
    page.get_by_text("Your summit is ready").wait_for()
    found = re.search(r"([0-9A-Z]{3})-([0-9A-Z]{3})", page.locator(".code").inner_text())
    assert found
    hall.code = found[1] + found[2]
    hall.desk_url, hall.board_url = (_link(page, screen) for screen in ("desk", "board"))
    return page, hall


def _link(page: Page, screen: str) -> str:
    address = page.locator(f"a[href*='/{screen}?key=']").first.get_attribute("href")
    assert address
    return address


def _kept(hall: Hall) -> Iterator[Hall]:
    yield hall
    _close(hall)


def _close(hall: Hall) -> None:
    for context in hall.contexts:
        context.close()
    assert hall.complaints == []
