"""A PostgreSQL server of the tests' own, on a socket in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from oasis_live.engine.database import connect
from oasis_live.main import house  # the rows of every feature
from oasis_live.main.migrations import migrate
from tests.live import until
from tools.postgresql import folder as programs

ROWS = house
_TEMPLATE = "migrated"
# What a disk would keep doesn't matter to a server that is thrown away.
_QUICK = (
    "fsync=off",
    "full_page_writes=off",
    "listen_addresses=",
    "max_connections=200",
    # A knot of two who wait for each other is undone at once.
    "deadlock_timeout=50ms",
)
# Letters in an order that isn't their bytes': no test may lean on either.
_ORDER = ("--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en")
# Some tests bring tables of their own. Rows that lean on others may go in any order here.
_EMPTY = """
SET session_replication_role = replica;
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables
      WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('DELETE FROM %I', name);
  END LOOP;
END $$
"""


class PostgreSQL:
    """A server with one migrated database to copy. It ends with the process that started it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="oasis-postgresql-"))
        self._process: subprocess.Popen[Any] | None = None
        self._numbers, self._free = count(1), list[str]()
        self._has_template = False
        # PostgreSQL refuses to run as root.
        self._who: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self._who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            os.chown(self._folder, nobody.pw_uid, nobody.pw_gid)

    def start(self) -> "PostgreSQL":
        """Start it, and wait until it answers."""
        data, binaries = str(self._folder / "data"), programs()
        made = ("-D", data, "-U", "oasis", "--auth=trust", "--no-sync", *_ORDER)
        settings = [part for setting in _QUICK for part in ("-c", setting)]
        started = ("-D", data, "-k", str(self._folder), *settings)
        with self._log.open("ab") as log:
            how = {"stdout": log, "stderr": log, "cwd": self._folder, **self._who}
            if not Path(data).exists():
                subprocess.run([str(binaries / "initdb"), *made], check=True, **how)
            # It ends with us, even if we are killed.
            ours = ("setpriv", "--pdeathsig", "QUIT") if shutil.which("setpriv") else ()
            self._process = subprocess.Popen([*ours, str(binaries / "postgres"), *started], **how)
        until(self._answers, "PostgreSQL did not start")
        return self

    def stop(self) -> None:
        """Stop it at once, as a crash would."""
        if self._process:
            self._process.send_signal(3)
            self._process.wait(20)
            self._process = None

    def remove(self) -> None:
        """Stop it, and forget all that it kept."""
        self.stop()
        shutil.rmtree(self._folder)

    @property
    def pid(self) -> int:
        """The server's first process."""
        assert self._process, "PostgreSQL is not running"
        return self._process.pid

    def url(self, database: str) -> str:
        """The address of a database, as OASIS_DATABASE_URL wants it."""
        return f"postgresql://oasis@/{database}?host={self._folder}"

    def run(self, sql: str, database: str = "postgres") -> list[Any]:
        """One statement on a connection of its own; its rows."""
        where = f"host={self._folder} user=oasis dbname={database}"
        with psycopg.connect(where, autocommit=True) as connection:
            done = connection.execute(sql)
            return done.fetchall() if done.description else []

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a migrated database without a row; after the block others get it."""
        name = self._free.pop() if self._free else self._copy()
        try:
            yield self.url(name)
        finally:
            self.run(_EMPTY, name)
            self._free.append(name)

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The address of a database without a table."""
        name = f"empty_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}")
        try:
            yield self.url(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def _copy(self) -> str:
        if not self._has_template:
            self.run(f"CREATE DATABASE {_TEMPLATE}")
            migrate(connect(self.url(_TEMPLATE)))
            self._has_template = True
        name = f"room_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        return name

    def _answers(self) -> bool:
        assert self._process, "PostgreSQL is not running"
        assert self._process.poll() is None, self._log.read_text()
        try:
            self.run("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    @property
    def _log(self) -> Path:
        return self._folder / "log"


def waits_for_a_lock(server: PostgreSQL) -> bool:
    """Whether somebody waits for what somebody else has locked."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    return bool(server.run(waiting)[0][0])
