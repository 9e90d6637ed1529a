"""WebSocket frames (RFC 6455) by hand: what a client sends, and what came from a server."""

import base64
import os
from collections.abc import Iterator
from typing import NamedTuple

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
_LAST = 0x80
_MASKED = 0x80
_SHORT, _LONG = 126, 127


class Frame(NamedTuple):
    """One frame: what kind, and its bytes."""

    kind: int
    payload: bytes


def upgrade(host: str) -> bytes:
    """The request that turns an HTTP connection into Engine.IO's WebSocket."""
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
        f"Host: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


def written(payload: bytes, kind: int = TEXT) -> bytes:
    """One whole masked frame, as a client has to send it."""
    size, mask = len(payload), os.urandom(4)
    repeated = (mask * (size // 4 + 1))[:size]
    hidden = int.from_bytes(payload, "little") ^ int.from_bytes(repeated, "little")
    return _head(kind, size) + mask + hidden.to_bytes(size, "little")


def _head(kind: int, size: int) -> bytes:
    if size < _SHORT:
        return bytes((_LAST | kind, _MASKED | size))
    if size < 1 << 16:
        return bytes((_LAST | kind, _MASKED | _SHORT)) + size.to_bytes(2, "big")
    return bytes((_LAST | kind, _MASKED | _LONG)) + size.to_bytes(8, "big")


class Reader:
    """Puts what arrives together into frames. Servers of ours send no fragments."""

    def __init__(self) -> None:
        self._held = b""

    def read(self, data: bytes) -> Iterator[Frame]:
        """The frames that are whole now."""
        data = self._held + data if self._held else data
        start, end = 0, len(data)
        while end - start >= 2:
            size, head = data[start + 1], 2
            if size >= _SHORT:
                head = 4 if size == _SHORT else 10
                size = int.from_bytes(data[start + 2 : start + head], "big")
            stop = start + head + size
            if end < start + head or end < stop:
                break
            yield Frame(data[start] & 0xF, data[start + head : stop])
            start = stop
        self._held = data[start:]
