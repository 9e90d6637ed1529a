"""The proxy does to a connection what bad wifi does, and only that."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from tests.faults.proxy import Proxy
from tests.live import until


@contextmanager
def shouting() -> Iterator[int]:
    """A server that says everything again in capitals; its port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(line: socket.socket) -> None:
        with line, suppress(OSError):
            while data := line.recv(1000):
                line.sendall(data.upper())

    def accept() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    thread.join()
    listener.close()


@pytest.fixture
def wifi() -> Iterator[Proxy]:
    with shouting() as port, Proxy(port) as proxy:
        yield proxy


@contextmanager
def phone(wifi: Proxy) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", wifi.port), timeout=10) as line:
        yield line


def test_what_is_said_passes_both_ways(wifi: Proxy) -> None:
    with phone(wifi) as line:
        line.sendall(b"story")
        assert line.recv(100) == b"STORY"
    until(lambda: not wifi.connections, "a closed connection is forgotten")


def test_what_is_held_arrives_in_its_order_once_it_is_released(wifi: Proxy) -> None:
    with phone(wifi) as line:
        line.sendall(b"a")
        assert line.recv(100) == b"A"
        wifi.hold("down")
        line.sendall(b"b")
        until(lambda: wifi.carried["up"] == 2, "the server hears it")
        line.sendall(b"c")
        until(lambda: wifi.carried["up"] == 3, "the server hears it")
        line.setblocking(False)
        with pytest.raises(BlockingIOError):
            line.recv(100)
        line.settimeout(10)
        wifi.release()
        assert line.recv(1) + line.recv(1) == b"BC"


def test_what_is_dropped_never_arrives_and_the_next_connection_works(wifi: Proxy) -> None:
    with phone(wifi) as line:
        line.sendall(b"a")
        assert line.recv(100) == b"A"
        wifi.drop("down")
        line.sendall(b"b")
        until(lambda: wifi.carried["up"] == 2, "the server hears it")
        wifi.cut()
        with suppress(ConnectionResetError):
            assert line.recv(100) == b""
    with phone(wifi) as line:
        line.sendall(b"c")
        assert line.recv(100) == b"C"


def test_nobody_gets_through_while_it_is_off(wifi: Proxy) -> None:
    with phone(wifi) as line:
        wifi.off()
        with suppress(ConnectionResetError):
            assert line.recv(100) == b""
    with phone(wifi) as line, suppress(OSError):
        line.sendall(b"a")
        assert line.recv(100) == b""
    wifi.on()
    with phone(wifi) as line:
        line.sendall(b"a")
        assert line.recv(100) == b"A"
