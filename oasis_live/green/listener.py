"""The listener: connections and their requests, each of which has an end.

eventlet gives each single read a time-out, so whoever sends a byte now and then could stay for
ever. Here all of a head and a body has one, and each piece of an answer, however long that is.
"""

import logging
import resource
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from time import monotonic
from typing import Any

import eventlet.wsgi
from eventlet.greenio import GreenSocket
from typing_extensions import override

from oasis_live.green import websocket

log = logging.getLogger(__name__)

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
# For each piece of an answer, so that a workbook may take its time over a slow line: 64 kbit/s are
# eight times as fast.
ANSWER_SECONDS = 60
PIECE_BYTES = 65_536
# Linux doubles it. With some MB, as it takes by itself, there is news of a slow reader once in
# minutes, and a thousand of them cost GB.
SEND_BUFFER_BYTES = 131_072
# Our largest head is a page's with the cookies of a few rooms: under 4 kB. At most 100 fields is
# the standard library's own rule.
LARGEST_LINE = 8192
LARGEST_HEAD = 16_384
# What is left of a refused body is read to this, so that an honest client hears why; then cut.
LARGEST_REST = 1_048_576


class BoundedSocket(GreenSocket):  # type: ignore[misc] # eventlet is untyped
    """A socket whose reads are over by a time: TimeoutError after it. So is each piece that is
    written, from the first wait for the other end on.
    """

    read_by: float | None = None
    write_by: float | None = None
    _gone_bytes = 0

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
    def send(self, data: Any, flags: int = 0) -> int:
        """How many of these bytes went."""
        gone: int = super().send(data, flags)
        self._gone_bytes += gone
        if self._gone_bytes >= PIECE_BYTES:
            self._gone_bytes, self.write_by = 0, None
        return gone

    @override
    def _trampoline(
        self,
        fd: Any,
        read: bool = False,
        write: bool = False,
        timeout: float | None = None,
        timeout_exc: Any = None,
    ) -> Any:
        if write:
            # eventlet's own time-out is for a single wait, which hits whoever is slow.
            timeout = None
            if self.write_by is None:
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
    def setup(self) -> None:
        # Buffers are for those who have said something: for a thousand others they were 12 MB.
        self.request.read_by = monotonic() + KEEPALIVE_SECONDS
        if not self._is_spoken_to():
            raise TimeoutError
        super().setup()

    def _is_spoken_to(self) -> bool:
        with suppress(OSError, EOFError):
            return bool(self.request.recv(1, socket.MSG_PEEK))
        return False

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


eventlet.wsgi.Input = Body
eventlet.wsgi.MAX_HEADER_LINE = LARGEST_LINE
eventlet.wsgi.MAX_TOTAL_HEADER_SIZE = LARGEST_HEAD
websocket.repair()


def listen(host: str, port: int) -> Any:
    """A listening socket. Raises OSError when the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = BoundedSocket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Inherited by every connection: without it an answer after a broadcast waits about 50 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
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
