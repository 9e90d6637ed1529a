"""Phones to hold, and the pure modules to ask."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.phone.pocket import ADDRESS, Network, Phone

Pure = Callable[..., Any]
PATIENCE_MS = 10_000


@pytest.fixture
def network() -> Network:
    """A network with one room."""
    return Network()


@pytest.fixture
def pocket(chromium: Browser, network: Network) -> Iterator[BrowserContext]:
    """One phone: the tabs that are opened in it share its storage."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    context.set_default_timeout(PATIENCE_MS)
    network.serve(context)
    yield context
    context.close()


@pytest.fixture
def phone(pocket: BrowserContext, network: Network) -> Iterator[Phone]:
    """A tab on which nothing may go wrong unseen."""
    held = Phone(pocket.new_page(), network)
    yield held
    assert held.complaints == []


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    """An empty page that may import the house's modules."""
    page = chromium.new_page()
    Network().serve(page)
    page.goto(f"{ADDRESS}/blank")
    yield page
    page.close()


@pytest.fixture(scope="module")
def pure(blank: Page) -> Pure:
    """Calls `(module, given) => …` in the browser with one of the modules under `static/src`."""

    def ask(module: str, function: str, given: Any = None) -> Any:
        address = f"/static/src/{module}.js"
        source = f"async given => ({function})(await import('{address}'), given)"
        return blank.evaluate(source, given)

    return ask
