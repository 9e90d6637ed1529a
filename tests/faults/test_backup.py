"""R17: a backup made in the middle of it all restores, and no start spoils a database."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from oasis_live.main.cli import main
from tests.faults.hall import FORGETS_SOCKETS, Hall, a_hall
from tests.live import Server, until
from tests.main.test_migrations import broken, damaged, foreign, newer

pytestmark = FORGETS_SOCKETS


class House:
    """The command line on a data folder, beside a server or without one."""

    def __init__(self, folder: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._code, self._monkeypatch = folder, code, monkeypatch

    def does(self, *arguments: str) -> None:
        """One command, which is not refused."""
        self._monkeypatch.setenv("OASIS_DATA_DIR", str(self.folder))
        assert main(arguments) == 0, arguments

    def record(self) -> bytes:
        """The whole record of the summit."""
        self.does("export", self._code, "--out", str(self.folder / "out"), "--format", "json")
        return (self.folder / "out/record.json").read_bytes()


def digest(record: bytes) -> str:
    return hashlib.sha256(record).hexdigest()


def back_up_and_restore(hall: Hall, elsewhere: Path, here: House, there: House) -> None:
    """A backup under load holds all that was told before it, and restores the same every time."""
    hall.wait_for(10)
    told = list(hall.acknowledged)
    here.does("backup", str(elsewhere))
    hall.wait_for(10)
    there.does("restore", str(elsewhere))
    record = there.record()
    assert [text for text in told if text.encode() not in record] == []
    there.does("restore", str(elsewhere))
    assert digest(there.record()) == digest(record)


def keep_backing_up(
    server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch, *, times: int
) -> None:
    """Backups under load; then the last one in the running house's own place."""
    with a_hall(server) as hall:
        here = House(server.folder, hall.code, monkeypatch)
        there = House(folder / "there", hall.code, monkeypatch)
        hall.start_writing()
        for n in range(times):
            back_up_and_restore(hall, folder / f"backup-{n}.db", here, there)
        hall.stop_writing()
        here.does("backup", str(folder / "last.db"))
        assert hall.name(hall.phones[0], "Written after the last backup")["ok"]
        # Nobody writes there: here the themes still gather.
        there.does("restore", str(folder / "last.db"))
        before = there.record()
        assert digest(here.record()) != digest(before)
        server.stop()
        here.does("restore", str(folder / "last.db"))
        assert digest(here.record()) == digest(before)
        server.start()
        hall.wait_for_hellos(2)
        # Its worker may just gather: screens hear of that a moment later.
        until(hall.is_fresh, "no screen holds what the restored house does not")


def test_R17_five_backups_under_load_restore_the_same_record(
    own_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutation: copy the file alone in engine/backup.py -> what stands in the log is missing."""
    keep_backing_up(own_server, tmp_path, monkeypatch, times=5)


@pytest.mark.soak
def test_R17_twenty_backups_under_load_restore_the_same_record(
    own_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutation: as above."""
    keep_backing_up(own_server, tmp_path, monkeypatch, times=20)


@pytest.mark.parametrize("spoil", [newer, broken, damaged, foreign])
def test_R17_a_server_that_can_not_use_a_database_says_so_and_leaves_it(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """Mutation: `journal_mode=WAL` on every connection of engine/backends/sqlite.py -> the newer
    database is another one afterwards.
    """
    spoil(tmp_path / "oasis.db")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    done = Server(tmp_path, OASIS_SECRET_KEY=os.urandom(32).hex()).attempt("serve")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before
