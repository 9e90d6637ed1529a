"""What tests of votes use."""

from collections.abc import Iterator

import pytest

from oasis_live.kernel.person import Person
from tests.ballots.hall import Hall, a_hall


@pytest.fixture
def hall(database: str) -> Iterator[Hall]:
    """An open one-hour summit with Ann, Ben and Cat in it."""
    with a_hall(database) as one:
        yield one


@pytest.fixture
def ann(hall: Hall) -> Person:
    """The first who came."""
    return hall.ann


@pytest.fixture
def ben(hall: Hall) -> Person:
    """The second."""
    return hall.ben
