"""What every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.a_postgresql import PostgreSQL
from tests.a_room import ARoom
from tests.live import Server
from tools.chromium import ARGUMENTS
from tools.chromium import path as chromium_of_the_system

# A busy machine is slow: that is no fault of what is tested.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def _running(server: Server) -> Iterator[Server]:
    yield server.start()
    server.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server for the tests of one module; each makes summits of its own. It has no theme
    worker, which takes longer to start than the server.
    """
    yield from _running(Server(tmp_path_factory.mktemp("server"), OASIS_THEMES="off"))


@pytest.fixture(scope="module")
def sorting_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same with its theme worker, as people run it."""
    yield from _running(Server(tmp_path_factory.mktemp("server")))


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A real server without a theme worker, which this test may stop and start."""
    yield from _running(Server(tmp_path, OASIS_THEMES="off"))


@pytest.fixture
def own_sorting_server(tmp_path: Path) -> Iterator[Server]:
    """A real server with its theme worker, which this test may stop and start."""
    yield from _running(Server(tmp_path))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's browser, one for all tests: Playwright can't be started twice in a process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_of_the_system(), args=ARGUMENTS
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL server, once for all tests of a process and only if one needs it."""
    server = PostgreSQL()
    try:
        yield server.start()
    finally:
        server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'oasis.db'}"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    with server.database() as address:
        yield address


@pytest.fixture
def a_room(tmp_path: Path, database: str) -> Iterator[ARoom]:
    """An open summit in the real house, with Ann, Ben and Cat in it; its clock stands."""
    room = ARoom(tmp_path, database=database)
    yield room
    room.close()
