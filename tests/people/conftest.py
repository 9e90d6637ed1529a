"""What tests of the way in use."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from oasis_live.main import windows
from tests.a_room import ARoom

ADDRESS = "http://127.0.0.1:8000"
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


class Phone:
    """A phone's browser without script, before a room's real pages."""

    def __init__(self, client: FlaskClient, code: str) -> None:
        self.client, self.code = client, code

    def see(self, path: str = "") -> str:
        """The text of a page under the room's code."""
        return self.look(path).text

    def look(self, path: str = "") -> TestResponse:
        """The answer, wherever it leads."""
        return self.client.get(f"/{self.code}{path}", base_url=ADDRESS)

    def send(self, path: str, **fields: Any) -> TestResponse:
        """The answer to a form of the room's page."""
        token = _CSRF.search(self.see())
        data = {"csrf_token": token[1] if token else "", **fields}
        return self.client.post(f"/{self.code}{path}", data=data, base_url=ADDRESS)

    def ask(self, path: str, body: Any, code: str | None = None, **headers: str) -> TestResponse:
        """The answer of the JSON interface to a body."""
        how: Mapping[str, Any] = {"data": body} if isinstance(body, bytes) else {"json": body}
        url = f"/api/v1/rooms/{code or self.code}{path}"
        return self.client.post(url, base_url=ADDRESS, headers=headers, **how)


@pytest.fixture
def phone(a_room: ARoom) -> Phone:
    """A phone that has not joined."""
    return Phone(windows.build(a_room.house).app.test_client(), a_room.code)


@pytest.fixture
def other_phone(a_room: ARoom) -> Phone:
    """Another one."""
    return Phone(windows.build(a_room.house).app.test_client(), a_room.code)
