"""Letting people in one after another, so that a hall that comes at once finds a calm server.

Measured on two shared cores (`python -m tests.faults.arrivals`): a join alone costs 1 ms of the
server's time, the whole way of a phone (two pages, a form, a line with its first view) 12 to 16 ms.
At 50 a second a hall of 2,000 is inside within 40 seconds, and the room goes on beside it.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from oasis_live.engine.pace import Bucket

# A hall of 2,000 needs 34 a second. All together: phones with an address each, in a network without
# internet. A script waits behind its own address, and not before them.
_PER_SECOND_OF_ONE, _AT_ONCE_OF_ONE = 50, 100
_PER_SECOND_OF_ALL, _AT_ONCE_OF_ALL = 90, 180
LONGEST_SECONDS = 60.0
_KEPT_SECONDS = 120.0
# Who asks again in time stands in every draw for a free place at the end of a full line.
_ASK_AGAIN_SECONDS = (5.0, 9.0)
_DRAWN_SECONDS = 12.0
# A sleep that ends by so much too early is no wait any more.
_NOTHING_SECONDS = 0.001


@dataclass(slots=True)
class _Address:
    """`asking`: who of them has no place yet, and when they asked last."""

    bucket: Bucket
    asking: dict[str, float] = field(default_factory=dict)


class Turns:
    """Whose turn it is when. `monotonic` gives seconds.

    A place in the line is kept for whoever holds it (asking again takes no second one) and is good
    for coming in once. Where the line is full, each place that comes free is drawn among all who
    asked lately, so that whoever fills it gets no more than their share of those who ask.
    """

    def __init__(self, monotonic: Callable[[], float], chance: random.Random) -> None:
        self._monotonic, self._chance = monotonic, chance
        self._all = Bucket.full(_AT_ONCE_OF_ALL, _PER_SECOND_OF_ALL, monotonic())
        self._of: dict[str, _Address] = {}
        self._places: dict[str, float] = {}

    def __len__(self) -> int:
        """How many places are remembered."""
        return len(self._places)

    def wait(self, address: str, who: str) -> float:
        """Seconds until they should ask again; 0: it is their turn, and they used their place."""
        now = self._monotonic()
        self._forget(now)
        if who not in self._places:
            self._ask(self._address(address, now), who, now)
        if who not in self._places:
            return self._chance.uniform(*_ASK_AGAIN_SECONDS)
        left = self._places[who] - now
        if left > _NOTHING_SECONDS:
            return left
        del self._places[who]
        return 0.0

    def _ask(self, address: _Address, who: str, now: float) -> None:
        """Give what places there are to those who ask, by lot."""
        asking = address.asking
        asking.pop(who, None)
        asking[who] = now
        while next(iter(asking.values())) < now - _DRAWN_SECONDS:
            del asking[next(iter(asking))]
        while asking:
            own_wait = address.bucket.wait(now)
            wait = own_wait or self._all.wait(now)
            if wait > LONGEST_SECONDS:
                return
            address.bucket.take()
            # Who waits behind their own address anyway takes no place before the others.
            if not own_wait:
                self._all.take()
            drawn = self._chance.choice(list(asking))
            del asking[drawn]
            self._places[drawn] = now + wait

    def _address(self, name: str, now: float) -> _Address:
        # The latest last, so that the first is the one to forget.
        address = self._of.pop(name, None)
        address = address or _Address(Bucket.full(_AT_ONCE_OF_ONE, _PER_SECOND_OF_ONE, now))
        self._of[name] = address
        return address

    def _forget(self, now: float) -> None:
        while self._places and next(iter(self._places.values())) < now - _KEPT_SECONDS:
            del self._places[next(iter(self._places))]
        while self._of and next(iter(self._of.values())).bucket.at < now - _KEPT_SECONDS:
            del self._of[next(iter(self._of))]
