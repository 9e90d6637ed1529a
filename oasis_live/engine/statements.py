"""A Core statement, compiled once and run by the driver: a tenth of what `execute` costs.

Type processors are skipped, so only plain numbers, text and bytes travel.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any, Protocol

from sqlalchemy import Dialect, Engine, Select
from sqlalchemy.sql import ClauseElement


class Cursor(Protocol):
    """The part of a driver's cursor that we use."""

    rowcount: int

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows that are left."""


class Driver(Protocol):
    """The part of a driver's connection that we use (sqlite3 and psycopg agree on it)."""

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        """Run one statement."""

    def cursor(self) -> Any:
        """A cursor, for executemany."""

    def rollback(self) -> None:
        """Take back what was written; nothing where there is no transaction."""

    def close(self) -> None:
        """Give the connection back."""


def raw(engine: Engine) -> Driver:
    """A new connection of the driver's own, which no pool keeps."""
    pooled = engine.raw_connection()
    driver: Any = pooled.driver_connection
    pooled.detach()
    opened: Driver = driver
    return opened


class Statement:
    """SQL text, the order of its parameters and the shape of its rows."""

    def __init__(self, clause: ClauseElement, dialect: Dialect) -> None:
        compiled: Any = clause.compile(dialect=dialect)
        self.sql: str = str(compiled)
        order: tuple[str, ...] = tuple(compiled.positiontup or ())
        # `itemgetter` gives a tuple from two names on.
        self._pick = itemgetter(*order) if order[1:] else _few(order)
        self._given = {
            name: bind.value for name, bind in compiled.binds.items() if not bind.required
        }
        self.row = _row_of(clause)

    def arguments(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values in order. Raises KeyError for a name that was not given."""
        picked: tuple[Any, ...] = self._pick({**self._given, **values} if self._given else values)
        return picked


def _few(order: tuple[str, ...]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    return lambda values: tuple(values[name] for name in order)


def _row_of(clause: ClauseElement) -> Any:
    if not isinstance(clause, Select):
        return None
    names = tuple(column.name for column in clause.selected_columns)
    shape: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc] # its names are data
    return shape._make


@cache
def statement(clause: ClauseElement, dialect: Dialect) -> Statement:
    """The statement for this database. Clauses stand at module level, so the cache stays small."""
    return Statement(clause, dialect)
