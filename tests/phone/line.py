"""The room's end of a phone's line: Engine.IO and Socket.IO as the test wants them to be."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import WebSocketRoute

Packet = dict[str, Any]
_EVENT = re.compile(r"42(\d*)(\[.*)", re.DOTALL)
_OPEN = {"sid": "s", "upgrades": [], "pingInterval": 600_000, "pingTimeout": 600_000}


class Line:
    """One phone's connection, and what a server would remember of it."""

    def __init__(self, full: Callable[[], Packet]) -> None:
        self.reachable = True
        self.silent = False
        self.refusal: Packet | None = None
        self.turned_away: Packet | None = None
        self.auths: list[Packet] = []
        self.asked: list[Packet] = []  # every command, as often as it was sent
        self.stored: list[Packet] = []  # every command that was taken, once
        self._full = full
        self._answers: dict[str, Packet] = {}
        self._held_back: list[Callable[[], None]] = []
        self._sockets: list[WebSocketRoute] = []

    def take(self, socket: WebSocketRoute) -> None:
        """A phone calls."""
        if not self.reachable:
            socket.close()
            return
        self._sockets.append(socket)
        socket.on_message(lambda message: self._hear(socket, str(message)))
        socket.send("0" + json.dumps(_OPEN))

    def cut(self) -> None:
        """The link is lost, for every tab."""
        self.reachable = False
        for socket in self._sockets:
            socket.close()
        self._sockets.clear()

    def say(self, event: str, sent: Packet) -> None:
        """To every tab."""
        for socket in self._sockets:
            socket.send("42" + json.dumps([event, sent]))

    def speak(self) -> None:
        """The answers that were held back."""
        self.silent = False
        while self._held_back:
            self._held_back.pop(0)()

    def _hear(self, socket: WebSocketRoute, message: str) -> None:
        if message.startswith("40"):
            self.auths.append(json.loads(message[2:]))
            if self.turned_away:
                socket.send("44" + json.dumps({"data": self.turned_away, **self.turned_away}))
                return
            socket.send('40{"sid":"s"}')
            socket.send("42" + json.dumps(["hello", self._full()]))
        elif event := _EVENT.match(message):
            name, sent = json.loads(event[2])
            self._hear_event(socket, event[1], name, sent)

    def _hear_event(self, socket: WebSocketRoute, n: str, name: str, sent: Packet) -> None:
        if name == "do":
            self.asked.append(sent)

        def answer() -> None:
            given = self._answer(sent) if name == "do" else self._full()
            socket.send(f"43{n}" + json.dumps([given]))

        if self.silent:
            self._held_back.append(answer)
        else:
            answer()

    def _answer(self, sent: Packet) -> Packet:
        if self.refusal:
            return {"ok": False, **self.refusal}
        if sent["cid"] not in self._answers:
            made = f"c{len(self._answers) + 1}"
            self._answers[sent["cid"]] = {"ok": True, "seq": 1, "id": made, "state": "shown"}
            self.stored.append({name: value for name, value in sent.items() if name != "cid"})
        return self._answers[sent["cid"]]
