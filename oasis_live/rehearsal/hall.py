"""The whole simulated hall, as a process of its own that ends when it is told to."""

import logging
import random
import signal
import sys
import threading
from types import FrameType

import requests

from oasis_live.rehearsal.conductor import Conductor
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
    """So many phones, each in a thread; with a desk key a conductor as well."""

    def __init__(self, address: str, code: str, people: int, seed: int = 1) -> None:
        self._address, self._code, self._people = address, code, people
        self._chance = random.Random(seed)  # noqa: S311 - a play, not a secret
        self._closing = threading.Event()

    def close(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Everybody leaves; the summit goes on."""
        self._closing.set()

    def run(self, desk_key: str | None = None) -> None:
        """Let people arrive one after the other, and stay until the hall closes."""
        if desk_key:
            self._start(self._conduct, desk_key)
        for part in cast(self._people):
            if not self._pause(self._chance.uniform(0, _ARRIVAL_SECONDS)):
                return
            chance = random.Random(self._chance.random())  # noqa: S311 - a play, not a secret
            phone = Phone(self._address, self._code, part, chance, self._pause)
            self._start(phone.live)
        self._closing.wait()

    def _conduct(self, key: str) -> None:
        chance = random.Random(self._chance.random())  # noqa: S311 - a play, not a secret
        Conductor(self._address, self._code, key, chance, self._pause).conduct(PACE_SECONDS)

    def _start(self, act: object, *args: object) -> None:
        thread = threading.Thread(target=self._kept_quiet, args=(act, *args), daemon=True)
        thread.start()

    def _kept_quiet(self, act: object, *args: object) -> None:
        """One phone that fails leaves the hall; the others go on."""
        try:
            act(*args)  # type: ignore[operator] # bound methods of ours
        except (requests.RequestException, OSError, TimeoutError) as error:
            log.warning("a simulated phone left: %s", type(error).__name__)

    def _pause(self, seconds: float) -> bool:
        return not self._closing.wait(seconds)


def main(arguments: list[str]) -> None:
    """`python -m oasis_live.rehearsal.hall ADDRESS CODE PEOPLE`; a desk key comes on standard input
    (a command line can be read by others on the machine)."""
    address, code, people = arguments
    hall = Hall(address, code, int(people))
    signal.signal(signal.SIGTERM, hall.close)
    signal.signal(signal.SIGINT, hall.close)
    hall.run(sys.stdin.readline().strip() or None)


if __name__ == "__main__":
    main(sys.argv[1:])
