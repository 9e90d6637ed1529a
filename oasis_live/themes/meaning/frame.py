"""How much of an answer goes into one frame: a longer one would cut the worker's line, and the next
worker would say the same again.
"""

import json
from collections.abc import Mapping
from typing import TypeVar

# Of the 65,536 that the server takes; the rest is for what stands around it.
MOST_BYTES = 60_000

Value = TypeVar("Value")


class Frame:
    """What still fits beside that which is already said."""

    def __init__(self, said: object) -> None:
        self._left, self.is_full = MOST_BYTES - _bytes(said), False

    def takes(self, said: object) -> bool:
        """Whether this fits as well; then it is part of the answer."""
        many = _bytes(said)
        if many > self._left:
            self.is_full = True
            return False
        self._left -= many
        return True

    def take(self, said: Mapping[str, Value]) -> dict[str, Value]:
        """As many of these as fit, in their order."""
        taken: dict[str, Value] = {}
        for name, value in said.items():
            if not self.takes({name: value}):
                break
            taken[name] = value
        return taken


def _bytes(said: object) -> int:
    return len(json.dumps(said, separators=(",", ":")))
