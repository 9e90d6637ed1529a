"""What a server's CPU time is spent on, by the layers of the house."""

import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The first that any frame of a stack matches, from the innermost frame outwards.
LAYERS = (
    ("statements", ("engine/transaction.py", "engine/statements.py", "sqlite")),
    ("commit and thread hop", ("eventlet/tpool.py", "engine/database.py")),
    ("rules and text", ("/rules/", "kernel/text.py", "kernel/refused.py")),
    ("views and updates", ("engine/changes.py", "/views.py")),
    ("pump", ("engine/pump.py",)),
    ("frames", ("eventlet/websocket.py", "oasis_live/green", "eventlet/greenio")),
    ("Socket.IO", ("engineio/", "socketio/")),
    ("hub", ("eventlet/hubs", "eventlet/greenthread", "eventlet/queue", "eventlet/event.py")),
    ("handlers and stores", ("/live/", "/store/", "/store.py")),
    ("pipeline", ("engine/", "web/door.py")),
    ("door", ("web/",)),
)
_PER_SECOND = 250
_LONGEST_SECONDS = 120


@contextmanager
def profiled(pid: int) -> Iterator[dict[str, float]]:
    """Shares of the samples by layer, filled in at the end; empty where py-spy may not look."""
    layers: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "stacks"
        spy = subprocess.Popen(
            [
                str(Path(sys.executable).parent / "py-spy"),
                *("record", "--nonblocking", "--format", "raw", "--output", str(file)),
                *("--rate", str(_PER_SECOND), "--duration", str(_LONGEST_SECONDS)),
                *("--pid", str(pid)),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield layers
        finally:
            spy.send_signal(signal.SIGINT)
            spy.wait(30)
            if file.exists():
                layers.update(shares(file.read_text().splitlines()))


def shares(stacks: list[str]) -> dict[str, float]:
    """How much of all samples belongs to which layer, the largest first."""
    counted: Counter[str] = Counter()
    for line in stacks:
        stack, _, samples = line.rpartition(" ")
        counted[layer(stack)] += int(samples)
    whole = counted.total()
    return {name: count / whole for name, count in counted.most_common()}


def layer(stack: str) -> str:
    """Whose work this is: a driver's or a library's belongs to the layer that asked for it."""
    for frame in reversed(stack.split(";")):
        for name, marks in LAYERS:
            if any(mark in frame for mark in marks):
                return name
    return "rest"
