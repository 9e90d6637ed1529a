"""How many room codes may be guessed. Only a code that is no room's costs, and only once.

A code is one of 30^6 - 20^6 = 665,000,000. Whoever guesses at 50 rooms for 8 hours hears of
4,000 + 2 x 28,800 = 61,600 codes at most, from however many addresses: 0.5 % that one is a room's.

A hall shares its address with whoever guesses from there. Its own code was found from there before,
and is still found when the address has used up its guesses; but all that is asked counts then, or
a guesser would learn from it without end which code it is: another 0.4 % in 8 hours.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from oasis_live.engine.pace import Bucket

# 3 of 100 people mistype: a hall of 2,000 needs 60 in its first minute.
_MOST_OF_ONE, _PER_SECOND_OF_ONE = 200, 0.5
_MOST_OF_ALL, _PER_SECOND_OF_ALL = 4_000, 2
# Divided by the rooms that were found from one address, since a guess may be any of them.
_ASKED_PER_SECOND = 100
_MOST_FOUND, _MOST_WRONG = 8, 32
_MOST_ASKERS = 20_000


@dataclass(slots=True)
class _Asker:
    """One address: what it may still guess, and what it has heard (codes, the latest last)."""

    guesses: Bucket
    asked: Bucket
    found: dict[str, None] = field(default_factory=dict)
    wrong: dict[str, None] = field(default_factory=dict)

    def remember(self, code: str, found: bool) -> None:
        """What was heard is no news when it is asked again."""
        codes, most = (self.found, _MOST_FOUND) if found else (self.wrong, _MOST_WRONG)
        _put_last(codes, code, None, most)


class Guesses:
    """The guesses that each address has left, and all together. `monotonic` gives seconds.

    Kept in memory: of the addresses that ask for a code the latest 20,000.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._askers: dict[str, _Asker] = {}
        self._all = Bucket.full(_MOST_OF_ALL, _PER_SECOND_OF_ALL, monotonic())

    def __len__(self) -> int:
        """How many addresses are remembered."""
        return len(self._askers)

    def wait(self, address: str, code: str, *, found: bool) -> float:
        """Seconds until this address may hear whether there is such a room; 0: it may now."""
        now = self._monotonic()
        asker = self._asker(address, now)
        news = code not in asker.found and code not in asker.wrong
        wait = max(asker.guesses.wait(now), self._all.wait(now))
        if wait:
            wait_to_ask = self._wait_to_ask(asker, now)
            return wait if news else wait_to_ask
        if news and not found:
            asker.guesses.take()
            self._all.take()
        asker.remember(code, found)
        return 0.0

    def _wait_to_ask(self, asker: _Asker, now: float) -> float:
        cost = max(1, len(asker.found))
        wait = asker.asked.wait(now, cost)
        if not wait:
            asker.asked.take(cost)
        return wait

    def _asker(self, address: str, now: float) -> _Asker:
        asker = self._askers.get(address) or _Asker(
            Bucket.full(_MOST_OF_ONE, _PER_SECOND_OF_ONE, now),
            Bucket.full(_ASKED_PER_SECOND, _ASKED_PER_SECOND, now),
        )
        _put_last(self._askers, address, asker, _MOST_ASKERS)
        return asker


def _put_last(kept: dict[str, Any], key: str, value: object, most: int) -> None:
    kept.pop(key, None)
    kept[key] = value
    if len(kept) > most:
        del kept[next(iter(kept))]
