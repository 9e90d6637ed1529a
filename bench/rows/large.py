"""What a large summit asks of a start and of its record."""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import requests

from bench import large
from bench.figures import Table, at_most
from bench.load import used
from bench.servers import on_the_servers_core
from tests.live import HOME, Client, Server

RUNS = 3
_SECONDS = {"csv.zip": 3, "json": 3, "xlsx": 8, "html": 3}
_MB = 1_000_000
_LOOK_SECONDS = 0.02


def start() -> Table:
    """From the command to the first page, and to a full board."""
    table = Table("start", "Start with 10,000 contributions and 20,000 votes")
    pages, boards, views = [], [], []
    with large.summit() as (folder, code, key):
        for _run in range(RUNS):
            page, board, view = _started(folder, code, key)
            pages.append(page)
            boards.append(board)
            views.append(view)
    table.add("first page after the command", pages, "s", at_most(2, "s"))
    table.add("board's page and full view for the first visitor", boards, "s", at_most(1, "s"))
    table.add("the same for the second", views, "s")
    table.notes.append(
        "Without the browser's own drawing; the theme worker starts on the same core."
    )
    return table


def exports() -> Table:
    """The record in each format, as the command line writes it."""
    table = Table("exports", "Record of 2,000 people, 10,000 contributions, 20,000 votes")
    with large.summit() as (folder, code, _key):
        environment = os.environ | {"OASIS_DATA_DIR": str(folder)}
        _seconds, base = _command(environment, "summit", "list")
        for name, limit in _SECONDS.items():
            with tempfile.TemporaryDirectory() as out:
                how = ("export", code, "--out", out, "--format", name)
                runs = [_command(environment, *how) for _run in range(RUNS)]
            table.add(name, [seconds for seconds, _most in runs], "s", at_most(limit, "s"))
            more = [(most - base) / _MB for _seconds, most in runs]
            table.add(f"{name}: more memory than any command", more, "MB", at_most(200, "MB"))
    table.notes.append("The whole process, from the command to its end.")
    return table


def _started(folder: Path, code: str, key: str) -> tuple[float, float, float]:
    server = Server(folder)
    began = time.monotonic()
    with on_the_servers_core():
        # It answers as soon as it can, so this is the first page too.
        server.start()
    page = time.monotonic() - began
    try:
        return page, _board(server, code, key), _board(server, code, key)
    finally:
        server.stop()


def _board(server: Server, code: str, key: str) -> float:
    began = time.monotonic()
    answer = requests.get(f"{server.url}/{code}/board?key={key}", timeout=20)
    answer.raise_for_status()
    client = Client(server, code, key, "board").connect()
    took = time.monotonic() - began
    client.close()
    return took


def _command(environment: dict[str, str], *words: str) -> tuple[float, int]:
    """Seconds and the most memory of one command of the command line."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "app.py", *words], cwd=HOME, env=environment, stdout=subprocess.DEVNULL
    )
    most = 0
    while process.poll() is None:
        # The kernel's own highest mark; what `wait` tells would hold this process's size as well.
        with suppress(OSError, StopIteration):
            most = max(most, used.memory(process.pid, "VmHWM"))
        time.sleep(_LOOK_SECONDS)
    if process.returncode:
        raise RuntimeError(f"{words[0]} ended with {process.returncode}")
    return time.monotonic() - began, most
