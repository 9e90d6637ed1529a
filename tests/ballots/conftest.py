"""What tests of votes use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ballots.hall import Hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """An open one-hour summit with nobody in it yet."""
    a_hall = Hall(tmp_path)
    yield a_hall
    a_hall.database.close()
