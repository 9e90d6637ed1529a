"""People before the door: who need not wait long is held, others come back at their turn."""

from dataclasses import dataclass

from flask import request

from oasis_live.engine.runtime import Runtime
from oasis_live.engine.turns import Turns
from oasis_live.kernel.address import network
from oasis_live.kernel.refused import TooFast


@dataclass(frozen=True)
class Arrivals:
    """Those who come in one way. `patience`: for how many seconds a request of theirs is held."""

    runtime: Runtime
    turns: Turns
    patience: float

    def wait(self, who: str) -> None:
        """Come back when it is their turn. Raises TooFast with the seconds until they ask again."""
        address = network(request.remote_addr or "")
        wait = self.turns.wait(address, who)
        if 0 < wait <= self.patience:
            self.runtime.sleep(wait)
            # Somebody else may have drawn the place meanwhile.
            wait = self.turns.wait(address, who)
        if wait:
            raise crowded(wait)


def crowded(seconds: float) -> TooFast:
    """What somebody hears who is to come back in so many seconds."""
    return TooFast("Many people are coming in at once.", retry_in=round(seconds + 0.1, 1))
