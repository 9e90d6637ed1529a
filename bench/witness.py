"""A real `socket.io-client` rides along: it has to see what the generator's frames saw."""

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.servers import NODE, Missing, Target, ready_node
from bench.stored import Lost
from tests.live import until


@contextmanager
def witness(target: Target) -> Iterator[Callable[[int], None]]:
    """A desk in the official client. Gives a check that it saw so many vote. Raises Missing."""
    auth = {"room": target.code, "token": target.desk_key, "lens": "desk", "seq": 0}
    command = [ready_node(), str(NODE / "witness.js"), f"http://127.0.0.1:{target.port}"]
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "voted"
        with said.open("wb") as out:
            process = subprocess.Popen([*command, json.dumps(auth)], stdout=out)
        try:
            yield lambda voted: _saw(said, voted)
        finally:
            process.kill()
            process.wait()


def witnessed(target: Target, voted: int, act: Callable[[], None]) -> str:
    """Act while a witness looks on; what to tell of it. Raises Lost when it saw something else."""
    try:
        with witness(target) as saw:
            act()
            saw(voted)
    except Missing as missing:
        return str(missing)
    return f"A real socket.io-client at a desk of its own saw all {voted:,} ballots."


def _saw(said: Path, voted: int) -> None:
    try:
        until(lambda: said.read_text().split()[-1:] == [str(voted)], "", 10)
    except AssertionError as unlike:
        raise Lost(f"a real client saw {said.read_text().split()[-1:]}, not {voted}") from unlike
