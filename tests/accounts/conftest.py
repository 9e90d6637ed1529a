"""The house of these tests: accounts and summits on a database of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.organiser.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.close()
