"""What fails once must not fail for good, nor for others."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from oasis_live.engine.changes import Changes
from oasis_live.engine.database import Busy, Database
from oasis_live.engine.pipeline import Pipeline, Request
from oasis_live.engine.pump import Pump
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.person import Audience
from tests.engine.notes import AUDIENCES, COLLECTIONS, PEOPLE, NoteRoom

ANN = AUDIENCES[0]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[NoteRoom]:
    made = NoteRoom(tmp_path)
    yield made
    made.database.close()


class Failing(Database):
    """One whose first transaction can't be stored, and then there is none to be had."""

    begun = 0

    @contextmanager
    @override
    def writing(self, room: str = "") -> Iterator[Callable[[str], Tx]]:
        self.begun += 1
        if self.begun > 1:
            raise Busy("The room is busy.", retry_in=2)
        with super().writing(room) as tx_of:
            yield tx_of
            raise OSError("the disk is gone")


def test_when_there_is_no_transaction_to_be_had_nobody_waits_for_his_own(room: NoteRoom) -> None:
    """Mutation: try each alone after a Busy -> the lock is waited for 20 times."""
    waiting: list[Callable[[], None]] = []
    database = Failing(room.database.engine, room.runtime)
    later = replace(room.runtime, spawn=waiting.append)
    pipeline = Pipeline(
        database, room.registry, lambda _tx, _b: room.people, lambda *_any: None, later
    )
    command = room.registry.named("note.write")
    for number in range(20):
        note = command.payload(text="x")
        pipeline.do(Request(PEOPLE["ann"], command, note, f"cid-{number:06}"))
    jobs = list(pipeline._waiting)  # noqa: SLF001 - their answers come after `do`
    waiting[0]()
    assert [type(job.answer) for job in jobs] == [Busy] * 20
    assert database.begun == 2
    database.close()


def test_a_writer_that_had_to_be_closed_is_opened_anew(room: NoteRoom) -> None:
    """Mutation: `is_open` that always says yes -> nothing is ever written again."""
    room.database._writer.close()  # noqa: SLF001 - as after a rollback that fails
    assert room.do("ann", "note.write", text="x")["ok"]


class Wire:
    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []

    def pack(self, data: dict[str, Any]) -> dict[str, Any]:
        return data

    def send(self, _connections: Sequence[str], _event: str, data: object) -> None:
        assert isinstance(data, dict)
        self.told.append(data)


def pump_over(room: NoteRoom, wire: Wire, own: Callable[[], object]) -> Pump:
    """A pump that calls `own` while somebody's own notes are read."""

    def entries(tx: Tx, audience: Audience, ids: list[str]) -> dict[str, Any]:
        own()
        return COLLECTIONS[1].entries(tx, audience, ids)

    watched = replace(COLLECTIONS[1], entries=entries)
    pump = Pump(room.database, Changes([COLLECTIONS[0], watched]), wire, room.runtime)
    pump.join("ann's", ANN)
    room.pipeline.woken = pump.wake
    return pump


def test_somebody_may_come_and_go_while_own_words_are_read(
    room: NoteRoom, caplog: pytest.LogCaptureFixture
) -> None:
    """Mutation: no copy of the groups, or an index that makes lists -> the round is dead, or a
    ghost is counted.
    """
    wire, desk = Wire(), AUDIENCES[2]

    def come_and_go() -> None:
        pump.join("desk's", desk)
        pump.leave("ann's", ANN)

    pump = pump_over(room, wire, come_and_go)
    room.do("ann", "note.write", text="x")
    assert pump.here("r1") == 0
    assert pump.here("r1", "desk") == 1
    assert not caplog.records


def test_a_view_that_fails_once_silences_nobody_for_good(room: NoteRoom) -> None:
    """Mutation: let the round's error end the pump -> Ann never hears of her note."""
    wire, fails = Wire(), [True]

    def fail_once() -> None:
        if fails:
            fails.clear()
            raise RuntimeError("a fault of ours")

    pump_over(room, wire, fail_once)
    room.do("ann", "note.write", text="x")
    assert any("own" in data["put"] for data in wire.told)
