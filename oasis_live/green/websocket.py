"""WebSockets whose messages have an end.

eventlet bounds each frame, so a message could have endless fragments; it gives each read a time-out
of its own, unmasks byte by byte, compresses for whoever asks, and still speaks drafts of 2010.
"""

import socket
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import Any

import eventlet.websocket
from typing_extensions import override

FIRST_WORD_SECONDS = 10
FRAMES_A_TURN = 8


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
        self.socket.read_by = monotonic() + (patience or FIRST_WORD_SECONDS)
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
    """Compression keeps 100 kB or more for each phone, and packs each message for each anew."""


def repair() -> None:
    """From now on eventlet's WebSockets are ours."""
    eventlet.websocket.RFC6455WebSocket = BoundedWebSocket
    eventlet.websocket.WebSocketWSGI._handle_legacy_request = _no_drafts  # noqa: SLF001 - the repair
    eventlet.websocket.WebSocketWSGI._negotiate_permessage_deflate = _no_deflate  # noqa: SLF001
