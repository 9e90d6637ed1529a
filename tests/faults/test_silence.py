"""Who answers no ping is gone, whatever else comes from there; and it costs next to nothing to ask.

The server of these tests asks every two seconds and waits for one.
"""

import itertools
import json
import time
from collections.abc import Iterator
from typing import Any

import engineio
import pytest
import requests
from engineio.exceptions import SocketIsClosedError
from engineio.packet import MESSAGE, NOOP, Packet

from oasis_live.web.later import A_TURN, Later
from oasis_live.web.lines import Line
from tests.faults.hasty_server import answers, hasty_server
from tests.faults.hostile import OPEN, drips, frame, websocket
from tests.live import PATIENCE_SECONDS, Server, connected

SYNC = frame(b'42["sync",{"seq":0}]')
PINGS, MOST_DRIPS, MOST_ANSWERS = 2, 80, 7


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with hasty_server(tmp_path_factory.mktemp("hasty")) as server:
        yield server


def wanted(server: Server) -> bytes:
    code = server.summit()["code"]
    auth = {"room": code, "token": server.join(code)["token"], "lens": "phone"}
    return frame(b"40" + json.dumps(auth).encode())


def test_a_line_that_answers_no_ping_is_closed_although_it_speaks(hasty: Server) -> None:
    """Mutation: guard's `pongs` looks after nothing → fails: 80 packets are taken."""
    with websocket(hasty) as wire:
        wire.send(wanted(hasty))
        drips(wire, itertools.repeat(SYNC), MOST_DRIPS, lambda: answers(hasty))


def test_a_line_that_answers_its_pings_stays(hasty: Server) -> None:
    """Mutation: schedule_ping leaves `last_ping` → fails: no second ping comes."""
    with websocket(hasty) as wire:
        wire.send(wanted(hasty))
        for _ping in range(PINGS):
            while wire.message() != (1, b"2"):
                assert not wire.is_cut
            wire.send(frame(b"3"))
        wire.send(frame(b'421["sync",{"seq":0}]'))
        while not (heard := wire.message()[1]).startswith(b"431["):
            assert heard or not wire.is_cut


def test_a_browser_that_polls_and_answers_no_ping_is_forgotten(hasty: Server) -> None:
    """Mutation: guard's `pongs` looks after nothing → fails: beats go on."""
    code = hasty.summit()["code"]
    auth = {"room": code, "token": hasty.join(code)["token"], "lens": "phone"}
    session, url = requests.Session(), f"{hasty.url}{OPEN}polling"
    opened = session.get(url, timeout=PATIENCE_SECONDS)
    asked = {"sid": json.loads(opened.text[1:])["sid"]}
    session.post(url, params=asked, data="40" + json.dumps(auth), timeout=PATIENCE_SECONDS)
    heard: list[str] = []
    while (answer := session.get(url, params=asked, timeout=PATIENCE_SECONDS)).ok:
        heard.append(answer.text)
        assert len(heard) < MOST_ANSWERS
    assert "2" in heard
    with connected(hasty, code, auth["token"], "phone") as phone:
        assert phone.sync(0)["put"]["room"]


class Turns:
    """A server whose sleep is noted, and over at once."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.works: list[Any] = []

    def start_background_task(self, work: Any) -> None:
        self.works.append(work)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def line() -> Line:
    server = engineio.Server(async_mode="threading")
    server.pongs = Later(Turns(), 0, lambda _line: None)
    server.sockets["a line"] = made = Line(server, "a line")
    return made


def test_a_clock_that_steps_cuts_nobody_who_is_being_pinged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Mutation: Line's pings by `time` and not by `monotonic` → fails: the line is closed."""
    asked = line()
    asked.ping()
    real = time.time()
    monkeypatch.setattr(time, "time", lambda: real + 3600)
    assert asked.check_ping_timeout()


def test_a_closed_line_is_forgotten_and_takes_nothing_more() -> None:
    """Mutation: Line.close leaves it in `sockets` → fails: it is there for ever."""
    ended = line()
    ended.close()
    assert not ended.server.sockets
    with pytest.raises(SocketIsClosedError):
        ended.send(Packet(NOOP))


def test_what_waits_is_read_in_order_and_the_end_after_it() -> None:
    """Mutation: `poll` forgets the end that it read → fails: a last read would wait for ever."""
    said = line()
    for word in ("one", "two"):
        said.send(Packet(MESSAGE, word))
    said.close(abort=True)
    assert [packet.data for packet in said.poll()] == ["one", "two"]
    assert not said.queue.empty()
    assert said.poll() == []


def test_what_is_due_at_once_is_done_in_few_turns_and_with_pauses_for_others() -> None:
    """Mutation: Later does one in each turn → fails: there are as many turns as lines."""
    server, done = Turns(), list[int]()

    def act(item: int) -> None:
        done.append(item)
        if item == 1:
            raise ValueError

    later = Later(server, 0, act)
    for item in range(10 * A_TURN):
        later.add(item)
    (work,) = server.works
    work()
    assert done == list(range(10 * A_TURN))
    assert len(server.slept) == 10
