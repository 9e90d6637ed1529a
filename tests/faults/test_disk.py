"""R10: a full disk is an honest refusal; reading stays live, and all goes on when there is room."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from oasis_live.kernel.refused import TryAgain
from oasis_live.main.sweeping import Sweeper
from tests.a_room import ARoom
from tests.faults.bystander import Bystander
from tests.faults.disk import Disk, NoBytesMore, small_disk
from tests.faults.hall import FORGETS_SOCKETS, Hall, a_hall
from tests.faults.hasty_server import assert_no_fault
from tests.live import Server, until

pytestmark = FORGETS_SOCKETS

RECOVERS_WITHIN_SECONDS = 5


@contextmanager
def no_bytes_more(_folder: Path) -> Iterator[NoBytesMore]:
    yield NoBytesMore()


@pytest.fixture(params=[small_disk, no_bytes_more], ids=["a small disk", "no bytes more"])
def on_a_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Server, Disk]]:
    """A server with all that it writes, its log too, on a disk that can be filled."""
    with request.param(tmp_path) as disk:
        server = Server(tmp_path, OASIS_THEMES="off").start()
        try:
            yield server, disk
        finally:
            server.stop(kill=True)


def fill_while_people_write(hall: Hall, disk: Disk, *, refusals: int) -> float:
    """Phones write all the time; the disk is full until enough was refused, then it is not. How
    many seconds later the next word was stored.
    """
    hall.wait_for(10)
    disk.fill(hall.server)
    told = len(refused(hall))
    until(lambda: len(refused(hall)) >= told + refusals, "a full disk is told")
    bystander = Bystander(hall)
    bystander.look_around()
    acknowledged = len(hall.acknowledged)
    bystander.look_around()
    assert len(hall.acknowledged) == acknowledged, "nothing is stored on a full disk"
    disk.empty(hall.server)
    began = time.monotonic()
    hall.wait_for(1)
    return time.monotonic() - began


def refused(hall: Hall) -> list[str]:
    """Every time that a phone was asked to try again."""
    return [code for phone in hall.phones for code in phone.refusals if code == "try_again"]


def keep_filling(server: Server, disk: Disk, *, times: int) -> float:
    """The longest time that it took to recover."""
    with a_hall(server) as hall:
        hall.start_writing()
        longest = max(fill_while_people_write(hall, disk, refusals=8) for _ in range(times))
        hall.stop_writing()
        assert hall.stored() == dict.fromkeys(hall.acknowledged, 1)
    assert_no_fault(server)
    return longest


def test_R10_a_full_disk_is_an_honest_refusal_and_reading_goes_on(
    on_a_disk: tuple[Server, Disk],
) -> None:
    """Mutation: no error where `commit` fails in engine/database.py -> nobody is refused."""
    keep_filling(*on_a_disk, times=1)


@pytest.mark.soak
def test_R10_it_goes_on_within_five_seconds_of_room(on_a_disk: tuple[Server, Disk]) -> None:
    """Mutation: as above; retry_in=10 for what could not be stored -> it goes on too late."""
    assert keep_filling(*on_a_disk, times=10) < RECOVERS_WITHIN_SECONDS


def files_of(room: ARoom) -> bytes:
    """All that the database and its log hold on the disk."""
    folder = room.house.settings.data
    return b"".join(file.read_bytes() for file in folder.glob("oasis.db*"))


@pytest.fixture
def room_in_a_file(tmp_path: Path) -> Iterator[ARoom]:
    room = ARoom(tmp_path)
    yield room
    room.close()


def test_R10_what_was_withdrawn_is_swept_up_once_there_is_room_again(room_in_a_file: ARoom) -> None:
    """Mutation: no `except` in Database.sweep -> the one who sweeps ends at a full disk."""
    room = room_in_a_file
    room.opens("interviews")
    words = "What nobody shall read any more"
    story = room.adds(room.ann, words)
    sweeper = Sweeper(room.house)
    room.do(room.ann, "contribution.withdraw", id=story)
    assert words.encode() in files_of(room)
    NoBytesMore.allow(os.getpid(), 0)
    try:
        sweeper.sweep()
    finally:
        NoBytesMore.allow(os.getpid(), None)
    assert words.encode() in files_of(room), "a full disk can't be swept"
    sweeper.sweep()
    assert words.encode() not in files_of(room)


def test_R10_a_full_disk_is_told_once_in_the_log_and_once_that_it_is_over(
    room_in_a_file: ARoom, caplog: pytest.LogCaptureFixture
) -> None:
    """Mutation: no look at `_is_well` in engine/database.py -> ten lines for ten refusals."""
    room = room_in_a_file
    room.opens("interviews")
    NoBytesMore.allow(os.getpid(), 0)
    try:
        for _ in range(10):
            with pytest.raises(TryAgain):
                room.adds(room.ann, "words")
    finally:
        NoBytesMore.allow(os.getpid(), None)
    room.adds(room.ann, "words")
    said = [record.message for record in caplog.records]
    assert [line.split(":")[0] for line in said] == ["the database can't", "the database can again"]


def test_R10_another_fault_is_told_too_while_the_disk_is_full(
    room_in_a_file: ARoom, caplog: pytest.LogCaptureFixture
) -> None:
    """Mutation: no `kind` in engine/database.py -> the second one is not told."""
    room = room_in_a_file
    room.opens("interviews")
    NoBytesMore.allow(os.getpid(), 0)
    try:
        for _time in range(3):
            with pytest.raises(TryAgain):
                room.adds(room.ann, "words")
            with pytest.raises(TryAgain), room.house.database.reading() as tx:
                tx.rows(text("SELECT nothing"))
    finally:
        NoBytesMore.allow(os.getpid(), None)
    room.adds(room.ann, "words")
    said = [record.message.split(":")[0] for record in caplog.records]
    assert said == ["the database can't", "the database can't", "the database can again"]
