"""What tests of themes use."""

from collections.abc import Iterator

import pytest

from tests.themes.wall import Wall, a_wall


@pytest.fixture
def wall(database: str) -> Iterator[Wall]:
    """A room with four principles on the wall, by two people at two tables."""
    with a_wall(database) as made:
        yield made
