"""What a handler holds while it decides: rows, the time, new ids and chance."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Dialect
from sqlalchemy.sql import ClauseElement

from oasis_live.engine.statements import Driver, statement
from oasis_live.kernel import ids

if TYPE_CHECKING:
    from oasis_live.engine.changes import Ref

Rows = list[Any]
Held = TypeVar("Held")
MomentRunner = Callable[["Tx", str, tuple[str, ...]], "frozenset[Ref]"]


def _nothing_happens(_tx: "Tx", _name: str, _ids: tuple[str, ...]) -> "frozenset[Ref]":
    return frozenset()


@dataclass(slots=True)
class Tx:
    """One room's side of one transaction. Nobody but the pipeline commits."""

    room: str
    now: datetime
    chance: random.Random
    driver: Driver
    dialect: Dialect
    run_moment: MomentRunner = field(default=_nothing_happens)
    written: int = 0
    # What earlier commands of the same group changed, with their numbers; no table has it yet.
    numbered: "dict[Ref, int]" = field(default_factory=dict)
    _held: dict[tuple[str, str], Any] = field(default_factory=dict)

    @property
    def now_ms(self) -> int:
        """The time of this transaction in milliseconds since 1970, UTC."""
        return ids.to_ms(self.now)

    def new_id(self) -> str:
        """A new id that sorts by time."""
        return ids.new_id(self.now_ms, self.chance)

    def new_token(self) -> str:
        """A secret of 160 bits, as hexadecimal text."""
        return f"{self.chance.getrandbits(160):040x}"

    def rows(self, clause: ClauseElement, **values: Any) -> Rows:
        """All rows that the statement finds, with their columns as attributes."""
        prepared = statement(clause, self.dialect)
        found = self.driver.execute(prepared.sql, prepared.arguments(values)).fetchall()
        return [prepared.row(row) for row in found] if prepared.row else list(found)

    def row(self, clause: ClauseElement, **values: Any) -> Any:
        """The first row, or None."""
        found = self.rows(clause, **values)
        return found[0] if found else None

    def write(self, clause: ClauseElement, **values: Any) -> int:
        """Insert, update or delete; how many rows it touched."""
        prepared = statement(clause, self.dialect)
        self.written += 1
        count: int = self.driver.execute(prepared.sql, prepared.arguments(values)).rowcount
        return count

    def write_all(self, clause: ClauseElement, rows: Iterable[Mapping[str, Any]]) -> None:
        """The same statement for many rows."""
        prepared = statement(clause, self.dialect)
        self.written += 1
        self.driver.cursor().executemany(prepared.sql, [prepared.arguments(row) for row in rows])

    def once(self, name: str, load: Callable[[], Held]) -> Held:
        """What `load` gives, asked once in this transaction: every command of a group asks for its
        summit. Whoever writes it says `forget`.
        """
        key = (self.room, name)
        if key not in self._held:
            self._held[key] = load()
        held: Held = self._held[key]
        return held

    def holds(self, name: str) -> bool:
        """Whether `once` was asked for this."""
        return (self.room, name) in self._held

    def each(
        self, name: str, ids: Iterable[str], load: Callable[[list[str]], Mapping[str, Held]]
    ) -> dict[str, Held]:
        """What `load` gives for these ids, each asked once in this transaction, which only reads:
        what many people are told of is read for all of them, and their screens read it again.
        """
        wanted = list(ids)
        known: dict[str, Held | None] = self.once(name, dict)
        missing = [one for one in wanted if one not in known]
        if missing:
            known.update(dict.fromkeys(missing))
            known.update(load(missing))
        return {one: found for one in wanted if (found := known[one]) is not None}

    def forget(self, name: str) -> None:
        """It was written: the next who asks reads it again."""
        self._held.pop((self.room, name), None)

    def moment(self, name: str, ids: Iterable[str]) -> "frozenset[Ref]":
        """Run what features declared for this moment; the entries that it changed."""
        return self.run_moment(self, name, tuple(ids))

    def in_room(self, room: str) -> "Tx":
        """The same transaction, seen from another room."""
        tx = Tx(room, self.now, self.chance, self.driver, self.dialect, self.run_moment)
        tx._held = self._held
        return tx
