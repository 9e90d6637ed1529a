"""Somebody who only reads while others want to write: pages, updates, and a new line."""

import time
from itertools import cycle

import requests

from tests.faults.hall import Hall
from tests.live import connected

# A page that takes longer than this has not come.
PATIENCE_SECONDS = 5


class Bystander:
    """Asks for one thing after the other. `waits` holds how many seconds each took."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        # By turns: nobody may open a line as often as this.
        self._tokens = cycle(hall.tokens)
        self.waits: list[float] = []

    def look_around(self) -> None:
        """Every page once, and every way to hear what changed. Fails where one does not come."""
        hall, token = self._hall, next(self._tokens)
        for path in ("/healthz", f"/{hall.code}", f"/{hall.code}/list"):
            self._page(path)
        self._page(
            f"/api/v1/rooms/{hall.code}/others?kind=principle", Authorization=f"Bearer {token}"
        )
        began = time.monotonic()
        with connected(hall.server, hall.code, token, "phone") as phone:
            self.waits.append(time.monotonic() - began)
            began = time.monotonic()
            assert phone.sync(0)["since"] == 0
            self.waits.append(time.monotonic() - began)

    def _page(self, path: str, **headers: str) -> None:
        began = time.monotonic()
        url = f"{self._hall.server.url}{path}"
        answer = requests.get(url, headers=headers, timeout=PATIENCE_SECONDS)
        self.waits.append(time.monotonic() - began)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
