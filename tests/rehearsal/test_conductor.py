"""The conductor drives the run sheet, and leaves the desk to the first person who acts there."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from oasis_live.rehearsal.conductor import Conductor
from oasis_live.rehearsal.line import Place
from tests.live import Client, Server, connected

A_SECOND = 0.05


class Conducted:
    """A conductor at a desk, who stays so many seconds with each activity. They are short ones, or
    with `by_hand` as long as the test lets them last.
    """

    def __init__(
        self, server: Server, summit: dict[str, str], seconds: int, *, by_hand: bool
    ) -> None:
        self.is_staying, self.closing = threading.Event(), threading.Event()
        self._by_hand, self._ticks = by_hand, threading.Semaphore(0)
        place = Place(server.url, f"127.0.0.1:{server.port}", summit["code"])
        conductor = Conductor(place, summit["desk_key"], random.Random(1), self._pause)
        kinds = ("welcome", "interviews", "principles", "vote", "reveal", "commitments")
        stays = dict.fromkeys(kinds, float(seconds))
        self.thread = threading.Thread(target=conductor.conduct, args=(stays,))

    def _pause(self, seconds: float) -> bool:
        if seconds >= 1:
            self.is_staying.set()
            if self._by_hand:
                self._ticks.acquire()
        return not self.closing.wait(seconds * A_SECOND)

    def tick(self) -> None:
        self._ticks.release()

    def has_left(self) -> bool:
        self.thread.join(30)
        return not self.thread.is_alive()

    def end(self) -> None:
        self.closing.set()
        self.tick()
        self.thread.join(30)


@contextmanager
def conducted(
    server: Server, summit: dict[str, str], seconds: int, *, by_hand: bool
) -> Iterator[Conducted]:
    one = Conducted(server, summit, seconds, by_hand=by_hand)
    one.thread.start()
    try:
        yield one
    finally:
        one.end()


@pytest.fixture
def summit(server: Server) -> dict[str, str]:
    return server.summit()


@pytest.fixture
def desk(server: Server, summit: dict[str, str]) -> Iterator[Client]:
    with connected(server, summit["code"], summit["desk_key"], "desk") as client:
        yield client


def states(desk: Client) -> list[str]:
    return [one["state"] for one in sorted(desk.all("activity"), key=lambda one: one["order"])]


def test_it_goes_through_the_whole_day_whatever_participants_do(
    server: Server, summit: dict[str, str], desk: Client
) -> None:
    token = server.join(summit["code"], name="Ann")["token"]
    with (
        conducted(server, summit, 1, by_hand=True) as conductor,
        connected(server, summit["code"], token, "phone") as phone,
    ):
        for kind in ("welcome", "interviews"):
            desk.one("activity", kind=kind, state="open")
            conductor.tick()
        writing = desk.one("activity", kind="principles", state="open")
        words = {"kind": "principle", "text": "Going at their pace"}
        assert phone.do("contribution.add", activity=writing["id"], **words)["ok"]
        conductor.tick()
        option = phone.one("option", text="Going at their pace")
        cast = {"activity": option["activity"], "choices": {option["id"]: 1}}
        assert phone.do("ballot.cast", **cast)["ok"]
        conductor.tick()
        phone.one("tally", id=option["id"])
        conductor.tick()
        desk.one("activity", kind="commitments", state="open")
        conductor.tick()
        assert conductor.has_left()
    assert states(desk) == ["closed", "closed", "closed", "revealed", "open"]


@pytest.mark.parametrize(
    ("type", "fields"),
    [
        ("activity.next", {}),
        ("activity.extend", {"minutes": 5}),
        ("board.show", {"view": "blank"}),
        ("room.announce", {"text": "Lunch is served"}),
        ("room.freeze", {"on": True}),
    ],
)
def test_it_leaves_as_soon_as_a_person_acts_at_the_desk(
    server: Server, summit: dict[str, str], desk: Client, type: str, fields: dict[str, Any]
) -> None:
    with conducted(server, summit, 20_000, by_hand=False) as conductor:
        assert conductor.is_staying.wait(20)
        opened = desk.one("activity", kind="welcome", state="open")
        named = {"activity": opened["id"]} if type == "activity.extend" else {}
        assert desk.do(type, **named, **fields)["ok"]
        assert conductor.has_left()
    before = ["closed", "open"] if type == "activity.next" else ["open", "planned"]
    assert states(desk)[:2] == before
