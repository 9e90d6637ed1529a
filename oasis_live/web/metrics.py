"""What an operator can see inside: numbers only, never anybody's words, name or token."""

from collections.abc import Callable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)

from oasis_live.engine.pipeline import Pipeline
from oasis_live.engine.pump import Pump
from oasis_live.engine.runtime import Runtime
from oasis_live.engine.watch import Watch

LAG_LOOK_SECONDS = 0.5
_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)

# When each of them began is one number too many for each.
disable_created_metrics()  # type: ignore[no-untyped-call]
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)


def _seconds(name: str, says: str) -> Histogram:
    return Histogram(name, says, buckets=_SECONDS, registry=REGISTRY)


ACKNOWLEDGED = _seconds(
    "oasis_acknowledged_seconds", "From a command's arrival to its acknowledgement"
)
COMMITTED = _seconds(
    "oasis_commit_seconds", "From the wish for the database's lock to the commit on disk"
)
COMMANDS = Histogram(
    "oasis_commit_commands",
    "Commands that shared one commit",
    buckets=(1, 2, 4, 8, 16, 32, 64, 128, 256),
    registry=REGISTRY,
)
TICKED = _seconds("oasis_tick_seconds", "Work of one round that tells a room's screens the news")
LAG = _seconds("oasis_lag_seconds", "How late the green loop wakes somebody who waits")
WAITING = Gauge("oasis_waiting", "Commands that wait for the next commit", registry=REGISTRY)
ROOMS = Gauge("oasis_rooms", "Rooms that somebody is watching", registry=REGISTRY)
CONNECTIONS = Gauge("oasis_connections", "Open connections by lens", ("lens",), registry=REGISTRY)
REFUSED = Counter("oasis_refused_total", "Refusals by code", ("code",), registry=REGISTRY)
REQUESTS = Counter(
    "oasis_requests_total", "Answered requests by status", ("status",), registry=REGISTRY
)
LOG_LOST = Counter(
    "oasis_log_lost_total", "Lines that nobody took off the log in time", registry=REGISTRY
)
WORKER = Gauge("oasis_theme_worker_up", "1 while the theme worker lives", registry=REGISTRY)
WORKER_STARTS = Counter(
    "oasis_theme_worker_starts_total", "Times the theme worker was started", registry=REGISTRY
)


def watch() -> Watch:
    """What the engine calls, so that its numbers are here."""
    return Watch(_committed, TICKED.observe)


def look_at(pipeline: Pipeline, pump: Pump) -> None:
    """Ask these two whenever somebody asks for the numbers."""
    WAITING.set_function(lambda: pipeline.waiting)
    ROOMS.set_function(lambda: pump.rooms)


def look_at_worker(is_alive: Callable[[], bool]) -> None:
    """Ask whether the theme worker lives whenever somebody asks for the numbers."""
    WORKER.set_function(is_alive)


def feel_lag_for_ever(runtime: Runtime) -> None:
    """Wait, and see how much later than wished it was, as a green thread of its own."""
    while True:
        began = runtime.monotonic()
        runtime.sleep(LAG_LOOK_SECONDS)
        LAG.observe(max(0.0, runtime.monotonic() - began - LAG_LOOK_SECONDS))


def _committed(commands: int, seconds: float) -> None:
    COMMANDS.observe(commands)
    COMMITTED.observe(seconds)
