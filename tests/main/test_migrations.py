"""A database is brought up to date whole, or left alone."""

import sqlite3
import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from oasis_live.engine.database import connect
from oasis_live.main.migrations import OldHouse, migrate
from tests.live import Server, until
from tests.main.conftest import CommandLine


def newer(file: Path) -> None:
    migrate(connect(f"sqlite:///{file}"))
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE alembic_version SET version_num = 'from the future'")
        database.commit()


def broken(file: Path) -> None:
    file.write_bytes(b"no database at all " * 500)


def damaged(file: Path) -> None:
    migrate(connect(f"sqlite:///{file}"))
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + b"\xff" * 4000 + whole[4100:])


def foreign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE invoice (id INTEGER PRIMARY KEY)")
        database.commit()


def rotten(file: Path) -> None:
    """Damage that only somebody finds who reads that far."""
    migrate(connect(f"sqlite:///{file}"))
    whole = file.read_bytes()
    (size,) = struct.unpack(">H", whole[16:18])
    middle = len(whole) // size // 2 * size
    file.write_bytes(whole[:middle] + b"\xff" * size + whole[middle + size :])


BAD = {
    newer: "newer Oasis Live",
    broken: "can't be read",
    damaged: "can't be read",
    foreign: "no database of Oasis Live",
}


@pytest.mark.parametrize(("spoil", "says"), BAD.items())
def test_a_database_that_is_not_ours_to_use_is_refused_and_not_touched(
    app: CommandLine, spoil: Callable[[Path], None], says: str
) -> None:
    spoil(app.folder / "oasis.db")
    app("summit", "list")
    before = {file.name: file.read_bytes() for file in app.folder.iterdir()}
    for command in (("check",), ("summit", "list"), ("export", "K7M4QT", "--out", "nowhere")):
        said = app(*command)
        assert (said.status, said.out, said.err.count("\n")) == (1, "", 1), said.err
        assert says in said.err
    assert {file.name: file.read_bytes() for file in app.folder.iterdir()} == before


def test_a_server_that_finds_damage_deep_in_its_database_does_not_start(tmp_path: Path) -> None:
    """Mutation: no `look_through` → fails, the server starts and would stop in the day's middle.

    What can be seen at the first glance is `test_R17_a_server_that_can_not_use_a_database…`.
    """
    rotten(tmp_path / "oasis.db")
    (tmp_path / "secret_key").write_text("a secret that is long and mixed enough 0123456789")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    done = Server(tmp_path).attempt("serve")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert "Restore a backup" in done.stderr
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_R17_a_start_waits_for_somebody_else_s_lock(tmp_path: Path) -> None:
    """Mutation: `migrate` connects without its patience → fails with 'database is locked'."""
    file = tmp_path / "oasis.db"
    migrate(connect(f"sqlite:///{file}"))
    with (
        closing(sqlite3.connect(file, isolation_level=None)) as somebody,
        ThreadPoolExecutor(1) as pool,
    ):
        somebody.execute("BEGIN EXCLUSIVE")
        before = opened(file)
        start = pool.submit(migrate, connect(f"sqlite:///{file}"))
        until(lambda: opened(file) > before or start.done(), "nobody opens the database")
        somebody.execute("ROLLBACK")
        start.result()


def test_R17_a_locked_database_is_not_called_damaged(tmp_path: Path) -> None:
    """Mutation: `is_damage` says True → fails: somebody restores a backup over a whole database."""
    file = tmp_path / "oasis.db"
    migrate(connect(f"sqlite:///{file}"))
    with closing(sqlite3.connect(file, isolation_level=None)) as somebody:
        somebody.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OldHouse, match=r"can't be read: database is locked\.$"):
            migrate(connect(f"sqlite:///{file}"), patience=0)


def test_R17_a_database_that_cannot_be_opened_is_not_called_damaged(app: CommandLine) -> None:
    """Mutation: as above."""
    (app.folder / "oasis.db").mkdir()
    for command in ("serve", "check"):
        assert app(command).err.endswith("can't be read: unable to open database file.\n")


def opened(file: Path) -> int:
    """How often this process has the file open."""
    held = Path("/proc/self/fd")
    return sum(one.exists() and one.samefile(file) for one in held.iterdir())


def test_many_may_start_on_a_new_database_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _each: migrate(connect(url)), range(4)))
    migrate(connect(url))


def test_a_migration_that_fails_leaves_nothing_of_itself(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("CREATE TABLE alembic_version (version_num TEXT)")
        reader.execute("CREATE TABLE summit (id TEXT)")
        reader.commit()
        with pytest.raises(OldHouse, match="already exists"):
            migrate(connect(f"sqlite:///{file}"))
        tables = reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert tables == [("alembic_version",), ("summit",)]
