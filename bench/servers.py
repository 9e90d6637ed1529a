"""The servers under load, each in a process of its own on one core: ours, and the comparators."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import requests

from tests.live import Server, free_port, until

NODE = Path(__file__).parent / "comparators" / "node"
_INSTALL_SECONDS = 600


class Missing(Exception):
    """Something that a row needs is not on this machine; the sentence says what."""


@dataclass(frozen=True)
class Target:
    """A server that runs: where it listens, what it is, and its database."""

    kind: str
    port: int
    pid: int
    database: Path
    room: str = ""
    code: str = ""
    desk_key: str = ""


def cores() -> tuple[int, int]:
    """One core for the server and one for the generator; the same where there is only one."""
    ours = sorted(os.sched_getaffinity(0))
    return ours[0], ours[-1]


@contextmanager
def house() -> Iterator[Server]:
    """Our server as it ships, theme worker and all, on the server's core."""
    with tempfile.TemporaryDirectory(prefix="oasis-bench-") as folder:
        server = Server(Path(folder))
        with on_the_servers_core():
            server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def ours() -> Iterator[Target]:
    """Our server with one open room of an hour."""
    with house() as server:
        yield room_in(server)


def room_in(server: Server) -> Target:
    """One more open room in a server of ours."""
    return _target(server, server.summit("one-hour"))


def rooms_in(server: Server, rooms: int) -> list[Target]:
    """So many open rooms."""
    return [room_in(server) for _room in range(rooms)]


def _target(server: Server, made: Mapping[str, str]) -> Target:
    codes = made["id"], made["code"], made["desk_key"]
    return Target("ours", server.port, server.pid, server.folder / "oasis.db", *codes)


@contextmanager
def tutorial(*options: str) -> Iterator[Target]:
    """The tutorial-style Flask-SocketIO server; `--quiet` without broadcasts."""
    command = [sys.executable, "-m", "bench.comparators.flask_server"]
    with _comparator(command, *options) as target:
        yield target


@contextmanager
def node() -> Iterator[Target]:
    """The tutorial-style Node server. Raises Missing without Node.js or its packages."""
    ready_node()
    with _comparator([_node(), str(NODE / "server.js")]) as target:
        yield target


def ready_node() -> str:
    """Where Node.js is, with the packages in place. Raises Missing."""
    found = _node()
    if not (NODE / "node_modules").is_dir():
        npm = shutil.which("npm")
        done = subprocess.run(
            [npm or "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=NODE,
            capture_output=True,
            text=True,
            timeout=_INSTALL_SECONDS,
            check=False,
        )
        if done.returncode:
            shutil.rmtree(NODE / "node_modules", ignore_errors=True)
            raise Missing(f"npm ci failed: {done.stderr.strip().splitlines()[-1:]}")
    return found


@contextmanager
def on_the_servers_core() -> Iterator[None]:
    """What is started in this block stays on the server's core, with all its children."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {cores()[0]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _node() -> str:
    found = shutil.which("node")
    if not found or not shutil.which("npm"):
        raise Missing("Node.js and npm are not here: the rows against Node are left out")
    return found


@contextmanager
def _comparator(command: list[str], *options: str) -> Iterator[Target]:
    with tempfile.TemporaryDirectory(prefix="oasis-bench-") as folder:
        port, database = free_port(), Path(folder) / "tutorial.db"
        with on_the_servers_core(), (Path(folder) / "server.log").open("wb") as log:
            process = subprocess.Popen(
                [*command, str(port), str(database), *options], stdout=log, stderr=log
            )
        try:
            until(lambda: _answers(port), "the comparator did not start", 60)
            yield Target("tutorial", port, process.pid, database)
        finally:
            process.kill()
            process.wait()


def _answers(port: int) -> bool:
    with suppress(requests.ConnectionError):
        url = f"http://127.0.0.1:{port}/socket.io/?EIO=4&transport=polling"
        return requests.get(url, timeout=5).ok
    return False
