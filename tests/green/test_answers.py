"""S08: an answer may be long and a reader slow; who takes nothing, or next to nothing, is cut.

The listener of these tests gives a piece of 64 kB one second where the real one gives sixty.
"""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest

from tests.faults.hostile import Wire, connections, request
from tests.live import HOME, until

LENGTH = 1_000_000
SCRIPT = f"""
from oasis_live import green
from oasis_live.green import listener

def app(environ, start):
    start("200 OK", [("Content-Length", "{LENGTH}")])
    return [b"x" * {LENGTH}]

listener.ANSWER_SECONDS = 1
listening = green.listen("127.0.0.1", 0)
print(listening.getsockname()[1], flush=True)
green.serve(listening, app, lambda: None)
"""


@dataclass
class Listener:
    port: int
    pid: int


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", SCRIPT], cwd=HOME, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout, "a pipe was asked for"
        yield Listener(int(process.stdout.readline()), process.pid)
        process.kill()


def test_S08_a_slow_reader_gets_all_of_a_long_answer(listener: Listener) -> None:
    """400 kB in a second. Mutation: `send` leaves write_by as it is → fails: half of it came."""
    pause, got = threading.Event(), 0
    with Wire(listener, window=65_536) as wire:
        wire.send(request("/"))
        with suppress(ConnectionError):
            while got < LENGTH and (piece := wire.socket.recv(20_000)):
                got += len(piece)
                pause.wait(0.05)
    assert got >= LENGTH


@pytest.mark.parametrize("bytes_at_a_time", [0, 1_000])
def test_S08_who_takes_next_to_nothing_of_a_long_answer_is_cut(
    listener: Listener, bytes_at_a_time: int
) -> None:
    """Nothing, or 20 kB in a second, of ten answers that were asked for at once.

    Mutation: BoundedSocket without write_by → fails for both. Or `send` forgets write_by whatever
    went → fails for the second: the answer goes on.
    """
    until(lambda: connections(listener) == 1, "somebody is still there")
    with Wire(listener, window=65_536) as wire:
        wire.send(request("/") * 10)
        until(lambda: connections(listener) == 2, "nobody is let in")

        def is_cut() -> bool:
            # What is on its way comes first, so its end can't be seen from here.
            wire.socket.recv(bytes_at_a_time)
            return connections(listener) == 1

        until(is_cut, "the answer goes on", 8)
