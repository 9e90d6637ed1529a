"""Letting people in one after another, so that a hall that comes at once finds a calm server.

Measured on two shared cores (`python -m tests.faults.arrivals`): a join alone costs 1 ms of the
server's time, the whole way of a phone (two pages, a form, a line with its first view) 12 to 16 ms.
At 50 a second a hall of 2,000 is inside within 40 seconds, and the room goes on beside it.
"""

from collections.abc import Callable

from oasis_live.engine.pace import Bucket

# A hall of 2,000 needs 34 a second. All together: phones with an address each, in a network without
# internet. A script waits behind its own address, and not before them.
_PER_SECOND_OF_ONE, _AT_ONCE_OF_ONE = 50, 100
_PER_SECOND_OF_ALL, _AT_ONCE_OF_ALL = 90, 180
LONGEST_SECONDS = 60.0
_KEPT_SECONDS = 120.0


class Turns:
    """Whose turn it is when. A place in the line is kept for whoever holds it, a cid: asking again
    takes no second one. `monotonic` gives seconds.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._all = Bucket.full(_AT_ONCE_OF_ALL, _PER_SECOND_OF_ALL, monotonic())
        self._of: dict[str, Bucket] = {}
        self._places: dict[str, float] = {}

    def __len__(self) -> int:
        """How many places are remembered."""
        return len(self._places)

    def wait(self, address: str, who: str) -> float:
        """Seconds until it is their turn. More than LONGEST_SECONDS: the line is full, and they
        have no place in it.
        """
        now = self._monotonic()
        self._forget(now)
        if who not in self._places:
            own = self._bucket(address, now)
            own_wait = own.wait(now)
            wait = own_wait or self._all.wait(now)
            if wait > LONGEST_SECONDS:
                return wait
            own.take()
            # Who waits behind their own address anyway takes no place before the others.
            if not own_wait:
                self._all.take()
            self._places[who] = now + wait
        return max(0.0, self._places[who] - now)

    def _bucket(self, address: str, now: float) -> Bucket:
        # The latest last, so that the first is the one to forget.
        bucket = self._of.pop(address, None)
        bucket = bucket or Bucket.full(_AT_ONCE_OF_ONE, _PER_SECOND_OF_ONE, now)
        self._of[address] = bucket
        return bucket

    def _forget(self, now: float) -> None:
        while self._places and next(iter(self._places.values())) < now - _KEPT_SECONDS:
            del self._places[next(iter(self._places))]
        while self._of and next(iter(self._of.values())).at < now - _KEPT_SECONDS:
            del self._of[next(iter(self._of))]
