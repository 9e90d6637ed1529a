"""A desk to work at, and its pure modules to ask."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.desk.hall import room
from tests.desk.house import served
from tests.desk.table import Table

Pure = Callable[..., Any]


@pytest.fixture(scope="session")
def house() -> Iterator[str]:
    """The address where the desk is served."""
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def laptop(chromium: Browser) -> Iterator[BrowserContext]:
    """A laptop of 1366 x 768, which keeps the files that it has loaded once."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    yield context
    context.close()


@pytest.fixture
def bare_table(laptop: BrowserContext, house: str) -> Iterator[Table]:
    """A desk that nothing may complain on, before its room is there."""
    page = laptop.new_page()
    yield (one := Table(page, house))
    page.evaluate("localStorage.clear()")
    page.close()
    assert one.complaints == []


@pytest.fixture
def table(bare_table: Table) -> Table:
    """The same in the middle of a day."""
    return bare_table.open(room())


@pytest.fixture(scope="module")
def pure(laptop: BrowserContext, house: str) -> Iterator[Pure]:
    """Calls `(module, ...arguments) => …` in the browser with one of the desk's pure modules."""
    page = laptop.new_page()
    Table(page, house).open(room())

    def ask(module: str, function: str, *arguments: Any) -> Any:
        address = f"/static/src/desk/facts/{module}.js"
        source = f"async given => ({function})(await import('{address}'), ...given)"
        return page.evaluate(source, list(arguments))

    yield ask
    page.close()
