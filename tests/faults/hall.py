"""A summit on a real server, with phones that keep what they say until it is acknowledged."""

import gc
import json
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import pytest
import socketio
from socketio.exceptions import SocketIOError

from oasis_live.kernel.held import Held
from tests.live import PATIENCE_SECONDS, Server, connected, new_cid, until

# Engine.IO's client forgets the socket of a handshake in which the server ends.
FORGETS_SOCKETS = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
_LATER = frozenset({"try_again", "too_fast"})


class Packet(socketio.packet.Packet):  # type: ignore[misc] # untyped
    """Written by plain JSON, which writes half characters too: a server that was built in this
    process would have its own strict one used by every client.
    """

    json = json


class Phone:
    """One client that finds its way back alone, as the page does. `url` may lead over a proxy."""

    def __init__(self, url: str, code: str, token: str, lens: str = "phone") -> None:
        self.held = Held()
        self.hellos, self.beats = 0, 0
        self.refusals: list[str] = []
        self.token, self.lens = token, lens
        self._who = {"room": code, "token": token, "lens": lens}
        self._news = threading.Condition()
        self._line, self._is_on, self._is_over = 0, False, False
        self._socket = socketio.Client(
            reconnection_delay=0.2, reconnection_delay_max=1, serializer=Packet
        )
        self._socket.on("connect", lambda: self._turn(is_on=True))
        self._socket.on("disconnect", lambda _reason: self._lose())
        for event in ("hello", "changes", "beat"):
            self._socket.on(event, lambda data, event=event: self._hear(event, data))
        self._socket.connect(url, auth=self._auth, transports=["websocket"], retry=True)
        self.wait(lambda: self.hellos > 0)

    def say(self, type: str, **fields: Any) -> dict[str, Any]:
        """One command's answer: sent with the same cid on each new line, and whenever the server
        asks for it again.
        """
        packet = {"cid": new_cid(), "type": type, **fields}
        while not self._is_over:
            answer = self._ask(packet)
            if answer and answer.get("code") not in _LATER:
                return answer
            if answer:
                self.refusals.append(answer["code"])
                threading.Event().wait(answer.get("retry_in", 1))
        raise AssertionError("the phone was switched off before it was answered")

    def was_greeted(self, times: int) -> bool:
        """Whether it has had a line so often."""
        return self.hellos >= times

    def wait(self, true: Any, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until it is true, looking again whenever something was heard."""
        with self._news:
            assert self._news.wait_for(true, seconds), f"not within {seconds} s"

    def close(self) -> None:
        """Switch it off."""
        with self._news:
            self._is_over = True
            self._news.notify_all()
        self._socket.shutdown()

    def _auth(self) -> dict[str, Any]:
        return {**self._who, "seq": self.held.seq}

    def _ask(self, packet: dict[str, Any]) -> dict[str, Any] | None:
        """The answer; None when the line was lost, or nothing was heard for long."""
        heard: list[dict[str, Any]] = []

        def hear(answer: dict[str, Any]) -> None:
            with self._news:
                heard.append(answer)
                self._news.notify_all()

        with self._news:
            self._news.wait_for(lambda: self._is_on or self._is_over, PATIENCE_SECONDS)
            line = self._line
        with suppress(SocketIOError):
            self._socket.emit("do", packet, callback=hear)
        with self._news:
            self._news.wait_for(
                lambda: heard or self._line != line or self._is_over, PATIENCE_SECONDS
            )
            return heard[0] if heard else None

    def _lose(self) -> None:
        # Engine.IO's client leaves the socket of a line open that it did not end itself.
        if not self._is_over and self._socket.eio.ws:
            self._socket.eio.ws.shutdown()
        self._turn(is_on=False)

    def _turn(self, *, is_on: bool) -> None:
        with self._news:
            self._is_on = is_on
            self._line += 1
            self._news.notify_all()

    def _hear(self, event: str, data: dict[str, Any]) -> None:
        with self._news:
            self.hellos += event == "hello"
            self.beats += event == "beat"
            missed = data["seq"] > self.held.seq if event == "beat" else self._take(data) == "gap"
            self._news.notify_all()
        if missed:
            with suppress(SocketIOError):
                self._socket.emit("sync", {"seq": self.held.seq}, callback=self._take)

    def _take(self, update: dict[str, Any]) -> str:
        with self._news:
            self._news.notify_all()
            return self.held.take(update)


class Hall:
    """An open summit where people name principles, one after the other, as fast as they may."""

    def __init__(self, server: Server, people: int, url: str = "", desk_url: str = "") -> None:
        self.server, self.url = server, url or server.url
        self.summit = server.summit()
        self.code = self.summit["code"]
        self.desk = Phone(desk_url or self.url, self.code, self.summit["desk_key"], "desk")
        activities = self.desk.held.all("activity")
        self.writing = next(one["id"] for one in activities if one["kind"] == "principles")
        assert self.desk.say("activity.open", activity=self.writing)["ok"]
        self.tokens = [server.join(self.code)["token"] for _ in range(people)]
        self.phones = [Phone(self.url, self.code, token) for token in self.tokens]
        self.acknowledged: list[str] = []
        self._is_over = threading.Event()
        self._writers = ThreadPoolExecutor(people)
        self._tasks: list[Future[None]] = []

    def start_writing(self) -> None:
        """Let every phone write without end."""
        numbered = enumerate(self.phones)
        self._tasks = [self._writers.submit(self._write, n, phone) for n, phone in numbered]

    def wait_for(self, more: int, seconds: float = 60) -> None:
        """Wait until so many more were acknowledged."""
        enough = len(self.acknowledged) + more

        def are_there() -> bool:
            for task in self._tasks:
                if task.done():
                    task.result()
            return len(self.acknowledged) >= enough

        until(are_there, f"{more} more acknowledgements did not come", seconds)

    def stop_writing(self) -> None:
        """Let every phone finish what it is about to say."""
        self._is_over.set()
        for task in self._tasks:
            task.result(90)

    def name(self, phone: Phone, text: str) -> dict[str, Any]:
        """One principle; the answer."""
        return phone.say("contribution.add", activity=self.writing, kind="principle", text=text)

    def stored(self) -> Counter[str]:
        """Every text that a fresh desk sees, and how often."""
        with connected(self.server, self.code, self.summit["desk_key"], "desk") as fresh:
            return Counter(card["text"] for card in fresh.all("card"))

    @property
    def everybody(self) -> list[Phone]:
        """The phones and the desk."""
        return [*self.phones, self.desk]

    def wait_for_hellos(self, many: int, seconds: float = 60) -> None:
        """Wait until everybody was greeted so often since the start."""
        for phone in self.everybody:
            phone.wait(partial(phone.was_greeted, many), seconds)

    def is_fresh(self) -> bool:
        """Whether everybody holds what a new page of the same person would."""
        return all(self._is_fresh(phone) for phone in self.everybody)

    def _is_fresh(self, phone: Phone) -> bool:
        with connected(self.server, self.code, phone.token, phone.lens) as fresh:
            return fresh.held.entries == phone.held.entries

    def close(self) -> None:
        """Send everybody home."""
        self._is_over.set()
        for phone in self.everybody:
            phone.close()
        self._writers.shutdown()
        # Within the test that allows it: what was forgotten is collected now.
        gc.collect()

    def _write(self, who: int, phone: Phone) -> None:
        said = 0
        while not self._is_over.is_set():
            said += 1
            text = f"Principle {said} of person {who}"
            answer = self.name(phone, text)
            assert answer["ok"], answer
            self.acknowledged.append(text)


@contextmanager
def a_hall(server: Server, people: int = 4, url: str = "", desk_url: str = "") -> Iterator[Hall]:
    """A hall for the length of a block. The addresses may lead over a proxy."""
    hall = Hall(server, people, url, desk_url)
    try:
        yield hall
    finally:
        hall.close()
