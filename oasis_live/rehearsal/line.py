"""A line to the room, as any client has one: what it holds, and a way to say something."""

import random
import threading
from dataclasses import dataclass
from typing import Any

import requests
import socketio
from socketio.exceptions import SocketIOError

from oasis_live.kernel.held import Entry, Held

_PATIENCE_SECONDS = 20
# What a line that broke looks like, to whoever wanted to say something.
Broken = (SocketIOError, requests.RequestException, OSError)


@dataclass(frozen=True)
class Place:
    """The room: where the server listens, under which host name it answers, the room's code."""

    address: str
    host: str
    code: str


class Line:
    """One connection. It comes back by itself; what was being said when it broke is lost."""

    def __init__(self, place: Place, lens: str, chance: random.Random) -> None:
        self._place, self._lens, self._chance = place, lens, chance
        self._held, self._lock = Held(), threading.Lock()
        self.changed = threading.Event()
        self._client = socketio.Client(
            reconnection_delay_max=5,
            handle_sigint=False,
            websocket_extra_options={"host": place.host},
        )

    def join(self, **who: str) -> str:
        """Come in by the public door; the token."""
        answer = requests.post(
            f"{self._place.address}/api/v1/rooms/{self._place.code}/join",
            json={"cid": self._cid(), **who},
            headers={"Host": self._place.host},
            timeout=_PATIENCE_SECONDS,
        )
        answer.raise_for_status()
        token: str = answer.json()["token"]
        return token

    def open(self, token: str) -> None:
        """Connect, and stay connected."""
        for event in ("hello", "changes"):
            self._client.on(event, self._take)
        auth = {"room": self._place.code, "token": token, "lens": self._lens}
        # A server that is still busy with its own start answers late; the library waits a second.
        self._client.connect(
            self._place.address,
            auth=auth,
            transports=["websocket"],
            retry=True,
            wait_timeout=_PATIENCE_SECONDS,
        )

    def close(self) -> None:
        """Hang up."""
        self._client.disconnect()

    def do(self, type: str, **fields: Any) -> dict[str, Any]:
        """One command; its acknowledgement. Raises one of `Broken`."""
        packet = {"cid": self._cid(), "type": type, **fields}
        answer: dict[str, Any] = self._client.call("do", packet, timeout=_PATIENCE_SECONDS)
        return answer

    @property
    def seq(self) -> int:
        """The number up to which it knows the room."""
        return self._held.seq

    def all(self, kind: str) -> list[Entry]:
        """The entries of a kind that it holds."""
        with self._lock:
            return self._held.all(kind)

    def _take(self, update: dict[str, Any]) -> None:
        with self._lock:
            verdict = self._held.take(update)
        if verdict == "gap":
            self._client.emit("sync", {"seq": self._held.seq}, callback=self._take)
        self.changed.set()

    def _cid(self) -> str:
        return f"{self._chance.getrandbits(128):032x}"
