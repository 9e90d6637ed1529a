"""S08: big, slow and endless requests are cut, and everybody else is answered meanwhile.

The server of these tests gives one second where the real one gives ten or more. Answers that are
long or not taken: tests/green/test_answers.py.
"""

import itertools
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.faults.hasty_server import answers, hasty_server
from tests.faults.hostile import OPEN, Wire, connections, drips, flood, gone, memory, request
from tests.live import Server, until

# 8 s of dripping, where one is given.
MOST_DRIPS = 80


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with hasty_server(tmp_path_factory.mktemp("hasty")) as server:
        yield server


def body_of(path: str, length: int) -> bytes:
    return request(path, [f"Content-Length: {length}"], method="POST")


def test_S08_a_head_that_drips_is_cut(hasty: Server) -> None:
    """Mutation: BoundedSocket without read_by → fails with '80 pieces were taken'."""
    head = request("/", ["X-Slow: " + "x" * 500])
    with Wire(hasty) as wire:
        drips(wire, (bytes([one]) for one in head), MOST_DRIPS, partial(answers, hasty))


@pytest.mark.parametrize(
    "path", ["/api/v1/rooms/K7M4QT/join", "/organiser/sign-in", "/nothing", "/healthz"]
)
def test_S08_a_body_that_drips_is_cut(hasty: Server, path: str) -> None:
    """Mutation: parse_request sets read_by to None → fails with '80 pieces were taken'."""
    with Wire(hasty) as wire:
        wire.send(body_of(path, 1000))
        drips(wire, itertools.repeat(b"x"), MOST_DRIPS, partial(answers, hasty))


def test_S08_a_polled_body_that_drips_is_cut(hasty: Server) -> None:
    with Wire(hasty) as wire:
        wire.send(request(f"{OPEN}polling"))
        head = wire.head().decode()
        cookie = next(line for line in head.splitlines() if "oasis_line" in line).split()[1]
        sid = wire.socket.recv(1000).split(b'"sid":"')[1].split(b'"')[0].decode()
        wire.send(
            request(
                f"{OPEN}polling&sid={sid}",
                [f"Cookie: {cookie}", "Content-Length: 1000"],
                method="POST",
            )
        )
        drips(wire, itertools.repeat(b"4"), MOST_DRIPS, partial(answers, hasty))


REFUSED_HEADS: list[tuple[str, bytes, int]] = [
    ("a long line", request("/" + "x" * 9000), 414),
    ("a long field", request("/", ["X: " + "x" * 9000]), 400),
    ("a long head", request("/", [f"X-{n}: " + "x" * 400 for n in range(50)]), 400),
    ("many fields", request("/", [f"X-{n}: x" for n in range(101)]), 431),
    ("chunks", request("/", ["Transfer-Encoding: chunked"], method="POST"), 411),
    ("packed", request("/", ["Transfer-Encoding: gzip"], method="POST"), 411),
    (
        "two bodies",
        request("/", ["Content-Length: 4", "Transfer-Encoding: chunked"], method="POST"),
        411,
    ),
    ("two lengths", request("/", ["Content-Length: 4", "Content-Length: 5"]), 400),
    ("two hosts", request("/", ["Host: 127.0.0.1"]), 400),
    *((length, request("/", [f"Content-Length: {length}"], method="POST"), 400)
      for length in ("-1", "+5", "1_0", "0x10", "5 5", "²", "9" * 40, "")),
    ("no colon", request("/", ["Content-Length", "Transfer-Encoding: chunked"]), 400),
    ("a space before the colon", request("/", ["Content-Length : 4"]), 400),
    ("no address", "GET /?q=\xe9 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode("latin-1"), 400),
    ("HTTP/0.9", b"GET /\r\n\r\n", 400),
    ("HTTP/9", b"GET / HTTP/9.9\r\n\r\n", 505),
    ("no HTTP", b"<script>alert(1)</script>\r\n\r\n", 400),
    ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
]  # fmt: skip


@pytest.mark.parametrize(("name", "head", "status"), REFUSED_HEADS, ids=lambda it: str(it)[:12])
def test_S08_a_head_that_can_be_read_in_two_ways_or_has_no_end_is_refused(
    hasty: Server, name: str, head: bytes, status: int
) -> None:
    """Mutation: _refusal returns None → fails for 'chunks', 'two lengths', '+5' and others."""
    with Wire(hasty) as wire:
        wire.send(head + b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        answer = wire.read()
        assert answer.split(b" ")[1] == str(status).encode(), (name, answer)
        # Nothing is said again, and what follows is never taken for a request.
        assert b"alive" not in answer
        for mark in (b"Python", b"script", b"Traceback", b"xxx"):
            assert mark not in answer


@pytest.mark.parametrize(
    ("path", "length", "status"),
    [
        (f"{OPEN}polling", 65_537, 413),
        (f"{OPEN}polling&sid=x", 10**11, 413),
        ("/organiser/sign-in", 131_073, 413),
        ("/organiser/sign-in", 10**11, 413),
        ("/api/v1/rooms/K7M4QT/join", 10**11, 404),
        ("/healthz", 10**11, 405),
    ],
)
def test_S08_a_body_that_is_too_large_is_refused_before_it_comes(
    hasty: Server, path: str, length: int, status: int
) -> None:
    with Wire(hasty) as wire:
        wire.send(body_of(path, length))
        assert wire.head().split(b" ")[1] == str(status).encode()
        # It may still send a little, for an honest client reads only then.
        gone(wire)


def test_S08_who_goes_on_sending_a_refused_body_is_cut(hasty: Server) -> None:
    """Mutation: Body.discard without its bound → fails: it is read on."""
    with Wire(hasty) as wire:
        wire.send(body_of("/healthz", 10**11))
        piece = b"x" * 65_536
        assert not all(wire.send(piece) for _piece in range(1000))


def test_S08_a_thousand_idle_connections_keep_nobody_out(server: Server) -> None:
    """Of one address, as a hall's are. Mutation: MOST_CONNECTIONS = 500 → fails with 'they were
    not let in'.
    """
    before = memory(server)
    wires = [Wire(server) for _n in range(1000)]
    for wire in wires:
        wire.send(b"GET / HT")
    until(lambda: connections(server) >= 1000, "they were not let in")
    answers(server)
    assert memory(server) - before < 60_000_000
    for wire in wires:
        wire.socket.close()


def test_S08_without_files_left_the_server_waits_and_goes_on(tmp_path: Path) -> None:
    """Mutation: BoundedSocket.accept raises → fails: the server has ended."""
    with hasty_server(tmp_path, HASTY_FILES="120") as server:
        wires = [Wire(server) for _n in range(150)]
        until(lambda: "no connection could be taken" in server.log(), "there were files for all")
        answers(server)
        for wire in wires:
            wire.socket.close()


def test_S08_requests_without_end_leave_time_for_others(hasty: Server) -> None:
    """Mutation: _read_request_line without its pause → fails: others time out."""
    with Wire(hasty) as wire, flood(wire, request("/healthz") * 500):
        for _time in range(5):
            answers(hasty)
