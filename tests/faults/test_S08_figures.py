"""S08 in figures: during each attack a page comes within 1 s, and memory grows by 20 MB at most.

The real server with its real patience; each attack goes on for 12 s, longer than a head may take.
"""

import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
import requests

from tests.faults.hostile import LARGE, Wire, flood, frame, memory, request, websocket
from tests.live import PATIENCE_SECONDS, Server

ATTACK_SECONDS = 12
pytestmark = pytest.mark.soak


@contextmanager
def dripping(server: Server, count: int, start: bytes) -> Iterator[None]:
    """So many connections that send this and then a byte a second."""
    wires = [Wire(server) for _n in range(count)]
    for wire in wires:
        wire.send(start)
    ends = threading.Event()

    def drips() -> None:
        while not ends.wait(1):
            for place, wire in enumerate(wires):
                if wire.is_cut or not wire.send(b"x"):
                    wire.socket.close()
                    wires[place] = Wire(server)
                    wires[place].send(start)

    thread = threading.Thread(target=drips)
    thread.start()
    try:
        yield
    finally:
        ends.set()
        thread.join()
        for wire in wires:
            wire.socket.close()


@contextmanager
def quiet(server: Server, count: int) -> Iterator[None]:
    """So many connections that never send a byte."""
    with ExitStack() as stack:
        for _n in range(count):
            stack.enter_context(Wire(server))
        yield


@contextmanager
def pouring(server: Server, opens: Callable[[Server], Wire], data: bytes) -> Iterator[None]:
    """Four connections that send this again and again, and come back when they are closed."""
    ends = threading.Event()

    def pours() -> None:
        while not ends.is_set():
            with opens(server) as wire, flood(wire, data):
                while not (wire.is_cut or ends.wait(0.1)):
                    pass

    threads = [threading.Thread(target=pours) for _n in range(4)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ends.set()
        for thread in threads:
            thread.join()


@contextmanager
def unread(server: Server, count: int) -> Iterator[None]:
    """So many connections that ask for far more than they take."""
    with ExitStack() as stack:
        for _n in range(count):
            wire = stack.enter_context(Wire(server, window=2048))
            wire.send(request(LARGE) * 200)
        yield


@contextmanager
def silent(server: Server, count: int) -> Iterator[None]:
    """So many WebSockets that never say a word."""
    with ExitStack() as stack:
        for _n in range(count):
            stack.enter_context(websocket(server))
        yield


FRAGMENTS = frame(b"x" * 60_000, fin=False) + frame(b"", 0, fin=False) * 60_000
NESTED = frame(b"42" + b"[" * 30_000 + b"]" * 30_000)
BODY = request("/organiser/sign-in", ["Content-Length: 130000"], method="POST") + b"x" * 129_000
HEAD = request("/", [f"X-{n}: " + "x" * 150 for n in range(90)])[:-4]
ATTACKS = {
    "1,000 that say nothing": lambda server: quiet(server, 1000),
    "400 whose head drips": lambda server: dripping(server, 400, b"GET / HTTP/1.1\r\nX: "),
    "200 whose large head drips": lambda server: dripping(server, 200, HEAD),
    "100 whose body drips": lambda server: dripping(server, 100, BODY),
    "50 that take no answer": lambda server: unread(server, 50),
    "300 WebSockets without a word": lambda server: silent(server, 300),
    "pings": lambda server: pouring(server, websocket, frame(b"x" * 125, 9) * 500),
    "fragments": lambda server: pouring(server, websocket, FRAGMENTS),
    "nested packets": lambda server: pouring(server, websocket, NESTED),
    "large frames": lambda server: pouring(server, websocket, frame(b"x" * 9_000_000)[:70_000]),
    "requests": lambda server: pouring(server, Wire, request("/healthz") * 500),
    "looks at the database": lambda server: pouring(server, Wire, request("/readyz") * 500),
    "broken requests": lambda server: pouring(server, Wire, b"\x16\x03\x01\r\n\r\n" * 500),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_S08_a_page_comes_within_a_second_and_memory_stays(
    own_server: Server, attack: Callable[[Server], Iterator[None]]
) -> None:
    def page() -> float:
        began = time.monotonic()
        assert requests.get(own_server.url, timeout=PATIENCE_SECONDS).status_code == 200
        return time.monotonic() - began

    for _time in itertools.repeat(None, 20):
        page()
    before = memory(own_server)
    took, grew = [], 0
    with attack(own_server):  # type: ignore[attr-defined]
        ends = time.monotonic() + ATTACK_SECONDS
        while time.monotonic() < ends:
            took.append(page())
            grew = max(grew, memory(own_server) - before)
            time.sleep(0.1)
    print(json.dumps({"pages": len(took), "slowest": max(took), "grew_mb": grew / 1e6}))
    assert max(took) < 1
    assert grew < 20_000_000
