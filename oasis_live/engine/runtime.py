"""How to wait and to run side by side: plain functions that `main` hands in.

The engine doesn't know whether they are eventlet's, or straightforward ones in a test.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


class Event(Protocol):
    """Something that one green thread waits for and another sends."""

    def send(self) -> object:
        """Let the waiting one go on."""

    def wait(self) -> object:
        """Wait for `send`; at once if it was sent already."""


@dataclass(frozen=True)
class Runtime:
    """`native` runs a call in a real thread while green ones go on; `monotonic` gives seconds."""

    spawn: Callable[..., Any]
    sleep: Callable[[float], Any]
    event: Callable[[], Event]
    native: Callable[..., Any]
    clock: Callable[[], datetime]
    chance: random.Random
    monotonic: Callable[[], float] = time.monotonic


class _Sent:
    def send(self) -> None:
        """Nobody waits: what was spawned has already run."""

    def wait(self) -> None:
        """What was spawned has already run."""


def in_place(
    clock: Callable[[], datetime],
    chance: random.Random,
    sleep: Callable[[float], Any] = lambda _seconds: None,
) -> Runtime:
    """Everything at once, in the caller's thread: for the command line and for tests."""

    def run(call: Callable[..., Any], *args: Any) -> Any:
        return call(*args)

    return Runtime(run, sleep, _Sent, run, clock, chance)
