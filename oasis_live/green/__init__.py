"""eventlet, and nothing else knows it: listener, green threads, calls in a native thread.

eventlet is being retired by its maintainers; whatever takes its place is written here.
"""

import os
import random
import warnings
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

# Nothing here asks eventlet to look up a name; to load what it would do that with takes a tenth of
# the time in which a command begins.
os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
with warnings.catch_warnings():
    # We know that it is being retired; nobody who starts a server needs to read it.
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    import eventlet
import eventlet.event
import eventlet.hubs
import eventlet.tpool

from oasis_live.engine.runtime import Runtime
from oasis_live.green.listener import SPARE_FILES, listen, most_connections, serve

__all__ = [
    "ASYNC_MODE",
    "SPARE_FILES",
    "listen",
    "most_connections",
    "runtime",
    "serve",
    "tell_faults",
]

ASYNC_MODE = "eventlet"


def runtime(clock: Callable[[], datetime], chance: random.Random) -> Runtime:
    """Green threads for everything that waits."""
    return Runtime(
        spawn=eventlet.spawn,
        sleep=eventlet.sleep,
        event=eventlet.event.Event,
        native=eventlet.tpool.execute,
        clock=clock,
        chance=chance,
    )


def tell_faults(tell: Callable[..., object]) -> None:
    """What fails in a green thread is told by this logging function; eventlet would print it."""
    hub = eventlet.hubs.get_hub()

    def told(*where: Any) -> None:
        tell("a green thread failed", exc_info=where[-1])

    def told_of_file(file: int, exc_info: Any) -> None:
        told(exc_info)
        with suppress(Exception):
            hub.remove_descriptor(file)

    hub.squelch_generic_exception = hub.squelch_timer_exception = told
    hub.squelch_exception = told_of_file
