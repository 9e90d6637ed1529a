"""A line: one Engine.IO session, below Socket.IO. What comes over it is hostile until it is read.

The libraries answer nonsense with a trace in the log and go on, and let a line that nobody was let
in on stay for ever. Here nonsense ends its line.
"""

import logging
from collections.abc import Iterable
from random import Random
from re import match
from time import monotonic
from typing import Any
from weakref import ref

import engineio.socket
from engineio.exceptions import EngineIOError, SocketIsClosedError
from engineio.packet import PING, Packet
from engineio.payload import Payload
from typing_extensions import override

from oasis_live.web.later import Later
from oasis_live.web.line_keys import Keys
from oasis_live.web.security import Environ

log = logging.getLogger(__name__)

# A polling request with more packets than this is answered 200 and thrown away by Engine.IO.
Payload.max_decode_packets = 256
# A screen that is this far behind comes back and catches up; a desk hears at most 20 in a second.
MOST_WAITING = 512
# From the handshake to being let in: a phone's two messages, even over bad wifi.
LET_IN_SECONDS = 12
# CONNECT, DISCONNECT, EVENT, ACK. Nothing of ours is binary: one packet of it may announce ten
# thousand million parts, and all that arrive are kept.
_OURS = ("0", "1", "2", "3")


class Line(engineio.socket.Socket):  # type: ignore[misc] # engineio is untyped
    """One line. Whatever fails on it, nobody waits for the client and no trace is written."""

    # When it was pinged, by `monotonic`, as long as no pong came.
    last_ping: float | None

    @override
    def schedule_ping(self) -> None:
        if self.last_ping:
            self.last_ping = None
            self.server.pings.add(ref(self))

    @override
    def check_ping_timeout(self) -> bool:
        # By a clock that never steps: an hour forward would cut everybody who is being pinged.
        if self.last_ping and monotonic() - self.last_ping >= self.server.ping_timeout:
            self.close(abort=True, reason=self.server.reason.PING_TIMEOUT)
        return not self.closed

    def ping(self) -> None:
        """Ask whether somebody is there."""
        if not self.closed:
            self.last_ping = monotonic()
            self.send(Packet(PING))
            self.server.pongs.add(ref(self))

    @override
    def poll(self) -> list[Packet]:
        # Engine.IO sets a clock for each, in case that a line falls silent: here the pings are one.
        packets = [self.queue.get()]
        while packets[-1] and not self.queue.empty():
            packets.append(self.queue.get_nowait())
        if packets[-1]:
            return packets
        # The end: said again to whoever asks after these.
        self.queue.put(None)
        return packets[:-1]

    @override
    def close(self, wait: bool = False, abort: bool = False, reason: Any = None) -> None:
        # Waiting is for a client that fetches all that it was sent. One that speaks nonsense never
        # does: its request would hang for ever, and keep the server from stopping.
        super().close(wait=False, abort=abort, reason=reason)
        # Engine.IO would look at each line again and again for one that is closed and asks no more.
        self.server.sockets.pop(self.sid, None)

    @override
    def send(self, pkt: Packet) -> None:
        if self.closed:
            raise SocketIsClosedError
        if self.queue.qsize() < MOST_WAITING:
            self.queue.put(pkt)
            return
        while not self.queue.empty():
            self.queue.get_nowait()
        self.close(abort=True, reason=self.server.reason.TRANSPORT_ERROR)

    @override
    def receive(self, pkt: Any) -> None:
        # Engine.IO goes on hearing what came before it could close.
        if self.closed:
            raise SocketIsClosedError
        super().receive(pkt)

    @override
    def handle_post_request(self, environ: Environ) -> None:
        try:
            super().handle_post_request(environ)
        except EngineIOError:
            raise
        except Exception as nonsense:
            raise EngineIOError("nonsense") from nonsense

    @override
    def _websocket_handler(self, ws: Any) -> list[bytes]:
        try:
            super()._websocket_handler(ws)
        except Exception as nonsense:
            log.info("a line was closed", extra={"why": type(nonsense).__name__})
            self.close(abort=True, reason=self.server.reason.TRANSPORT_ERROR)
            ws.close()
        return []


def _ping(line: "ref[Line]") -> None:
    if alive := line():
        alive.ping()


def _check(line: "ref[Line]") -> None:
    if alive := line():
        alive.check_ping_timeout()


def guard(server: Any, events: Iterable[str], unread: object, chance: Random) -> None:
    """Let this Socket.IO server hear nothing but these events, from those who opened a line.
    `unread` is what somebody is answered whose packet can't be read.
    """
    engineio.socket.Socket = Line
    server.eio.pings = Later(server, server.eio.ping_interval, _ping)
    server.eio.pongs = Later(server, server.eio.ping_timeout, _check)
    Ear(server, events, unread).attach()
    server.handle_request = Keys(server.handle_request, server.environ, chance)


class Ear:
    """What is heard of a line: packets of ours, as long as somebody was let in on it."""

    def __init__(self, server: Any, events: Iterable[str], unread: object) -> None:
        self._server, self._events, self._unread = server, frozenset(events), unread
        # The only way to stand between Engine.IO and Socket.IO.
        self._opened, self._hear = server._handle_eio_connect, server._handle_eio_message  # noqa: SLF001
        self._handle = server._handle_event  # noqa: SLF001
        self._arrived = Later(server, LET_IN_SECONDS, self._close_unless_let_in)

    def attach(self) -> None:
        """Stand before the server's own handlers."""
        self._server._handle_event = self._event  # noqa: SLF001
        self._server.eio.on("connect", self._connect)
        self._server.eio.on("message", self._message)

    def _connect(self, line: str, environ: Environ) -> None:
        self._opened(line, environ)
        self._arrived.add(line)

    def _close_unless_let_in(self, line: str) -> None:
        if self._server.manager.sid_from_eio_sid(line, "/") is None:
            self._server.eio.disconnect(line)

    def _message(self, line: str, data: object) -> None:
        try:
            self._hear(line, _ours(data))
        except Exception as nonsense:
            log.info("a line was closed", extra={"why": type(nonsense).__name__})
            if isinstance(nonsense, ValueError):
                self._refuse(line, data)
            self._server.eio.disconnect(line)
        self._end_if_gone(line)

    def _end_if_gone(self, line: str) -> None:
        # One that ended while it was being let in: Socket.IO has passed its end over.
        if line not in self._server.environ and self._server.manager.sid_from_eio_sid(line, "/"):
            self._server._handle_disconnect(line, "/")  # noqa: SLF001 - as it does for any other

    def _refuse(self, line: str, data: object) -> None:
        # Without an answer an outbox would send the same again, and nothing behind it, for ever.
        if isinstance(data, str) and (asked := match(r"2([0-9]{1,15})\[", data)):
            answer = self._server.packet_class.json.dumps([self._unread])
            self._server.eio.send(line, f"3{asked[1]}{answer}")

    def _event(self, line: str, namespace: str, id: object, data: object) -> None:
        # `connect` and `disconnect` are handlers too, and Socket.IO would call them for a client.
        if not (isinstance(data, list) and data and data[0] in self._events):
            raise ValueError("no event of ours")
        self._handle(line, namespace, id, data)


def _ours(data: object) -> str:
    if not (isinstance(data, str) and data.startswith(_OURS)):
        raise ValueError("no packet of ours")
    return data
