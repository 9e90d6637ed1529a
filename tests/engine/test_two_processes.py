"""Two processes write in one room of one PostgreSQL, and no screen ever misses a number."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Event

import pytest

from oasis_live.engine import changes
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Moment
from oasis_live.engine.transaction import Tx
from tests.a_postgresql import PostgreSQL, waits_for_a_lock
from tests.engine.notes import AUDIENCES, NoteRoom, apply
from tests.live import PATIENCE_SECONDS, until

DESK = AUDIENCES[2]
NOTES = 60


@contextmanager
def processes(address: str, *moments: Moment) -> Iterator[tuple[NoteRoom, NoteRoom, NoteRoom]]:
    """Two who write and one who reads, each with connections of its own, as processes have them.

    The moments are the first one's.
    """
    with ExitStack() as opened:
        rooms = [
            NoteRoom(address, *(moments if seed == 1 else ()), seed=seed) for seed in (1, 2, 3)
        ]
        for room in rooms:
            opened.callback(room.database.close)
        first, second, reader = rooms
        yield first, second, reader


@pytest.fixture
def address(postgresql: PostgreSQL) -> Iterator[str]:
    with postgresql.database() as one:
        yield one


def test_a_number_is_never_seen_before_the_one_under_it(
    postgresql: PostgreSQL, address: str
) -> None:
    """One is about to commit a number while the other gives the next and somebody looks.

    Mutation: begin_writing without _LOCK_ROOM -> both give number 1, and who looked in between
    never hears of the first one's note.
    """
    decided, go = Event(), Event()

    def pause(_tx: Tx, _ids: tuple[str, ...]) -> frozenset[Ref]:
        decided.set()
        assert go.wait(PATIENCE_SECONDS)
        return frozenset()

    with (
        processes(address, Moment("note.written", pause, ())) as (first, second, reader),
        ThreadPoolExecutor() as pool,
    ):
        one = pool.submit(first.do, "ann", "note.write", text="one")
        assert decided.wait(PATIENCE_SECONDS)
        two = pool.submit(second.do, "ben", "note.write", text="two")
        until(lambda: two.done() or waits_for_a_lock(postgresql), "the second never came")
        held = reader.fresh(DESK)
        seq = reader.since(DESK, 0)["seq"]
        go.set()
        assert [one.result()["seq"], two.result()["seq"]] == [1, 2]
        apply(held, reader.since(DESK, seq))
        assert held == reader.fresh(DESK)


def test_who_only_takes_updates_ends_up_with_all_that_two_processes_wrote(address: str) -> None:
    """Mutation: begin_writing without _LOCK_ROOM -> numbers are given twice, or go back."""
    with processes(address) as (first, second, reader), ThreadPoolExecutor() as pool:
        held = {audience: reader.fresh(audience) for audience in AUDIENCES}
        seq = dict.fromkeys(AUDIENCES, 0)

        def look() -> None:
            for audience, view in held.items():
                update = reader.since(audience, seq[audience])
                assert update["seq"] >= seq[audience]
                apply(view, update)
                seq[audience] = update["seq"]

        def write(room: NoteRoom, name: str) -> list[int]:
            notes: list[str] = []
            given = []
            for n in range(NOTES):
                again = {"id": notes[n // 2]} if n % 3 == 2 else {}
                answer = room.do(name, "note.write", text=f"{name} {n}", secret=n % 5 == 0, **again)
                notes.append(answer["id"])
                given.append(answer["seq"])
            return given

        writing = [pool.submit(write, first, "ann"), pool.submit(write, second, "ben")]
        looks = _until_all_are_done(writing, look)
        look()
        given = [seq for one in writing for seq in one.result()]
        assert sorted(given) == list(range(1, 2 * NOTES + 1))
        assert looks > 2, "somebody looked while they wrote"
        for audience, view in held.items():
            assert view == reader.fresh(audience)


def _until_all_are_done(writing: list[Future[list[int]]], look: Callable[[], None]) -> int:
    looks = 0
    while not all(one.done() for one in writing):
        look()
        looks += 1
    return looks


def test_no_hall_waits_for_another(postgresql: PostgreSQL, address: str) -> None:
    """Mutation: _LOCK_ROOM without its WHERE -> the other hall is still waiting."""
    with processes(address) as (first, second, _reader), ThreadPoolExecutor() as pool:
        for room in ("r1", "r2"):
            with first.database.writing(room) as tx_of:
                changes.record(tx_of(room), 1, [])

        def elsewhere() -> int:
            with second.database.writing("r2") as tx_of:
                return changes.head(tx_of("r2"))

        with first.database.writing("r1"):
            other = pool.submit(elsewhere)
            until(lambda: other.done() or waits_for_a_lock(postgresql), "nothing came")
            assert other.done()
