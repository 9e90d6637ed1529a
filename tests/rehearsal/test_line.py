"""A simulated phone is as patient as a real one."""

import random
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from oasis_live.rehearsal.line import Line, Place
from tests.live import Server

# Longer than the Socket.IO client waits of itself for the answer to its handshake.
LATE_SECONDS = 1.5


def _carry(source: socket.socket, sink: socket.socket, late: float) -> None:
    with suppress(OSError):
        while heard := source.recv(65_536):
            time.sleep(late)
            sink.sendall(heard)


@contextmanager
def late_answers(port: int) -> Iterator[int]:
    """A way to the server on which every answer comes late."""
    door = socket.create_server(("127.0.0.1", 0))

    def meet() -> None:
        with suppress(OSError):
            while True:
                client, _address = door.accept()
                server = socket.create_connection(("127.0.0.1", port))
                for one, other, late in ((client, server, 0.0), (server, client, LATE_SECONDS)):
                    threading.Thread(target=_carry, args=(one, other, late), daemon=True).start()

    threading.Thread(target=meet, daemon=True).start()
    with door:
        yield door.getsockname()[1]


def test_a_line_is_opened_to_a_server_that_answers_late(server: Server) -> None:
    made = server.summit()
    with late_answers(server.port) as port:
        place = Place(f"http://127.0.0.1:{port}", f"127.0.0.1:{server.port}", made["code"])
        line = Line(place, "desk", random.Random(1))
        line.open(made["desk_key"])
        try:
            assert line.do("activity.next")["ok"]
        finally:
            line.close()
