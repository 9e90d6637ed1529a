"""The server with little patience (`hasty/app.py`): what it does once that has run out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from tests.live import HOME, PATIENCE_SECONDS, Server

_HASTY = Path(__file__).parent / "hasty"


@contextmanager
def hasty_server(folder: Path, **environment: str) -> Iterator[Server]:
    """The real server, where all that may take seconds may take one."""
    server = Server(folder, home=_HASTY, PYTHONPATH=str(HOME), OASIS_THEMES="off", **environment)
    try:
        yield server.start()
    finally:
        server.stop()
    assert_no_fault(server)


def assert_no_fault(server: Server) -> None:
    """Neither a trace of ours in the log, nor anybody else's beside it."""
    log = server.log()
    for mark in ('"trace"', "Traceback", "Exception", "a library complains"):
        assert mark not in log, log[max(0, log.index(mark) - 500) :][:2000]


def answers(server: Server) -> None:
    """Fails unless others are answered meanwhile."""
    assert requests.get(f"{server.url}/healthz", timeout=PATIENCE_SECONDS).text == "alive\n"
