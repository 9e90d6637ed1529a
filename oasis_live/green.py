"""eventlet, and nothing else knows it: listener, green threads, calls in a native thread.

eventlet is being retired by its maintainers; whatever takes its place is written here.
"""

import random
import socket
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

with warnings.catch_warnings():
    # We know that it is being retired; nobody who starts a server needs to read it.
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    import eventlet
import eventlet.event
import eventlet.tpool
import eventlet.websocket
import eventlet.wsgi

from oasis_live.engine.runtime import Runtime

ASYNC_MODE = "eventlet"
BACKLOG = 2048
# eventlet stops at 1,024 by itself; this is above the largest hall.
MOST_CONNECTIONS = 20_000
SOCKET_TIMEOUT_SECONDS = 10
KEEPALIVE_SECONDS = 10


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


def listen(host: str, port: int) -> Any:
    """A listening socket. Raises OSError when the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = eventlet.listen((host, port), family=family, backlog=BACKLOG, reuse_port=False)
    # Inherited by every connection: without it an answer after a broadcast waits about 50 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def unmask(data: bytes, mask: Sequence[int], length: int | None = None, offset: int = 0) -> bytes:
    """A frame's bytes without their mask, as one big number (RFC 6455, section 5.3).

    eventlet goes byte by byte, which was 16 % of all CPU at 300 bytes a message.
    """
    size = len(data) if length is None else length
    key = bytes(mask[(offset + place) % 4] for place in range(4))
    repeated = (key * (size // 4 + 1))[:size]
    number = int.from_bytes(data[:size], "little") ^ int.from_bytes(repeated, "little")
    return number.to_bytes(size, "little")


eventlet.websocket.RFC6455WebSocket._apply_mask = staticmethod(unmask)  # noqa: SLF001 - the repair


def serve(listener: Any, app: Callable[..., Any]) -> None:
    """Serve this WSGI application until the process is told to stop."""
    eventlet.wsgi.server(
        listener,
        app,
        log_output=False,
        max_size=MOST_CONNECTIONS,
        socket_timeout=SOCKET_TIMEOUT_SECONDS,
        keepalive=KEEPALIVE_SECONDS,
        debug=False,
    )
