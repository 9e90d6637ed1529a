"""The whole simulated hall, as a process of its own that ends when it is told to."""

import logging
import os
import random
import signal
import sys
import threading
from collections.abc import Callable

from oasis_live.rehearsal.conductor import Conductor
from oasis_live.rehearsal.line import Broken, Place
from oasis_live.rehearsal.parts import cast
from oasis_live.rehearsal.phone import Phone

log = logging.getLogger(__name__)

# A demonstration: short enough to watch, long enough to read.
PACE_SECONDS = {
    "welcome": 8.0,
    "interviews": 45.0,
    "principles": 120.0,
    "vote": 60.0,
    "reveal": 45.0,
    "commitments": 40.0,
}
_ARRIVAL_SECONDS = 1.5


class Hall:
    """So many phones, each in a thread; with a desk key a conductor as well. `speed`: how many
    times faster than people it goes.
    """

    def __init__(self, place: Place, people: int, speed: float, chance: random.Random) -> None:
        self._place, self._people, self._speed = place, people, speed
        self._chance = chance
        self._closing = threading.Event()

    def close(self) -> None:
        """Everybody leaves; the summit goes on."""
        self._closing.set()

    def run(self, desk_key: str | None = None) -> None:
        """Let people arrive one after the other, and stay until the hall closes."""
        if desk_key:
            conductor = Conductor(self._place, desk_key, self._luck(), self._pause)
            self._start(lambda: conductor.conduct(PACE_SECONDS))
        for part in cast(self._people):
            if not self._pause(self._chance.uniform(0, _ARRIVAL_SECONDS)):
                return
            self._start(Phone(self._place, part, self._luck(), self._pause).live)
        self._closing.wait()

    def _luck(self) -> random.Random:
        return random.Random(self._chance.random())  # noqa: S311 - a play, not a secret

    def _start(self, act: Callable[[], None]) -> None:
        threading.Thread(target=_kept_quiet, args=(act,), daemon=True).start()

    def _pause(self, seconds: float) -> bool:
        return not self._closing.wait(seconds / self._speed)


def _kept_quiet(act: Callable[[], None]) -> None:
    """One phone that fails leaves the hall; the others go on."""
    try:
        act()
    except Broken as error:
        log.warning("a simulated phone left: %s", type(error).__name__)


def _until_left(close: Callable[[], None]) -> None:
    """Whoever started us is gone when our input ends, however that came about."""
    # Not sys.stdin: a thread that waits in its buffer disturbs the end of the process.
    while os.read(0, 1024):
        pass
    close()


def _leave(*_signal: object) -> None:
    """End at once. There is nothing to keep, and an orderly end could wait for ever for a lock that
    a phone's thread holds.
    """
    os._exit(0)


def main(arguments: list[str]) -> None:
    """`python -m oasis_live.rehearsal.hall ADDRESS HOST CODE PEOPLE SPEED`; a desk key, or an empty
    line, comes on standard input (a command line can be read by others on the machine), and the
    hall lasts as long as that stays open.
    """
    address, host, code, people, speed = arguments
    hall = Hall(Place(address, host, code), int(people), float(speed), random.SystemRandom())
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, _leave)
    key = sys.stdin.readline().strip() or None
    threading.Thread(target=_until_left, args=(hall.close,), daemon=True).start()
    hall.run(key)


if __name__ == "__main__":
    main(sys.argv[1:])
    _leave()
