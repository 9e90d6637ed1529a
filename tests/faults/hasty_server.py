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
    assert "Traceback" not in server.log()


def answers(server: Server) -> None:
    """Fails unless others are answered meanwhile."""
    assert requests.get(f"{server.url}/healthz", timeout=PATIENCE_SECONDS).text == "alive\n"
