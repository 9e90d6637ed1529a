"""What tests of contributions use: a room in its interviews, and all that is stored."""

import pytest
from sqlalchemy import text

from tests.a_room import ARoom


@pytest.fixture
def room(a_room: ARoom) -> ARoom:
    """A room where stories, conditions and principles are asked for."""
    a_room.opens("interviews")
    return a_room


def everything_stored(room: ARoom) -> str:
    """All that stands in the database, as one text."""
    with room.house.database.engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        tables = [name for (name,) in names]
        rows = [connection.execute(text(f'SELECT * FROM "{name}"')).all() for name in tables]
    return repr(rows)
