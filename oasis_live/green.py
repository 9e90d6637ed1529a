"""eventlet, and nothing else knows it: listener, green threads, calls in a native thread.

eventlet is being retired by its maintainers; whatever takes its place is written here. Its server
gives each single read a time-out, so whoever sends a byte now and then may stay for ever; its
WebSocket bounds each frame, so a message may have endless fragments. Here all of a head, body,
answer and message has an end.
"""

import logging
import random
import resource
import signal
import socket
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from time import monotonic
from typing import Any

from typing_extensions import override

with warnings.catch_warnings():
    # We know that it is being retired; nobody who starts a server needs to read it.
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    import eventlet
import eventlet.event
import eventlet.hubs
import eventlet.tpool
import eventlet.websocket
import eventlet.wsgi
from eventlet.greenio import GreenSocket

from oasis_live.engine.runtime import Runtime

log = logging.getLogger(__name__)

ASYNC_MODE = "eventlet"
BACKLOG = 2048
# eventlet stops at 1,024 by itself; this is above the largest hall.
MOST_CONNECTIONS = 20_000
# Files that are no connections: database, log, worker, static files being sent.
SPARE_FILES = 256
SOCKET_TIMEOUT_SECONDS = 10
# Each for the whole of it, however slowly it drips.
KEEPALIVE_SECONDS = 10
HEAD_SECONDS = 10
BODY_SECONDS = 20
ANSWER_SECONDS = 60
FIRST_WORD_SECONDS = 10
FRAMES_A_TURN = 8
# Our largest head is a page's with the cookies of a few rooms: under 4 kB. At most 100 fields is
# the standard library's own rule.
LARGEST_LINE = 8192
LARGEST_HEAD = 16_384
# What is left of a refused body is read to this, so that an honest client hears why; then cut.
LARGEST_REST = 1_048_576


def runtime(clock: Callable[[], datetime], chance: random.Random) -> Runtime:
    """Green threads for everything that waits."""
    return Runtime(
        spawn=eventlet.spawn,
        sleep=eventlet.sleep,
        event=eventlet.event.Event,
        native=eventlet.tpool.execute,
        clock=clock,
        chance=chance,
    )


class BoundedSocket(GreenSocket):  # type: ignore[misc] # eventlet is untyped
    """A socket whose reads, and whose writes, are over by a time: TimeoutError after it."""

    read_by: float | None = None
    write_by: float | None = None

    @override
    def accept(self) -> Any:
        """The next connection. eventlet's server ends for ever when one can't be had."""
        while True:
            try:
                return super().accept()
            except OSError as error:
                if self.fileno() == -1:
                    raise
                log.warning("no connection could be taken: %s", error.strerror)
                # Mostly there are no files left, and somebody has to go first.
                eventlet.sleep(0.5)

    @override
    def _trampoline(
        self,
        fd: Any,
        read: bool = False,
        write: bool = False,
        timeout: float | None = None,
        timeout_exc: Any = None,
    ) -> Any:
        if write and self.write_by is None:
            self.write_by = monotonic() + ANSWER_SECONDS
        by = self.write_by if write else self.read_by
        if by is not None:
            left = by - monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            timeout = left if timeout is None else min(timeout, left)
        return super()._trampoline(fd, read, write, timeout, timeout_exc)


class Connection(eventlet.wsgi.HttpProtocol):  # type: ignore[misc] # eventlet is untyped
    """One connection's requests. Who is too slow or speaks no HTTP is cut, without a word in the
    log: there would be no end to it.
    """

    @override
    def handle(self) -> None:
        with suppress(OSError, EOFError):
            super().handle()

    @override
    def finish(self) -> None:
        with suppress(OSError, ValueError):
            super().finish()

    @override
    def _read_request_line(self) -> Any:
        # Requests that come all at once would be answered without a pause for anybody else.
        eventlet.sleep(0)
        self.connection.write_by = None
        self.connection.read_by = monotonic() + KEEPALIVE_SECONDS
        if self.rfile.closed or not self.rfile.peek(1):
            return b""
        self.connection.read_by = monotonic() + HEAD_SECONDS
        return super()._read_request_line()

    @override
    def parse_request(self) -> bool:
        """Read the head; False when it was refused, and the connection ends."""
        if not super().parse_request():
            return False
        if refusal := self._refusal():
            self.send_error(refusal)
            return False
        self.connection.read_by = monotonic() + BODY_SECONDS
        return True

    @override
    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The status and no word: the standard's page repeats what was sent, and names Python."""
        self.close_connection = True
        head = f"HTTP/1.1 {code} {HTTPStatus(code).phrase}\r\nConnection: close\r\n"
        self.wfile.write(f"{head}Content-Length: 0\r\n\r\n".encode())

    def _refusal(self) -> HTTPStatus | None:
        """Why the head can't be taken: what a proxy in front could read differently from us."""
        lengths = self.headers.get_all("Content-Length", [])
        if "Transfer-Encoding" in self.headers:
            # No browser sends chunks, and eventlet reads their sizes without any bound.
            return HTTPStatus.LENGTH_REQUIRED
        is_plain = (
            # Flask fails on a question that is no UTF-8; a browser writes it as %C3%A9.
            self.path.isascii()
            and self.path.isprintable()
            and self.request_version != "HTTP/0.9"
            and not self.headers.defects
            and len(self.headers.get_all("Host", [])) <= 1
            and len(lengths) <= 1
            and all(_is_length(length) for length in lengths)
        )
        return None if is_plain else HTTPStatus.BAD_REQUEST


def _is_length(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= 12


class Body(eventlet.wsgi.Input):  # type: ignore[misc] # eventlet is untyped
    """A request's body; of one that nobody wanted not everything is read."""

    @override
    def discard(self, buffer_size: int = 16 << 10) -> None:
        """Read what is left, so that the next request can follow. Raises OSError for too much."""
        if (self.content_length or 0) - self.position > LARGEST_REST:
            raise OSError("the body is too large to be read to its end")
        super().discard(buffer_size)


def tell_faults(tell: Callable[..., object]) -> None:
    """What fails in a green thread is told by this logging function; eventlet would print it."""
    hub = eventlet.hubs.get_hub()

    def told(*where: Any) -> None:
        tell("a green thread failed", exc_info=where[-1])

    def told_of_file(file: int, exc_info: Any) -> None:
        told(exc_info)
        with suppress(Exception):
            hub.remove_descriptor(file)

    hub.squelch_generic_exception = hub.squelch_timer_exception = told
    hub.squelch_exception = told_of_file


def unmask(data: bytes, mask: Sequence[int], length: int | None = None, offset: int = 0) -> bytes:
    """A frame's bytes without their mask, as one big number (RFC 6455, section 5.3).

    eventlet goes byte by byte, which was 16 % of all CPU at 300 bytes a message.
    """
    size = len(data) if length is None else length
    key = bytes(mask[(offset + place) % 4] for place in range(4))
    repeated = (key * (size // 4 + 1))[:size]
    number = int.from_bytes(data[:size], "little") ^ int.from_bytes(repeated, "little")
    return number.to_bytes(size, "little")


class BoundedMessage(eventlet.websocket.RFC6455WebSocket.Message):  # type: ignore[misc] # untyped
    """A message whose fragments together may be as long as one frame."""

    length = 0

    @override
    def push(self, data: bytes, final: bool = False) -> None:
        # Nothing counts too, or there could be endlessly many empty fragments.
        self.length += max(len(data), 1)
        if self.length > self.max_frame_length:
            raise eventlet.websocket.FailedConnectionError(1009, "This message is too long")
        super().push(data, final)


class BoundedWebSocket(eventlet.websocket.RFC6455WebSocket):  # type: ignore[misc] # untyped
    """A WebSocket whose messages have an end, in length and in time."""

    Message = BoundedMessage
    _apply_mask = staticmethod(unmask)
    _has_spoken = False
    _frames = 0

    @override
    def _recv_frame(self, message: Any = None) -> Any:
        # What has come already is read without waiting: a flood would be read without a pause for
        # anybody else.
        self._frames += 1
        if self._frames % FRAMES_A_TURN == 0:
            eventlet.sleep(0)
        return super()._recv_frame(message)

    @override
    def wait(self) -> str | bytes | None:
        """The next message. None once it is over, for whatever reason."""
        # Engine.IO's pings let nobody be silent for longer than its time-out. The first word (the
        # probe of an upgrade, else the handshake) is sent at once.
        patience = self.socket.gettimeout() if self._has_spoken else FIRST_WORD_SECONDS
        self.socket.read_by = monotonic() + (patience or SOCKET_TIMEOUT_SECONDS)
        try:
            message: str | bytes | None = super().wait()
        except (OSError, EOFError, ValueError):
            return None
        self._has_spoken = True
        return message

    @override
    def _send(self, frame: bytes) -> None:
        with self._sendlock:
            self.socket.write_by = None
            self.socket.sendall(frame)

    @override
    def close(self, close_data: tuple[int, str] | None = None) -> None:
        """End it for both: eventlet shuts its own side only, and a read that drips goes on."""
        with suppress(OSError):
            self._send_closing_frame(ignore_send_errors=True, close_data=close_data)
            self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()


def _no_drafts(_self: object, _environ: object) -> None:
    """WebSocket as it was before the standard: messages without any bound."""
    raise eventlet.websocket.BadRequest


def _no_deflate(_self: object, _extensions: object) -> None:
    """Compression keeps some 300 kB for each phone, and packs each message for each anew."""


eventlet.websocket.RFC6455WebSocket = BoundedWebSocket
eventlet.websocket.WebSocketWSGI._handle_legacy_request = _no_drafts  # noqa: SLF001 - the repair
eventlet.websocket.WebSocketWSGI._negotiate_permessage_deflate = _no_deflate  # noqa: SLF001
eventlet.wsgi.Input = Body
eventlet.wsgi.MAX_HEADER_LINE = LARGEST_LINE
eventlet.wsgi.MAX_TOTAL_HEADER_SIZE = LARGEST_HEAD


def listen(host: str, port: int) -> Any:
    """A listening socket. Raises OSError when the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = BoundedSocket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Inherited by every connection: without it an answer after a broadcast waits about 50 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.bind((host, port))
    listener.listen(BACKLOG)
    return listener


class Pool(eventlet.GreenPool):  # type: ignore[misc] # eventlet is untyped
    """The threads of all connections. Their end is the process's."""

    @override
    def waitall(self) -> None:
        """Don't: eventlet's server would wait for ever for a WebSocket whose client stays."""


def serve(listener: Any, app: Callable[..., Any], finish: Callable[[], object]) -> None:
    """Serve this WSGI application until the process is told to stop, and `finish` is over then."""
    serving = eventlet.getcurrent()

    def end() -> None:
        try:
            finish()
        finally:
            eventlet.kill(serving, SystemExit)

    def stop(*_how: object) -> None:
        # Not raised here: it would end whichever green thread happens to run.
        eventlet.spawn(end)

    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, stop)
    eventlet.wsgi.server(
        listener,
        app,
        # The application writes a line for each request, Socket.IO's too.
        log=logging.getLogger("eventlet.wsgi"),
        log_output=False,
        custom_pool=Pool(_connections()),
        protocol=Connection,
        socket_timeout=SOCKET_TIMEOUT_SECONDS,
        keepalive=KEEPALIVE_SECONDS,
        url_length_limit=LARGEST_LINE,
        debug=False,
    )


def most_connections(files: int) -> int:
    """As many as a process with so many files may have, but for some that are none."""
    return MOST_CONNECTIONS if files < 0 else max(1, min(MOST_CONNECTIONS, files - SPARE_FILES))


def _connections() -> int:
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return most_connections(most)
