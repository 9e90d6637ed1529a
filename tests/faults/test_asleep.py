"""R04 for a whole hall: two hundred phones that come back as our page does."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from bench.load.line import Address, Line, Refused
from oasis_live.kernel.held import Entry, Held
from tests.faults.hall import Hall, a_hall
from tests.faults.proxy import Proxy
from tests.live import Server, connected

PEOPLE, ASLEEP_SECONDS, BACK_SECONDS = 200, 90.0, 5.0
KINDS = ("room", "activity", "option", "tally", "mine")
# As our page does it: static/src/shared/link.js.
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS, BY_CHANCE = 0.5, 3.0, 0.5
View = dict[str, list[Entry]]


@pytest.fixture
def wifi(server: Server) -> Iterator[Proxy]:
    with Proxy(server.port) as proxy:
        yield proxy


def fresh_view(hall: Hall, token: str) -> View:
    """What a phone without a past gets."""
    with connected(hall.server, hall.code, token, "phone") as client:
        return {kind: sorted(client.all(kind), key=lambda one: str(one["id"])) for kind in KINDS}


class Sleeper:
    """One phone: what it holds, and its way back."""

    def __init__(self, hall: Hall, wifi: Proxy, token: str, chance: Random) -> None:
        self.token, self.held = token, Held()
        self._address, self._chance = Address("127.0.0.1", wifi.port), chance
        self._who = {"room": hall.code, "token": token, "lens": "phone"}

    async def live(self) -> None:
        """Connect, and again whenever the line is lost."""
        wait = FIRST_WAIT_SECONDS
        while True:
            auth = {**self._who, "seq": self.held.seq}
            line = Line(self._address, auth, lambda _event, data, _at: self._hear(data))
            try:
                await line.open()
                wait = FIRST_WAIT_SECONDS
                try:
                    await asyncio.shield(line.lost)
                finally:
                    line.close()
            except (Refused, OSError):
                wait = min(LONGEST_WAIT_SECONDS, wait * 2)
            await asyncio.sleep(wait * self._chance.uniform(1 - BY_CHANCE, 1 + BY_CHANCE))

    def view(self) -> View:
        """What it holds, in an order that can be compared."""
        return {kind: sorted(self.held.all(kind), key=lambda one: str(one["id"])) for kind in KINDS}

    def _hear(self, data: Entry) -> None:
        if "put" in data:
            self.held.take(data)


def go_on(hall: Hall) -> None:
    """What the sleepers miss."""
    for n in range(20):
        assert hall.name(hall.phones[0], f"While you slept {n}")["ok"]
    vote = next(one["id"] for one in hall.desk.held.all("activity") if one["kind"] == "vote")
    for type in ("activity.open", "activity.close", "activity.reveal"):
        assert hall.desk.say(type, activity=vote)["ok"]


async def sleep_and_wake(hall: Hall, wifi: Proxy, tokens: list[str], seconds: float) -> float:
    """Seconds until the last of them holds what a fresh phone gets."""
    loop, chance = asyncio.get_running_loop(), Random(4)
    sleepers = [Sleeper(hall, wifi, token, chance) for token in tokens]
    lives = [asyncio.create_task(sleeper.live()) for sleeper in sleepers]
    while not all(sleeper.held.seq for sleeper in sleepers):
        await asyncio.sleep(0.1)
    wifi.off()
    await asyncio.sleep(seconds)
    await asyncio.to_thread(go_on, hall)
    fresh = await asyncio.to_thread(lambda: [fresh_view(hall, token) for token in tokens])
    assert fresh[0]["tally"]
    began = loop.time()
    wifi.on()
    behind = list(zip(sleepers, fresh, strict=True))
    while behind and loop.time() - began < 6 * BACK_SECONDS:
        behind = [(sleeper, there) for sleeper, there in behind if sleeper.view() != there]
        await asyncio.sleep(0.05)
    assert not behind, f"{len(behind)} never came back"
    took = loop.time() - began
    for life in lives:
        life.cancel()
    await asyncio.gather(*lives, return_exceptions=True)
    await asyncio.sleep(0.1)  # what was closed is gone
    return took


@pytest.mark.soak
def test_R04_two_hundred_phones_hold_what_a_fresh_one_gets_within_five_seconds(
    server: Server, wifi: Proxy
) -> None:
    with a_hall(server, 1) as hall:
        tokens = [server.join(hall.code)["token"] for _one in range(PEOPLE)]
        # In a thread of its own: where a browser is open, a loop runs in this one.
        with ThreadPoolExecutor(1) as thread:
            night = sleep_and_wake(hall, wifi, tokens, ASLEEP_SECONDS)
            took = thread.submit(asyncio.run, night).result()
        assert took < BACK_SECONDS
