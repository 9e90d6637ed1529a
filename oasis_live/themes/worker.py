"""The theme worker: a process of its own, one more lens of each room.

It hears cards and people's decisions like any screen, and answers with `theme.sort`. It holds
nothing that it could not hear again: if it dies, the next one starts from `hello`.
"""

import json
import logging
import os
import queue
import random
import sys
import threading
import time
from typing import IO, Any

import socketio
from socketio.exceptions import ConnectionError as NoConnection

from oasis_live.kernel.held import Held
from oasis_live.themes.meaning import sorting
from oasis_live.themes.meaning.sorting import Sorter

log = logging.getLogger(__name__)

GATHER_SECONDS = 0.2
TICK_SECONDS = 3.0
PATIENCE_SECONDS = 20.0


class Room:
    """One room: what it holds, and whether there is news to sort."""

    def __init__(self, url: str, host: str, code: str, key: str) -> None:
        self._url, self._auth = url, {"room": code, "token": key, "lens": "sorter"}
        self._held, self._sorter = Held(), Sorter()
        self._lock = threading.Lock()
        self._news, self._closed = threading.Event(), threading.Event()
        self._client = socketio.Client(
            reconnection_delay_max=5, websocket_extra_options={"host": host}
        )
        for event in ("hello", "changes"):
            self._client.on(event, self._take)

    def live(self) -> None:
        """Connect and sort until the room is closed."""
        self._client.connect(self._url, auth=self._auth, transports=["websocket"], retry=True)
        while not self._closed.is_set():
            if self._news.wait(PATIENCE_SECONDS):
                self._closed.wait(GATHER_SECONDS)
                self._news.clear()
                self._sort()
        self._client.disconnect()

    def close(self) -> None:
        """Leave the room."""
        self._closed.set()
        self._news.set()

    def _take(self, update: dict[str, Any]) -> None:
        with self._lock:
            verdict = self._held.take(update)
        if verdict == "gap":
            self._client.emit("sync", {"seq": self._held.seq}, callback=self._take)
        # What we moved ourselves comes back as a change: it is news too, so that a room comes to
        # rest in a few calm steps and then costs nothing.
        self._news.set()

    def _sort(self) -> None:
        began = time.monotonic()
        with self._lock:
            base = self._held.seq
            cards, themes = self._held.all("card"), self._held.all("theme")
        answer = self._sorter.sort(cards, themes)
        if answer.is_empty:
            return
        packet = {"cid": sorting.cid(base, random.getrandbits(64)), "type": "theme.sort"}
        self._client.call(
            "do", {**packet, "base": base, **answer.packet()}, timeout=PATIENCE_SECONDS
        )
        # New cards are placed at once; what is there already is looked at in a steady beat.
        if not answer.places_new:
            self._closed.wait(max(0.0, TICK_SECONDS - (time.monotonic() - began)))


class Worker:
    """All rooms, each in a thread."""

    def __init__(self, url: str, host: str, key: str) -> None:
        self._url, self._host, self._key = url, host, key
        self._rooms: dict[str, Room] = {}

    def hear(self, lines: IO[str]) -> None:
        """Follow `{"room": code, "on": true}` line by line, until the server closes the line."""
        for line in lines:
            said = json.loads(line)
            self._open(said["room"]) if said["on"] else self._shut(said["room"])
        for code in list(self._rooms):
            self._shut(code)

    def _open(self, code: str) -> None:
        if code in self._rooms:
            return
        room = self._rooms[code] = Room(self._url, self._host, code, self._key)
        threading.Thread(target=self._live, args=(code, room), daemon=True).start()

    def _live(self, code: str, room: Room) -> None:
        try:
            room.live()
        except (NoConnection, TimeoutError, queue.Empty) as error:
            # The server starts us again: better than sorting half of the rooms.
            log.warning("a room is lost: %s", type(error).__name__)
            os._exit(1)
        self._rooms.pop(code, None)

    def _shut(self, code: str) -> None:
        room = self._rooms.pop(code, None)
        if room:
            room.close()


def main() -> None:
    """`python -m oasis_live.themes.worker`, with its address and key in the environment."""
    given = os.environ
    url, host = given["OASIS_SORTER_URL"], given["OASIS_SORTER_HOST"]
    Worker(url, host, given["OASIS_SORTER_KEY"]).hear(sys.stdin)


if __name__ == "__main__":
    main()
