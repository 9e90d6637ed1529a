"""The room behind a code: the one place where a page, a program or a socket asks for it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from oasis_live.engine.guessing import Guesses
from oasis_live.kernel import room_code
from oasis_live.kernel.address import network
from oasis_live.kernel.refused import NotFound
from oasis_live.web.arrivals import crowded
from oasis_live.web.identity import Doorkeeper, cookies_of

# Those who wait for the same thing don't come back in the same second.
_APART_SECONDS = (1.0, 5.0)


@dataclass(frozen=True)
class Rooms:
    """Finds a room and keeps guessing hopeless. `find` asks the database for a code as it was read.

    Whoever holds a key to the room is always let through, however many others guess from there.
    """

    find: Callable[[str], str | None]
    doorkeeper: Doorkeeper
    guesses: Guesses
    chance: random.Random

    def named(
        self, typed: str, environ: dict[str, Any], token: str | None = None, field: str = "code"
    ) -> str:
        """The room of a code that somebody typed or opened. Raises NotFound, and TooFast where one
        may not hear yet whether there is such a room.
        """
        code = room_code.read(typed)
        if code is None:
            raise no_room(field)
        room = self.find(code)
        address = network(environ.get("REMOTE_ADDR") or "")
        wait = self.guesses.wait(address, code, found=room is not None)
        # The same questions whether there is a room or not: the time they take must not tell.
        if wait and not self.doorkeeper.knows(room or "", cookies_of(environ), token):
            raise crowded(wait + self.chance.uniform(*_APART_SECONDS))
        if room is None:
            raise no_room(field)
        return room


def no_room(field: str) -> NotFound:
    """There is none with this code; whether there ever was is not said."""
    return NotFound("We can’t find that room. Check the code on the screen", field=field)
