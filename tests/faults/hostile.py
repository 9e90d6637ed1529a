"""Raw bytes for a server, as no client of ours would send them."""

import select
import socket
import struct
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, Self

from tests.live import HOME, PATIENCE_SECONDS, Server, until

_GONE = select.POLLRDHUP | select.POLLHUP | select.POLLERR
MASK = b"\x01\x02\x03\x04"
OPEN = "/socket.io/?EIO=4&transport="
# 40 kB.
LARGE = f"/static/vendor/{next((HOME / 'static' / 'vendor').glob('socket.io*')).name}"


class Listening(Protocol):
    """A process that listens on a port of this machine, such as a `Server`'s."""

    port: int

    @property
    def pid(self) -> int: ...


class Wire:
    """One TCP connection, and what came back over it."""

    def __init__(self, server: Listening, *, window: int = 0) -> None:
        self.socket = socket.socket()
        if window:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
            # With the large packets of loopback the system itself would keep megabytes.
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 536)
        self.socket.settimeout(PATIENCE_SECONDS)
        self.socket.connect(("127.0.0.1", server.port))
        self.sent = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.socket.close()

    def send(self, data: bytes) -> bool:
        """Send it all; False when the other end is gone."""
        try:
            self.socket.sendall(data)
        except ConnectionError:
            return False
        self.sent += len(data)
        return True

    @property
    def is_cut(self) -> bool:
        """Whether the other end has gone, read or unread."""
        poll = select.poll()
        poll.register(self.socket, _GONE)
        return bool(poll.poll(0))

    def read(self) -> bytes:
        """All that comes until the other end goes."""
        got = b""
        with suppress(ConnectionError):
            while piece := self.socket.recv(65_536):
                got += piece
        return got

    def waiting(self) -> bytes:
        """What has come already."""
        got = b""
        self.socket.setblocking(False)
        with suppress(BlockingIOError, ConnectionError):
            while piece := self.socket.recv(65_536):
                got += piece
        self.socket.settimeout(PATIENCE_SECONDS)
        return got

    def head(self) -> bytes:
        """The head of an answer, byte by byte so that nothing after it is lost."""
        got = b""
        while not got.endswith(b"\r\n\r\n"):
            piece = self.socket.recv(1)
            if not piece:
                break
            got += piece
        return got

    def message(self) -> tuple[int, bytes]:
        """The next frame: its opcode and payload; (8, b"") when there is none."""
        start = self._exactly(2)
        if len(start) < 2:
            return 8, b""
        length = start[1] & 127
        if length > 125:
            code, size = ("!H", 2) if length == 126 else ("!Q", 8)
            (length,) = struct.unpack(code, self._exactly(size))
        return start[0] & 15, self._exactly(length)

    def closed_with(self) -> int:
        """The code of the closing frame, after whatever else came; 0 for none."""
        while True:
            opcode, payload = self.message()
            if opcode == 8:
                return int.from_bytes(payload[:2], "big")

    def _exactly(self, size: int) -> bytes:
        got = b""
        with suppress(ConnectionError):
            while len(got) < size and (piece := self.socket.recv(size - len(got))):
                got += piece
        return got


def frame(
    payload: bytes = b"", opcode: int = 1, *, fin: bool = True, rsv: int = 0, masked: bool = True
) -> bytes:
    """One WebSocket frame as a client sends it."""
    size = len(payload)
    flag = 128 if masked else 0
    start = bytes([(128 if fin else 0) | rsv << 4 | opcode])
    if size < 126:
        start += bytes([flag | size])
    elif size < 65_536:
        start += bytes([flag | 126]) + struct.pack("!H", size)
    else:
        start += bytes([flag | 127]) + struct.pack("!Q", size)
    if not masked:
        return start + payload
    key = (MASK * (size // 4 + 1))[:size]
    number = int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")
    return start + MASK + number.to_bytes(size, "big")


def request(
    path: str, headers: Iterable[str] = (), *, method: str = "GET", host: str = "127.0.0.1"
) -> bytes:
    """The head of a request with exactly these header lines."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1")


UPGRADE = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)


def websocket(
    server: Server, path: str = OPEN + "websocket", *headers: str, window: int = 0
) -> Wire:
    """A WebSocket that was opened; its first message (Engine.IO's) is yet to be read."""
    wire = Wire(server, window=window)
    wire.send(request(path, [*UPGRADE, *headers]))
    head = wire.head()
    assert head.startswith(b"HTTP/1.1 101 "), head
    return wire


def drips(wire: Wire, data: Iterable[bytes], most: int, meanwhile: Callable[[], object]) -> int:
    """Send ten pieces a second until the other end has had enough; how many it took.

    Fails once it took `most`.
    """
    pause = threading.Event()
    for taken, piece in enumerate(data):
        assert taken < most, f"{most} pieces were taken"
        if wire.is_cut or not wire.send(piece):
            return taken
        if taken % 10 == 0:
            meanwhile()
        pause.wait(0.1)
    raise AssertionError("there was too little to send")


@contextmanager
def flood(wire: Wire, data: bytes) -> Iterator[None]:
    """Send the same again and again, and read whatever comes, for the length of a block."""
    ends = threading.Event()

    def pours() -> None:
        while not ends.is_set() and wire.send(data):
            pass

    def drinks() -> None:
        with suppress(OSError):
            while not ends.is_set() and wire.socket.recv(65_536):
                pass

    threads = [threading.Thread(target=work, daemon=True) for work in (pours, drinks)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ends.set()
        with suppress(OSError):
            wire.socket.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join(PATIENCE_SECONDS)


def connections(server: Listening) -> int:
    """How many sockets the server has open."""
    found = 0
    for file in Path(f"/proc/{server.pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            found += str(file.readlink()).startswith("socket:")
    return found


def memory(server: Server) -> int:
    """The server's resident memory in bytes."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


def gone(wire: Wire) -> None:
    """Wait until the other end has gone."""
    until(lambda: wire.is_cut, "the connection stays open")
