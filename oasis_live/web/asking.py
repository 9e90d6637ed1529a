"""Questions to the theme worker, over its own line, from pages that can do without an answer."""

from collections.abc import Callable, Mapping
from typing import Any

# A phone's whole question may take 300 ms; a desk asks the same way.
PATIENCE_SECONDS = 0.25
# A worker that stands still must not gather pages that wait for it.
MOST_AT_ONCE = 16


class Asking:
    """`lines` gives the worker's connections in a room."""

    def __init__(self, server: Any, lines: Callable[[str], list[str]]) -> None:
        self._server, self._lines, self._waiting = server, lines, 0

    def __call__(self, room: str, question: Mapping[str, object]) -> dict[str, Any]:
        """The worker's answer; empty when it is not there, is busy or doesn't know."""
        found = self._lines(room)
        if not found or self._waiting >= MOST_AT_ONCE:
            return {}
        answered, heard = self._server.eio.create_event(), list[object]()

        def hear(said: object = None) -> None:
            heard.append(said)
            answered.set()

        self._waiting += 1
        try:
            self._server.emit("ask", dict(question), to=found[0], callback=hear)
            answered.wait(timeout=PATIENCE_SECONDS)
        finally:
            self._waiting -= 1
        return heard[0] if heard and isinstance(heard[0], dict) else {}
