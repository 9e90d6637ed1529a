"""One writer and as many readers as there are questions, on one database of either kind."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from oasis_live.engine.backends import backend_of
from oasis_live.engine.runtime import Runtime
from oasis_live.engine.statements import Driver
from oasis_live.engine.transaction import Tx
from oasis_live.kernel.refused import TryAgain

log = logging.getLogger(__name__)

_READER_WAIT_SECONDS = 15.0
_RETRY_SECONDS = 0.01


class Busy(TryAgain):
    """There was no transaction to be had at all: whoever else waits for one gets none either."""


def connect(url: str | URL, patience: int = 0) -> Engine:
    """The engine for this address: no pool, no hidden transaction. For `patience` see `Backend`."""
    return backend_of(url).connect(url, patience)


class Database:
    """Transactions on one database. The caller sees to it that only one is writing."""

    def __init__(self, engine: Engine, runtime: Runtime) -> None:
        self.engine = engine
        self._backend = backend_of(engine.url)
        self._runtime = runtime
        self._writer = self._backend.open_writer(engine, runtime)
        self._idle: list[Driver] = []
        self._readers = 0
        # The kinds of fault that were told since it was well.
        self._told: set[str] = set()

    @property
    def one_room(self) -> bool:
        """Whether a transaction writes in one room only, so that no hall waits for another."""
        return self._backend.one_room

    @contextmanager
    def reading(self, room: str = "") -> Iterator[Tx]:
        """A snapshot: what it reads belongs together, whatever is written meanwhile. Raises
        TryAgain when the database can't be read just now.
        """
        driver = self._reader()
        try:
            yield self._tx(room, driver)
        except self._backend.faults as error:
            raise self._try_again(error) from error
        finally:
            self._end(driver)
            self._readers -= 1
            if self._backend.is_open(driver):
                self._idle.append(driver)

    @contextmanager
    def writing(self, room: str = "") -> Iterator[Callable[[str], Tx]]:
        """The one write transaction: gives a room's `Tx`. Commits at the end, rolls back on error.
        `room` is the one whose numbers it may give.

        Raises Busy when the lock is not to be had, TryAgain when the disk is full: nothing is
        stored then.
        """
        driver = self._begin(room)
        try:
            yield lambda room: self._tx(room, driver)
            self._backend.commit(driver, self._runtime)
            self._stored()
        except self._backend.faults as error:
            self._end(driver)
            raise self._try_again(error) from error
        except BaseException:
            self._end(driver)
            raise

    def sweep(self) -> bool:
        """Let what was deleted leave the database's log as well; False when a reader was in the
        way or the disk is full. The caller sees to it that nobody is writing.
        """
        try:
            return self._backend.sweep(self._writer, self._runtime)
        except self._backend.faults as error:
            log.warning("the database's log can't be emptied: %s", error)
            return False

    def close(self) -> None:
        """Give all connections back."""
        for driver in (self._writer, *self._idle):
            driver.close()
        self._idle.clear()
        self.engine.dispose()

    def _tx(self, room: str, driver: Driver) -> Tx:
        return Tx(room, self._runtime.clock(), self._runtime.chance, driver, self.engine.dialect)

    def _reader(self) -> Driver:
        self._take_place()
        try:
            return self._begin_reading()
        except self._backend.faults as error:
            self._readers -= 1
            raise self._try_again(error) from error
        except BaseException:
            self._readers -= 1
            raise

    def _take_place(self) -> None:
        waited = 0.0
        while self._readers >= self._backend.most_readers:
            if waited > _READER_WAIT_SECONDS:
                raise Busy("The room is busy. Try again.", retry_in=2)
            self._runtime.sleep(_RETRY_SECONDS)
            waited += _RETRY_SECONDS
        self._readers += 1

    def _begin_reading(self) -> Driver:
        while self._idle:
            driver = self._idle.pop()
            # One that the server has cut since: the next may be no better, a new one is.
            with suppress(*self._backend.faults):
                self._backend.begin_reading(driver)
                return driver
            driver.close()
        driver = self._backend.open(self.engine, self._runtime)
        self._backend.begin_reading(driver)
        return driver

    def _begin(self, room: str) -> Driver:
        try:
            self._begin_writing(room)
        except self._backend.faults as error:
            log.warning("there is no transaction to be had: %s", error)
            self._end(self._writer)
            raise Busy(
                "The room is busy. Your words are kept and we will try again.", retry_in=2
            ) from error
        return self._writer

    def _begin_writing(self, room: str) -> None:
        try:
            self._backend.begin_writing(self._writer, room, self._runtime)
        except self._backend.errors:
            if self._backend.is_open(self._writer):
                raise
            # The server was stopped since, and may be there again.
            self._writer = self._backend.open_writer(self.engine, self._runtime)
            self._backend.begin_writing(self._writer, room, self._runtime)

    def _end(self, driver: Driver) -> None:
        """Roll back what there is to roll back; a connection that can't even do that is closed."""
        try:
            driver.rollback()
        except self._backend.errors:
            driver.close()

    def _try_again(self, error: Exception) -> TryAgain:
        # Each kind is told once, until it is well: on a full disk every phone asks again every
        # second.
        if (kind := _kind(error)) not in self._told:
            log.warning("the database can't: %s", error)
        self._told.add(kind)
        return TryAgain(
            "Something went wrong on our side. Your words are kept and we will try again.",
            retry_in=1,
        )

    def _stored(self) -> None:
        if self._told:
            log.warning("the database can again")
        self._told.clear()


def _kind(error: Exception) -> str:
    codes = (getattr(error, name, None) for name in ("sqlite_errorname", "sqlstate"))
    return " ".join([type(error).__name__, *(code for code in codes if code)])
