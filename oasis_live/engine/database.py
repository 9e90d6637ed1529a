"""One writer and as many readers as there are questions, on one database.

SQLite: WAL, FULL, secure_delete; BEGIN IMMEDIATE in place with time-out 0 and a green retry, so
that a foreign lock slows and never freezes the server; only COMMIT leaves for a native thread.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from oasis_live.engine.runtime import Runtime
from oasis_live.engine.statements import Driver
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.refused import TryAgain

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


def connect(url: str) -> Engine:
    """The engine for this address: no pool, no hidden transaction, no wait for a foreign lock."""
    engine = create_engine(
        url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"check_same_thread": False, "timeout": 0},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    return engine


class Database:
    """Transactions on one database. The caller sees to it that only one is writing."""

    def __init__(self, engine: Engine, runtime: Runtime) -> None:
        self.engine = engine
        self._runtime = runtime
        self._writer = engine.connect()
        for pragma in _ONCE:
            _driver(self._writer).execute(f"PRAGMA {pragma}")
        self._idle: list[Connection] = []

    @contextmanager
    def reading(self, room: str = "") -> Iterator[Tx]:
        """A snapshot: what it reads belongs together, whatever is written meanwhile."""
        connection = self._idle.pop() if self._idle else self.engine.connect()
        driver = _driver(connection)
        driver.execute("BEGIN")
        try:
            yield self._tx(room, driver)
        finally:
            driver.execute("ROLLBACK")
            self._idle.append(connection)

    @contextmanager
    def writing(self) -> Iterator[Callable[[str], Tx]]:
        """The one write transaction: gives a room's `Tx`. Commits at the end, rolls back on error.

        Raises TryAgain when the lock is not to be had or the disk is full: nothing is stored then.
        """
        driver = _driver(self._writer)
        self._begin(driver)
        try:
            yield lambda room: self._tx(room, driver)
            self._runtime.native(driver.execute, "COMMIT")
        except sqlite3.OperationalError as error:
            _roll_back(driver)
            raise TryAgain(
                "Something went wrong on our side. Your words are kept and we will try again.",
                retry_in=1,
            ) from error
        except BaseException:
            _roll_back(driver)
            raise

    def sweep(self) -> bool:
        """Bring the log into the file and empty it: deleted words are in neither then. False when a
        reader was in the way. The caller sees to it that nobody is writing.
        """
        if self.engine.dialect.name != "sqlite":
            return True
        done = self._runtime.native(_driver(self._writer).execute, _EMPTY_LOG)
        (busy, _in_log, _moved) = done.fetchone()
        return not busy

    def close(self) -> None:
        """Give all connections back."""
        for connection in (self._writer, *self._idle):
            connection.close()
        self.engine.dispose()

    def _tx(self, room: str, driver: Driver) -> Tx:
        return Tx(room, self._runtime.clock(), self._runtime.chance, driver, self.engine.dialect)

    def _begin(self, driver: Driver) -> None:
        waited = 0.0
        while True:
            try:
                driver.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if waited > _LOCK_WAIT_SECONDS:
                    raise TryAgain(
                        "The room is busy. Your words are kept and we will try again.", retry_in=2
                    ) from error
                self._runtime.sleep(_RETRY_SECONDS)
                waited += _RETRY_SECONDS
            else:
                return


def _driver(connection: Connection) -> Driver:
    driver: Driver = connection.connection.dbapi_connection  # type: ignore[assignment] # the raw one
    return driver


def _roll_back(driver: Any) -> None:
    if driver.in_transaction:
        driver.execute("ROLLBACK")
