"""A TCP proxy that stands for bad wifi: it cuts, holds, and drops one direction, on command.

    with Proxy(server.port) as wifi:
        phone = connect(wifi.url)
        wifi.hold("down")  # what the server says waits in the line, on new connections too
        wifi.release()  # ... and arrives now
        wifi.drop("down")  # what the server says on today's connections is lost for ever
        wifi.cut()  # every connection ends; the next one is served again
        wifi.off()  # ... and none is, until on()

Directions: `up` to the server, `down` to the client. The server may stop and start on its port
meanwhile: each connection is opened anew. Every call works at once, from any thread.
"""

import socket
import struct
import threading
from contextlib import suppress
from types import TracebackType
from typing import Literal, Self

Way = Literal["up", "down"]
_MOST_BYTES = 65_536
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class _Line:
    """One client's connection and ours to the server behind it."""

    def __init__(self, client: socket.socket, server: socket.socket) -> None:
        self.ends = {"up": (client, server), "down": (server, client)}
        self.lost: set[Way] = set()
        self.is_cut = False
        self.running = 2

    def cut(self) -> None:
        """Wake whoever waits on it, and let neither end think that it was a polite goodbye."""
        self.is_cut = True
        for end in self.ends["up"]:
            with suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
                end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        for end in self.ends["up"]:
            end.close()


class Proxy:
    """Between clients and the server on a port of this machine. `carried` counts bytes each way."""

    def __init__(self, to: int) -> None:
        self.carried: dict[Way, int] = {"up": 0, "down": 0}
        self._to = to
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._news = threading.Condition()
        self._held: set[Way] = set()
        self._lines: set[_Line] = set()
        self._is_on = True
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()

    def hold(self, *ways: Way) -> None:
        """Keep what is said in these directions (both by default) back, until `release`."""
        with self._news:
            self._held |= set(ways or ("up", "down"))

    def release(self) -> None:
        """Let what was held arrive, in its order."""
        with self._news:
            self._held.clear()
            self._news.notify_all()

    def drop(self, *ways: Way) -> None:
        """Lose what is said in these directions (both by default) on the connections of now.

        A stream with a hole in it makes no sense, so they stay lost; cut them, and new ones work.
        """
        with self._news:
            for line in self._lines:
                line.lost |= set(ways or ("up", "down"))

    def cut(self) -> None:
        """End every connection at once, with what was held in it."""
        with self._news:
            for line in self._lines:
                line.cut()
            self._news.notify_all()

    def off(self) -> None:
        """Cut, and turn new connections away."""
        with self._news:
            self._is_on = False
        self.cut()

    def on(self) -> None:
        """Serve new connections again."""
        with self._news:
            self._is_on = True

    def lead(self, to: int) -> None:
        """Cut, and serve new connections from another port."""
        self._to = to
        self.cut()

    @property
    def connections(self) -> int:
        """How many connections there are."""
        with self._news:
            return len(self._lines)

    def close(self) -> None:
        """End it all."""
        self.off()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._acceptor.join()
        self._listener.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _e: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self._listener.accept()
                self._serve(client)

    def _serve(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self._to))
        except OSError:
            client.close()
            return
        for end in (client, server):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line = _Line(client, server)
        with self._news:
            self._lines.add(line)
            if not self._is_on:
                line.cut()
        for way in line.ends:
            threading.Thread(target=self._carry, args=(line, way), daemon=True).start()

    def _carry(self, line: _Line, way: Way) -> None:
        source, sink = line.ends[way]
        with suppress(OSError):
            while data := source.recv(_MOST_BYTES):
                if self._passes(line, way):
                    sink.sendall(data)
                    self.carried[way] += len(data)
            sink.shutdown(socket.SHUT_WR)
        with self._news:
            line.running -= 1
            if not line.running:
                self._lines.discard(line)
                line.close()

    def _passes(self, line: _Line, way: Way) -> bool:
        with self._news:
            self._news.wait_for(lambda: line.is_cut or way not in self._held)
            return not line.is_cut and way not in line.lost
