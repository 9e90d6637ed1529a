"""What tests of the way in use."""

import pytest

from oasis_live.main import windows
from tests.a_phone import Phone
from tests.a_room import ARoom


@pytest.fixture
def phone(a_room: ARoom) -> Phone:
    """A phone that has not joined."""
    return Phone(windows.build(a_room.house).app.test_client(), a_room.code)


@pytest.fixture
def other_phone(a_room: ARoom) -> Phone:
    """Another one."""
    return Phone(windows.build(a_room.house).app.test_client(), a_room.code)
