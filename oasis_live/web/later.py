"""One clock for many lines: each wake of the server costs what a small answer does."""

import logging
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any, Generic, TypeVar

log = logging.getLogger(__name__)

# What is due within this time is done in one turn, so many at most: a turn holds everybody up.
TOGETHER_SECONDS = 0.25
A_TURN = 50

Item = TypeVar("Item")


class Later(Generic[Item]):
    """Does something with each item so many seconds after it was added, or a little later with the
    next ones, in one green thread.

    Engine.IO has one asleep for each line: 18 MB for a thousand phones that come back at once.
    """

    def __init__(self, server: Any, seconds: float, act: Callable[[Item], object]) -> None:
        self._server, self._seconds, self._act = server, seconds, act
        self._waiting: deque[tuple[float, Item]] = deque()

    def add(self, item: Item) -> None:
        """Do it with this one too."""
        self._waiting.append((monotonic() + self._seconds, item))
        if len(self._waiting) == 1:
            self._server.start_background_task(self._work)

    def _work(self) -> None:
        # All wait equally long, so the first is always the next.
        while self._waiting:
            due, _item = self._waiting[0]
            self._server.sleep(max(0.0, due + TOGETHER_SECONDS - monotonic()))
            self._turn(monotonic())

    def _turn(self, now: float) -> None:
        for _place in range(A_TURN):
            if not self._waiting or self._waiting[0][0] > now:
                return
            try:
                self._act(self._waiting[0][1])
            except Exception:
                # One line that fails must not end the clock of all others.
                log.exception("a line could not be looked after")
            # Not before: as long as there is one, `_work` runs.
            self._waiting.popleft()
