"""SQLite: WAL, FULL, secure_delete; one writer, whatever the room.

BEGIN IMMEDIATE in place with time-out 0 and a green retry, so that a foreign lock slows and never
freezes the server; only COMMIT leaves for a native thread.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any, Literal

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from oasis_live.engine.runtime import Runtime
from oasis_live.engine.statements import Driver, raw

_PRAGMAS = (
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "cache_size=-32768",
)
# Written into the file, so not before it is known to be ours; only here a lock is waited for.
_ONCE = ("busy_timeout=15000", "journal_mode=WAL", "busy_timeout=0")
_EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
_LOCK_WAIT_SECONDS = 15.0
_RETRY_SECONDS = 0.01
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class SQLite:
    """A file of this machine."""

    faults: tuple[type[Exception], ...] = (sqlite3.OperationalError,)
    errors: tuple[type[Exception], ...] = (sqlite3.DatabaseError,)
    one_room = False
    most_readers = 1_000
    keeps: Mapping[str, str] = {"PRAGMA journal_mode": "wal"}

    def connect(self, url: str | URL, patience: int = 0) -> Engine:
        """The engine for this file. Without patience there is no wait for a foreign lock, and with
        it from the first pragma on, which reads the file already.
        """
        engine = create_engine(
            url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"check_same_thread": False, "timeout": patience},
        )

        @event.listens_for(engine, "connect")
        def _prepare(connection: sqlite3.Connection, _record: object) -> None:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")

        return engine

    def open(self, engine: Engine, _runtime: Runtime) -> Driver:
        """A connection, at once."""
        return raw(engine)

    def open_writer(self, engine: Engine, runtime: Runtime) -> Driver:
        """The first one turns the file's log on."""
        driver = self.open(engine, runtime)
        for pragma in _ONCE:
            driver.execute(f"PRAGMA {pragma}")
        return driver

    def is_open(self, driver: Driver) -> bool:
        """Not after a rollback that failed: then it was closed."""
        try:
            driver.cursor()
        except sqlite3.ProgrammingError:
            return False
        return True

    def begin_reading(self, driver: Driver) -> None:
        """WAL: a reader sees one moment and waits for nobody."""
        driver.execute("BEGIN")

    def begin_writing(self, driver: Driver, _room: str, runtime: Runtime) -> None:
        """Take the file's only lock. Other green threads go on while somebody else has it."""
        waited = 0.0
        while True:
            try:
                driver.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                if waited > _LOCK_WAIT_SECONDS:
                    raise
                runtime.sleep(_RETRY_SECONDS)
                waited += _RETRY_SECONDS
            else:
                return

    def commit(self, driver: Driver, runtime: Runtime) -> None:
        """A disk may be slow: only a native thread waits for it."""
        runtime.native(driver.execute, "COMMIT")

    def sweep(self, driver: Driver, runtime: Runtime) -> bool:
        """Bring the log into the file and empty it: deleted words are in neither then."""
        done: Any = runtime.native(driver.execute, _EMPTY_LOG)
        (busy, _in_log, _moved) = done.fetchone()
        return not busy

    def look_through(self, driver: Driver) -> None:
        """100 MB take 0.1 s. Raises sqlite3.DatabaseError for damage on any page."""
        if damage := damage_in(driver, "quick_check"):
            error = sqlite3.DatabaseError(damage)
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error

    def is_damage(self, error: BaseException) -> bool:
        """By SQLite's own code: what is locked or can't be opened may be whole."""
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN

    def alone(self) -> tuple[str, ...]:
        """A table that is made anew must not take with it the rows that lean on it."""
        return "PRAGMA foreign_keys=OFF", "BEGIN IMMEDIATE"


def damage_in(driver: Driver, asked: Literal["quick_check", "integrity_check"]) -> str:
    """The first damage that SQLite finds in a file; "" for none. The integrity check compares each
    index with its table as well, and takes longer. Raises sqlite3.DatabaseError.
    """
    (verdict,) = driver.execute(f"PRAGMA {asked}(1)").fetchone()
    return "" if verdict == "ok" else " ".join(verdict.split())
