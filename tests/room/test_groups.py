"""The central law where commands of many people share one transaction, and some of them fail."""

import random
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from oasis_live.engine.commands import Outcome, Payload
from oasis_live.engine.pipeline import Answer, Pipeline, Request
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Conflict, Gone, Refused, TryAgain
from oasis_live.main.house import gate, who
from tests.a_room import ARoom, a_room_for_a_while
from tests.engine.notes import apply
from tests.room.play import ACTS, Play

GROUPS, MOST = 4, 8
FAILURES = (RuntimeError("a fault of ours"), Conflict("Too late, after half of it was written."))


class _Later(Exception):
    """The command is in the group; nobody knows its answer yet."""


class _Event(threading.Event):
    send = threading.Event.set


class Group:
    """Stands in a room's house where its pipeline is, and gathers."""

    def __init__(self, room: ARoom) -> None:
        self._work: list[Callable[[], object]] = []
        house = room.house
        runtime = replace(house.runtime, spawn=self._work.append, event=_Event)
        self._pipeline = Pipeline(house.database, house.registry, who, gate, runtime)
        self.requests: list[Request] = []

    def do(self, request: Request) -> Answer:
        """Gather it."""
        self.requests.append(request)
        raise _Later

    def served(self, requests: list[Request]) -> list[Answer | BaseException]:
        """Serve them by one transaction, as far as it goes: what each of their senders hears."""
        pause = threading.Event()
        with ThreadPoolExecutor(2 * MOST) as senders:
            sent: list[Future[Answer]] = []
            for place, request in enumerate(requests):
                sent.append(senders.submit(self._pipeline.do, request))
                while self._pipeline.waiting <= place:
                    pause.wait(0.0002)
            self._work.pop()()
            return [one.exception() or one.result() for one in sent]


def at_once(room: ARoom, *acts: Callable[[], object]) -> list[Answer | BaseException]:
    """All of these acts in one transaction; what those who did them hear."""
    house, group = room.house, Group(room)
    room.house = replace(house, pipeline=group)  # type: ignore[arg-type] # gathers instead
    for act in acts:
        with suppress(_Later):
            act()
    room.house = house
    return group.served(group.requests)


def failing(request: Request, error: Exception) -> Request:
    """The same, but it fails once its command has done all it does."""

    def fail(tx: Tx, by: Person, sent: Payload) -> Outcome:
        request.command.handle(tx, by, sent)
        raise error

    return replace(request, command=replace(request.command, handle=fail))


def gathered(play: Play, chance: random.Random) -> tuple[Group, list[Request]]:
    """What some people do at once; a tenth of it fails, a tenth comes twice."""
    room, group = play.room, Group(play.room)
    house, room.house = room.house, replace(room.house, pipeline=group)  # type: ignore[arg-type]
    for _act in range(chance.randint(3, MOST)):
        try:
            play.acts[chance.choice(ACTS)](*(chance.randrange(6) for _number in range(3)))
        except (_Later, Refused, KeyError, StopIteration):
            continue
    room.house = house
    requests: list[Request] = []
    for request in group.requests:
        lot = chance.randrange(10)
        requests.append(failing(request, chance.choice(FAILURES)) if lot == 0 else request)
        requests += [request] * (lot == 1)
    return group, requests


@pytest.mark.parametrize("seed", range(25))
def test_a_group_leaves_nobody_stale_and_nothing_twice(seed: int) -> None:
    """Mutation: `_decide` answers a refusal after half an act -> fails for 6 seeds; `_earlier`
    without the group's own receipts -> for 7.
    """
    chance = random.Random(seed)
    with a_room_for_a_while() as room:
        play = Play(room)
        for _group in range(GROUPS):
            stale, seq = play.views(), room.seq
            group, requests = gathered(play, chance)
            if not requests:
                continue
            answers = group.served(requests)
            for audience, view in stale.items():
                apply(view, room.since(audience, seq))
                assert view == room.fresh(audience), audience
            assert_answered(requests, answers)
            assert_once(room, group, requests, answers)


def assert_answered(requests: list[Request], answers: list[Answer | BaseException]) -> None:
    """Who fails is told so, and nobody else is."""
    by_cid: dict[str, Any] = {}
    for request, answer in zip(requests, answers, strict=True):
        fails = request.command.handle.__name__ == "fail"
        assert fails or not isinstance(answer, TryAgain), request
        assert not fails or isinstance(answer, Refused), request
        if isinstance(answer, dict):
            assert by_cid.setdefault(request.cid, answer) == answer


def assert_once(
    room: ARoom, group: Group, requests: list[Request], answers: list[Answer | BaseException]
) -> None:
    """What was accepted and comes again is answered as before, and changes nothing."""
    accepted = [
        (request, answer)
        for request, answer in zip(requests, answers, strict=True)
        if isinstance(answer, dict)
    ]
    if not accepted:
        return
    before = room.stored()
    again = group.served([request for request, _answer in accepted])
    for (_request, answer), repeated in zip(accepted, again, strict=True):
        assert repeated == answer or isinstance(repeated, Gone)
    assert room.stored() == before
