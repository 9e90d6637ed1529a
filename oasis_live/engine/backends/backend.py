"""What the engine asks of a database, whichever it is."""

from typing import Protocol

from sqlalchemy import Engine

from oasis_live.engine.runtime import Runtime
from oasis_live.engine.statements import Driver


class Backend(Protocol):
    """One of the databases. `faults` mean that it can't just now: nothing is stored then. `errors`
    are all of its own. `one_room`: a transaction writes in one room, whose row it has locked.
    """

    faults: tuple[type[Exception], ...]
    errors: tuple[type[Exception], ...]
    one_room: bool
    most_readers: int

    def connect(self, url: str) -> Engine:
        """The engine for this address: no pool, no hidden transaction."""

    def open(self, engine: Engine, runtime: Runtime) -> Driver:
        """A new connection to read by. Raises one of `faults` when there is none to be had."""

    def open_writer(self, engine: Engine, runtime: Runtime) -> Driver:
        """A new connection to write by. Raises one of `faults`."""

    def is_open(self, driver: Driver) -> bool:
        """Whether this connection can still be used."""

    def begin_reading(self, driver: Driver) -> None:
        """Start a snapshot: what is read until the end belongs together."""

    def begin_writing(self, driver: Driver, room: str, runtime: Runtime) -> None:
        """Start to write, alone in this room at the least. Raises one of `faults`."""

    def commit(self, driver: Driver, runtime: Runtime) -> None:
        """Store what was written, so that not even a power cut takes it back. Raises one of
        `faults`; then nothing may count as stored.
        """

    def sweep(self, driver: Driver, runtime: Runtime) -> bool:
        """Let what was deleted leave the log too; False when a reader was in the way."""

    def patience(self, seconds: int) -> str:
        """The statement after which this connection waits so long for a lock."""

    def alone(self) -> tuple[str, ...]:
        """What opens a transaction in which tables may change, and nobody else is at it."""
