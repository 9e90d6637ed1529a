"""A running server: listener, theme worker, beats; and the demonstration in it."""

import gc
import logging
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from oasis_live import green
from oasis_live.main import house as houses
from oasis_live.main import windows as all_windows
from oasis_live.main.clock import clock
from oasis_live.main.house import House
from oasis_live.main.sweeping import Sweeper
from oasis_live.main.worker import Worker
from oasis_live.settings import Settings
from oasis_live.web import metrics
from oasis_live.web.log import write

log = logging.getLogger(__name__)

# Less than the ten seconds after which a container is killed.
FINISH_SECONDS = 5.0
# For the last answers to leave.
PARTING_SECONDS = 0.2


class Taken(Exception):
    """The address can't be listened on; the sentence says what to do."""


def serve(
    settings: Settings,
    ready: Callable[[House], Any] = lambda _house: None,
    level: int = logging.INFO,
) -> None:
    """Serve until the process is told to stop. `ready` is called once the address is ours; what is
    less than `level` isn't logged.
    """
    runtime = green.runtime(clock, random.SystemRandom())
    listener = _listener(settings)
    house = houses.build(settings, runtime, metrics.watch())
    # Before Socket.IO, which else writes to stderr in a way of its own.
    write(sys.stderr, level)
    green.tell_faults(log.error)
    windows = all_windows.build(house)
    worker = Worker(house) if settings.themes != "off" else None
    for task in (
        windows.pump.beat_for_ever,
        Sweeper(house).sweep_for_ever,
        partial(metrics.feel_lag_for_ever, runtime),
        partial(ready, house),
    ):
        runtime.spawn(task)
    if worker:
        metrics.look_at_worker(worker.is_alive)
        runtime.spawn(worker.watch_for_ever)
    _look_no_more_at_what_stays()
    log.info("started", extra={"address": settings.public_url, "themes": settings.themes})
    try:
        with suppress(KeyboardInterrupt, SystemExit):
            green.serve(listener, windows.app, partial(_finish, house))
    finally:
        if worker:
            worker.stop()
        house.database.close()
        log.info("stopped")
        # What still runs has no database to run on.
        green.tell_faults(log.debug)


def _look_no_more_at_what_stays() -> None:
    """The collector of cycles stops everybody while it looks: let it leave out what a start has
    loaded, and look less often: 2,520 of the bench's contributions a CPU second instead of 2,300.
    Three runs each.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 20, 20)


def _listener(settings: Settings) -> Any:
    try:
        return green.listen(settings.host, settings.port)
    except OSError as error:
        raise Taken(
            f"{settings.host}:{settings.port} can't be used ({error.strerror}). "
            "Stop what uses it, or set OASIS_PORT to another number."
        ) from error


def _finish(house: House) -> None:
    log.info("stopping")
    house.pipeline.finish(FINISH_SECONDS)
    house.runtime.sleep(PARTING_SECONDS)
