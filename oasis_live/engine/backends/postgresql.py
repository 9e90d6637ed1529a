"""PostgreSQL, by psycopg: one transaction for each room, whose counter row it locks first.

So a room's numbers are given in the order in which they can be seen, whichever process gives them,
and no hall waits for another. An answer that doesn't come at once is waited for in a native thread,
so that neither a lock, a slow disk nor a server that is gone freezes the green ones.
"""

import select
from collections.abc import Callable, Mapping
from typing import Any

import psycopg
from psycopg.abc import PQGen
from psycopg.errors import ReadOnlySqlTransaction
from psycopg.rows import TupleRow
from psycopg.waiting import Ready, Wait
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool
from typing_extensions import TypeVar, override

from oasis_live.engine.runtime import Runtime
from oasis_live.engine.statements import Driver, raw

# Most answers are here within a tenth of this; a hop into a native thread costs as much.
_AT_ONCE_MS = 1
_LOCK_WAIT_SECONDS = 15
# Longer than a lock is waited for: then the server itself is gone or stands still.
_PATIENCE_MS = 20_000
_CONNECT_SECONDS = 5
_SETTINGS = "SET synchronous_commit = on; SET lock_timeout = '%ss'"
_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
# Read committed: what is read after the lock is as the last one who had it left it.
_WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
_LOCK_ROOM = "SELECT seq FROM counter WHERE room = %s FOR UPDATE"
_LOCK_NAME = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
# Any number that is ours alone in this database.
_MIGRATION_LOCK = 20_260_625

Result = TypeVar("Result")


class Patient(psycopg.Connection[TupleRow]):
    """A connection that waits in place for an instant only."""

    native: Callable[..., Any] = staticmethod(lambda call, *args: call(*args))
    patience_ms: int | None = None

    @override
    def wait(
        self, gen: PQGen[Result], interval: float = 0.0, timeout: float | None = None
    ) -> Result:
        """What psycopg's steps give in the end. Raises psycopg.Error."""
        try:
            wanted = next(gen)
            while True:
                wanted = gen.send(self._ready(wanted))
        except StopIteration as end:
            result: Result = end.value
            return result
        except psycopg.Error as error:
            # The detail repeats the row, and nobody's words belong into a log.
            if error.diag.message_primary:
                error.args = (error.diag.message_primary,)
            raise

    def _ready(self, wanted: Wait) -> Ready:
        try:
            ready = _poll(self.pgconn.socket, wanted, _AT_ONCE_MS) or self.native(
                _poll, self.pgconn.socket, wanted, self.patience_ms
            )
        except BaseException:
            # Its answer would be taken for the next one's.
            self.pgconn.finish()
            raise
        if not ready:
            self.pgconn.finish()
            raise psycopg.OperationalError("the database does not answer")
        return Ready(ready)


def _poll(socket: int, wanted: Wait, milliseconds: int | None) -> int:
    """What can be done on this socket now, as psycopg's `Ready`; 0 after the wait."""
    poll = select.poll()
    read, write = wanted & Wait.R, wanted & Wait.W
    poll.register(socket, (select.POLLIN if read else 0) | (select.POLLOUT if write else 0))
    for _socket, found in poll.poll(milliseconds):
        # A line that was cut can be read: that tells so.
        can_read = Ready.R if found & ~select.POLLOUT else 0
        return can_read | (Ready.W if found & select.POLLOUT else 0)
    return 0


class PostgreSQL:
    """A server, of this machine or another."""

    faults: tuple[type[Exception], ...] = (
        psycopg.OperationalError,
        psycopg.InterfaceError,
        ReadOnlySqlTransaction,
    )
    errors: tuple[type[Exception], ...] = (psycopg.Error,)
    one_room = True
    # A server gives 100 connections to all processes together, if nobody changed that.
    most_readers = 16
    keeps: Mapping[str, str] = {"SHOW fsync": "on", "SHOW synchronous_commit": "on"}

    def connect(self, url: str | URL, patience: int = 0) -> Engine:
        """The engine for this address, with psycopg's own form of parameters."""
        engine = create_engine(
            url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            paramstyle="format",
            connect_args={"connect_timeout": _CONNECT_SECONDS, "application_name": "oasis-live"},
        )

        @event.listens_for(engine, "do_connect")
        def _patiently(_dialect: Any, _record: Any, given: Any, named: Any) -> Any:
            return Patient.connect(*given, **named)

        @event.listens_for(engine, "connect")
        def _prepare(connection: Any, _record: object) -> None:
            connection.execute(_SETTINGS % (patience or _LOCK_WAIT_SECONDS))

        return engine

    def open(self, engine: Engine, runtime: Runtime) -> Driver:
        """A connection; the name of a host and a password take their time."""
        driver = runtime.native(raw, engine)
        driver.native, driver.patience_ms = runtime.native, _PATIENCE_MS
        opened: Driver = driver
        return opened

    def open_writer(self, engine: Engine, runtime: Runtime) -> Driver:
        """A connection like any other."""
        return self.open(engine, runtime)

    def is_open(self, driver: Driver) -> bool:
        """Not after the server was stopped."""
        return not getattr(driver, "closed", False)

    def begin_reading(self, driver: Driver) -> None:
        """All rows as they were at the first one that is read."""
        driver.execute(_SNAPSHOT)

    def begin_writing(self, driver: Driver, room: str, _runtime: Runtime) -> None:
        """Take the room's lock, which every process takes before it gives a number."""
        driver.execute(_WRITE)
        if room and not driver.execute(_LOCK_ROOM, (room,)).fetchone():
            # A room that gave no number yet has no row: its name is locked until it has.
            driver.execute(_LOCK_NAME, (room,))
            driver.execute(_LOCK_ROOM, (room,))

    def commit(self, driver: Driver, _runtime: Runtime) -> None:
        """PostgreSQL answers a COMMIT after an error with a rollback, and calls it no error."""
        done = driver.execute("COMMIT")
        if done.statusmessage != "COMMIT":
            raise psycopg.InternalError("what failed before was not stored")

    def sweep(self, _driver: Driver, _runtime: Runtime) -> bool:
        """Autovacuum does it."""
        return True

    def look_through(self, _driver: Driver) -> None:
        """PostgreSQL looks after its own files."""

    def is_damage(self, _error: BaseException) -> bool:
        """Its operators read of that in its log."""
        return False

    def alone(self) -> tuple[str, ...]:
        """Tables change in a transaction here too; who starts at the same time waits for it."""
        return "BEGIN", f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"
