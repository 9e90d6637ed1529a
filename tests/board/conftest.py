"""A wall to project on, and the board's pure modules to ask."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.board.wall import ADDRESS, Wall

Pure = Callable[..., Any]


@pytest.fixture
def wall(chromium: Browser) -> Iterator[Wall]:
    """A projector of 1920 x 1080 that nothing may complain on."""
    page = chromium.new_page(viewport={"width": 1920, "height": 1080})
    yield (one := Wall(page))
    page.close()
    assert one.complaints == []


@pytest.fixture(scope="module")
def pure(chromium: Browser) -> Iterator[Pure]:
    """Calls `(module, argument) => …` in the browser with one of the board's modules."""
    page = chromium.new_page()
    Wall(page).open()

    def ask(module: str, function: str, argument: Any = None) -> Any:
        source = (
            f"async argument => ({function})(await import('{module_address(module)}'), argument)"
        )
        return page.evaluate(source, argument)

    yield ask
    page.close()


def module_address(module: str) -> str:
    """Where the board's modules are served."""
    return f"{ADDRESS}/static/src/board/{module}.js"
