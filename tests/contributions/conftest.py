"""What tests of contributions use: a room in its interviews, and all that is stored."""

import pytest

from tests.a_room import ARoom


@pytest.fixture
def room(a_room: ARoom) -> ARoom:
    """A room where stories, conditions and principles are asked for."""
    a_room.opens("interviews")
    return a_room


def everything_stored(room: ARoom) -> str:
    """All that stands in the database, as one text."""
    return repr(room.stored())
