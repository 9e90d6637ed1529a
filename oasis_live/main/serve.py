"""A running server: listener, theme worker, beats; and the demonstration in it."""

import logging
import random
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn

from oasis_live import green
from oasis_live.main import house as houses
from oasis_live.main import windows as all_windows
from oasis_live.main.clock import clock
from oasis_live.main.house import House
from oasis_live.main.sweeping import Sweeper
from oasis_live.main.worker import Worker
from oasis_live.settings import Settings

log = logging.getLogger(__name__)


class Taken(Exception):
    """The address can't be listened on; the sentence says what to do."""


def serve(settings: Settings, ready: Callable[[House], Any] = lambda _house: None) -> None:
    """Serve until the process is told to stop. `ready` is called once the address is ours."""
    runtime = green.runtime(clock, random.SystemRandom())
    listener = _listener(settings)
    house = houses.build(settings, runtime)
    windows = all_windows.build(house)
    worker = Worker(house) if settings.themes != "off" else None
    signal.signal(signal.SIGTERM, _stop)
    runtime.spawn(windows.pump.beat_for_ever)
    runtime.spawn(Sweeper(house).sweep_for_ever)
    if worker:
        runtime.spawn(worker.watch_for_ever)
    runtime.spawn(ready, house)
    try:
        green.serve(listener, windows.app)
    except (KeyboardInterrupt, SystemExit):
        log.info("stopping")
    finally:
        if worker:
            worker.stop()
        house.database.close()


def _listener(settings: Settings) -> Any:
    try:
        return green.listen(settings.host, settings.port)
    except OSError as error:
        raise Taken(
            f"{settings.host}:{settings.port} can't be used ({error.strerror}). "
            "Stop what uses it, or set OASIS_PORT to another number."
        ) from error


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(0)
