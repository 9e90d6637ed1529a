"""How often one bearer may send one command: a token bucket for each pair."""

from collections.abc import Callable
from dataclasses import dataclass

from oasis_live.kernel.refused import TooFast

_KEEP = 20_000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Pace:
    """Buckets in memory. `monotonic` gives seconds; a bucket holds a minute's worth at most."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._buckets: dict[tuple[str, str], _Bucket] = {}

    def take(self, bearer: str, command: str, per_minute: int) -> None:
        """Use one token. Raises TooFast with the seconds until the next one."""
        now = self._monotonic()
        bucket = self._buckets.setdefault((bearer, command), _Bucket(per_minute, now))
        refilled = bucket.tokens + (now - bucket.at) * per_minute / 60
        bucket.tokens, bucket.at = min(per_minute, refilled), now
        if bucket.tokens < 1:
            raise TooFast(
                "You are faster than the room. It will send in a moment.",
                retry_in=round((1 - bucket.tokens) * 60 / per_minute, 1),
            )
        bucket.tokens -= 1
        if len(self._buckets) > _KEEP:
            self._forget(now)

    def _forget(self, now: float) -> None:
        self._buckets = {key: kept for key, kept in self._buckets.items() if now - kept.at < 60}
