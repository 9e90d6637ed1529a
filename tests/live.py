"""A real server in a process of its own, and real Socket.IO clients for it."""

import json
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import requests
import socketio

from oasis_live import settings
from oasis_live.kernel.held import Entry, Held
from oasis_live.main import acts

HOME = Path(__file__).parent.parent
PATIENCE_SECONDS = 20.0
# A start loads everything, on a machine that runs the other tests at the same time.
START_SECONDS = 90.0


def new_cid() -> str:
    """A cid as a phone makes it."""
    return secrets.token_hex(16)


class Server:
    """`python app.py serve` on a port and a data folder of its own. `within` is put before each
    command, to run it somewhere else than here.
    """

    def __init__(
        self, folder: Path, *, home: Path = HOME, within: Sequence[str] = (), **environment: str
    ) -> None:
        self.folder = folder
        self._home, self._within = home, within
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "OASIS_DATA_DIR": str(folder),
            "OASIS_PORT": str(self.port),
            **environment,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._log = folder / "server.log"

    def start(self, *arguments: str) -> "Server":
        """Start by this command of the command line, or `serve`, and wait until it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._within, sys.executable, self._home / "app.py", *(arguments or ("serve",))],
                # Whoever starts it may be anywhere.
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        try:
            until(self._answers, "the server did not start", START_SECONDS)
        except AssertionError:
            self.stop(kill=True)
            raise
        return self

    def stop(self, *, kill: bool = False) -> None:
        """End the process, by SIGKILL where that is the test."""
        if self._process is None:
            return
        self._process.kill() if kill else self.ask_to_stop()
        self._process.wait(PATIENCE_SECONDS)
        self._process = None

    def ask_to_stop(self) -> None:
        """What a system does that wants a server to end."""
        assert self._process, "the server is not running"
        self._process.terminate()

    def run(self, *arguments: str) -> Any:
        """One command of the command line with `--json`; what it prints."""
        done = self.attempt(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def attempt(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """One command of the command line, however it ends."""
        return subprocess.run(
            [*self._within, sys.executable, "app.py", *arguments],
            cwd=self._home,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def summit(self, template: str = "one-hour", *, opened: bool = True) -> dict[str, str]:
        """A new summit, as the command line makes it."""
        title = "Care at its best"
        if self._is_apart:
            given = ["--title", title, "--template", template, *(["--open"] if opened else [])]
            made: dict[str, str] = self.run("summit", "create", *given)
            return made
        # Without the second that a process takes to start.
        with acts.opened(settings.read(self.environment)) as house:
            return acts.make_summit(house, title=title, template=template, open=opened)

    def join(self, code: str, **who: str) -> dict[str, Any]:
        """A participant, by the JSON interface."""
        answer = requests.post(
            f"{self.url}/api/v1/rooms/{code}/join", json={"cid": new_cid(), **who}, timeout=20
        )
        assert answer.status_code == 201, answer.text
        joined: dict[str, Any] = answer.json()
        return joined

    @property
    def pid(self) -> int:
        """The process, while it runs."""
        assert self._process, "the server is not running"
        return self._process.pid

    def log(self) -> str:
        """What the server wrote so far."""
        return self._log.read_text()

    @property
    def _is_apart(self) -> bool:
        """Whether its processes live somewhere else than ours, or by another clock or disk."""
        return bool(self._within) or "LD_PRELOAD" in self.environment

    def _answers(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise AssertionError(f"the server ended:\n{self._log.read_text()}")
        if self._within:
            # It can't be asked from here.
            return '"event": "started"' in self.log()
        with suppress(requests.ConnectionError):
            return requests.get(f"{self.url}/healthz", timeout=5).status_code == 200
        return False


class Client:
    """One connection: what it holds, and what it was sent."""

    def __init__(self, server: Server, code: str, token: str, lens: str, seq: int = 0) -> None:
        self.held = Held()
        self.held.seq = seq
        self.updates: list[tuple[str, dict[str, Any]]] = []
        self._news = threading.Condition()
        self._socket = socketio.Client(reconnection=False)
        for event in ("hello", "changes", "beat"):
            self._socket.on(event, lambda data, event=event: self._hear(event, data))
        self._server, self._auth = server, {"room": code, "token": token, "lens": lens}

    def connect(self, *, transport: str = "websocket") -> "Client":
        """Connect, and wait for hello."""
        auth = {**self._auth, "seq": self.held.seq}
        self._socket.connect(self._server.url, auth=auth, transports=[transport])
        self.wait(lambda: any(event == "hello" for event, _data in self.updates))
        return self

    def close(self) -> None:
        """Cut the line."""
        self._socket.disconnect()

    def do(self, type: str, *, cid: str | None = None, **fields: Any) -> dict[str, Any]:
        """One command; its acknowledgement."""
        return self.send({"cid": cid or new_cid(), "type": type, **fields})

    def send(self, packet: Any) -> dict[str, Any]:
        """Whatever packet; its acknowledgement."""
        answer: dict[str, Any] = self._socket.call("do", packet, timeout=PATIENCE_SECONDS)
        return answer

    def sync(self, seq: int) -> dict[str, Any]:
        """An update from this number."""
        update: dict[str, Any] = self._socket.call("sync", {"seq": seq}, timeout=PATIENCE_SECONDS)
        return update

    def all(self, kind: str) -> list[Entry]:
        """The entries of a kind that this client holds now."""
        with self._news:
            return self.held.all(kind)

    def one(self, kind: str, /, **fields: Any) -> Entry:
        """The one entry of a kind with these fields, once it is there."""

        def found() -> list[Entry]:
            wanted = fields.items()
            return [e for e in self.all(kind) if all(e.get(k) == v for k, v in wanted)]

        self.wait(lambda: len(found()) == 1)
        return found()[0]

    def wait(self, true: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until it is true, looking again whenever something was heard."""
        with self._news:
            assert self._news.wait_for(true, seconds), f"not within {seconds} s"

    def _hear(self, event: str, data: dict[str, Any]) -> None:
        with self._news:
            self.updates.append((event, data))
            if event != "beat":
                self.held.take(data)
            self._news.notify_all()


@contextmanager
def connected(
    server: Server, code: str, token: str, lens: str, *, seq: int = 0, transport: str = "websocket"
) -> Iterator[Client]:
    """A client for the length of a block."""
    client = Client(server, code, token, lens, seq).connect(transport=transport)
    try:
        yield client
    finally:
        client.close()


def until(true: Callable[[], bool], otherwise: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Poll what can't tell by itself, such as another process: less and less often, since a look
    may open a line, and nobody may open 240 in a minute.
    """
    ends = time.monotonic() + seconds
    pause, nothing = 0.05, threading.Event()
    while not true():
        assert time.monotonic() < ends, otherwise
        nothing.wait(pause)
        pause = min(1.2 * pause, 0.5)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
