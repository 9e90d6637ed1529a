"""How often one bearer may send one command: a token bucket for each pair."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from oasis_live.kernel.refused import TooFast

_MINUTE = 60
# Nobody waits longer for a turn, and so nobody owes more.
LONGEST_SECONDS = 15
# A bucket that nobody touched for so long is full, whatever it owed.
KEPT_SECONDS = _MINUTE + LONGEST_SECONDS
# What is missing to a token after the very seconds that `wait` gave is a rounding error.
_NOTHING = 1e-6


@dataclass(slots=True)
class Bucket:
    """Tokens: `per_second` come, `most` are kept. `at` is the moment of the last look."""

    most: float
    per_second: float
    tokens: float
    at: float

    @classmethod
    def full(cls, most: float, per_second: float, now: float) -> "Bucket":
        """One from which nothing was taken yet."""
        return cls(most, per_second, most, now)

    def wait(self, now: float, tokens: float = 1) -> float:
        """Seconds until so many tokens are there; 0: they are there."""
        self.tokens = min(self.most, self.tokens + (now - self.at) * self.per_second)
        self.at = now
        missing = tokens - self.tokens
        return missing / self.per_second if missing > _NOTHING else 0.0

    def take(self, tokens: float = 1) -> None:
        """Use tokens that are there."""
        self.tokens -= tokens


class Pace:
    """Buckets in memory. `monotonic` gives seconds; a bucket holds a minute's worth at most."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        # Whoever is of no later generation than the last but one is forgotten, at no cost for
        # those who act.
        self._recent: dict[tuple[str, str], Bucket] = {}
        self._older: dict[tuple[str, str], Bucket] = {}
        self._turned = monotonic()

    def __len__(self) -> int:
        """How many buckets are remembered."""
        return len(self._recent.keys() | self._older.keys())

    def take(self, bearer: str, command: str, per_minute: int) -> None:
        """Use one token. Raises TooFast with the seconds until the next one."""
        now = self._monotonic()
        bucket = self._bucket((bearer, command), per_minute, now)
        wait = bucket.wait(now)
        if wait:
            raise TooFast(
                "You are faster than the room. It will send in a moment.",
                retry_in=ceil(wait * 10) / 10,
            )
        bucket.take()

    def turn(self, bearer: str, kind: str, per_minute: int) -> float:
        """Seconds until the turn of this one, which is theirs from now on. More than
        LONGEST_SECONDS: there is none for them. For what is not refused but made to wait.
        """
        now = self._monotonic()
        bucket = self._bucket((bearer, kind), per_minute, now)
        wait = bucket.wait(now)
        if wait <= LONGEST_SECONDS:
            bucket.take()
        return wait

    def _bucket(self, key: tuple[str, str], per_minute: int, now: float) -> Bucket:
        if now - self._turned >= KEPT_SECONDS:
            self._older, self._recent, self._turned = self._recent, {}, now
        bucket = self._recent.get(key) or self._older.get(key)
        bucket = bucket or Bucket.full(per_minute, per_minute / _MINUTE, now)
        self._recent[key] = bucket
        return bucket
