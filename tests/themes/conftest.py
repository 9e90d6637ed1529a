"""What tests of themes use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.themes.wall import Wall


@pytest.fixture
def wall(tmp_path: Path) -> Iterator[Wall]:
    """A hall with four principles on the wall, by two people at two tables."""
    a_wall = Wall(tmp_path)
    yield a_wall
    a_wall.close()
