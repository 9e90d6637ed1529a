"""A laptop and an access point are enough: people join by an address, and nothing leaves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from subprocess import CalledProcessError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from oasis_live.summits.pages import qr
from tests.browser import island
from tests.browser.conftest import SLOW_MACHINE_MS, Hall
from tests.browser.island import HERE, Place
from tests.browser.test_a_summit import PRINCIPLES, open_next
from tests.live import Server
from tools.chromium import ARGUMENTS
from tools.chromium import path as chromium_of_the_system

pytestmark = pytest.mark.browser
expect.set_options(timeout=SLOW_MACHINE_MS)


@dataclass
class Away:
    """The hall, and every request of every page in it."""

    hall: Hall
    laptop: Place
    is_island: bool
    asked: list[Request] = field(default_factory=list)

    def watch(self, page: Page) -> Page:
        page.on("request", self._hear)
        return page

    def _hear(self, request: Request) -> None:
        self.asked.append(request)

    @property
    def hosts(self) -> set[str]:
        """Whom the pages asked; what stands in the page itself is asked of nobody."""
        return {urlsplit(one.url).netloc for one in self.asked} - {""}


@pytest.fixture(scope="module")
def places() -> Iterator[tuple[Place, Place, bool]]:
    """Laptop and guest on an island of their own, or both here where none can be made."""
    if not island.CAN_BUILD:
        yield Place(HERE), Place(HERE), False
        return
    try:
        with island.hall() as (laptop, guest):
            yield laptop, guest, True
    except CalledProcessError as error:
        if error.cmd[0] != "ip":
            raise
        yield Place(HERE), Place(HERE), False


@pytest.fixture(scope="module")
def away(
    places: tuple[Place, Place, bool],
    chromium: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Away]:
    laptop, guest, is_island = places
    folder = tmp_path_factory.mktemp("away")
    server = Server(
        folder,
        within=laptop.within,
        OASIS_HOST="0.0.0.0" if is_island else HERE,
        OASIS_PRODUCTION="1",
    )
    server.url = f"http://{laptop.address}:{server.port}"
    server.environment["OASIS_PUBLIC_URL"] = server.url
    program = island.program_within(guest, chromium_of_the_system(), folder)
    browser = chromium.browser_type.launch(executable_path=program, args=ARGUMENTS)
    try:
        server.start()
        made = server.summit()
        hall = Hall(server, browser, made["code"], made["desk_url"], made["board_url"], [], [])
        yield Away(hall, laptop, is_island)
    finally:
        browser.close()
        server.stop()


def test_people_join_by_the_address_and_nothing_leaves_the_hall(away: Away) -> None:
    """Mutation: a page that lets the server send a packet to 192.0.2.1 → fails, it had no way."""
    hall, lost = away.hall, away.laptop.lost()
    board, desk = away.watch(hall.board()), away.watch(hall.desk())
    open_next(desk, "Welcome")
    expect(board.get_by_text(urlsplit(hall.server.url).netloc).first).to_be_visible()
    phone, plain = away.watch(hall.phone("Mike")), away.watch(hall.phone("Gwen", script=False))
    assert phone.evaluate("isSecureContext") is not away.is_island
    open_next(desk, "Interviews in pairs")
    open_next(desk, "Principles")
    phone.locator("#own").fill(PRINCIPLES[0])
    phone.get_by_role("button", name="Share with the room").click()
    expect(board.get_by_text(PRINCIPLES[0]).first).to_be_visible()
    plain.reload()
    plain.locator("#own").fill(PRINCIPLES[1])
    plain.get_by_role("button", name="Share with the room").click()
    expect(board.get_by_text(PRINCIPLES[1]).first).to_be_visible()
    for page in (board, desk, phone):
        page.reload()
    expect(board.get_by_text(PRINCIPLES[1]).first).to_be_visible()
    assert away.hosts == {urlsplit(hall.server.url).netloc}
    assert [one.url for one in away.asked if one.failure and "/static/" in one.url] == []
    assert away.laptop.lost() == lost
    assert hall.complaints == []


def test_the_picture_to_photograph_holds_the_address_of_the_laptop(away: Away) -> None:
    board = away.hall.board()
    address = f"{away.hall.server.url}/{away.hall.code}"
    assert board.locator("svg.qr").first.evaluate("one => one.outerHTML") == board.evaluate(
        "svg => new DOMParser().parseFromString(svg, 'text/html').querySelector('svg').outerHTML",
        qr.svg(address),
    )


def test_check_finds_nothing_wrong_with_a_hall_of_its_own(away: Away) -> None:
    report = away.hall.server.run("check")
    assert report["wrong"] == []
    assert report["server"] == "running, with its theme worker"
