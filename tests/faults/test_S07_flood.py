"""S07: a flooding script hurts only itself, over a real line."""

import time
from statistics import median
from typing import Any

import pytest
import socketio

from tests.faults import flood
from tests.live import Server, connected, until


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Any:
    running = Server(tmp_path_factory.mktemp("server"), OASIS_THEMES="off").start()
    yield running
    running.stop()


@pytest.fixture
def code(server: Server) -> str:
    return server.summit()["code"]


def tokens(server: Server, code: str, people: int) -> list[str]:
    return [server.join(code)["token"] for _person in range(people)]


def allowed_since(began: float) -> float:
    """So many packets of one participant may have been read: a minute's worth, then 10 a second."""
    return 600 + 10 * (time.monotonic() - began) + 1


def test_S07_a_flood_is_read_no_faster_than_it_may_be_sent_and_nobody_else_waits(
    server: Server, code: str
) -> None:
    """2,000 packets a second for two seconds, beside ten phones that say something each second.

    Mutation: `_in_turn` doesn't sleep -> all 4,000 are answered.
    Mutation: one bucket for all people (engine/pace.py) -> the others hear `too_fast`.
    """
    eve, *others = tokens(server, code, 11)
    began = time.monotonic()
    flooding = flood.started(server.url, code, eve, rate=2000, seconds=2)
    beside = flood.told(flood.started(server.url, code, *others, rate=1, seconds=4))
    flooded = flood.told(flooding)
    assert beside["heard"] == {"ok": beside["sent"]}
    assert beside["sent"] == 40
    assert flooded["heard"]["too_fast"] > 500
    # The rest was never read.
    assert sum(flooded["heard"].values()) <= allowed_since(began) < flooded["sent"]


def test_S07_two_devices_of_one_person_have_one_pace(server: Server, code: str) -> None:
    """Mutation: a bucket for each connection -> the second device is heard."""
    (token,) = tokens(server, code, 1)
    with (
        connected(server, code, token, "phone") as one,
        connected(server, code, token, "phone", transport="polling") as other,
    ):
        while one.do("person.change", name="N")["ok"]:
            pass
        refused = other.do("person.change", name="N")
        assert (refused["code"], refused["retry_in"] > 0) == ("too_fast", True)


def test_S07_who_asks_for_updates_without_end_is_answered_more_slowly(
    server: Server, code: str
) -> None:
    """Mutation: `sync` without `_in_turn` -> all 900 are answered at once."""
    token, other = tokens(server, code, 2)
    auth = {"room": code, "token": token, "lens": "phone"}
    phone = socketio.Client(reconnection=False)
    began = time.monotonic()
    phone.connect(server.url, auth=auth, transports=["websocket"])
    answered: list[Any] = []
    for _question in range(900):
        phone.emit("sync", {"seq": 0}, callback=answered.append)
    until(lambda: len(answered) >= 600, "the first minute's worth was not answered")
    with connected(server, code, other, "phone") as beside:
        for _question in range(100):
            assert beside.sync(0)["put"]["room"]
    assert len(answered) <= allowed_since(began)
    phone.disconnect()


@pytest.mark.soak
def test_S07_one_flooding_phone_at_most_doubles_what_the_others_wait(
    server: Server, code: str
) -> None:
    eve, *others = tokens(server, code, 101)

    def p95() -> float:
        heard = flood.told(flood.started(server.url, code, *others, rate=0.4, seconds=10))
        assert heard["heard"] == {"ok": heard["sent"]}
        return float(heard["ms"]["0.95"])

    times = []
    for _pair in range(3):
        alone = p95()
        flooding = flood.started(server.url, code, eve, rate=2000, seconds=15)
        times.append((alone, p95()))
        flood.told(flooding)
    print("p95 in ms, alone and beside a flood:", times)
    # Of a few milliseconds a double is noise.
    assert median(beside / max(alone, 10) for alone, beside in times) <= 2
