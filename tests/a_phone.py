"""A phone's browser without script, before a room's real pages."""

import re
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

ADDRESS = "http://127.0.0.1:8000"
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


class Phone:
    """One browser with its cookies, at one room."""

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
        return self.post(path, {"csrf_token": token[1] if token else "", **fields})

    def post(self, path: str, data: Mapping[str, Any]) -> TestResponse:
        """The answer to a form as it stands."""
        return self.client.post(f"/{self.code}{path}", data=data, base_url=ADDRESS)

    def ask(self, path: str, body: Any, code: str | None = None, **headers: str) -> TestResponse:
        """The answer of the JSON interface to a body."""
        how: Mapping[str, Any] = {"data": body} if isinstance(body, bytes) else {"json": body}
        url = f"/api/v1/rooms/{code or self.code}{path}"
        return self.client.post(url, base_url=ADDRESS, headers=headers, **how)
