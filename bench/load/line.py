"""One client's connection: Engine.IO and Socket.IO packets over a WebSocket."""

import asyncio
import ipaddress
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast

import msgspec
from typing_extensions import override

from bench.load import frames

# A desk that hears of 2,000 cards a second is most of what a generator does.
_decode, _encode = msgspec.json.Decoder().decode, msgspec.json.Encoder().encode

Hear = Callable[[str, dict[str, Any], float], None]
_HEAD_ENDS = b"\r\n\r\n"
_LOOK_SECONDS = 0.1
_SOON_SECONDS = 1.0
_MOST_AT_ONCE = 262_144


class NotLoopback(Exception):
    """This program puts load on nobody else's machine."""


class Refused(Exception):
    """The server did not let this connection in."""


@dataclass(frozen=True)
class Address:
    """Where the server listens. Raises NotLoopback for any other machine."""

    host: str
    port: int

    def __post_init__(self) -> None:
        if not ipaddress.ip_address(self.host).is_loopback:
            raise NotLoopback(f"{self.host} is not this machine's own loopback address")

    @property
    def name(self) -> str:
        """Host and port, as a browser sends them."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True)
class Answer:
    """What the server acknowledged, and when: seconds of the loop's clock."""

    body: dict[str, Any]
    at: float


class Line(asyncio.Protocol):
    """A connection. `hear` gets event, data and time of whatever the server says by itself.

    Who listens, or waits for an answer that may come any moment, is woken by what arrives. All
    others only look every 0.1 s, or 70,000 broadcasts a second would cost us a whole core. An
    answer that is more than a second late may so count as up to 0.1 s later than it was.
    """

    _idle: ClassVar[set["Line"]] = set()

    def __init__(self, address: Address, auth: Mapping[str, Any], hear: Hear | None = None) -> None:
        self._address, self._auth, self._hear = address, auth, hear
        self._loop = asyncio.get_running_loop()
        self.ready: asyncio.Future[dict[str, Any]] = self._loop.create_future()
        self.lost: asyncio.Future[float] = self._loop.create_future()
        self._waiting: dict[int, asyncio.Future[Answer]] = {}
        self._asked = 0
        self._reader: frames.Reader | None = None
        self._head = b""

    async def open(self, first: str | None = "hello") -> dict[str, Any]:
        """Connect; what came with the event that comes first, or nothing where none does.
        Raises Refused or OSError.
        """
        self._first = first
        await self._loop.create_connection(lambda: self, self._address.host, self._address.port)
        welcome = await self.ready
        self._rest(0)
        return welcome

    def ask(self, event: str, data: Mapping[str, Any]) -> "asyncio.Future[Answer]":
        """Send an event that is acknowledged. The future raises Refused when the line is cut."""
        answer: asyncio.Future[Answer] = self._loop.create_future()
        if self.lost.done():
            answer.set_exception(Refused("cut"))
            return answer
        self._asked += 1
        self._waiting[self._asked] = answer
        self._attend()
        self._loop.call_later(_SOON_SECONDS, self._rest, self._asked)
        self._say(b"42%d%b" % (self._asked, _encode([event, data])))
        return answer

    def close(self) -> None:
        """Hang up."""
        self._transport.close()

    @classmethod
    async def look_for_ever(cls) -> None:
        """Let those who need not be woken look what came."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            for line in list(cls._idle):
                line._look()  # noqa: SLF001 - one of ours

    def _attend(self) -> None:
        if self in self._idle:
            self._idle.discard(self)
            self._transport.resume_reading()

    def _rest(self, asked: int) -> None:
        waits_for_a_newer_one = self._waiting and asked not in self._waiting
        if self._hear or waits_for_a_newer_one or self.lost.done() or self in self._idle:
            return
        self._idle.add(self)
        self._transport.pause_reading()

    def _look(self) -> None:
        try:
            data = os.read(self._descriptor, _MOST_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self.data_received(data)
        else:
            self._attend()

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._descriptor: int = transport.get_extra_info("socket").fileno()
        self._transport.write(frames.upgrade(self._address.name))

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._idle.discard(self)
        self.lost.set_result(self._loop.time())
        _refuse(self.ready)
        for waiting in self._waiting.values():
            _refuse(waiting)

    @override
    def data_received(self, data: bytes) -> None:
        now = self._loop.time()
        if self._reader is None:
            data = self._after_head(data)
        if self._reader:
            for frame in self._reader.read(data):
                self._take(frame, now)

    def _after_head(self, data: bytes) -> bytes:
        head, found, rest = (self._head + data).partition(_HEAD_ENDS)
        self._head = head
        if found:
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                self._transport.close()
                return b""
            self._reader = frames.Reader()
        return rest

    def _take(self, frame: frames.Frame, now: float) -> None:
        kind, payload = frame
        if kind == frames.PING:
            self._transport.write(frames.written(payload, frames.PONG))
        elif kind == frames.CLOSE:
            self._transport.close()
        elif payload[:2] == b"43":
            self._acknowledge(payload, now)
        elif payload[:2] == b"42":
            self._event(payload, now)
        elif payload[:1] == b"2":
            self._say(b"3")
        else:
            self._control(payload)

    def _acknowledge(self, payload: bytes, now: float) -> None:
        start = payload.index(b"[")
        waiting = self._waiting.pop(int(payload[2:start]), None)
        if waiting and not waiting.done():
            waiting.set_result(Answer(_decode(payload[start:])[0], now))

    def _event(self, payload: bytes, now: float) -> None:
        # Most of what a thousand phones are told is not read here: that would be our CPU time.
        if self._hear is None and self.ready.done():
            return
        event, data = _decode(payload[2:])
        if event == self._first and not self.ready.done():
            self.ready.set_result(data)
        if self._hear:
            self._hear(event, data, now)

    def _control(self, payload: bytes) -> None:
        if payload[:1] == b"0":
            self._say(b"40" + _encode(self._auth))
        elif payload[:2] == b"40" and self._first is None:
            self.ready.set_result({})
        elif payload[:2] == b"44" and not self.ready.done():
            self.ready.set_exception(Refused(payload[2:].decode()))

    def _say(self, packet: bytes) -> None:
        self._transport.write(frames.written(packet))


def _refuse(waiting: "asyncio.Future[Any]") -> None:
    if not waiting.done():
        waiting.set_exception(Refused("cut"))
        # Looked at, so that one that nobody waits for any more is no warning.
        waiting.exception()
