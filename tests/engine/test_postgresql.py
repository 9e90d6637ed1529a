"""A PostgreSQL that is locked, stopped or frozen: an honest refusal, and no restart of ours."""

import os
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import msgspec
import psycopg
import pytest

from oasis_live import green
from oasis_live.engine.changes import Entry, Update
from oasis_live.engine.pump import Pump
from oasis_live.kernel.refused import TryAgain
from tests.a_postgresql import PostgreSQL, waits_for_a_lock
from tests.engine.notes import AUDIENCES, PEOPLE, NoteRoom, apply
from tests.live import until

DESK = AUDIENCES[2]


@pytest.fixture(scope="module")
def a_server() -> Iterator[PostgreSQL]:
    """A server that these tests may stop."""
    server = PostgreSQL()
    try:
        yield server.start()
    finally:
        server.remove()


@pytest.fixture
def room(a_server: PostgreSQL) -> Iterator[NoteRoom]:
    with a_server.database() as address:
        made = NoteRoom(address)
        yield made
        made.database.close()


@pytest.fixture
def green_room(a_server: PostgreSQL) -> Iterator[NoteRoom]:
    """The same behind green threads, as a server has it, with a note in it."""
    with a_server.database() as address:
        made = NoteRoom(address, runtime=green.runtime)
        made.do("ann", "note.write", text="before")
        yield made
        made.database.close()


def goes_on(room: NoteRoom, then: Callable[[], object]) -> Any:
    """A green thread that does something only when it had its turn twenty times."""

    def count() -> None:
        for _turn in range(20):
            room.runtime.sleep(0.01)
        then()

    return room.runtime.spawn(count)


def our_backends(server: PostgreSQL) -> list[int]:
    """The processes in the server that serve our connections."""
    ours = "SELECT pid FROM pg_stat_activity WHERE application_name = 'oasis-live'"
    return [pid for (pid,) in server.run(ours)]


def send(signal_number: int, pids: list[int]) -> None:
    for pid in pids:
        os.kill(pid, signal_number)


def test_a_server_that_was_stopped_and_started_needs_no_restart_of_ours(
    room: NoteRoom, a_server: PostgreSQL
) -> None:
    """Mutation: never open a new writer -> the last note is refused; never a new reader -> the
    last look is.
    """
    room.do("ann", "note.write", text="before")
    room.fresh(DESK)
    a_server.stop()
    try:
        for _again in range(2):
            with pytest.raises(TryAgain):
                room.do("ann", "note.write", text="meanwhile", cid="same-cid-1")
            with pytest.raises(TryAgain):
                room.fresh(DESK)
    finally:
        a_server.start()
    assert room.do("ann", "note.write", text="meanwhile", cid="same-cid-1")["seq"] == 2
    assert room.fresh(DESK)["count", "count"]["notes"] == 2


class Told:
    """The wire of a pump: who was sent something, and what each holds."""

    def __init__(self) -> None:
        self.sent: list[Sequence[str]] = []
        self.held: dict[str, dict[tuple[str, str], Entry]] = defaultdict(dict)

    def pack(self, data: Update) -> bytes:
        return msgspec.json.encode(data)

    def send(self, connections: Sequence[str], _event: str, data: object) -> None:
        assert isinstance(data, bytes)
        self.sent.append(connections)
        for one in connections:
            apply(self.held[one], msgspec.json.decode(data))


def test_news_that_could_not_be_read_are_told_when_the_database_is_back(
    room: NoteRoom, a_server: PostgreSQL
) -> None:
    """The database is started again while the pump rests.

    Mutation: `Pump._run` lets TryAgain end it -> the desk hears nothing.
    """
    told, rests = Told(), [a_server.start]

    def sleep(_seconds: float) -> None:
        for start in rests:
            rests.remove(start)
            start()

    pump = Pump(room.database, room.changes, told, replace(room.runtime, sleep=sleep))
    pump.join("the desk", DESK)
    room.do("ann", "note.write", text="before")
    a_server.stop()
    pump.wake("r1")
    assert told.sent == [["the desk"]]


def test_screens_come_and_go_while_every_answer_is_slow(
    green_room: NoteRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each statement lets others go on, as on a slow line.

    Mutation: `Pump._letters` over the dict itself -> it changes meanwhile, and Ann's phone stays
    behind.
    """
    monkeypatch.setattr("oasis_live.engine.backends.postgresql._AT_ONCE_MS", 0)
    ann, board, told = AUDIENCES[0], AUDIENCES[3], Told()
    pump = Pump(green_room.database, green_room.changes, told, green_room.runtime)
    pump.join("ann", ann)
    green_room.pipeline.woken = pump.wake
    told.held["ann"] = green_room.fresh(ann)

    def flicker() -> None:
        for _time in range(60):
            pump.join("board", board)
            green_room.runtime.sleep(0.002)
            pump.leave("board", board)

    def write() -> None:
        for n in range(15):
            green_room.do("ann", "note.write", text=f"note {n}")

    for one in [green_room.runtime.spawn(do) for do in (flicker, write)]:
        one.wait()
    for _turn in range(300):
        if told.held["ann"] == green_room.fresh(ann):
            return
        green_room.runtime.sleep(0.01)
    raise AssertionError("Ann's phone stays behind")


def test_R09_a_room_that_is_locked_elsewhere_is_waited_for_while_others_go_on(
    green_room: NoteRoom,
) -> None:
    """A green thread gives the lock back: frozen, it never would.

    Mutation: wait in place only -> the note is refused after 15 s.
    """
    with psycopg.connect(conninfo(green_room)) as other:
        other.execute("SELECT * FROM counter FOR UPDATE")
        counting = goes_on(green_room, other.rollback)
        assert green_room.do("ann", "note.write", text="after")["seq"] == 2
        counting.wait()


def test_a_room_that_is_locked_elsewhere_holds_up_no_other_one(
    green_room: NoteRoom, caplog: pytest.LogCaptureFixture
) -> None:
    """Both commands arrive at once, and the lock is given back when the first is answered.

    Mutation: one_room = False -> both share a transaction, which fails after 15 s.
    """
    there = replace(PEOPLE["ben"], room="r2")
    green_room.people[there.bearer] = there
    green_room.send(there, "note.write", text="before")
    with psycopg.connect(conninfo(green_room)) as other:
        other.execute("SELECT * FROM counter WHERE room = 'r2' FOR UPDATE")
        spawn = green_room.runtime.spawn
        here = spawn(green_room.do, "ann", "note.write", text="here")
        elsewhere = spawn(green_room.send, there, "note.write", text="elsewhere")
        assert here.wait()["seq"] == 2
        assert not caplog.records
        other.rollback()
        assert elsewhere.wait()["seq"] == 2


def test_R09_a_server_that_stands_still_freezes_nobody(
    green_room: NoteRoom, a_server: PostgreSQL
) -> None:
    """Mutation: wait in place only -> nobody is left who lets the server go on."""
    green_room.fresh(DESK)
    stopped = our_backends(a_server)
    send(signal.SIGSTOP, stopped)
    counting = goes_on(green_room, lambda: send(signal.SIGCONT, stopped))
    looking = green_room.runtime.spawn(green_room.fresh, DESK)
    assert green_room.do("ann", "note.write", text="after")["seq"] == 2
    assert looking.wait()["count", "count"]["notes"] >= 1
    counting.wait()


def test_R09_a_server_that_never_answers_is_given_up_and_asked_anew(
    a_server: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutation: leave such a connection open -> the note is refused for ever."""
    monkeypatch.setattr("oasis_live.engine.backends.postgresql._PATIENCE_MS", 500)
    with a_server.database() as address:
        room = NoteRoom(address)
        room.do("ann", "note.write", text="before")
        stopped = our_backends(a_server)
        send(signal.SIGSTOP, stopped)
        try:
            assert room.do("ann", "note.write", text="after")["seq"] == 2
        finally:
            send(signal.SIGCONT, stopped)
        assert room.fresh(DESK)["count", "count"]["notes"] == 2
        room.database.close()


def test_R01_a_commit_waits_for_the_disk_whatever_the_server_says(a_server: PostgreSQL) -> None:
    """Mutation: connect without _SETTINGS -> off."""
    a_server.run("ALTER ROLE oasis SET synchronous_commit = off")
    try:
        with a_server.database() as address:
            room = NoteRoom(address)
            with room.database.writing() as tx_of:
                said = tx_of("").driver.execute("SHOW synchronous_commit").fetchall()
            room.database.close()
    finally:
        a_server.run("ALTER ROLE oasis RESET synchronous_commit")
    assert said == [("on",)]


def test_R01_what_failed_before_is_never_taken_for_stored(room: NoteRoom) -> None:
    """PostgreSQL answers COMMIT with ROLLBACK then, and calls it no error.

    Mutation: commit without looking at the answer -> nothing is raised.
    """
    with pytest.raises(psycopg.InternalError), room.database.writing("r1") as tx_of:  # noqa: PT012
        driver = tx_of("r1").driver
        with pytest.raises(psycopg.errors.UndefinedTable):
            driver.execute("SELECT * FROM nothing")
    room.do("ann", "note.write", text="after")
    assert room.fresh(DESK)["count", "count"]["notes"] == 1


def test_who_waits_in_a_circle_is_told_to_try_again(room: NoteRoom, a_server: PostgreSQL) -> None:
    room.do("ann", "note.write", text="before")
    with psycopg.connect(conninfo(room)) as other, ThreadPoolExecutor() as pool:
        # The other looks for circles when the test is long over: so it is ours that is undone.
        other.execute("SET deadlock_timeout = '1min'")
        other.execute("SELECT * FROM test_note FOR UPDATE")
        with pytest.raises(TryAgain), room.database.writing("r1") as tx_of:  # noqa: PT012
            waiting = pool.submit(other.execute, "SELECT * FROM counter FOR UPDATE")
            until(lambda: waits_for_a_lock(a_server), "the other never came")
            tx_of("r1").driver.execute("UPDATE test_note SET text = 'after'")
        waiting.result()
    assert room.do("ann", "note.write", text="after")["seq"] == 2


def test_nobodys_words_are_in_what_an_error_says(room: NoteRoom) -> None:
    """Mutation: leave the detail -> `Failing row contains (n1, nobody-repeats-this, …)`."""
    sql = "INSERT INTO test_note (id, text) VALUES ('n1', 'nobody-repeats-this')"
    with pytest.raises(psycopg.Error) as told, room.database.writing() as tx_of:
        tx_of("").driver.execute(sql)
    assert "nobody-repeats-this" not in repr(told.value)


def conninfo(room: NoteRoom) -> str:
    url = room.database.engine.url
    return f"host={url.query['host']} user={url.username} dbname={url.database}"
