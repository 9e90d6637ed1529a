"""Networks that are worse than a lost link: one without WebSocket, and a captive portal."""

import socket
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

from typing_extensions import override

from tests.faults.proxy import Proxy

_FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_MOST_BYTES = 4096
LOGIN = b"<!doctype html><title>Free wifi</title><h1>Log in to use the wifi</h1>"


class NoWebSocket(Proxy):
    """Lets requests through and no WebSocket: it refuses each, or never answers."""

    def __init__(self, to: int, how: Literal["refuse", "hang"]) -> None:
        self.asked = 0
        self._how = how
        self._hanging: list[socket.socket] = []
        super().__init__(to)

    @override
    def close(self) -> None:
        super().close()
        for client in self._hanging:
            client.close()

    @override
    def _serve(self, client: socket.socket) -> None:
        # A browser connects before it knows what to ask: nobody else may wait for that.
        threading.Thread(target=self._judge, args=(client,), daemon=True).start()

    def _judge(self, client: socket.socket) -> None:
        with suppress(OSError):
            if b"pgrade: websocket" not in client.recv(_MOST_BYTES, socket.MSG_PEEK):
                super()._serve(client)
                return
            self.asked += 1
            if self._how == "hang":
                self._hanging.append(client)
                return
            client.recv(_MOST_BYTES)
            client.sendall(_FORBIDDEN)
            client.close()


class _Login(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append(f"{self.command} {self.path}")  # type: ignore[attr-defined] # Portal's
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(LOGIN)))
        self.end_headers()
        self.wfile.write(LOGIN)

    do_GET = do_POST = do_OPTIONS = _answer  # noqa: N815 # the names that http.server looks for

    @override
    def log_message(self, format: str, *args: object) -> None:
        pass


class Portal(ThreadingHTTPServer):
    """Answers everything with 200 and a page to log in, as the wifi of a hotel does."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Login)
        self.asked: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def close(self) -> None:
        """End it."""
        self.shutdown()
        self.server_close()
