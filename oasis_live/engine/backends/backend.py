"""What the engine asks of a database, whichever it is."""

from collections.abc import Mapping
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from oasis_live.engine.runtime import Runtime
from oasis_live.engine.statements import Driver


class Backend(Protocol):
    """One of the databases. `faults` mean that it can't just now: nothing is stored then. `errors`
    are all of its own. `one_room`: a transaction writes in one room, whose row it has locked.
    `keeps`: what to ask it, and what one answers that loses nothing by a power cut.
    """

    faults: tuple[type[Exception], ...]
    errors: tuple[type[Exception], ...]
    one_room: bool
    most_readers: int
    keeps: Mapping[str, str]

    def connect(self, url: str | URL, patience: int = 0) -> Engine:
        """The engine for this address: no pool, no hidden transaction. With `patience` its
        connections wait in place for so many seconds for a lock: at a start nobody else is there.
        """

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

    def look_through(self, driver: Driver) -> None:
        """Look for damage in all that is stored. Raises one of `errors`."""

    def is_damage(self, error: BaseException) -> bool:
        """Whether this error tells of damage, where only a backup helps."""

    def alone(self) -> tuple[str, ...]:
        """What opens a transaction in which tables may change, and nobody else is at it."""
