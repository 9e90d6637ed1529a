"""R09: somebody else's lock on the database slows, and never freezes, the server."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.faults.bystander import Bystander
from tests.faults.hall import FORGETS_SOCKETS, Hall, a_hall
from tests.faults.locks import foreign_lock
from tests.live import Server

pytestmark = FORGETS_SOCKETS

LONGEST_WAIT_SECONDS = 0.25
LOCK_SECONDS = 7.0


@contextmanager
def everybody_waits(hall: Hall) -> Iterator[None]:
    """For the length of a block somebody else has the lock, and each phone has said something that
    is answered only after it.
    """
    with ThreadPoolExecutor(len(hall.phones)) as pool:
        with foreign_lock(hall.server.folder / "oasis.db"):
            said = [pool.submit(hall.name, one, f"words {n}") for n, one in enumerate(hall.phones)]
            yield
            assert not any(answer.done() for answer in said)
        assert all(answer.result(60)["ok"] for answer in said)
    assert set(hall.stored().values()) == {1}
    assert len(hall.stored()) == len(hall.phones)


def test_R09_pages_and_updates_come_while_somebody_else_has_the_lock(server: Server) -> None:
    """Mutation: no `busy_timeout=0` after the start in engine/backends/sqlite.py -> a page does not
    come while the lock is there.
    """
    with a_hall(server) as hall, everybody_waits(hall):
        for _ in range(5):
            Bystander(hall).look_around()


@pytest.mark.soak
def test_R09_nobody_waits_a_quarter_of_a_second_for_seven_seconds_of_lock(server: Server) -> None:
    """Mutation: as above, and a `commit` in place -> one wait is as long as the lock."""
    with a_hall(server) as hall:
        bystander, beats = Bystander(hall), hall.desk.beats
        with everybody_waits(hall):
            ends = time.monotonic() + LOCK_SECONDS
            while time.monotonic() < ends or hall.desk.beats == beats:
                bystander.look_around()
        assert max(bystander.waits) < LONGEST_WAIT_SECONDS
