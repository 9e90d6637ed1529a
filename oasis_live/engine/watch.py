"""What the engine tells whoever looks inside: numbers only. By default nobody listens."""

from collections.abc import Callable
from dataclasses import dataclass


def _unheard(*_numbers: float) -> None:
    """Nobody listens."""


@dataclass(frozen=True)
class Watch:
    """`committed` hears how many commands one transaction held and how many seconds it took, from
    the wish for the lock to the disk; `ticked` how many seconds one round of a room's pump worked.
    """

    committed: Callable[[int, float], object] = _unheard
    ticked: Callable[[float], object] = _unheard


UNWATCHED = Watch()
