"""What green threads do to each other: who waits for whom, and for how long."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from oasis_live import green
from oasis_live.engine.changes import Changes, Collection
from oasis_live.engine.database import Database
from oasis_live.engine.kept import KeptViews
from oasis_live.engine.pipeline import Pipeline
from oasis_live.engine.runtime import Runtime
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience, Role
from tests.engine.notes import NOON, NoteRoom

PHONE = Audience("r1", "phone", Role.PARTICIPANT)


@pytest.fixture
def runtime() -> Runtime:
    """Real green threads, on a disk that takes 10 ms for each commit."""
    made = green.runtime(lambda: NOON, random.Random(7))

    def slowly(call: Callable[..., Any], *args: Any) -> Any:
        made.sleep(0.01)
        return call(*args)

    return replace(made, native=slowly)


@pytest.fixture
def room(tmp_path: Path, runtime: Runtime) -> Iterator[NoteRoom]:
    made = NoteRoom(tmp_path)
    made.database.close()
    made.database = Database(made.database.engine, runtime)
    made.pipeline = Pipeline(
        made.database,
        made.registry,
        lambda _tx, bearers: {one: made.people[one] for one in bearers},
        lambda _tx, _person, _command: None,
        runtime,
    )
    yield made
    made.database.close()


def test_a_pages_own_write_takes_its_turn_in_a_hall_that_never_stops(
    room: NoteRoom, runtime: Runtime
) -> None:
    """Organisers sign in, and withdrawn words leave the log, while everybody writes.

    Mutation: wait until no command is there -> it comes after all 600 notes.
    """
    sent = count()
    stored: list[int] = []

    def write() -> None:
        room.do("ann", "note.write", text="x")
        stored.append(1)

    def everybody_writes() -> None:
        # One more every millisecond: while one group is committed the next is there already.
        while next(sent) < 600:
            runtime.spawn(write)
            runtime.sleep(0.001)

    runtime.spawn(everybody_writes)
    while len(stored) < 30:
        runtime.sleep(0.001)
    room.pipeline.transact("r1", lambda _tx: None)
    room.pipeline.sweep()
    assert len(stored) < 500
    while len(stored) < 600:
        runtime.sleep(0.001)


def test_a_command_waits_while_somebody_is_alone(room: NoteRoom, runtime: Runtime) -> None:
    order: list[str] = []

    def write() -> None:
        room.do("ann", "note.write", text="x")
        order.append("note")

    def alone(_tx: Tx) -> None:
        order.append("alone")
        runtime.spawn(write)
        runtime.sleep(0.05)
        order.append("over")

    room.pipeline.transact("r1", alone)
    while "note" not in order:
        runtime.sleep(0.001)
    assert order == ["alone", "over", "note"]


def test_a_hall_that_comes_at_once_reads_a_view_once(room: NoteRoom, runtime: Runtime) -> None:
    """Mutation: no `wait` -> as many readings as phones."""
    room.do("ann", "note.write", text="x")
    readings: list[int] = []

    def ids(_tx: Tx, _audience: Audience) -> list[str]:
        readings.append(1)
        return [str(number) for number in range(1000)]

    def entries(_tx: Tx, _audience: Audience, ids: list[str]) -> dict[str, Any]:
        return {one: {"id": one} for one in ids}

    kept = KeptViews(Changes([Collection("note", frozenset({"phone"}), ids, entries)]), runtime)
    seen: list[int] = []

    def looks() -> None:
        kept.wait(PHONE)
        with room.database.reading("r1") as tx:
            seen.append(len(kept.since(tx, PHONE, 0)["put"]))

    for _phone in range(50):
        runtime.spawn(looks)
    while len(seen) < 50:
        runtime.sleep(0.001)
    assert (readings, set(seen)) == ([1], {1})
